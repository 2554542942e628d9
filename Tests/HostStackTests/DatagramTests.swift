// UDP sockets over two stacks (RFC 768, RFC 1122 §4.1).

import Basics
import HostStack
import Testing
import Wire

@Suite("UDP sockets") struct DatagramTests {
    @Test("A datagram reaches the socket at its port, and the answer finds the way back")
    func exchange() throws {
        var network = TestNetwork.pair()
        let server = try network.on(1) { stack, _, _ in try stack.bindUDP(port: 53, owner: 9) }
        let client = try network.on(0) { stack, _, _ in try stack.bindUDP(port: nil, owner: 4) }
        try network.on(0) { try $0.send([1, 2, 3], from: client, to: Endpoint("192.0.2.2", 53), at: $1, &$2) }
        network.run(seconds: 1)
        let (_, event) = try #require(network.events.first)
        #expect(event.owner == 9 && event.socket == server)
        guard case .datagram(let from, let own, let bytes) = event.kind else {
            Issue.record("something else came")
            return
        }
        #expect(from.address == "192.0.2.1" && own == "192.0.2.2" && bytes.array == [1, 2, 3])
        #expect(EphemeralPorts.range.contains(from.port))
        try network.on(1) { try $0.send([4], from: server, to: from, at: $1, &$2) }
        network.run(seconds: 1)
        let answer = SocketEvent.Kind.datagram(from: Endpoint("192.0.2.2", 53), to: "192.0.2.1", PacketBuffer([4]))
        #expect(network.events(of: 0) == [answer])
    }

    @Test("RFC 1122 §4.1.3.5: a host with two addresses answers from the one that was asked, whatever the way out")
    func answerOfTwoAddresses() throws {
        // The router is asked at its far address, and answers by its near interface.
        var network = TestNetwork.routed()
        let server = try network.on(1) { stack, _, _ in try stack.bindUDP(port: 53, owner: 9) }
        let client = try network.on(0) { stack, _, _ in try stack.bindUDP(port: 5000, owner: 4) }
        let far = IPAddress("198.51.100.1")
        try network.on(0) { try $0.send([1], from: client, to: Endpoint(far, 53), at: $1, &$2) }
        network.run(seconds: 1)
        let question = Endpoint("192.0.2.10", 5000)
        #expect(network.events(of: 1) == [.datagram(from: question, to: far, PacketBuffer([1]))])
        try network.on(1) { try $0.send([2], from: server, as: far, to: question, at: $1, &$2) }
        network.run(seconds: 1)
        #expect(
            network.events(of: 0).last == .datagram(from: Endpoint(far, 53), to: question.address, PacketBuffer([2])))
        // Whoever says nothing, or a stranger's address, sends from that of the way out.
        for own in [IPAddress.unspecified, "203.0.113.9"] {
            try network.on(1) { try $0.send([3], from: server, as: own, to: question, at: $1, &$2) }
            network.run(seconds: 1)
            let near = Endpoint("192.0.2.1", 53)
            #expect(network.events(of: 0).last == .datagram(from: near, to: question.address, PacketBuffer([3])))
        }
    }

    @Test("RFC 1122 §4.1.3.5: what was sent to everybody on the link was sent to no address of ours")
    func broadcastHasNoOwnAddress() throws {
        var network = TestNetwork.pair()
        _ = try network.on(1) { stack, _, _ in try stack.bindUDP(port: 53, owner: 9) }
        let client = try network.on(0) { stack, _, _ in try stack.bindUDP(port: 5000, owner: 4) }
        try network.on(0) { try $0.send([1], from: client, to: Endpoint("192.0.2.255", 53), at: $1, &$2) }
        network.run(seconds: 1)
        let kind = SocketEvent.Kind.datagram(from: Endpoint("192.0.2.1", 5000), to: .unspecified, PacketBuffer([1]))
        #expect(network.events(of: 1) == [kind])
    }

    @Test("Host traffic has DF, TTL 64 and increasing identifications")
    func header() throws {
        var network = TestNetwork.pair()
        let client = try network.on(0) { stack, _, _ in try stack.bindUDP(port: nil, owner: 4) }
        for _ in 0..<2 {
            try network.on(0) { try $0.send([1], from: client, to: Endpoint("192.0.2.2", 53), at: $1, &$2) }
        }
        network.run(.milliseconds(10))
        var identifications: [UInt16] = []
        for frame in network.frames where TestNetwork.describe(frame.frame).contains("udp") {
            let ethernet = try EthernetView(frame.frame.bytes)
            let ip = try IPv4View(ethernet.payload)
            #expect(ip.dontFragment && ip.timeToLive == 64 && ip.hasValidChecksum)
            #expect(ethernet.bytes.byteCount == 60)
            identifications.append(ip.identification)
        }
        #expect(identifications.count == 2 && identifications[1] == identifications[0] &+ 1)
    }

    @Test("A closed port answers port unreachable, which reaches the socket that asked")
    func closedPort() throws {
        var network = TestNetwork.pair()
        let client = try network.on(0) { stack, _, _ in try stack.bindUDP(port: 5000, owner: 4) }
        try network.on(0) { try $0.send([1], from: client, to: Endpoint("192.0.2.2", 53), at: $1, &$2) }
        network.run(seconds: 1)
        #expect(network.story.last == "0: 192.0.2.2 > 192.0.2.1 icmp 3/3")
        #expect(network.events(of: 0) == [.unreachable(Endpoint("192.0.2.2", 53), .port)])
    }

    @Test("A broadcast to a closed port is not answered")
    func broadcast() throws {
        var network = TestNetwork.pair()
        let client = try network.on(0) { stack, _, _ in try stack.bindUDP(port: 5000, owner: 4) }
        try network.on(0) { try $0.send([1], from: client, to: Endpoint("192.0.2.255", 53), at: $1, &$2) }
        network.run(seconds: 1)
        #expect(network.story == ["0: 192.0.2.1 > 192.0.2.255 udp 53 1"])
    }

    @Test("A damaged datagram is dropped without a word; one without checksum is accepted")
    func checksum() throws {
        var network = TestNetwork.pair()
        _ = try network.on(1) { stack, _, _ in try stack.bindUDP(port: 53, owner: 9) }
        for (checksum, arrives) in [(UInt16(0xABCD), false), (0, true)] {
            var packet = PacketBuffer([1, 2], headroom: 64)
            UDPHeader(sourcePort: 1, destinationPort: 53)
                .prepend(to: &packet, from: "192.0.2.1", to: "192.0.2.2")
            var bytes = packet.mutableBytes
            bytes.store16(checksum, at: 6)
            IPv4Header(identification: 1, payloadProtocol: .udp, source: "192.0.2.1", destination: "192.0.2.2")
                .prepend(to: &packet)
            EthernetHeader(destination: network.stacks[1].interfaces[0].mac, source: .zero, type: .ipv4)
                .prepend(to: &packet)
            network.inject(packet, from: 0)
            network.run(.milliseconds(5))
            #expect(network.events.isEmpty != arrives)
        }
        #expect(network.frames.count == 2)
    }

    @Test("A datagram over the MTU travels in pieces and arrives whole")
    func pieces() throws {
        var network = TestNetwork.routed()
        _ = try network.on(2) { stack, _, _ in try stack.bindUDP(port: 53, owner: 9) }
        let client = try network.on(0) { stack, _, _ in try stack.bindUDP(port: nil, owner: 4) }
        let large = (0..<4000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        try network.on(0) { try $0.send(large, from: client, to: Endpoint("198.51.100.10", 53), at: $1, &$2) }
        network.run(seconds: 1)
        guard case .datagram(_, _, let bytes) = network.events(of: 2).first else {
            Issue.record("something else came")
            return
        }
        #expect(bytes.array == large)
        #expect(network.events(of: 2).count == 1)
    }

    @Test("Errors of a call: taken ports, closed sockets, too long, no route")
    func errors() throws {
        var network = TestNetwork.pair()
        network.on(0) { stack, now, out in
            #expect(throws: Never.self) { try stack.bindUDP(port: 53, owner: 1) }
            #expect(throws: SocketError.portInUse) { try stack.bindUDP(port: 53, owner: 1) }
            let socket = try? stack.bindUDP(port: 54, owner: 1)
            guard let socket else {
                Issue.record("something else came")
                return
            }
            let near = Endpoint("192.0.2.2", 1)
            #expect(throws: SocketError.messageTooLong) {
                try stack.send(Array(repeating: 0, count: 65_508), from: socket, to: near, at: now, &out)
            }
            #expect(throws: SocketError.noRoute) {
                try stack.send([1], from: socket, to: Endpoint("203.0.113.1", 1), at: now, &out)
            }
            stack.closeUDP(socket)
            #expect(throws: SocketError.notOpen) { try stack.send([1], from: socket, to: near, at: now, &out) }
            let again = try? stack.bindUDP(port: 54, owner: 1)
            #expect(again != nil && again != socket)
        }
    }

    @Test("Ephemeral ports are random and not used again soon")
    func ephemeralPorts() throws {
        var network = TestNetwork.pair()
        var seen: [UInt16] = []
        for _ in 0..<60 {
            try network.on(0) { stack, _, _ in
                let socket = try stack.bindUDP(port: nil, owner: 1)
                seen.append(stack.localEndpoint(of: socket)?.port ?? 0)
                stack.closeUDP(socket)
            }
        }
        #expect(Set(seen).count == 60)
        #expect(seen != seen.sorted() && seen.allSatisfy(EphemeralPorts.range.contains))
    }

    @Test("A host talks to itself without any frame")
    func loopback() throws {
        var network = TestNetwork.pair()
        let server = try network.on(0) { stack, _, _ in try stack.bindUDP(port: 53, owner: 9) }
        for address in [IPAddress("127.0.0.1"), "192.0.2.1"] {
            try network.on(0) { try $0.send([5], from: server, to: Endpoint(address, 53), at: $1, &$2) }
            let kind = SocketEvent.Kind.datagram(from: Endpoint(address, 53), to: address, PacketBuffer([5]))
            #expect(network.events(of: 0).last == kind)
        }
        #expect(network.frames.isEmpty)
    }
}
