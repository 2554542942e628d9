// Cables: bandwidth, order, loss. Read first: Sources/Emulation/Network/Lane.swift and Link.swift.

import Basics
import Emulation
import Testing

@Suite struct LinkTests {
    func link(_ properties: LinkProperties) -> Link {
        Link(name: "l", from: .host(0, interface: 0), to: .host(1, interface: 0), properties: properties, seed: 1)
    }

    func expect(_ loss: FrameLoss?, _ bytes: Int, into link: inout Link, busyUntil: Instant = .start) {
        let result = LinkPace(link).refusal(of: bytes, busyUntil: busyUntil, at: .start) ?? link.chanceOfLoss()
        #expect(result == loss, "\(bytes) bytes")
    }

    @Test func aFrameKeepsTheInterfaceBusyForItsBits() {
        let properties = LinkProperties(bandwidth: 1_000_000)
        #expect(properties.transmissionTime(of: 125) == .milliseconds(1))
        #expect(LinkProperties(bandwidth: 0).transmissionTime(of: 1500) == .zero)
        var lane = Lane(to: .host(1, interface: 0))
        let now = Instant(nanoseconds: 5)
        let first = lane.occupy(for: .milliseconds(1), from: now)
        let second = lane.occupy(for: .milliseconds(1), from: now)
        #expect(first.nanoseconds == 1_000_005)
        #expect(second.nanoseconds == 2_000_005)
    }

    @Test func aLaneKeepsItsOrderWhateverTheJitter() {
        var lane = Lane(to: .host(1, interface: 0))
        var arrivals: [Instant] = []
        for (i, time) in ([50, 20, 90, 60, 61, 200] as [UInt64]).enumerated() {
            let frame = PacketBuffer([UInt8(i)])
            arrivals.append(lane.enqueue(frame, arrival: Instant(nanoseconds: time), sequence: UInt64(i)))
        }
        #expect(arrivals.map(\.nanoseconds) == [50, 50, 90, 90, 90, 200])
        for i in 0..<6 {
            let frame = lane.dequeue()
            #expect(frame[0] == UInt8(i))
        }
        #expect(lane.next == nil)
    }

    @Test func aLaneReusesItsRing() {
        var lane = Lane(to: .host(1, interface: 0))
        var expected: UInt8 = 0
        for i in 0..<250 as Range<UInt8> {
            _ = lane.enqueue(PacketBuffer([i]), arrival: Instant(nanoseconds: UInt64(i)), sequence: UInt64(i))
            if i % 3 == 2 {
                let frame = lane.dequeue()
                #expect(frame[0] == expected)
                expected += 1
            }
        }
        while lane.next != nil {
            let frame = lane.dequeue()
            #expect(frame[0] == expected)
            expected += 1
        }
        #expect(expected == 250)
    }

    /// Drains a lane and returns the first byte of each frame.
    func line(_ lane: Lane) -> [UInt8] {
        var lane = lane
        var bytes: [UInt8] = []
        while lane.next != nil {
            let frame = lane.dequeue()
            bytes.append(frame[0])
        }
        return bytes
    }

    @Test func copiesOfALaneGoTheirOwnWays() {
        var random = SeededGenerator(seed: 7)
        var lanes = [(lane: Lane(to: .host(1, interface: 0)), expected: [UInt8]())]
        for i in 0..<4000 as Range<UInt64> {
            let chosen = Int(random.next(below: UInt64(lanes.count)))
            switch random.next(below: 8) {
            case 0 where lanes.count < 6: lanes.append(lanes[chosen])
            case 0: lanes.remove(at: chosen)
            case 1...3 where !lanes[chosen].expected.isEmpty:
                let frame = lanes[chosen].lane.dequeue()
                #expect(frame[0] == lanes[chosen].expected.removeFirst())
            default:
                let byte = UInt8(truncatingIfNeeded: i)
                _ = lanes[chosen].lane.enqueue(
                    PacketBuffer([byte]), arrival: Instant(nanoseconds: i), sequence: i)
                lanes[chosen].expected.append(byte)
            }
            if lanes.isEmpty { lanes.append((Lane(to: .host(1, interface: 0)), [])) }
            if i % 64 == 0 { for (lane, expected) in lanes { #expect(line(lane) == expected) } }
        }
    }

    @Test func whatALinkRefusesHasItsReason() {
        var cut = link(LinkProperties(isUp: false))
        expect(.linkDown, 60, into: &cut)
        var narrow = link(LinkProperties(mtu: 1400))
        expect(nil, 1414, into: &narrow)
        expect(.tooLong, 1415, into: &narrow)
        var lossy = link(LinkProperties(loss: 1_000_000))
        expect(.chance, 60, into: &lossy)
        var slow = link(LinkProperties(bandwidth: 8_000, queueLimit: 3_000))
        expect(nil, 60, into: &slow, busyUntil: .start + .milliseconds(3_000))
        expect(.queueFull, 60, into: &slow, busyUntil: .start + .milliseconds(3_001))
    }
}
