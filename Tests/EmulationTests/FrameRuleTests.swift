// Planned losses: a link loses exactly the frames that a rule is about. Read first:
// Sources/Emulation/Network/FrameRule.swift.

import Basics
import Emulation
import HostStack
import Testing
import Wire

@Suite("Planned losses") struct FrameRuleTests {
    private struct Log: WorldObserver {
        var frames: [[UInt8]] = []
        /// Frames that a rule took, by their number among those that were sent.
        var taken: [Int] = []
        var retransmissions = 0
        var arpFailures = 0

        var wantsObservations: Bool { true }
        mutating func observed(_ observation: Observation) {
            if case .stack(.tcpRetransmitted) = observation.kind { retransmissions += 1 }
            if case .stack(.arpFailed) = observation.kind { arpFailures += 1 }
        }
        mutating func sent(_ transmission: borrowing FrameTransmission) { frames.append(transmission.frame.array) }
        mutating func lost(_ transmission: borrowing FrameTransmission, because reason: FrameLoss) {
            if reason == .rule { taken.append(frames.count - 1) }
        }

        /// The numbers of the frames that `pattern` is about.
        func numbers(_ pattern: FramePattern) -> [Int] {
            frames.indices.filter { pattern.matches(PacketBuffer(frames[$0]).bytes) }
        }
    }

    private static let (source, sink) = (IPAddress(192, 0, 2, 1), IPAddress(192, 0, 2, 2))

    /// A host that sends 20,000 bytes to port 9 of another one, over one cable of 5 ms.
    private func run(_ rules: [FrameRule] = [], clearedAt moment: Instant? = nil) throws -> (log: Log, received: UInt64)
    {
        var world = World(seed: 1, clockStart: 0)
        let source = BulkSourceService(
            sink: Endpoint(Self.sink, 9), connections: 1, bytesPerConnection: 20_000, chunkSize: 20_000)
        for (last, service) in [Service.bulkSource(source), .bulkSink(BulkSinkService(port: 9))].enumerated() {
            let interface = InterfaceConfiguration(
                name: "eth0", mac: MACAddress(bits: 0x02_00_00_00_00_01 + UInt64(last)),
                address: IPAddress(192, 0, 2, UInt8(last + 1)), prefixLength: 24)
            _ = world.addHost(name: "h\(last)", interfaces: [interface], routes: [], services: [service])
        }
        world.connect(
            .host(0, interface: 0), to: .host(1, interface: 0), name: "l",
            properties: LinkProperties(delay: .milliseconds(5)))
        var log = Log()
        for rule in rules { world.plan(.rule(link: 0, rule), at: .start) }
        if let moment { world.plan(.noRules(link: 0), at: moment) }
        _ = world.run(until: .start + .seconds(200), observer: &log)
        guard case .bulkSink(let sink) = try #require(world.hosts[1].services.first) else { return (log, 0) }
        return (log, sink.received)
    }

    @Test("Every kind finds its frames, and no others") func kinds() throws {
        let log = try run().log
        let request = log.numbers(FramePattern(.arpRequest))
        let syn = log.numbers(FramePattern(.tcpSYN))
        #expect(log.numbers(FramePattern(.any)) == Array(log.frames.indices))
        #expect(request.count >= 1 && log.numbers(FramePattern(.arpReply)).count == request.count)
        #expect(syn.count == 1 && log.numbers(FramePattern(.tcpSYNACK)).count == 1)
        #expect(log.numbers(FramePattern(.tcpFIN)).count == 2)
        // 20,000 bytes in segments of at most 1,448.
        #expect(log.numbers(FramePattern(.tcpData)).count >= 14)
        let kinds: [FramePattern.Kind] = [.tcpSYN, .tcpSYNACK, .tcpData, .tcpACK, .tcpFIN]
        #expect(Set(kinds.flatMap { log.numbers(FramePattern($0)) }) == Set(log.numbers(FramePattern(.tcp))))
        #expect(log.numbers(FramePattern(.udp)).isEmpty && log.numbers(FramePattern(.icmp)).isEmpty)
    }

    @Test("Addresses and ports narrow it down") func conditions() throws {
        let log = try run().log
        let data = FramePattern(.tcpData, sources: [Self.source], destinations: [Self.sink], port: 9)
        #expect(log.numbers(data) == log.numbers(FramePattern(.tcpData)))
        #expect(log.numbers(FramePattern(.tcpData, sources: [Self.sink])).isEmpty)
        #expect(log.numbers(FramePattern(.tcp, port: 10)).isEmpty)
        #expect(log.numbers(FramePattern(.any, port: 9)) == log.numbers(FramePattern(.tcp)))
        #expect(log.numbers(FramePattern(.arpRequest, destinations: [Self.sink])).count >= 1)
    }

    @Test("The third segment with data is lost, is sent again, and nothing is missing in the end") func thirdSegment()
        throws
    {
        let pattern = FramePattern(.tcpData, sources: [Self.source])
        let (log, received) = try run([FrameRule(pattern, nth: 3)])
        #expect(log.taken == [log.numbers(pattern)[2]])
        #expect(log.retransmissions >= 1)
        #expect(received == 20_000)
    }

    @Test("Two rules count for themselves: the first that takes a frame hides it from the second") func twoRules()
        throws
    {
        let pattern = FramePattern(.tcpData, sources: [Self.source])
        let (log, received) = try run([FrameRule(pattern, nth: 2), FrameRule(pattern, nth: 2)])
        let data = log.numbers(pattern)
        #expect(log.taken == [data[1], data[2]])
        #expect(received == 20_000)
    }

    @Test("While every answer is lost, nobody is found; once the rule is taken back, all goes well") func taken() throws
    {
        let rule = FrameRule(FramePattern(.arpReply), times: 1_000_000)
        let forever = try run([rule])
        #expect(forever.received == 0)
        #expect(forever.log.arpFailures > 0)
        #expect(try run([rule], clearedAt: .start + .milliseconds(1_500)).received == 20_000)
    }

    @Test("Whatever the bytes are, a pattern reads them", arguments: FramePattern.Kind.allCases)
    func anyBytes(_ kind: FramePattern.Kind) throws {
        let log = try run().log
        for frame in log.frames.prefix(8) {
            for length in 0...frame.count {
                _ = FramePattern(kind, port: 9).matches(PacketBuffer(Array(frame.prefix(length))).bytes)
            }
        }
        var random = SeededGenerator(seed: 7)
        for _ in 0..<500 {
            var frame = log.frames[Int(random.next(below: UInt64(log.frames.count)))]
            frame[Int(random.next(below: UInt64(min(54, frame.count))))] = UInt8(random.next(below: 256))
            _ = FramePattern(kind).matches(PacketBuffer(frame).bytes)
        }
    }
}
