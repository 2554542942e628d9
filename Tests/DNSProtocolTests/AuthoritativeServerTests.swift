import Basics
import DNSProtocol
import TestSupport
import Testing
import Wire

@Suite("The authoritative server, RFC 1034 §4.3")
struct AuthoritativeServerTests {
    static let server = AuthoritativeServer(zones: [ZoneTests.rich].compactMap { $0 }, order: .fixed)

    func ask(_ name: DNSName, _ type: DNSType, edit: (inout DNSMessage) -> Void = { _ in }) -> DNSMessage {
        var query = DNSMessage.query(id: 77, DNSQuestion(name, type))
        edit(&query)
        var random = SeededGenerator(seed: 1)
        return Self.server.answer(query, &random)
    }

    @Test("An answer of its own: AA, the servers of the zone, the addresses that go with it")
    func own() {
        let response = ask("sender.example", .mx)
        #expect(response.flags.description == "qr aa rd")
        #expect(response.id == 77)
        #expect(response.answers.count == 1)
        #expect(response.authorities.map(\.type) == [.ns])
        #expect(
            response.additionals.map { "\($0)" } == [
                "mail.sender.example. 3600 IN A 192.0.2.25", "ns1.sender.example. 3600 IN A 203.0.113.13",
            ])
    }

    @Test("A referral: no AA, the servers to ask, their glue")
    func referral() {
        let response = ask("x.child.sender.example", .a)
        #expect(!response.flags.isAuthoritative)
        #expect(response.answers.isEmpty)
        #expect(response.authorities.count == 2)
        #expect(response.additionals.map { "\($0)" } == ["ns1.child.sender.example. 3600 IN A 192.0.2.53"])
    }

    @Test("RFC 2308 §3: a negative answer carries the SOA, with MINIMUM as the TTL if that is smaller")
    func negative() {
        for (name, type, code) in [
            ("nosuch.sender.example", DNSType.a, ResponseCode.nonexistentDomain),
            ("mail.sender.example", .txt, .noError),
        ] as [(DNSName, DNSType, ResponseCode)] {
            let response = ask(name, type)
            #expect(response.code == code)
            #expect(response.flags.isAuthoritative)
            #expect(response.answers.isEmpty)
            #expect(response.authorities.map(\.type) == [.soa])
            #expect(response.authorities[0].ttl == 300)
        }
    }

    @Test("What is not its own: REFUSED; what it does not do: NOTIMP; what makes no sense: FORMERR")
    func refusals() {
        #expect(ask("example.org", .a).code == .refused)
        #expect(ask("sender.example", .axfr).code == .refused)
        #expect(ask("mail.sender.example", .a) { $0.questions[0].class = .chaos }.code == .refused)
        #expect(ask("mail.sender.example", .a) { $0.flags.opcode = .update }.code == .notImplemented)
        #expect(ask("mail.sender.example", .a) { $0.questions = [] }.code == .formatError)
        #expect(ask("mail.sender.example", .a) { $0.questions += $0.questions }.code == .formatError)
    }

    @Test("RFC 6891 §6.1.1 and §6.1.3: EDNS is answered with EDNS, a later version with BADVERS")
    func edns() {
        #expect(ask("mail.sender.example", .a).edns == nil)
        #expect(ask("mail.sender.example", .a) { $0.edns = EDNS() }.edns?.payloadSize == 1232)
        let response = ask("mail.sender.example", .a) { $0.edns = EDNS(version: 1) }
        #expect(response.code == .badVersion)
        #expect(response.edns?.version == 0)
    }

    @Test("Bytes that are no message are answered FORMERR; responses and fragments are not answered")
    func rubbish() throws {
        var random = SeededGenerator(seed: 1)
        var bytes = DNSMessage.query(id: 9, DNSQuestion("mail.sender.example", .a)).encoded()
        let answered = try #require(Self.server.respond(to: Array(bytes.dropLast()), over: .udp, &random))
        #expect(answered.response.code == .formatError)
        #expect(answered.response.id == 9)
        #expect(Self.server.respond(to: Array(bytes.prefix(11)), over: .udp, &random) == nil)
        bytes[2] |= 0x80
        #expect(Self.server.respond(to: bytes, over: .udp, &random) == nil)
    }

    @Test("No bytes trap the server or make it answer with something unreadable")
    func mutations() throws {
        var random = SeededGenerator(seed: 3)
        var query = DNSMessage.query(id: 9, DNSQuestion("x.child.sender.example", .a))
        query.edns = EDNS()
        for _ in 0..<3000 {
            var bytes = query.encoded()
            for _ in 0...Int(random.next(below: 3)) { Mutation.apply(to: &bytes, &random) }
            if let answer = Self.server.respond(to: bytes, over: .udp, &random) { _ = try DNSMessage(answer.bytes) }
        }
    }

    @Test("Round robin: shuffled records are the same records, and not always in the same order")
    func shuffle() throws {
        let zone = try ZoneTests.zone("rr A 192.0.2.1", "rr A 192.0.2.2", "rr A 192.0.2.3", "rr A 192.0.2.4")
        let server = AuthoritativeServer(zones: [zone])
        var random = SeededGenerator(seed: 1)
        let query = DNSMessage.query(id: 1, DNSQuestion("rr.sender.example", .a))
        let answers = (0..<8).map { _ in server.answer(query, &random).answers }
        #expect(answers.allSatisfy { Set($0) == Set(answers[0]) })
        #expect(Set(answers).count > 1)
    }

    @Test("RFC 1034 §4.3.2, step 3a: an alias is followed into another zone of the same server, in a circle too")
    func aliasAcrossZones() throws {
        func zone(_ origin: DNSName, _ lines: String...) throws -> Zone {
            let base = ["@ 900 SOA ns1 hostmaster 1 7200 900 1209600 900", "@ NS ns1"]
            return try Zone(
                origin: origin, records: (base + lines).map { try ResourceRecord(parsing: $0, origin: origin) })
        }
        let server = AuthoritativeServer(
            zones: [
                try zone(
                    "one.example", "www CNAME web.two.example.", "dead CNAME no.two.example.", "x CNAME y.two.example.",
                    "away CNAME www.three.example.", "in CNAME y.two.example.", "out CNAME in"),
                try zone(
                    "two.example", "web CNAME host", "host A 192.0.2.80", "y CNAME x.one.example.",
                    "z CNAME out.one.example."),
            ], order: .fixed)
        var random = SeededGenerator(seed: 1)
        func ask(_ name: DNSName) -> DNSMessage { server.answer(.query(id: 1, DNSQuestion(name, .a)), &random) }
        let answer = ask("www.one.example")
        #expect(answer.flags.isAuthoritative)
        #expect(answer.answers.map(\.type) == [.cname, .cname, .a])
        let dead = ask("dead.one.example")
        #expect(dead.code == .nonexistentDomain)
        #expect(dead.authorities.map(\.name) == ["two.example"])
        #expect(ask("away.one.example").answers.map(\.type) == [.cname])
        #expect(ask("x.one.example").answers.map { "\($0.name)" } == ["x.one.example", "y.two.example"])
        // The circle begins behind its first names.
        #expect(
            ask("z.two.example").answers.map { "\($0.name)" } == [
                "z.two.example", "out.one.example", "in.one.example", "y.two.example", "x.one.example",
            ])
    }

    @Test("The zone with the longest name answers")
    func closestZone() throws {
        let parent = try Zone(
            origin: "example",
            records: records(
                "example SOA a b 1 2 3 4 5", "example NS a.nic.example", "sender.example NS ns1.sender.example"))
        let child = try #require(ZoneTests.rich)
        let server = AuthoritativeServer(zones: [parent, child], order: .fixed)
        var random = SeededGenerator(seed: 1)
        let response = server.answer(.query(id: 1, DNSQuestion("mail.sender.example", .a)), &random)
        #expect(response.answers.count == 1)
    }
}
