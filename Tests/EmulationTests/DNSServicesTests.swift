// DNS between hosts: a mail program that looks for its server, a resolver, three name servers, one switch.

import Basics
import DNSProtocol
import Emulation
import HostStack
import Testing
import Wire

@Suite("DNS on hosts")
struct DNSServicesTests {
    /// Five hosts in 192.0.2.0/24 on one switch.
    struct Town {
        var world = World(seed: 1, clockStart: 0)
        var log = Log()
        let client, resolver, root, tld, authority: Int

        static let address = (
            client: IPAddress(192, 0, 2, 10), resolver: IPAddress(192, 0, 2, 53), root: IPAddress(192, 0, 2, 11),
            tld: IPAddress(192, 0, 2, 12), authority: IPAddress(192, 0, 2, 13)
        )

        init(server: DNSName) throws {
            let lan = world.addSwitch(name: "lan")
            let start = "@ 900 SOA ns1 hostmaster 1 7200 900 1209600 900"
            func zone(_ origin: DNSName, _ lines: [String]) throws -> Zone {
                let records = try ([start] + lines).map { try ResourceRecord(parsing: $0, origin: origin) }
                return try Zone(origin: origin, records: records)
            }
            let root = try zone(
                .root, ["@ NS a.root", "a.root A 192.0.2.11", "example NS ns.example", "ns.example A 192.0.2.12"])
            let tld = try zone(
                "example", ["@ NS ns", "ns A 192.0.2.12", "sender NS ns1.sender", "ns1.sender A 192.0.2.13"])
            let many = (1...120).map { "many A 198.51.100.\($0)" }
            let authority = try zone("sender.example", ["@ NS ns1", "ns1 A 192.0.2.13", "mail A 192.0.2.25"] + many)
            let hints = [ResolverConfiguration.Hint(name: "a.root", address: Self.address.root)]
            func add(
                _ world: inout World, _ name: String, _ address: IPAddress, _ services: [Service]
            ) -> Int {
                let interface = InterfaceConfiguration(
                    name: "eth0", mac: MACAddress(bits: UInt64(address.v4)), address: address, prefixLength: 24)
                let host = world.addHost(
                    name: name, interfaces: [interface], routes: [], resolvers: [Self.address.resolver],
                    services: services)
                world.connect(
                    .host(host, interface: 0), to: world.freePort(ofSwitch: lan), name: name,
                    properties: LinkProperties())
                return host
            }
            let account = MailProgramConfiguration(
                address: "a@sender.example", login: "a", password: "p", submissionServer: server,
                incoming: .pop3(server: server, leavesOnServer: false))
            client = add(&world, "client", Self.address.client, [.mailProgram(Boxed(MailProgramService(account)))])
            resolver = add(
                &world, "resolver", Self.address.resolver,
                [.recursiveResolver(Boxed(RecursiveResolverService(ResolverConfiguration(rootHints: hints))))])
            func nameServer(_ zone: Zone) -> [Service] {
                [.authoritativeDNS(Boxed(AuthoritativeDNSService(zones: [zone])))]
            }
            self.root = add(&world, "root", Self.address.root, nameServer(root))
            self.tld = add(&world, "tld", Self.address.tld, nameServer(tld))
            self.authority = add(&world, "authority", Self.address.authority, nameServer(authority))
        }

        /// The mail program looks for its server at `seconds`; everything up to `end` happens.
        mutating func fetch(at seconds: UInt64, until end: UInt64) {
            world.plan(.command(host: client, .fetch), at: .start + .seconds(seconds))
            run(until: end)
        }

        mutating func run(until end: UInt64) { _ = world.run(until: .start + .seconds(end), observer: &log) }
    }

    /// What was asked and answered, by whom.
    struct Log: WorldObserver {
        var lines: [String] = []
        var tcpFrames = 0
        var wantsObservations: Bool { true }

        mutating func observed(_ observation: Observation) {
            let host = observation.host ?? -1
            switch observation.kind {
            case .dnsQuery(let server, let question): lines.append("\(host) asks \(server) \(question)")
            case .dnsResponse(let server, _, let code, let answers):
                lines.append("\(host) hears \(server) \(code) \(answers.count)")
            case .dnsTimeout(let server, let question):
                lines.append("\(host) waits in vain for \(server) \(question.name)")
            default: break
            }
        }

        mutating func sent(_ transmission: borrowing FrameTransmission) {
            let frame = transmission.frame
            if frame.count > 37, frame[23] == 6, transmission.isFirstLink,
                (frame[34], frame[35]) == (0, 53) || (frame[36], frame[37]) == (0, 53)
            {
                tcpFrames += 1
            }
        }
        mutating func lost(_ transmission: borrowing FrameTransmission, because reason: FrameLoss) {}
    }

    @Test("Cold: stub, resolver, root, top level, authority; warm: stub and resolver")
    func coldAndWarm() throws {
        var town = try Town(server: "mail.sender.example")
        town.fetch(at: 1, until: 2)
        #expect(
            town.log.lines == [
                "0 asks 192.0.2.53 mail.sender.example A", "1 asks 192.0.2.11 mail.sender.example A",
                "1 hears 192.0.2.11 NOERROR 2", "1 asks 192.0.2.12 mail.sender.example A",
                "1 hears 192.0.2.12 NOERROR 2",
                "1 asks 192.0.2.13 mail.sender.example A", "1 hears 192.0.2.13 NOERROR 1",
                "0 hears 192.0.2.53 NOERROR 1",
            ])
        #expect(town.log.tcpFrames == 0)
        town.log.lines = []
        town.world.plan(.hostPower(town.client, on: false), at: .start + .seconds(200))
        town.world.plan(.hostPower(town.client, on: true), at: .start + .seconds(201))
        town.fetch(at: 202, until: 203)
        #expect(town.log.lines == ["0 asks 192.0.2.53 mail.sender.example A", "0 hears 192.0.2.53 NOERROR 1"])
    }

    @Test("An answer too large for UDP comes by TCP, from server to resolver and from resolver to stub")
    func overTCP() throws {
        var town = try Town(server: "many.sender.example")
        town.fetch(at: 1, until: 3)
        #expect(town.log.lines.filter { $0.hasSuffix("asks 192.0.2.13 many.sender.example A") }.count == 2)
        #expect(town.log.lines.filter { $0.hasSuffix("asks 192.0.2.53 many.sender.example A") }.count == 2)
        #expect(town.log.lines.contains("0 hears 192.0.2.53 NOERROR 120"))
        #expect(town.log.tcpFrames > 12)
    }

    @Test("NXDOMAIN, and again from the cache")
    func nonexistent() throws {
        var town = try Town(server: "nosuch.sender.example")
        town.fetch(at: 1, until: 2)
        #expect(town.log.lines.last == "0 hears 192.0.2.53 NXDOMAIN 0")
        town.log.lines = []
        town.fetch(at: 3, until: 4)
        #expect(town.log.lines.count == 2)
    }

    @Test("A name server that is off: the resolver gives up after 10 s, and so does the stub")
    func serverOff() throws {
        var town = try Town(server: "mail.sender.example")
        town.world.plan(.hostPower(town.authority, on: false), at: .start)
        town.fetch(at: 1, until: 20)
        #expect(town.log.lines.contains { $0.hasPrefix("1 waits in vain for 192.0.2.13") })
        #expect(town.log.lines.contains { $0.hasPrefix("0 waits in vain for 192.0.2.53") || $0.contains("SERVFAIL") })
        // Back on, the next question is answered.
        town.world.plan(.hostPower(town.authority, on: true), at: .start + .seconds(20))
        town.log.lines = []
        town.fetch(at: 30, until: 40)
        #expect(town.log.lines.contains("0 hears 192.0.2.53 NOERROR 1"))
    }

    @Test("A name service that is stopped: its host says so, and the resolver does not wait")
    func serviceStopped() throws {
        var town = try Town(server: "mail.sender.example")
        town.world.plan(.service(host: town.tld, .authoritativeDNS, running: false), at: .start + .milliseconds(500))
        town.fetch(at: 1, until: 2)
        #expect(town.log.lines.last == "0 hears 192.0.2.53 SERVFAIL 0")
        town.world.plan(.service(host: town.tld, .authoritativeDNS, running: true), at: .start + .seconds(5))
        town.fetch(at: 10, until: 11)
        #expect(town.log.lines.last == "0 hears 192.0.2.53 NOERROR 1")
    }

    @Test("A service that is stopped has no timers, and none goes off")
    func stoppedServiceHasNoTimers() throws {
        var town = try Town(server: "mail.sender.example")
        town.world.plan(.hostPower(town.authority, on: false), at: .start)
        town.fetch(at: 1, until: 2)
        // It waits for the name server that is off.
        #expect(!town.world.hosts[town.resolver].serviceTimerViews.isEmpty)
        town.world.plan(.service(host: town.resolver, .recursiveResolver, running: false), at: .start + .seconds(2))
        town.run(until: 2)
        #expect(town.world.hosts[town.resolver].serviceTimerViews.isEmpty)
    }

    /// A host that has no stack: the test writes its segments. It takes 1,000 bytes of whatever it is told.
    struct DeafClient {
        static let address = IPAddress(192, 0, 2, 99), mac = MACAddress(bits: 0x0200_0000_0099)
        let server: Endpoint, serverMAC: MACAddress, link: Int

        /// It does not answer questions either: who asks for its address has to hear it from time to time.
        func sayWhoItIs(in world: inout World) {
            let hello = ARPPacket(
                operation: .request, senderMAC: Self.mac, senderAddress: Self.address, targetMAC: .zero,
                targetAddress: server.address)
            world.inject(hello.frame(to: .broadcast), link: link, lane: 0)
        }

        func say(_ flags: TCPFlags, seq: UInt32, ack: UInt32 = 0, _ payload: [UInt8] = [], in world: inout World) {
            var packet = PacketBuffer(payload, headroom: 80)
            TCPHeader(
                sourcePort: 40_000, destinationPort: server.port, sequence: SequenceNumber(seq),
                acknowledgment: SequenceNumber(ack), flags: flags, window: 1_000
            ).prepend(to: &packet, from: Self.address, to: server.address)
            IPv4Header(identification: 1, payloadProtocol: .tcp, source: Self.address, destination: server.address)
                .prepend(to: &packet)
            EthernetHeader(destination: serverMAC, source: Self.mac, type: .ipv4).prepend(to: &packet)
            world.inject(packet, link: link, lane: 0)
        }
    }

    /// The initial sequence number of the first SYN,ACK, and what comes after it to the client.
    private struct Handshake: WorldObserver {
        var initial: UInt32?
        /// The flags of each later segment to the client, and how long its payload is.
        var segments: [(flags: UInt8, length: Int)] = []
        var wantsObservations: Bool { false }
        mutating func observed(_ observation: consuming Observation) {}
        mutating func sent(_ transmission: borrowing FrameTransmission) {
            let frame = transmission.frame
            guard frame.count > 53, frame[23] == 6 else { return }
            if frame[47] == 0x12 {
                initial = frame.bytes.uint32(at: 38)
            } else if frame[33] == 99, transmission.isFirstLink {
                segments.append((frame[47], Int(frame.bytes.uint16(at: 16)) - 20 - Int(frame[46] >> 4) * 4))
            }
        }
        mutating func lost(_ transmission: borrowing FrameTransmission, because reason: FrameLoss) {}
    }

    /// Adds a client that has just sent a SYN to `server`.
    private func deafClient(of server: IPAddress, in town: inout Town, _ handshake: inout Handshake) -> DeafClient {
        let other = town.world.addSwitch(name: "deaf")
        let link = town.world.connect(
            town.world.freePort(ofSwitch: other), to: town.world.freePort(ofSwitch: 0), name: "deaf",
            properties: LinkProperties())
        let deaf = DeafClient(
            server: Endpoint(server, 53), serverMAC: MACAddress(bits: UInt64(server.v4)), link: link)
        _ = town.world.run(until: .start, observer: &handshake)
        deaf.sayWhoItIs(in: &town.world)
        deaf.say(.syn, seq: 0, in: &town.world)
        _ = town.world.run(until: .start + .milliseconds(100), observer: &handshake)
        return deaf
    }

    @Test("Who asks over TCP hears SERVFAIL before the connection is closed for being idle")
    func patientClient() throws {
        var town = try Town(server: "mail.sender.example")
        // The link of each host has its number. Nothing that the authority says by UDP arrives.
        town.world.plan(.rule(link: town.authority, FrameRule(FramePattern(.udp), times: .max)), at: .start)
        var handshake = Handshake()
        let client = deafClient(of: Town.address.resolver, in: &town, &handshake)
        let ack = try #require(handshake.initial) &+ 1
        let query = DNSMessage.query(id: 1, DNSQuestion("mail.sender.example", .a)).encoded()
        client.say(.ack, seq: 1, ack: ack, [0, UInt8(query.count)] + query, in: &town.world)
        for second in 1...11 as ClosedRange<UInt64> {
            client.sayWhoItIs(in: &town.world)
            _ = town.world.run(until: .start + .seconds(second), observer: &handshake)
        }
        // FIN is the lowest bit.
        #expect(handshake.segments.contains { $0.length > query.count })
        #expect(!handshake.segments.contains { $0.flags & 1 == 1 })
    }

    @Test("Who asks over TCP and never listens to the answers is not read from, and then cut off")
    func deafClient() throws {
        var town = try Town(server: "mail.sender.example")
        var handshake = Handshake()
        let deaf = deafClient(of: Town.address.authority, in: &town, &handshake)
        let ack = try #require(handshake.initial) &+ 1
        let query = DNSMessage(id: 1, questions: [DNSQuestion("many.sender.example", .a)], edns: nil).encoded()
        let framed = [UInt8(query.count >> 8), UInt8(query.count & 0xFF)] + query
        var (seq, most) = (1 as UInt32, 0)
        for tenth in 1...800 as ClosedRange<UInt64> {
            // Each of them asks for an answer of 2,000 bytes.
            if tenth < 40 {
                for _ in 0..<10 {
                    deaf.say(.ack, seq: seq, ack: ack, framed, in: &town.world)
                    seq += UInt32(framed.count)
                }
            }
            _ = town.world.run(until: .start + .milliseconds(100 * (tenth + 1)), observer: &handshake)
            for case .connection(_, _, let unacknowledged, _) in town.world.hosts[town.authority].core.stack.socketViews
                .map(\.kind)
            {
                most = max(most, unacknowledged)
            }
        }
        #expect(most > 65_536 && most < 70_000, "\(most)")
        #expect(town.world.hosts[town.authority].core.stack.socketViews.allSatisfy { $0.remote == nil })
    }

    @Test("A resolver that is switched off and on has forgotten everything")
    func resolverPower() throws {
        var town = try Town(server: "mail.sender.example")
        town.fetch(at: 1, until: 200)
        town.world.plan(.hostPower(town.resolver, on: false), at: .start + .seconds(200))
        town.world.plan(.hostPower(town.resolver, on: true), at: .start + .seconds(201))
        town.log.lines = []
        town.fetch(at: 210, until: 220)
        #expect(town.log.lines.filter { $0.hasPrefix("1 asks") }.count == 3)
        #expect(town.log.lines.last == "0 hears 192.0.2.53 NOERROR 1")
    }

    @Test("The same world, twice: the same observations")
    func deterministic() throws {
        var (a, b) = (try Town(server: "many.sender.example"), try Town(server: "many.sender.example"))
        a.fetch(at: 1, until: 5)
        b.fetch(at: 1, until: 5)
        #expect(a.log.lines == b.log.lines)
        #expect(a.world == b.world)
    }
}
