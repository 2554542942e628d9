// What routers do (RFC 1812 §5.2, RFC 1191), on host - router - host.

import Basics
import HostStack
import Testing
import Wire

@Suite("Forwarding") struct ForwardingTests {
    func ping(_ network: inout TestNetwork, _ address: IPAddress, from stack: Int = 0) {
        network.on(stack) { $0.ping(address, identifier: 7, sequence: 1, owner: 3, at: $1, &$2) }
    }

    @Test("A packet crosses a router: TTL one less, checksum right, new Ethernet addresses")
    func crosses() throws {
        var network = TestNetwork.routed()
        ping(&network, "198.51.100.10")
        network.run(seconds: 1)
        #expect(network.events(of: 0) == [.echoReply(from: "198.51.100.10", identifier: 7, sequence: 1)])
        let request = try #require(network.frames.last { $0.link == 1 && $0.from == 1 })
        let ethernet = try EthernetView(request.frame.bytes)
        let ip = try IPv4View(ethernet.payload)
        #expect(ip.timeToLive == 63 && ip.hasValidChecksum && ip.source == "192.0.2.10")
        #expect(ethernet.source == network.stacks[1].interfaces[1].mac)
        #expect(ethernet.destination == network.stacks[2].interfaces[0].mac)
    }

    @Test("The buffer that came in goes out, without a copy")
    func copiesNothing() throws {
        var network = TestNetwork.routed()
        ping(&network, "198.51.100.10")
        network.run(seconds: 1)
        let request = try #require(network.frames.first { $0.link == 0 && $0.from == 0 && $0.frame.count > 60 })
        let frame = PacketBuffer(request.frame.array)
        var out = StackOutput()
        network.stacks[1].receive(consume frame, on: 0, at: network.now, &out)
        #expect(out.frames.count == 1 && out.frames[0].isForwarded && out.frames[0].interface == 1)
        #expect(out.frames[0].frame.copies == 0)
    }

    @Test("A TTL of 1 ends at the router")
    func timeExceeded() throws {
        var network = TestNetwork.routed()
        ping(&network, "198.51.100.10")
        network.run(seconds: 1)
        let request = try #require(network.frames.first { $0.link == 0 && $0.from == 0 && $0.frame.count > 60 })
        var frame = PacketBuffer(request.frame.array)
        var bytes = frame.mutableBytes
        while bytes.load16(at: 22) >> 8 > 1 { IPv4Header.decrementTimeToLive(in: &bytes, at: 14) }
        network.inject(frame, from: 0)
        network.run(.milliseconds(5))
        #expect(network.story.last == "0: 192.0.2.1 > 192.0.2.10 icmp 11/0")
        guard case .timeExceeded("198.51.100.10", "192.0.2.1") = network.observations.last?.1 else {
            Issue.record("something else came")
            return
        }
    }

    @Test("No route: network unreachable")
    func noRoute() {
        var network = TestNetwork.routed()
        ping(&network, "203.0.113.5")
        network.run(seconds: 1)
        #expect(network.story.last == "0: 192.0.2.1 > 192.0.2.10 icmp 3/0")
        #expect(
            network.events(of: 0) == [.echoUnreachable("203.0.113.5", identifier: 7, sequence: 1, .network)])
    }

    @Test("A silent neighbour: one host unreachable for every packet that waited, after 3 s")
    func hostUnreachable() {
        var network = TestNetwork.routed()
        network.isOff = [2]
        for _ in 0..<3 { ping(&network, "198.51.100.10") }
        network.run(seconds: 5)
        #expect(network.story.suffix(3) == Array(repeating: "0: 192.0.2.1 > 192.0.2.10 icmp 3/1", count: 3))
        #expect(network.story.filter { $0.hasPrefix("1: arp") }.count == 3)
        #expect(network.events(of: 0).count == 3)
    }

    @Test("Too large with DF: fragmentation needed with the next hop's MTU, which the sender learns")
    func pathMTU() throws {
        var network = TestNetwork.routed(farMTU: 1000)
        let client = try network.on(0) { stack, _, _ in try stack.bindUDP(port: nil, owner: 4) }
        try network.on(0) {
            try $0.send(Array(repeating: 1, count: 1200), from: client, to: Endpoint("198.51.100.10", 53), at: $1, &$2)
        }
        network.run(seconds: 1)
        #expect(network.story.last == "0: 192.0.2.1 > 192.0.2.10 icmp 3/4")
        let far = IPAddress("198.51.100.10")
        guard case .packetTooBig(far, "192.0.2.1", 1000) = network.observations.last?.1 else {
            Issue.record("something else came")
            return
        }
        // UDP cannot send less at a time: the next one travels in pieces that fit, and arrives.
        _ = try network.on(2) { stack, _, _ in try stack.bindUDP(port: 53, owner: 9) }
        let before = network.frames.count
        try network.on(0) {
            try $0.send(Array(repeating: 1, count: 1200), from: client, to: Endpoint("198.51.100.10", 53), at: $1, &$2)
        }
        network.run(seconds: 1)
        #expect(network.events(of: 2).count == 1)
        #expect(network.frames[before...].allSatisfy { $0.frame.count <= 1014 })
    }

    @Test("Too large without DF: the router cuts, the receiver puts together")
    func fragments() throws {
        var network = TestNetwork.routed(farMTU: 600)
        _ = try network.on(2) { stack, _, _ in try stack.bindUDP(port: 53, owner: 9) }
        let client = try network.on(0) { stack, _, _ in try stack.bindUDP(port: nil, owner: 4) }
        let large = (0..<3000).map { UInt8(truncatingIfNeeded: $0 &* 13) }
        try network.on(0) { try $0.send(large, from: client, to: Endpoint("198.51.100.10", 53), at: $1, &$2) }
        network.run(seconds: 1)
        guard case .datagram(_, _, let bytes) = network.events(of: 2).first else {
            Issue.record("something else came")
            return
        }
        #expect(bytes.array == large)
        #expect(network.frames.filter { $0.link == 1 }.allSatisfy { $0.frame.count <= 614 })
    }

    @Test("A host does not forward")
    func hostDoesNotForward() {
        var network = TestNetwork.pair()
        network.add([("192.0.2.3/24", 0)], gateway: "192.0.2.2")
        ping(&network, "198.51.100.10", from: 2)
        network.run(seconds: 1)
        #expect(network.story.count == 3)
    }

    @Test("A loop ends when the time to live does")
    func loop() {
        var network = TestNetwork()
        network.add([("192.0.2.1/24", 0)], gateway: "192.0.2.2", forwards: true)
        network.add([("192.0.2.2/24", 0)], gateway: "192.0.2.1", forwards: true)
        network.add([("192.0.2.3/24", 0)], gateway: "192.0.2.1")
        ping(&network, "203.0.113.9", from: 2)
        network.run(seconds: 10)
        #expect(network.story.filter { $0.contains("icmp 8/0") }.count == 64)
        #expect(network.story.filter { $0.contains("icmp 11/0") }.count == 1)
    }

    @Test("The longest prefix wins")
    func longestPrefix() {
        func route(_ network: String, _ gateway: IPAddress, _ interface: Int = 0) -> Route {
            Route(destination: IPNetwork(network)!, gateway: gateway, interface: interface)
        }
        let interface = InterfaceConfiguration(
            name: "eth0", mac: MACAddress(bits: 1), address: "10.0.0.1", prefixLength: 24)
        let table = RoutingTable(
            interfaces: [interface],
            routes: [
                route("0.0.0.0/0", "10.0.0.9"), route("10.1.0.0/16", "10.0.0.2"), route("10.1.2.0/24", "10.0.0.3"),
                route("10.1.2.128/25", "10.0.0.4"), route("10.1.2.255/32", "10.0.0.5"),
                route("10.1.2.0/24", "10.0.0.6"), route("255.0.0.0/8", "10.0.0.7"),
            ])
        func gateway(_ address: IPAddress) -> IPAddress { IPAddress(v4: table.hop(to: address.v4).gateway) }
        #expect(gateway("8.8.8.8") == "10.0.0.9")
        #expect(gateway("10.1.0.0") == "10.0.0.2")
        #expect(gateway("10.1.1.255") == "10.0.0.2")
        #expect(gateway("10.1.2.0") == "10.0.0.3")
        #expect(gateway("10.1.2.127") == "10.0.0.3")
        #expect(gateway("10.1.2.128") == "10.0.0.4")
        #expect(gateway("10.1.2.255") == "10.0.0.5")
        #expect(gateway("10.1.3.0") == "10.0.0.2")
        #expect(gateway("10.2.0.0") == "10.0.0.9")
        #expect(gateway("255.1.1.1") == "10.0.0.7")
        #expect(table.hop(to: IPAddress("10.0.0.1").v4).kind == .local)
        #expect(table.hop(to: IPAddress("10.0.0.255").v4).kind == .broadcast)
        #expect(table.hop(to: IPAddress("10.0.0.77").v4).kind == .neighbour)
        #expect(gateway("10.0.0.77") == .unspecified)
        #expect(table.hop(to: IPAddress("127.1.2.3").v4).kind == .local)
        #expect(table.hop(to: IPAddress("255.255.255.255").v4).kind == .broadcast)
        #expect(table.hop(to: IPAddress("224.0.0.1").v4).kind == .unroutable)
        #expect(table.hop(to: IPAddress("0.0.0.0").v4).kind == .unroutable)
    }

    @Test("The table agrees with a plain search, for random routes and addresses")
    func routingTableIsRight() {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<50 {
            let routes = (0..<20).map { i in
                let length = Int(random.next(below: 33))
                let address = IPAddress(v4: UInt32(truncatingIfNeeded: random.next()) & 0x7F0F_00FF | 0x0100_0000)
                return Route(
                    destination: IPNetwork(address, prefixLength: length), gateway: IPAddress(v4: UInt32(i + 1)),
                    interface: 0)
            }
            let table = RoutingTable(interfaces: [], routes: routes)
            for i in 0..<200 {
                let address =
                    i % 2 == 0
                    ? UInt32(truncatingIfNeeded: random.next()) & 0x7FFF_FFFF
                    : routes[i % 20].destination.broadcast.v4 &+ UInt32(i / 2 % 3) &- 1
                if address >> 24 == 0 || address >> 24 == 127 || address >> 28 == 14 || address == .max { continue }
                var best: Route?
                for route in routes where route.destination.contains(IPAddress(v4: address)) {
                    if route.destination.prefixLength > best?.destination.prefixLength ?? -1 { best = route }
                }
                #expect(table.hop(to: address).gateway == best?.gateway?.v4 ?? 0)
            }
        }
    }
}
