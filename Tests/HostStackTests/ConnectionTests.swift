// TCP through whole stacks: sockets, look-up, ports, errors of the network. TCP itself is tested in TCP/.

import Basics
import HostStack
import Testing
import Wire

@Suite("TCP sockets") struct ConnectionTests {
    /// Stack 0 calls stack `server` at port 25; both sockets, established.
    func established(_ network: inout TestNetwork, server: Int, _ address: IPAddress) throws -> (SocketID, SocketID) {
        _ = try network.on(server) { stack, _, _ in try stack.listen(port: 25, owner: 2) }
        let client = try network.on(0) { try $0.connect(to: Endpoint(address, 25), owner: 1, at: $1, &$2) }
        network.run(.milliseconds(20))
        let accepted = try #require(network.events.last { $0.stack == server }).event.socket
        #expect(network.events(of: 0) == [.connected])
        return (client, accepted)
    }

    @Test("Connect, send, read, close")
    func conversation() throws {
        var network = TestNetwork.routed()
        let (client, server) = try established(&network, server: 2, "198.51.100.10")
        try network.on(2) { try $0.send(Array("220 hello\r\n".utf8), on: server, at: $1, &$2) }
        network.run(.milliseconds(10))
        #expect(network.events(of: 0) == [.connected, .readable])
        let bytes = network.on(0) { $0.read(client, at: $1, &$2) }
        #expect(bytes?.array == Array("220 hello\r\n".utf8))
        network.run(seconds: 1)
        #expect(network.events(of: 2).last == .drained)
        network.on(0) { $0.close(client, at: $1, &$2) }
        network.run(seconds: 1)
        #expect(network.events(of: 2).last == .peerClosed)
        network.on(2) { $0.close(server, at: $1, &$2) }
        network.run(seconds: 1)
        #expect(network.events(of: 2).last == .closed(.finished))
        #expect(network.events(of: 0).last == .closed(.finished))
        network.run(seconds: 70)
        #expect(network.stacks[0].remoteEndpoint(of: client) == nil)
        #expect(network.stacks[2].remoteEndpoint(of: server) == nil)
    }

    @Test("RFC 9293 figure 5: whoever looks on is told of every state, on both sides")
    func states() throws {
        var network = TestNetwork.routed()
        let (client, server) = try established(&network, server: 2, "198.51.100.10")
        network.on(0) { $0.close(client, at: $1, &$2) }
        network.run(seconds: 1)
        network.on(2) { $0.close(server, at: $1, &$2) }
        network.run(seconds: 70)
        func states(of stack: Int) -> [TCPState?] {
            var states: [TCPState?] = []
            for case (stack, .tcpState(_, _, let from, let to)) in network.observations {
                if states.isEmpty { states.append(from) }
                #expect(states.last == from)
                states.append(to)
            }
            return states
        }
        #expect(states(of: 0) == [nil, .synSent, .established, .finWait1, .finWait2, .timeWait, .closed])
        #expect(states(of: 2) == [nil, .synReceived, .established, .closeWait, .lastAck, .closed])
    }

    @Test("RFC 6298 §5: a timer that runs out is told of, and seen before it does")
    func timers() throws {
        var network = TestNetwork.pair()
        network.isLost = { number, _ in number >= 2 }
        let remote = Endpoint("192.0.2.2", 25)
        _ = try network.on(0) { try $0.connect(to: remote, owner: 1, at: $1, &$2) }
        network.run(.milliseconds(10))
        let waiting = network.stacks[0].timerViews
        guard case .tcp(.retransmission, let local, remote)? = waiting.first?.timer else {
            Issue.record("no retransmission timer: \(waiting)")
            return
        }
        network.run(seconds: 2)
        let told = network.observations.compactMap { stack, observation -> StackTimer? in
            if stack == 0, case .timer(let timer) = observation { timer } else { nil }
        }
        #expect(told.first == .tcp(.retransmission, local: local, remote: remote))
        #expect(waiting[0].deadline <= network.now)
    }

    @Test("A megabyte crosses a router byte for byte")
    func bulk() throws {
        var network = TestNetwork.routed()
        let (client, server) = try established(&network, server: 2, "198.51.100.10")
        let data = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
        try network.on(0) { try $0.send(data, on: client, at: $1, &$2) }
        var received: [UInt8] = []
        for _ in 0..<2000 where received.count < data.count {
            network.run(.milliseconds(2))
            network.on(2) { while let part = $0.read(server, at: $1, &$2) { received += part.array } }
        }
        #expect(received == data)
        network.run(seconds: 1)
        #expect(network.events(of: 0).last == .drained)
        #expect(network.stacks[0].unacknowledgedByteCount(of: client) == 0)
    }

    @Test("A closed port refuses")
    func refused() throws {
        var network = TestNetwork.pair()
        _ = try network.on(0) { try $0.connect(to: Endpoint("192.0.2.2", 25), owner: 1, at: $1, &$2) }
        network.run(seconds: 1)
        #expect(network.story.last == "0: 192.0.2.2 > 192.0.2.1 tcp RST,ACK 0")
        #expect(network.events(of: 0) == [.connectFailed(.refused)])
    }

    @Test("A host that is off, on our own link: no route to host after 3 s")
    func neighbourIsOff() throws {
        var network = TestNetwork.pair()
        network.isOff = [1]
        _ = try network.on(0) { try $0.connect(to: Endpoint("192.0.2.2", 25), owner: 1, at: $1, &$2) }
        network.run(.milliseconds(2_999))
        #expect(network.events.isEmpty)
        network.run(.milliseconds(1))
        #expect(network.events(of: 0) == [.connectFailed(.unreachable(.host))])
    }

    @Test("A host that is off, behind a router: the router's ICMP, one for each SYN, ends the attempt")
    func farHostIsOff() throws {
        var network = TestNetwork.routed()
        network.isOff = [2]
        _ = try network.on(0) { try $0.connect(to: Endpoint("198.51.100.10", 25), owner: 1, at: $1, &$2) }
        network.run(seconds: 4)
        #expect(network.events(of: 0) == [.connectFailed(.unreachable(.host))])
        #expect(network.story.filter { $0.contains("icmp 3/1") }.count == 3)
    }

    @Test("RFC 1122 §4.2.3.9: packets that go round until their TTL is used up end the attempt like a host that is off")
    func roundAndRound() throws {
        var network = TestNetwork()
        network.add([("192.0.2.10/24", 0)], gateway: "192.0.2.1")
        network.add(
            [("192.0.2.1/24", 0), ("203.0.113.1/24", 1)], routes: [("0.0.0.0/0", "203.0.113.2", 1)], forwards: true)
        network.add([("203.0.113.2/24", 1)], gateway: "203.0.113.1", forwards: true)
        _ = try network.on(0) { try $0.connect(to: Endpoint("198.51.100.10", 25), owner: 1, at: $1, &$2) }
        network.run(seconds: 1)
        #expect(network.story.contains { $0.hasSuffix("> 192.0.2.10 icmp 11/0") })
        #expect(network.events(of: 0) == [.connectFailed(.unreachable(.host))])
    }

    @Test("No route: the call fails at once")
    func noRoute() {
        var network = TestNetwork.pair()
        #expect(throws: SocketError.noRoute) {
            try network.on(0) { try $0.connect(to: Endpoint("203.0.113.1", 25), owner: 1, at: $1, &$2) }
        }
    }

    @Test("A router with a smaller MTU makes the segments smaller, and those of the next connection from the start")
    func pathMTU() throws {
        var network = TestNetwork.routed(farMTU: 800)
        let (client, server) = try established(&network, server: 2, "198.51.100.10")
        let data = (0..<20_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try network.on(0) { try $0.send(data, on: client, at: $1, &$2) }
        var received: [UInt8] = []
        for _ in 0..<500 where received.count < data.count {
            network.run(.milliseconds(20))
            network.on(2) { while let part = $0.read(server, at: $1, &$2) { received += part.array } }
        }
        #expect(received == data)
        #expect(network.story.contains("0: 192.0.2.1 > 192.0.2.10 icmp 3/4"))
        let before = network.frames.count
        let again = try network.on(0) { try $0.connect(to: Endpoint("198.51.100.10", 25), owner: 1, at: $1, &$2) }
        network.run(seconds: 1)
        try network.on(0) { try $0.send(data, on: again, at: $1, &$2) }
        network.run(seconds: 1)
        #expect(network.frames[before...].allSatisfy { $0.frame.count <= 814 })
    }

    @Test("The own interface's MTU sinks under an open connection: its segments shrink, none is cut into fragments")
    func ownMTUSinks() throws {
        var network = TestNetwork.pair()
        let (client, server) = try established(&network, server: 1, "192.0.2.2")
        let data = (0..<40_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        // What leaves before and is lost is sent again in smaller segments.
        var isCut = true
        network.isLost = { _, frame in isCut && frame.count > 1000 }
        try network.on(0) { try $0.send(data, on: client, at: $1, &$2) }
        network.run(.milliseconds(10))
        let before = network.frames.count
        isCut = false
        network.on(0) { stack, _, _ in stack.setMTU(576, ofInterface: 0) }
        var received: [UInt8] = []
        for _ in 0..<500 where received.count < data.count {
            network.run(.milliseconds(20))
            network.on(1) { while let part = $0.read(server, at: $1, &$2) { received += part.array } }
        }
        #expect(received == data)
        let sent = network.frames[before...].map(\.frame)
        #expect(sent.allSatisfy { $0.count <= 590 })
        // Offset and more-fragments flag (RFC 791 §3.1) are zero in all of them.
        #expect(sent.allSatisfy { $0.count < 34 || ($0.array[20] & 0x3F, $0.array[21]) == (0, 0) })
    }

    @Test("After a power failure the connection is unknown: the peer's next segment is answered with a reset")
    func powerFailure() throws {
        var network = TestNetwork.routed()
        let (client, server) = try established(&network, server: 2, "198.51.100.10")
        network.on(2) { stack, _, _ in stack.powerOff() }
        #expect(network.stacks[2].localEndpoint(of: server) == nil)
        try network.on(0) { try $0.send([1], on: client, at: $1, &$2) }
        network.run(seconds: 2)
        #expect(network.events(of: 0).last == .closed(.reset))
    }

    @Test("A listener that closes resets those who are not accepted yet, and new ones")
    func closeListener() throws {
        var network = TestNetwork.pair()
        let listener = try network.on(1) { stack, _, _ in try stack.listen(port: 25, owner: 2) }
        #expect(throws: SocketError.portInUse) { try network.on(1) { s, _, _ in try s.listen(port: 25, owner: 3) } }
        #expect(network.stacks[1].localEndpoint(of: listener)?.port == 25)
        network.on(1) { $0.close(listener, at: $1, &$2) }
        _ = try network.on(0) { try $0.connect(to: Endpoint("192.0.2.2", 25), owner: 1, at: $1, &$2) }
        network.run(seconds: 1)
        #expect(network.events(of: 0) == [.connectFailed(.refused)])
        #expect(throws: Never.self) { try network.on(1) { s, _, _ in try s.listen(port: 25, owner: 3) } }
    }

    @Test("Closing a listener resets what is half open, and nothing that was released before")
    func closeWithHalfOpen() throws {
        var network = TestNetwork.pair()
        let listener = try network.on(1) { stack, _, _ in try stack.listen(port: 25, owner: 2) }
        // One connection comes and goes, another one stays half open: its last acknowledgment is lost.
        _ = try network.on(0) { try $0.connect(to: Endpoint("192.0.2.2", 25), owner: 1, at: $1, &$2) }
        network.run(seconds: 1)
        network.on(0) { $0.abortAll(owner: 1, at: $1, &$2) }
        network.run(seconds: 1)
        network.isLost = { _, frame in TestNetwork.describe(frame).hasSuffix("tcp ACK 0") }
        _ = try network.on(0) { try $0.connect(to: Endpoint("192.0.2.2", 25), owner: 1, at: $1, &$2) }
        network.run(.milliseconds(100))
        _ = try network.on(0) { try $0.connect(to: Endpoint("192.0.2.2", 25), owner: 1, at: $1, &$2) }
        network.run(.milliseconds(100))
        let before = network.frames.count
        network.on(1) { $0.close(listener, at: $1, &$2) }
        #expect(network.story[before...] == Array(repeating: "0: 192.0.2.2 > 192.0.2.1 tcp RST,ACK 0", count: 2)[...])
    }

    @Test("A flood of SYNs fills the backlog and no more")
    func synFlood() throws {
        var network = TestNetwork.pair()
        _ = try network.on(1) { stack, _, _ in try stack.listen(port: 25, owner: 2) }
        // The stacks know each other's Ethernet address, and nothing that the pretended sender says arrives.
        network.on(1) { $0.ping("192.0.2.1", identifier: 7, sequence: 1, owner: 3, at: $1, &$2) }
        network.run(.milliseconds(10))
        network.isLost = { _, frame in TestNetwork.describe(frame).contains("192.0.2.1 > 192.0.2.2 tcp RST") }
        for i in 0..<500 {
            var packet = PacketBuffer(headroom: 80, capacity: 60)
            TCPHeader(sourcePort: UInt16(1000 + i), destinationPort: 25, sequence: SequenceNumber(1), flags: .syn)
                .prepend(to: &packet, from: "192.0.2.1", to: "192.0.2.2")
            IPv4Header(identification: 1, payloadProtocol: .tcp, source: "192.0.2.1", destination: "192.0.2.2")
                .prepend(to: &packet)
            EthernetHeader(destination: network.stacks[1].interfaces[0].mac, source: .zero, type: .ipv4)
                .prepend(to: &packet)
            network.inject(packet, from: 0)
        }
        network.run(.milliseconds(500))
        #expect(network.story.filter { $0.hasSuffix("tcp SYN,ACK 0") }.count == 128)
        // The backlog is full: an honest caller has to try again, until the half-open ones are given up.
        network.isLost = { _, _ in false }
        _ = try network.on(0) { try $0.connect(to: Endpoint("192.0.2.2", 25), owner: 1, at: $1, &$2) }
        network.run(.milliseconds(400))
        #expect(network.events(of: 0).isEmpty)
        network.run(seconds: 200)
        #expect(network.events(of: 0) == [.connected])
    }

    @Test("Two programs of one host talk to each other without any frame")
    func loopback() throws {
        var network = TestNetwork.pair()
        _ = try network.on(0) { stack, _, _ in try stack.listen(port: 25, owner: 2) }
        let client = try network.on(0) { try $0.connect(to: Endpoint("192.0.2.1", 25), owner: 1, at: $1, &$2) }
        #expect(network.events.map(\.event.owner) == [1, 2])
        let server = try #require(network.events.last).event.socket
        try network.on(0) { try $0.send([1, 2, 3], on: client, at: $1, &$2) }
        #expect(network.on(0) { $0.read(server, at: $1, &$2) }?.array == [1, 2, 3])
        #expect(network.frames.isEmpty)
    }

    @Test("A program that dies leaves nothing behind")
    func abortAll() throws {
        var network = TestNetwork.pair()
        let (client, server) = try established(&network, server: 1, "192.0.2.2")
        network.on(1) { $0.abortAll(owner: 2, at: $1, &$2) }
        network.run(seconds: 1)
        #expect(network.events(of: 0).last == .closed(.reset))
        #expect(network.stacks[1].remoteEndpoint(of: server) == nil)
        #expect(throws: Never.self) { try network.on(1) { s, _, _ in try s.listen(port: 25, owner: 3) } }
        #expect(throws: SocketError.notOpen) { try network.on(0) { try $0.send([1], on: client, at: $1, &$2) } }
    }

    @Test("Many connections, each found by its own four numbers")
    func many() throws {
        var network = TestNetwork.pair()
        _ = try network.on(1) { stack, _, _ in try stack.listen(port: 25, owner: 2) }
        let clients = try (0..<120).map { _ in
            try network.on(0) { try $0.connect(to: Endpoint("192.0.2.2", 25), owner: 1, at: $1, &$2) }
        }
        network.run(seconds: 1)
        for (i, client) in clients.enumerated() {
            try network.on(0) { try $0.send([UInt8(i)], on: client, at: $1, &$2) }
        }
        network.run(seconds: 1)
        for (stack, event) in network.events where stack == 1 && event.kind == .readable {
            let port = network.stacks[1].remoteEndpoint(of: event.socket)?.port
            let i = clients.firstIndex { network.stacks[0].localEndpoint(of: $0)?.port == port }
            #expect(network.on(1) { $0.read(event.socket, at: $1, &$2) }?.array == [UInt8(i ?? 255)])
        }
        #expect(network.events(of: 1).filter { $0 == .readable }.count == 120)
    }

    @Test("The same seed, the same frames; a copy goes on as the original does")
    func deterministic() throws {
        var network = TestNetwork.routed()
        let (client, _) = try established(&network, server: 2, "198.51.100.10")
        var copy = network
        func goOn(_ network: inout TestNetwork) throws {
            try network.on(0) { try $0.send(Array(repeating: 9, count: 5000), on: client, at: $1, &$2) }
            network.run(seconds: 3)
        }
        try goOn(&network)
        try goOn(&copy)
        #expect(network == copy)
        #expect(network.frames.map(\.frame) == copy.frames.map(\.frame))
    }
}
