// Damaged, cut and invented frames: nothing may trap, hang or fill the memory, and no error answers an error.

import Basics
import HostStack
import TestSupport
import Testing
import Wire

@Suite("Hostile frames") struct HostileFrameTests {
    /// Frames of every kind that a busy router and its hosts exchange.
    func traffic() throws -> (TestNetwork, [PacketBuffer]) {
        var network = TestNetwork.routed(farMTU: 1000)
        _ = try network.on(2) { stack, _, _ in try stack.listen(port: 25, owner: 2) }
        _ = try network.on(2) { stack, _, _ in try stack.bindUDP(port: 53, owner: 2) }
        let udp = try network.on(0) { stack, _, _ in try stack.bindUDP(port: 5000, owner: 1) }
        let tcp = try network.on(0) { try $0.connect(to: Endpoint("198.51.100.10", 25), owner: 1, at: $1, &$2) }
        network.run(.milliseconds(50))
        try network.on(0) { try $0.send(Array(repeating: 7, count: 4000), on: tcp, at: $1, &$2) }
        for port in [UInt16(53), 54] {
            let far = Endpoint("198.51.100.10", port)
            try network.on(0) { try $0.send(Array(repeating: 7, count: 3000), from: udp, to: far, at: $1, &$2) }
        }
        network.on(0) { $0.ping("198.51.100.10", identifier: 1, sequence: 1, owner: 1, at: $1, &$2) }
        network.on(0) { $0.ping("203.0.113.1", identifier: 1, sequence: 1, owner: 1, at: $1, &$2) }
        network.run(seconds: 1)
        return (network, network.frames.map(\.frame))
    }

    /// Makes the IPv4 header checksum right again, so that damage behind it is reached.
    func repaired(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.count >= 34, bytes[12] == 8, bytes[13] == 0 else { return bytes }
        var packet = PacketBuffer(bytes)
        let length = min(Int(bytes[14] & 15) * 4, bytes.count - 14)
        var span = packet.mutableBytes
        span.store16(0, at: 24)
        let checksum = InternetChecksum.of(span.bytes.extracting(14..<(14 + length)))
        span.store16(checksum, at: 24)
        return packet.array
    }

    @Test("Thousands of changed frames at a router and at a host", arguments: 0..<4)
    func mutations(_ seed: Int) throws {
        let (network, frames) = try traffic()
        var random = SeededGenerator(seed: UInt64(seed))
        var stacks = network.stacks
        var out = StackOutput()
        var now = network.now
        for _ in 0..<3000 {
            var bytes = frames[Int(random.next(below: UInt64(frames.count)))].array
            for _ in 0...Int(random.next(below: 3)) { Mutation.apply(to: &bytes, &random) }
            if random.next(below: 4) > 0 { bytes = repaired(bytes) }
            let i = Int(random.next(below: 3))
            let interface = Int(random.next(below: UInt64(stacks[i].interfaces.count)))
            // Most are addressed to whom they reach.
            if bytes.count >= 6 && random.next(below: 8) > 0 {
                bytes.replaceSubrange(0..<6, with: stacks[i].interfaces[interface].mac.bytes)
            }
            stacks[i].receive(PacketBuffer(bytes), on: interface, at: now, &out)
            now = now + .milliseconds(random.next(below: 20))
            for j in stacks.indices where stacks[j].nextDeadline <= now { stacks[j].advance(to: now, &out) }
            #expect(out.frames.count < 200 && out.events.count < 200)
            #expect(out.frames.allSatisfy { $0.frame.count >= 60 && $0.frame.count <= 1514 })
            out.removeAll()
        }
        // Nothing that came of it goes on for ever: in the end every stack is at rest.
        for i in stacks.indices {
            for _ in 0..<10_000 where stacks[i].nextDeadline != .never {
                stacks[i].advance(to: stacks[i].nextDeadline, &out)
                out.removeAll()
            }
            #expect(stacks[i].nextDeadline == .never)
        }
    }

    @Test("Every truncation of every frame")
    func truncations() throws {
        var (network, frames) = try traffic()
        var out = StackOutput()
        for frame in frames.prefix(40) {
            for length in 0..<frame.count {
                let part = repaired(Array(frame.array.prefix(length)))
                for i in network.stacks.indices {
                    network.stacks[i].receive(PacketBuffer(part), on: 0, at: network.now, &out)
                }
                out.removeAll()
            }
        }
    }

    /// A frame to stack 1 of a pair, from 192.0.2.1 unless said otherwise.
    func frame(
        _ payload: PacketBuffer, _ code: IPProtocol, from source: IPAddress = "192.0.2.1",
        to destination: IPAddress = "192.0.2.2", mac: MACAddress, offset: Int = 0
    ) -> PacketBuffer {
        var packet = payload
        var header = IPv4Header(identification: 1, payloadProtocol: code, source: source, destination: destination)
        header.fragmentOffset = offset
        header.prepend(to: &packet)
        EthernetHeader(destination: mac, source: MACAddress(bits: 0x02_0000_0000_00), type: .ipv4).prepend(to: &packet)
        return packet
    }

    @Test("What must not be answered with an error: RFC 1122 §3.2.2")
    func silence() {
        var network = TestNetwork.pair()
        let mac = network.stacks[1].interfaces[0].mac
        let unknown = IPProtocol(rawValue: 200)
        let payload = PacketBuffer(Array(repeating: 0, count: 64), headroom: 34)
        let error = ICMPMessage.unreachable(.port, original: Array(repeating: 0, count: 28)).packet()
        let frames = [
            frame(error, .icmp, mac: mac),
            frame(payload, unknown, from: "0.0.0.0", mac: mac),
            frame(payload, unknown, from: "127.0.0.1", mac: mac),
            frame(payload, unknown, from: "224.0.0.5", mac: mac),
            frame(payload, unknown, from: "255.255.255.255", mac: mac),
            frame(payload, unknown, from: "192.0.2.255", mac: mac),
            frame(payload, unknown, to: "192.0.2.255", mac: .broadcast),
            frame(payload, unknown, to: "255.255.255.255", mac: .broadcast),
            frame(payload, unknown, to: "192.0.2.2", mac: .broadcast),
            frame(payload, unknown, to: "192.0.2.77", mac: mac),
            frame(payload, unknown, to: "127.0.0.1", mac: mac),
            frame(payload, unknown, mac: MACAddress(bits: 0x02_0000_0099_00)),
            frame(payload, unknown, mac: mac, offset: 64),
        ]
        for frame in frames {
            let before = network.frames.count
            network.inject(frame, from: 0)
            network.run(.milliseconds(5))
            #expect(network.frames.count == before + 1, "\(TestNetwork.describe(frame))")
        }
        network.inject(frame(payload, unknown, mac: mac), from: 0)
        network.run(.milliseconds(5))
        #expect(network.story.last == "0: 192.0.2.2 > 192.0.2.1 icmp 3/2")
    }

    @Test("RFC 1122 §3.2.1.3: everybody on a link sends nothing, and gets no answer either")
    func broadcastSource() throws {
        var network = TestNetwork.pair()
        let mac = network.stacks[1].interfaces[0].mac
        _ = try network.on(1) { stack, _, _ in try stack.listen(port: 25, owner: 1) }
        _ = try network.on(1) { stack, _, _ in try stack.bindUDP(port: 53, owner: 1) }
        let (sender, own): (IPAddress, IPAddress) = ("192.0.2.255", "192.0.2.2")
        var syn = PacketBuffer([], headroom: 80)
        TCPHeader(sourcePort: 40_000, destinationPort: 25, sequence: SequenceNumber(7), flags: .syn, window: 1000)
            .prepend(to: &syn, from: sender, to: own)
        var ack = PacketBuffer([], headroom: 80)
        TCPHeader(sourcePort: 40_000, destinationPort: 26, sequence: SequenceNumber(7), flags: .ack, window: 1000)
            .prepend(to: &ack, from: sender, to: own)
        var question = PacketBuffer([1, 2, 3], headroom: 80)
        UDPHeader(sourcePort: 40_000, destinationPort: 53).prepend(to: &question, from: sender, to: own)
        let echo = ICMPMessage.echoRequest(identifier: 1, sequence: 1, data: [1, 2, 3]).packet()
        for (packet, code) in [(syn, IPProtocol.tcp), (ack, .tcp), (question, .udp), (echo, .icmp)] {
            network.inject(frame(packet, code, from: sender, mac: mac), from: 0)
        }
        network.run(seconds: 3)
        #expect(network.frames.count == 4 && network.events.isEmpty)
    }

    @Test("Errors are limited to 50 at once and 1000 a second")
    func rateLimit() {
        var network = TestNetwork.pair()
        let mac = network.stacks[1].interfaces[0].mac
        let payload = PacketBuffer(Array(repeating: 0, count: 64), headroom: 34)
        for _ in 0..<200 { network.inject(frame(payload, IPProtocol(rawValue: 200), mac: mac), from: 0) }
        network.run(seconds: 1)
        #expect(network.story.filter { $0.hasSuffix("icmp 3/2") }.count == 50)
    }

    @Test("An ICMP error about a packet that we never sent changes nothing")
    func forgedErrors() throws {
        var network = TestNetwork.pair()
        let mac = network.stacks[1].interfaces[0].mac
        let socket = try network.on(1) { stack, now, out in
            _ = try stack.listen(port: 25, owner: 1)
            return try stack.connect(to: Endpoint("192.0.2.1", 26), owner: 1, at: now, &out)
        }
        let port = try #require(network.stacks[1].localEndpoint(of: socket)?.port)
        let before = network.stacks[1]
        network.observations = []
        // Another host's; no connection's; a connection's that sent no such number (RFC 5927 §4.1).
        let forgeries: [(IPAddress, UInt16)] = [("192.0.2.9", 26), ("192.0.2.2", 27), ("192.0.2.2", 26)]
        for (source, remote) in forgeries {
            var original = PacketBuffer(
                [UInt8(port >> 8), UInt8(port & 255), UInt8(remote >> 8), UInt8(remote & 255), 9, 9, 9, 9],
                headroom: 34)
            IPv4Header(identification: 1, payloadProtocol: .tcp, source: source, destination: "192.0.2.1")
                .prepend(to: &original)
            let message = ICMPMessage.fragmentationNeeded(nextHopMTU: 100, original: original.array)
            var out = StackOutput()
            network.stacks[1].receive(
                frame(message.packet(), .icmp, mac: mac), on: 0, at: network.now, &out)
            #expect(network.stacks[1] == before && out.observations.isEmpty)
        }
    }
}
