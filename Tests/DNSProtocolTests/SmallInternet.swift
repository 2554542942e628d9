// A root, a top-level domain and some domains as plain values, a resolver, and a wire that takes 5 ms each way.
// Read first: Sources/DNSProtocol/Resolver/Resolver.swift.

import Basics
import DNSProtocol
import Wire

/// Everything that a resolver can talk to, and the resolver.
struct SmallInternet {
    var resolver: Resolver
    var servers: [IPAddress: AuthoritativeServer] = [:]
    /// What servers do instead of answering well.
    var habits: [IPAddress: Habit] = [:]
    var now = Instant.start
    var random = SeededGenerator(seed: 7)
    /// `udp 203.0.113.11 recipient.example MX`: what the resolver asked, in order.
    var log: [String] = []
    /// Which exchanges have a socket now.
    var open: Set<ExchangeID> = []
    /// When the clients at which ports got their answers.
    var answeredAt: [UInt16: Instant] = [:]
    private var inFlight: [(at: Instant, Arrival)] = []

    enum Habit {
        case silent
        case refuses
        case unreachable
        /// Answers with TC and nothing else over UDP.
        case truncates
        /// As `truncates`, and does not answer over TCP either.
        case truncatesOnly
        /// FORMERR to everything with an OPT record.
        case fearsEDNS
        /// Answers with this instead.
        case lies((DNSMessage) -> DNSMessage)
    }

    private enum Arrival {
        case message([UInt8], IPAddress, ExchangeID)
        case failure(ExchangeID)
    }

    static let root = IPAddress(203, 0, 113, 11)
    static let tld = IPAddress(203, 0, 113, 12)
    static let authA = IPAddress(203, 0, 113, 13)
    static let authB = IPAddress(203, 0, 113, 14)
    static let authC = IPAddress(203, 0, 113, 15)
    static let client = ResolverClient(Endpoint(IPAddress(192, 0, 2, 25), 40_000))

    init(edit: (inout ResolverConfiguration) -> Void = { _ in }) throws {
        var configuration = ResolverConfiguration(rootHints: [.init(name: "a.root-servers.net", address: Self.root)])
        configuration.order = .fixed
        edit(&configuration)
        resolver = Resolver(configuration)
        try add(
            Self.root, ".", "example 172800 NS a.nic.example", "a.nic.example 172800 A 203.0.113.12",
            "in-addr.arpa 172800 NS a.nic.example")
        try add(
            Self.tld, "example",
            "a.nic A 203.0.113.12",
            "sender NS ns1.sender", "ns1.sender A 203.0.113.13", "recipient NS ns1.recipient",
            "ns1.recipient A 203.0.113.14", "cases NS ns1.recipient", "hosted NS ns1.sender",
            "twice NS ns1.sender", "twice NS ns1.recipient",
            "a-of-b NS ns.b-of-a", "b-of-a NS ns.a-of-b", "selfish NS ns.selfish")
        try add(Self.tld, "in-addr.arpa", "2.0.192 NS ns1.sender.example.")
        try add(
            Self.authA, "sender.example", "@ MX 10 mail", "mail A 192.0.2.25", "ns1 A 203.0.113.13",
            "www CNAME web.cases.example.", "short 5 A 192.0.2.5", "zero 0 A 192.0.2.6", "@ TXT \"v=spf1 mx -all\"")
        try add(Self.authA, "2.0.192.in-addr.arpa", "25 PTR mail.sender.example.")
        try add(Self.authA, "hosted.example", "@ A 192.0.2.77")
        try add(Self.authA, "twice.example", "@ A 192.0.2.78", "x A 192.0.2.79")
        try add(Self.authB, "twice.example", "@ A 192.0.2.78", "x A 192.0.2.79")
        try add(Self.authB, "recipient.example", "@ MX 10 mail", "mail A 198.51.100.25", "ns1 A 203.0.113.14")
        try add(
            Self.authB, "cases.example", "www CNAME web", "web A 198.51.100.80", "to CNAME www.sender.example.",
            "dead CNAME nosuch.sender.example.", "x CNAME y", "y CNAME x", "out CNAME back.sender.example.")
    }

    /// Puts a zone on the server at `address`; every zone gets a SOA with a minimum of 900 s, and an NS record.
    mutating func add(_ address: IPAddress, _ origin: DNSName, _ lines: String...) throws {
        try add(address, origin, lines)
    }

    /// The same from a list of lines.
    mutating func add(_ address: IPAddress, _ origin: DNSName, _ lines: [String]) throws {
        let base = ["@ 900 SOA ns1 hostmaster 1 7200 900 1209600 900", "@ NS ns1"]
        let records = try (base + lines).map { try ResourceRecord(parsing: $0, origin: origin) }
        let zone = try Zone(origin: origin, records: records)
        let others = (servers[address]?.zones ?? []).filter { $0.origin != origin }
        servers[address] = AuthoritativeServer(zones: others + [zone], order: .fixed)
    }

    /// Asks the resolver and plays everything until it answers.
    mutating func ask(_ name: DNSName, _ type: DNSType, edns: EDNS? = nil) -> DNSMessage? {
        var query = DNSMessage.query(id: UInt16(truncatingIfNeeded: random.next()), DNSQuestion(name, type))
        query.edns = edns
        return ask([query]).first ?? nil
    }

    /// As `ask`; no answer at all is a failure of the test.
    mutating func require(_ name: DNSName, _ type: DNSType) throws -> DNSMessage {
        guard let answer = ask(name, type) else { throw NoAnswer(name: name) }
        return answer
    }

    struct NoAnswer: Error { var name: DNSName }

    /// Asks several questions at once; the answers in the order of the questions.
    mutating func ask(_ queries: [DNSMessage]) -> [DNSMessage?] {
        var answers: [DNSMessage?] = queries.map { _ in nil }
        var output: [ResolverOutput] = []
        for (index, query) in queries.enumerated() {
            let client = ResolverClient(Endpoint(IPAddress(192, 0, 2, 25), UInt16(40_000 + index)))
            resolver.query(query.encoded(), from: client, at: now, &random, &output)
        }
        while true {
            carry(&output, &answers)
            if answers.allSatisfy({ $0 != nil }) || !step(before: .never, &output) { break }
        }
        return answers
    }

    /// Asks as the client at `port`, and does not wait; see `answeredAt`.
    mutating func begin(_ name: DNSName, _ type: DNSType, port: UInt16) {
        var output: [ResolverOutput] = []
        var answers: [DNSMessage?] = []
        let client = ResolverClient(Endpoint(IPAddress(192, 0, 2, 25), port))
        resolver.query(
            DNSMessage.query(id: port, DNSQuestion(name, type)).encoded(), from: client, at: now, &random, &output)
        carry(&output, &answers)
    }

    /// Lets time pass: what is left of earlier questions goes on.
    mutating func rest(_ interval: Interval) {
        let end = now + interval
        var answers: [DNSMessage?] = []
        var output: [ResolverOutput] = []
        while step(before: end, &output) { carry(&output, &answers) }
        now = end
    }

    /// The next thing that happens before `end`; false when there is none.
    private mutating func step(before end: Instant, _ output: inout [ResolverOutput]) -> Bool {
        inFlight.sort { $0.at < $1.at }
        let arrival = inFlight.first?.at ?? .never
        guard min(arrival, resolver.nextDeadline) < end else { return false }
        if resolver.nextDeadline < arrival {
            now = resolver.nextDeadline
            resolver.advance(to: now, &random, &output)
        } else {
            let (at, what) = inFlight.removeFirst()
            now = at
            switch what {
            case .message(let bytes, let address, let id):
                resolver.receive(bytes, from: address, in: id, at: now, &random, &output)
            case .failure(let id): resolver.failed(id, at: now, &random, &output)
            }
        }
        return true
    }

    private mutating func carry(_ output: inout [ResolverOutput], _ answers: inout [DNSMessage?]) {
        for effect in output {
            switch effect {
            case .answer(let client, let bytes):
                guard let response = try? DNSMessage(bytes) else { preconditionFailure("unreadable: \(bytes)") }
                answeredAt[client.endpoint.port] = now
                let place = Int(client.endpoint.port) - 40_000
                if answers.indices.contains(place) { answers[place] = response }
            case .close(let id): open.remove(id)
            case .ask(let id, let transport, let server, let query, let bytes):
                open.insert(id)
                log.append("\(transport) \(server) \(query.questions[0])")
                reply(id, transport, server, query, bytes)
            }
        }
        output = []
    }

    private mutating func reply(
        _ id: ExchangeID, _ transport: DNSTransport, _ address: IPAddress, _ query: DNSMessage, _ bytes: [UInt8]
    ) {
        let at = now + .milliseconds(10)
        func message(_ response: DNSMessage) -> (Instant, Arrival) {
            (at, .message(response.encoded(limit: transport.limit(for: query)), address, id))
        }
        switch habits[address] {
        case .silent: return
        case .unreachable: return inFlight.append((at, .failure(id)))
        case .refuses: return inFlight.append(message(query.response(.refused)))
        case .truncates, .truncatesOnly:
            if transport == .udp {
                var response = query.response()
                response.flags.isTruncated = true
                return inFlight.append(message(response))
            }
            if case .truncatesOnly = habits[address] { return }
        case .fearsEDNS:
            if query.edns != nil { return inFlight.append(message(query.response(.formatError))) }
        case .lies(let lie): return inFlight.append(message(lie(query)))
        case nil: break
        }
        guard let response = servers[address]?.respond(to: bytes, over: transport, &random) else { return }
        inFlight.append((at, .message(response.bytes, address, id)))
    }
}
