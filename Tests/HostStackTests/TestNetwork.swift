// A few stacks on a few links, to test them against each other without the emulator: every frame arrives at all other
// interfaces of its link 1 ms later, unless the test drops it. Read first: nothing.

import Basics
import HostStack
import Wire

/// Stacks, links and virtual time.
struct TestNetwork: Equatable {
    var stacks: [HostStack] = []
    /// The link of each interface of each stack.
    var links: [[Int]] = []
    var now = Instant.start
    /// What happened, with the stack that it happened to.
    var events: [(stack: Int, event: SocketEvent)] = []
    var observations: [(stack: Int, StackObservation)] = []
    /// Every frame that was put on a link, in order: time, link, who sent it, bytes.
    var frames: [(at: Instant, link: Int, from: Int, frame: PacketBuffer)] = []
    /// Answers whether the n-th frame (from 0) is lost.
    var isLost: (Int, PacketBuffer) -> Bool = { _, _ in false }
    /// Stacks that are switched off.
    var isOff: Set<Int> = []

    private var flight: [(at: Instant, link: Int, from: Int, interface: Int, frame: PacketBuffer)] = []
    private var out = StackOutput()

    static let delay = Interval.milliseconds(1)

    /// Adds a stack whose interfaces are `"192.0.2.1/24"` on a link each.
    @discardableResult
    mutating func add(
        _ interfaces: [(address: String, link: Int)], gateway: String? = nil, routes: [(String, String, Int)] = [],
        forwards: Bool = false, mtu: Int = 1500
    ) -> Int {
        let index = stacks.count
        let configurations = interfaces.enumerated().map { i, interface in
            let parts = interface.address.split(separator: "/")
            return InterfaceConfiguration(
                name: "eth\(i)", mac: MACAddress(bits: 0x02_0000_0000_00 | UInt64(index) << 8 | UInt64(i)),
                address: IPAddress(String(parts[0]))!, prefixLength: Int(parts[1])!, mtu: mtu)
        }
        var table = routes.map { Route(destination: IPNetwork($0.0)!, gateway: IPAddress($0.1)!, interface: $0.2) }
        if let gateway {
            table.append(Route(destination: IPNetwork("0.0.0.0/0")!, gateway: IPAddress(gateway)!, interface: 0))
        }
        stacks.append(
            HostStack(
                interfaces: configurations, routes: table, forwards: forwards,
                random: SeededGenerator(seed: 1, name: "stack \(index)")))
        links.append(interfaces.map(\.link))
        return index
    }

    /// Calls a stack and puts what it sends on its links.
    @discardableResult
    mutating func on<R>(_ stack: Int, _ body: (inout HostStack, Instant, inout StackOutput) throws -> R) rethrows -> R {
        let result = try body(&stacks[stack], now, &out)
        collect(from: stack)
        return result
    }

    /// Puts a frame on a link as if `stack` had sent it by `interface`.
    mutating func inject(_ frame: PacketBuffer, from stack: Int, interface: Int = 0) {
        out.frames.append(OutgoingFrame(interface: interface, frame: frame, isForwarded: false))
        collect(from: stack)
    }

    private mutating func collect(from stack: Int) {
        for sent in out.frames {
            let number = frames.count
            frames.append((now, links[stack][sent.interface], stack, sent.frame))
            if isLost(number, sent.frame) { continue }
            flight.append((now + Self.delay, links[stack][sent.interface], stack, sent.interface, sent.frame))
        }
        events += out.events.map { (stack, $0) }
        observations += out.observations.map { (stack, $0) }
        out.removeAll()
    }

    /// Lets `interval` pass: frames arrive, timers go off.
    mutating func run(_ interval: Interval) {
        let end = now + interval
        while true {
            let arrival = flight.first?.at ?? .never
            let timer = stacks.indices.filter { !isOff.contains($0) }.map { stacks[$0].nextDeadline }.min() ?? .never
            let next = min(arrival, timer)
            guard next <= end else { break }
            now = max(now, next)
            if arrival <= timer {
                let frame = flight.removeFirst()
                for stack in stacks.indices where !isOff.contains(stack) {
                    for interface in links[stack].indices
                    where links[stack][interface] == frame.link && (stack, interface) != (frame.from, frame.interface) {
                        on(stack) { $0.receive(frame.frame, on: interface, at: $1, &$2) }
                    }
                }
            } else {
                for stack in stacks.indices where !isOff.contains(stack) && stacks[stack].nextDeadline <= now {
                    on(stack) { $0.advance(to: $1, &$2) }
                }
            }
        }
        now = end
    }

    mutating func run(seconds: UInt64) { run(.seconds(seconds)) }

    // MARK: Looking at it

    func events(of stack: Int) -> [SocketEvent.Kind] { events.filter { $0.stack == stack }.map(\.event.kind) }

    /// What the frames say, in the manner of `link: from > to: what`.
    var story: [String] { frames.map { "\($0.link): \(Self.describe($0.frame))" } }

    static func describe(_ frame: PacketBuffer) -> String {
        guard let ethernet = try? EthernetView(frame.bytes) else { return "short" }
        if ethernet.type == .arp, let arp = try? ARPView(ethernet.payload) {
            let way = ethernet.destination == .broadcast ? "broadcast" : "unicast"
            return arp.operation == .request
                ? "arp who has \(arp.targetAddress) tell \(arp.senderAddress), \(way)"
                : "arp \(arp.senderAddress) is at \(arp.senderMAC), \(way)"
        }
        guard let ip = try? IPv4View(ethernet.payload) else { return "?" }
        let way = "\(ip.source) > \(ip.destination)"
        if ip.fragmentOffset > 0 || ip.moreFragments {
            return "\(way) piece \(ip.fragmentOffset)+\(ip.payload.byteCount)\(ip.moreFragments ? " more" : "")"
        }
        switch ip.payloadProtocol {
        case .icmp:
            guard let icmp = try? ICMPView(ip.payload) else { return "?" }
            return "\(way) icmp \(icmp.type.rawValue)/\(icmp.code)"
        case .udp:
            guard let udp = try? UDPView(ip.payload) else { return "?" }
            return "\(way) udp \(udp.destinationPort) \(udp.payload.byteCount)"
        case .tcp:
            guard let tcp = try? TCPView(ip.payload) else { return "?" }
            return "\(way) tcp \(tcp.flags) \(tcp.payloadLength)"
        default: return "\(way) \(ip.payloadProtocol)"
        }
    }

    static func == (a: TestNetwork, b: TestNetwork) -> Bool { a.stacks == b.stacks && a.now == b.now }
}

extension TestNetwork {
    /// Two hosts on one link: 192.0.2.1 and 192.0.2.2.
    static func pair() -> TestNetwork {
        var network = TestNetwork()
        network.add([("192.0.2.1/24", 0)])
        network.add([("192.0.2.2/24", 0)])
        return network
    }

    /// A host 192.0.2.10, a router, and a host 198.51.100.10; stack 1 is the router.
    static func routed(mtu: Int = 1500, farMTU: Int = 1500) -> TestNetwork {
        var network = TestNetwork()
        network.add([("192.0.2.10/24", 0)], gateway: "192.0.2.1", mtu: mtu)
        network.add([("192.0.2.1/24", 0), ("198.51.100.1/24", 1)], forwards: true, mtu: farMTU)
        network.add([("198.51.100.10/24", 1)], gateway: "198.51.100.1", mtu: mtu)
        return network
    }
}

extension IPAddress: ExpressibleByStringLiteral {
    /// For tests: an address that is known to be right.
    public init(stringLiteral text: String) { self = IPAddress(text)! }
}
