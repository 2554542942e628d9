import Basics
import DNSProtocol
import TestSupport
import Testing
import Wire

extension DNSMessage {
    /// The records of a section, as lines.
    func lines(_ section: KeyPath<DNSMessage, [ResourceRecord]>) -> [String] { self[keyPath: section].map { "\($0)" } }
}

@Suite("The recursive resolver, RFC 1034 §5.3.3")
struct ResolverTests {
    @Suite("The way down from the root")
    struct Descent {
        @Test("Cold: root, top-level domain, the domain's own server")
        func cold() throws {
            var net = try SmallInternet()
            let answer = try net.require("recipient.example", .mx)
            #expect(
                net.log == [
                    "udp 203.0.113.11 recipient.example MX", "udp 203.0.113.12 recipient.example MX",
                    "udp 203.0.113.14 recipient.example MX",
                ])
            #expect(answer.flags.description == "qr rd ra")
            #expect(answer.lines(\.answers) == ["recipient.example. 3600 IN MX 10 mail.recipient.example."])
            // No authority section, and the address that the reader will want next (as BIND does).
            #expect(answer.authorities.isEmpty)
            #expect(answer.lines(\.additionals) == ["mail.recipient.example. 3600 IN A 198.51.100.25"])
            #expect(net.open.isEmpty)
        }

        @Test("Warm: nobody is asked")
        func warm() throws {
            var net = try SmallInternet()
            _ = net.ask("recipient.example", .mx)
            net.log = []
            #expect(net.ask("Recipient.Example", .mx)?.answers.count == 1)
            #expect(net.log.isEmpty)
        }

        @Test("An address that came along is not an answer: the owner is asked for it (RFC 2181 §5.4.1)")
        func additionalIsNoAnswer() throws {
            var net = try SmallInternet()
            _ = net.ask("recipient.example", .mx)
            net.log = []
            #expect(net.ask("mail.recipient.example", .a)?.answers.count == 1)
            #expect(net.log == ["udp 203.0.113.14 mail.recipient.example A"])
        }

        @Test("The search begins at the nearest known zone")
        func nearest() throws {
            var net = try SmallInternet()
            _ = net.ask("recipient.example", .mx)
            net.log = []
            _ = net.ask("sender.example", .txt)
            #expect(net.log == ["udp 203.0.113.12 sender.example TXT", "udp 203.0.113.13 sender.example TXT"])
        }

        @Test("A name server known by name only is looked for first")
        func glueless() throws {
            var net = try SmallInternet()
            // Nothing is known of sender.example, whose server is the one of this part of in-addr.arpa.
            #expect(
                net.ask(DNSName(reverseOf: IPAddress(192, 0, 2, 25)), .ptr)?.lines(\.answers)
                    == ["25.2.0.192.in-addr.arpa. 3600 IN PTR mail.sender.example."])
            #expect(net.log.contains("udp 203.0.113.13 ns1.sender.example A"))
            #expect(net.open.isEmpty)
        }

        @Test("Upstream questions: EDNS 1232, no RD, a new id each; the cache order does not matter")
        func manner() throws {
            var net = try SmallInternet()
            var ids: Set<UInt16> = []
            var random = SeededGenerator(seed: 5)
            var output: [ResolverOutput] = []
            for name in ["a.example", "b.example", "c.example"] as [DNSName] {
                let query = DNSMessage.query(id: 1, DNSQuestion(name, .a))
                net.resolver.query(query.encoded(), from: SmallInternet.client, at: .start, &random, &output)
            }
            for case .ask(_, let transport, _, let query, let bytes) in output {
                #expect(transport == .udp)
                #expect(try DNSMessage(bytes) == query)
                #expect(query.flags.rawValue == 0)
                #expect(query.edns == EDNS(payloadSize: 1232))
                ids.insert(query.id)
            }
            #expect(ids.count == 3)
        }
    }

    @Suite("Negative answers, RFC 2308")
    struct Negative {
        @Test("NXDOMAIN is remembered for every type; its SOA's TTL counts down")
        func nonexistent() throws {
            var net = try SmallInternet()
            let first = try net.require("nosuch.recipient.example", .a)
            #expect(first.code == .nonexistentDomain)
            #expect(first.authorities.map(\.ttl) == [900])
            net.log = []
            net.now = net.now + .seconds(100)
            let second = try net.require("nosuch.recipient.example", .mx)
            #expect(second.code == .nonexistentDomain)
            #expect(
                second.lines(\.authorities) == [
                    "recipient.example. 800 IN SOA ns1.recipient.example. hostmaster.recipient.example. "
                        + "1 7200 900 1209600 900"
                ])
            #expect(net.log.isEmpty)
            net.now = net.now + .seconds(801)
            _ = net.ask("nosuch.recipient.example", .a)
            #expect(net.log.count == 1)
        }

        @Test("NXDOMAIN is the end of all that was known of the name, also when it has expired itself")
        func refuted() throws {
            var net = try SmallInternet()
            try net.add(SmallInternet.tld, "example", "m NS ns1.m", "ns1.m A \(SmallInternet.authC)")
            func publish(_ lines: String...) throws {
                let records = try (["@ 5 SOA ns1 h 1 2 3 4 5", "@ NS ns1", "ns1 A \(SmallInternet.authC)"] + lines)
                    .map { try ResourceRecord(parsing: $0, origin: "m.example") }
                net.servers[SmallInternet.authC] = AuthoritativeServer(zones: [
                    try Zone(origin: "m.example", records: records)
                ])
            }
            try publish("www 3600 A 192.0.2.80")
            #expect(try net.require("www.m.example", .a).code == .noError)
            try publish()
            #expect(try net.require("www.m.example", .txt).code == .nonexistentDomain)
            #expect(try net.require("www.m.example", .a).code == .nonexistentDomain)
            net.rest(.seconds(60))
            #expect(try net.require("www.m.example", .a).code == .nonexistentDomain)
        }

        @Test("NODATA is remembered for its type only")
        func noData() throws {
            var net = try SmallInternet()
            let first = try net.require("recipient.example", .aaaa)
            #expect(first.code == .noError)
            #expect(first.answers.isEmpty)
            #expect(first.authorities.map(\.type) == [.soa])
            net.log = []
            _ = net.ask("recipient.example", .aaaa)
            #expect(net.log.isEmpty)
            _ = net.ask("recipient.example", .txt)
            #expect(net.log.count == 1)
        }

        @Test("A top-level domain that does not exist: the root says so")
        func noTopLevel() throws {
            var net = try SmallInternet()
            #expect(net.ask("www.nosuchtld", .a)?.code == .nonexistentDomain)
            #expect(net.log.count == 1)
        }
    }

    @Suite("Aliases, RFC 1034 §3.6.2")
    struct Aliases {
        @Test("In one zone, in one answer")
        func sameZone() throws {
            var net = try SmallInternet()
            #expect(
                net.ask("www.cases.example", .a)?.lines(\.answers) == [
                    "www.cases.example. 3600 IN CNAME web.cases.example.", "web.cases.example. 3600 IN A 198.51.100.80",
                ])
        }

        @Test("Across zones, and again from the cache")
        func acrossZones() throws {
            var net = try SmallInternet()
            let answer = try net.require("to.cases.example", .a)
            #expect(answer.answers.map(\.type) == [.cname, .cname, .a])
            net.log = []
            #expect(net.ask("to.cases.example", .a)?.answers.map(\.data) == answer.answers.map(\.data))
            #expect(net.ask("www.sender.example", .a)?.answers.count == 2)
            #expect(net.log.isEmpty)
        }

        @Test("RFC 2308 §2.1: an alias of nothing is NXDOMAIN, with the alias")
        func dead() throws {
            var net = try SmallInternet()
            let answer = try net.require("dead.cases.example", .a)
            #expect(answer.code == .nonexistentDomain)
            #expect(answer.answers.count == 1)
        }

        @Test("A chain of aliases that is too long is a failure, not a name without data")
        func longChain() throws {
            var net = try SmallInternet()
            let lines = (1...40).map { "a\($0) CNAME a\($0 + 1)" } + ["a41 A 192.0.2.1"]
            try net.add(SmallInternet.authB, "deep.cases.example", lines)
            #expect(net.ask("a1.deep.cases.example", .a)?.code == .serverFailure)
            #expect(net.ask("a30.deep.cases.example", .a)?.answers.count == 12)
        }

        @Test("A circle of aliases is a failure, not a hang")
        func circle() throws {
            var net = try SmallInternet()
            #expect(net.ask("x.cases.example", .a)?.code == .serverFailure)
            try net.add(SmallInternet.authC, "unused.example")
            #expect(net.log.count < 10)
        }
    }

    @Suite("Servers that do not help")
    struct Trouble {
        @Test("Silence: 800 ms, then the next server")
        func nextServer() throws {
            var net = try SmallInternet()
            for name in ["sender.example", "recipient.example"] as [DNSName] { _ = net.ask(name, .mx) }
            let start = net.now
            net.habits[SmallInternet.authA] = .silent
            #expect(net.ask("twice.example", .a)?.answers.count == 1)
            #expect(net.ask("x.twice.example", .a)?.answers.count == 1)
            let waited = net.now.since(start)
            #expect(waited < .seconds(3))
            #expect(net.log.contains { $0.hasPrefix("udp 203.0.113.14 ") && $0.contains("twice") })
        }

        @Test("A client is told after 10 s, also when what its question waits for is given longer")
        func joinedSearch() throws {
            var net = try SmallInternet()
            // One server of the zone is silent; the other's address is to be found with the help of a silent server.
            let silent = IPAddress(203, 0, 113, 99)
            try net.add(
                SmallInternet.tld, "example", "far NS ns.far", "ns.far A 203.0.113.99", "near NS a.near",
                "near NS b.far", "a.near A 203.0.113.99")
            net.habits[silent] = .silent
            net.begin("www.near.example", .a, port: 1)
            net.rest(.milliseconds(500))
            // Somebody else asks for that server's address before the first question comes to it.
            net.begin("b.far.example", .a, port: 2)
            net.rest(.seconds(20))
            #expect(net.answeredAt[1] == .start + .seconds(10))
            #expect(net.answeredAt[2] == .start + .milliseconds(10_500))
            #expect(net.resolver.nextDeadline == .never && net.open.isEmpty)
        }

        @Test("All silent: SERVFAIL after 10 s, remembered for a second")
        func allSilent() throws {
            var net = try SmallInternet()
            net.habits[SmallInternet.authB] = .silent
            #expect(net.ask("recipient.example", .mx)?.code == .serverFailure)
            #expect(net.now.since(.start) == .seconds(10))
            #expect(net.log.filter { $0.hasPrefix("udp 203.0.113.14") }.count == 4)
            net.log = []
            #expect(net.ask("recipient.example", .mx)?.code == .serverFailure)
            #expect(net.log.isEmpty)
            net.now = net.now + .seconds(2)
            net.habits = [:]
            #expect(net.ask("recipient.example", .mx)?.code == .noError)
            #expect(net.open.isEmpty)
        }

        @Test("Lame and unreachable servers fail at once", arguments: ["refuses", "unreachable"])
        func lame(_ habit: String) throws {
            var net = try SmallInternet()
            net.habits[SmallInternet.authB] = habit == "refuses" ? .refuses : .unreachable
            #expect(net.ask("recipient.example", .mx)?.code == .serverFailure)
            #expect(net.now.since(.start) < .seconds(1))
        }

        @Test("A lame server that refers to itself or upward is not followed")
        func uselessReferral() throws {
            var net = try SmallInternet()
            net.habits[SmallInternet.authB] = .lies { query in
                var response = query.response()
                response.authorities = records("example NS a.nic.example", "recipient.example NS ns1.recipient.example")
                return response
            }
            #expect(net.ask("recipient.example", .mx)?.code == .serverFailure)
            #expect(net.log.count == 3)
        }

        @Test("Name servers that are known only through each other, or through themselves")
        func circularDelegation() throws {
            var net = try SmallInternet()
            #expect(net.ask("x.a-of-b.example", .a)?.code == .serverFailure)
            #expect(net.ask("x.selfish.example", .a)?.code == .serverFailure)
            #expect(net.now.since(.start) < .seconds(1))
            #expect(net.open.isEmpty)
        }

        @Test("RFC 6891 §7: FORMERR to EDNS, then without")
        func fearsEDNS() throws {
            var net = try SmallInternet()
            net.habits[SmallInternet.authB] = .fearsEDNS
            #expect(net.ask("recipient.example", .mx)?.answers.count == 1)
            #expect(net.log.count == 4)
        }

        @Test("RFC 7766 §5: truncated over UDP, then the same over TCP")
        func truncated() throws {
            var net = try SmallInternet()
            net.habits[SmallInternet.authB] = .truncates
            #expect(net.ask("recipient.example", .mx)?.answers.count == 1)
            #expect(
                net.log.suffix(2) == [
                    "udp 203.0.113.14 recipient.example MX", "tcp 203.0.113.14 recipient.example MX",
                ])
            net.habits[SmallInternet.authB] = .truncatesOnly
            #expect(net.ask("mail.recipient.example", .a)?.code == .serverFailure)
            #expect(net.open.isEmpty)
        }

        @Test("RFC 2181 §9: what TCP cuts off as well says nothing, least of all that there is no data")
        func truncatedOverTCP() throws {
            var net = try SmallInternet()
            net.habits[SmallInternet.authB] = .lies { query in
                var response = query.response()
                response.flags.isAuthoritative = true
                response.flags.isTruncated = true
                return response
            }
            #expect(net.ask("recipient.example", .txt)?.code == .serverFailure)
            #expect(net.log.last == "tcp 203.0.113.14 recipient.example TXT")
            #expect(net.open.isEmpty)
        }
    }

    @Suite("Whom to believe, RFC 5452")
    struct Trust {
        @Test("A server has no say about names outside of its zone")
        func bailiwick() throws {
            var net = try SmallInternet()
            net.habits[SmallInternet.authA] = .lies { query in
                var response = query.response()
                response.flags.isAuthoritative = true
                response.answers = records(
                    "sender.example MX 10 mail.recipient.example", "mail.recipient.example A 203.0.113.66")
                response.authorities = records("recipient.example NS ns.evil.example", "example NS ns.evil.example")
                response.additionals = records(
                    "mail.recipient.example A 203.0.113.66", "ns1.recipient.example A 203.0.113.66")
                return response
            }
            #expect(net.ask("sender.example", .mx)?.additionals.isEmpty == true)
            #expect(
                net.ask("mail.recipient.example", .a)?.lines(\.answers)
                    == ["mail.recipient.example. 3600 IN A 198.51.100.25"])
        }

        @Test("§9.1: another id, another question, another address: ignored")
        func forged() throws {
            var net = try SmallInternet()
            var random = SeededGenerator(seed: 5)
            var output: [ResolverOutput] = []
            let query = DNSMessage.query(id: 1, DNSQuestion("recipient.example", .mx))
            net.resolver.query(query.encoded(), from: SmallInternet.client, at: .start, &random, &output)
            guard case .ask(let id, _, let server, let sent, _) = output[0] else { return #expect(Bool(false), "asks") }
            var answer = sent.response()
            answer.flags.isAuthoritative = true
            answer.answers = records("recipient.example MX 10 evil.example")
            var forgeries = [answer, answer, answer]
            forgeries[0].id ^= 1
            forgeries[1].questions[0].name = "other.example"
            forgeries[2].flags.isResponse = false
            output = []
            for forgery in forgeries {
                net.resolver.receive(forgery.encoded(), from: server, in: id, at: .start, &random, &output)
            }
            net.resolver.receive(answer.encoded(), from: SmallInternet.authC, in: id, at: .start, &random, &output)
            #expect(output.isEmpty)
        }

        @Test("Whatever a server sends, the resolver answers in the end")
        func mutations() throws {
            var random = SeededGenerator(seed: 11)
            for _ in 0..<300 {
                var net = try SmallInternet()
                let zones = net.servers[SmallInternet.authB]
                let seed = random.next()
                net.habits[SmallInternet.authB] = .lies { query in
                    var random = SeededGenerator(seed: seed)
                    var bytes = zones?.answer(query, &random).encoded() ?? []
                    for _ in 0...Int(random.next(below: 3)) { Mutation.apply(to: &bytes, &random) }
                    return (try? DNSMessage(bytes)) ?? query.response(.serverFailure)
                }
                #expect(net.ask("www.cases.example", .a) != nil)
                #expect(net.open.isEmpty)
            }
        }
    }

    @Suite("The cache")
    struct Cache {
        @Test("TTLs count down, and what has run out is asked for again")
        func expiry() throws {
            var net = try SmallInternet()
            #expect(net.ask("short.sender.example", .a)?.answers[0].ttl == 5)
            net.now = net.now + .milliseconds(1200)
            #expect(net.ask("short.sender.example", .a)?.answers[0].ttl == 3)
            net.log = []
            net.now = net.now + .seconds(4)
            #expect(net.ask("short.sender.example", .a)?.answers[0].ttl == 5)
            #expect(net.log.count == 1)
        }

        @Test("A delegation lives no longer than its parent zone said, however often its servers name themselves")
        func withdrawnDelegation() throws {
            var net = try SmallInternet()
            // The parent says 3600 s, and so do the servers themselves, with every answer.
            #expect(net.ask("mail.sender.example", .a)?.answers.count == 1)
            for _ in 0..<4 {
                net.now = net.now + .seconds(800)
                #expect(net.ask("short.sender.example", .a)?.answers.count == 1)
            }
            // It hands the domain to somebody else, and the old server goes on answering.
            try net.add(SmallInternet.tld, "example", "sender NS ns1.recipient", "ns1.recipient A 203.0.113.14")
            try net.add(SmallInternet.authB, "sender.example", "short 5 A 198.51.100.5")
            #expect(net.ask("short.sender.example", .a)?.answers.map { "\($0.data)" } == ["192.0.2.5"])
            net.now = net.now + .seconds(401)
            #expect(net.ask("short.sender.example", .a)?.answers.map { "\($0.data)" } == ["198.51.100.5"])
        }

        @Test("The same bytes are asked again: another id, the rest of the TTLs, the same records")
        func sameBytes() throws {
            var net = try SmallInternet()
            var query = DNSMessage.query(id: 1, DNSQuestion("recipient.example", .mx))
            query.edns = EDNS()
            let first = net.ask([query])[0]
            net.now = net.now + .milliseconds(2500)
            query.id = 2
            let second = net.ask([query])[0]
            #expect(second?.id == 2)
            #expect(second?.answers.map(\.data) == first?.answers.map(\.data))
            #expect(second?.answers[0].ttl == 3597)
            #expect(second?.additionals[0].ttl == 3597)
            #expect(second?.edns == first?.edns)
            // An hour later everything is asked for again.
            net.log = []
            net.now = net.now + .seconds(3600)
            #expect(net.ask([query])[0]?.answers[0].ttl == 3600)
            #expect(net.log.count == 2)
        }

        @Test("A shuffle goes on shuffling")
        func shuffle() throws {
            var net = try SmallInternet { $0.order = .shuffled }
            try net.add(SmallInternet.authA, "rr.example", "@ A 192.0.2.1", "@ A 192.0.2.2", "@ A 192.0.2.3")
            net.servers[SmallInternet.root] = net.servers[SmallInternet.authA]
            let answers = (0..<8).map { _ in net.ask("rr.example", .a)?.answers.map(\.data) }
            #expect(Set(answers).count > 1)
        }

        @Test("A TTL of zero is answered and not kept")
        func zero() throws {
            var net = try SmallInternet()
            #expect(net.ask("zero.sender.example", .a)?.answers.count == 1)
            net.log = []
            #expect(net.ask("zero.sender.example", .a)?.answers.count == 1)
            #expect(net.log.count == 1)
        }

        @Test("RFC 1035 §3.2.1: a delegation with a TTL of zero leads on all the same")
        func zeroDelegation() throws {
            var net = try SmallInternet()
            try net.add(SmallInternet.tld, "fleeting", "sub 0 NS ns1.sub", "ns1.sub 0 A 203.0.113.13")
            net.servers[SmallInternet.root] = AuthoritativeServer(
                zones: [
                    try Zone(
                        origin: ".",
                        records: [
                            try ResourceRecord(parsing: ". 900 SOA ns1 hostmaster 1 2 3 4 900", origin: "."),
                            try ResourceRecord(parsing: ". NS ns1", origin: "."),
                            try ResourceRecord(parsing: "fleeting 0 NS ns.fleeting.", origin: "."),
                            try ResourceRecord(parsing: "ns.fleeting 0 A 203.0.113.12", origin: "."),
                        ])
                ], order: .fixed)
            try net.add(SmallInternet.authA, "sub.fleeting", "www A 192.0.2.99")
            #expect(try net.require("www.sub.fleeting", .a).answers.count == 1)
        }

        @Test("It never grows beyond its capacity")
        func bound() throws {
            var net = try SmallInternet { $0.cacheCapacity = 20 }
            for i in 0..<200 { _ = net.ask(try DNSName(parsing: "n\(i).recipient.example"), .a) }
            #expect(net.resolver.remembered(at: .start).count <= 20)
            net.log = []
            _ = net.ask("n199.recipient.example", .a)
            #expect(net.log.isEmpty)
            _ = net.ask("n0.recipient.example", .a)
            #expect(!net.log.isEmpty)
        }

        @Test("The same question from several clients goes upstream once")
        func coalescing() throws {
            var net = try SmallInternet()
            let queries = (0..<5).map { DNSMessage.query(id: 100 + $0, DNSQuestion("recipient.example", .mx)) }
            let answers = net.ask(queries)
            #expect(answers.map { $0?.id } == [100, 101, 102, 103, 104])
            #expect(net.log.count == 3)
        }
    }

    @Suite("Requests that are not worked on")
    struct Refusals {
        @Test("Other opcodes, classes, versions and counts; questions without RD")
        func codes() throws {
            var net = try SmallInternet()
            func code(_ edit: (inout DNSMessage) -> Void) -> ResponseCode? {
                var query = DNSMessage.query(id: 1, DNSQuestion("recipient.example", .mx))
                edit(&query)
                var output: [ResolverOutput] = []
                var random = SeededGenerator(seed: 1)
                net.resolver.query(query.encoded(), from: SmallInternet.client, at: .start, &random, &output)
                guard case .answer(_, let bytes) = output.first else { return nil }
                return (try? DNSMessage(bytes))?.code
            }
            #expect(code { $0.flags.opcode = .notify } == .notImplemented)
            #expect(code { $0.questions = [] } == .formatError)
            #expect(code { $0.edns = EDNS(version: 2) } == .badVersion)
            #expect(code { $0.questions[0].class = .chaos } == .refused)
            #expect(code { $0.questions[0].type = .axfr } == .refused)
            #expect(code { $0.flags.recursionDesired = false } == .refused)
            #expect(code { $0.flags.isResponse = true } == nil)
        }

        @Test("Two copies that go on are equal, and one that was switched off remembers nothing")
        func values() throws {
            var a = try SmallInternet()
            var b = a
            _ = a.ask("recipient.example", .mx)
            _ = b.ask("recipient.example", .mx)
            #expect(a.resolver == b.resolver)
            a.resolver.powerOff()
            #expect(a.resolver.remembered(at: .start).isEmpty)
            #expect(a.resolver.nextDeadline == .never)
        }
    }
}
