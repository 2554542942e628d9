import DNSProtocol
import Testing
import Wire

@Suite("Zones, RFC 1034 §4.3.2")
struct ZoneTests {
    static let origin: DNSName = "sender.example"
    static let base = [
        "@ 900 SOA ns1 hostmaster 2024010101 7200 900 1209600 300", "@ NS ns1", "ns1 A 203.0.113.13",
    ]

    static func zone(_ lines: String...) throws -> Zone {
        try Zone(origin: origin, records: (base + lines).map { try ResourceRecord(parsing: $0, origin: origin) })
    }

    static let rich = try? zone(
        "@ MX 10 mail", "mail A 192.0.2.25", "www CNAME web", "web A 192.0.2.80", "far CNAME www.other.",
        "loop1 CNAME loop2", "loop2 CNAME loop1", "gone CNAME nowhere", "a.b.deep A 192.0.2.1",
        "child NS ns1.child", "child NS ns.other.", "ns1.child A 192.0.2.53", "alias CNAME x.child",
        "*.wild A 192.0.2.99", "here.wild A 192.0.2.98", "a.empty.wild TXT x", "*.alias CNAME mail")

    func lookup(_ name: DNSName, _ type: DNSType) throws -> ZoneAnswer { try #require(Self.rich).lookup(name, type) }

    func texts(_ answer: ZoneAnswer) -> [String] {
        switch answer {
        case .records(let records), .alias(let records): records.map { "\($0)" }
        case .referral(let aliases, let servers): (aliases + servers).map { "\($0)" }
        case .noData(let aliases), .nonexistent(let aliases): aliases.map { "\($0)" }
        }
    }

    @Test("A name with records of the type")
    func found() throws {
        #expect(texts(try lookup("mail.sender.example", .a)) == ["mail.sender.example. 3600 IN A 192.0.2.25"])
        #expect(texts(try lookup("SENDER.example", .any)).count == 3)
    }

    @Test("RFC 2308 §2: no such name, and no such type")
    func negative() throws {
        #expect(try lookup("nosuch.sender.example", .a) == .nonexistent(aliases: []))
        #expect(try lookup("mail.sender.example", .mx) == .noData(aliases: []))
    }

    @Test("RFC 4592 §2.2.2: a name between others exists without records")
    func emptyNonTerminal() throws {
        #expect(try lookup("b.deep.sender.example", .a) == .noData(aliases: []))
        #expect(try lookup("deep.sender.example", .txt) == .noData(aliases: []))
    }

    @Test("Step 3a: aliases are followed in the zone, and the question for CNAME is not")
    func aliases() throws {
        #expect(
            texts(try lookup("www.sender.example", .a)) == [
                "www.sender.example. 3600 IN CNAME web.sender.example.", "web.sender.example. 3600 IN A 192.0.2.80",
            ])
        #expect(texts(try lookup("www.sender.example", .cname)).count == 1)
        guard case .alias = try lookup("far.sender.example", .a) else {
            return #expect(Bool(false), "an alias leads out")
        }
        guard case .noData(let aliases) = try lookup("www.sender.example", .mx) else {
            return #expect(Bool(false), "the alias's target has no MX")
        }
        #expect(aliases.count == 1)
        guard case .nonexistent(let gone) = try lookup("gone.sender.example", .a) else {
            return #expect(Bool(false), "the alias's target does not exist")
        }
        #expect(gone.count == 1)
    }

    @Test("A circle of aliases ends")
    func aliasLoop() throws {
        guard case .alias(let aliases) = try lookup("loop1.sender.example", .a) else {
            return #expect(Bool(false), "a loop is handed to the asker")
        }
        // RFC 2181 §5: each record once, as real servers give them.
        #expect(aliases.map { "\($0.name)" } == ["loop1.sender.example", "loop2.sender.example"])
    }

    @Test("A long chain of aliases is not followed to its end")
    func longChain() throws {
        let origin: DNSName = "long.example"
        let lines = (1...20).map { "a\($0) CNAME a\($0 + 1)" }
        let zone = try Zone(
            origin: origin,
            records: (["@ 900 SOA ns1 hostmaster 1 7200 900 1209600 900", "@ NS ns1", "a21 A 192.0.2.1"] + lines)
                .map { try ResourceRecord(parsing: $0, origin: origin) })
        guard case .alias(let aliases) = zone.lookup("a1.long.example", .a) else {
            return #expect(Bool(false), "the rest is left to the asker")
        }
        #expect(aliases.count == 16)
    }

    @Test("Step 3b: a delegation answers for everything under it")
    func delegation() throws {
        for name in ["child", "x.child", "ns1.child", "a.b.child"] as [DNSName] {
            let full = try DNSName(parsing: name.description, origin: Self.origin)
            guard case .referral(let aliases, let servers) = try lookup(full, .a) else {
                return #expect(Bool(false), "\(full) is delegated")
            }
            #expect(aliases.isEmpty)
            #expect(servers.count == 2)
        }
        guard case .referral(let aliases, _) = try lookup("alias.sender.example", .a) else {
            return #expect(Bool(false), "an alias into the delegation")
        }
        #expect(aliases.count == 1)
    }

    @Test("RFC 4592 §2.2.1: which names a wildcard stands in for")
    func wildcards() throws {
        #expect(texts(try lookup("x.wild.sender.example", .a)) == ["x.wild.sender.example. 3600 IN A 192.0.2.99"])
        #expect(texts(try lookup("y.x.wild.sender.example", .a)) == ["y.x.wild.sender.example. 3600 IN A 192.0.2.99"])
        #expect(texts(try lookup("here.wild.sender.example", .a)) == ["here.wild.sender.example. 3600 IN A 192.0.2.98"])
        // The closest encloser of these exists, and has no wildcard of its own.
        #expect(try lookup("x.here.wild.sender.example", .a) == .nonexistent(aliases: []))
        #expect(try lookup("b.empty.wild.sender.example", .a) == .nonexistent(aliases: []))
        #expect(try lookup("empty.wild.sender.example", .a) == .noData(aliases: []))
        #expect(try lookup("x.wild.sender.example", .mx) == .noData(aliases: []))
        // The wildcard is also an ordinary name.
        #expect(texts(try lookup("*.wild.sender.example", .a)) == ["*.wild.sender.example. 3600 IN A 192.0.2.99"])
    }

    @Test("RFC 4592 §3.3.3: a wildcard alias")
    func wildcardAlias() throws {
        #expect(
            texts(try lookup("q.alias.sender.example", .a)).first
                == "q.alias.sender.example. 3600 IN CNAME mail.sender.example.")
    }

    @Test("RFC 2181 §5: a set has no doubles and one TTL")
    func sets() throws {
        let zone = try Self.zone("x 60 A 192.0.2.1", "x 90 A 192.0.2.1", "X 90 A 192.0.2.2")
        #expect(texts(zone.lookup("x.sender.example", .a)).map { $0.contains(" 60 IN A ") } == [true, true])
    }

    @Test("What is no zone")
    func errors() throws {
        #expect(throws: ZoneError.startOfAuthorityCount(0)) { try Zone(origin: Self.origin, records: []) }
        #expect(throws: ZoneError.startOfAuthorityCount(2)) { try Self.zone("@ SOA a b 1 2 3 4 5") }
        #expect(throws: ZoneError.aliasWithOtherData("ns1.sender.example")) { try Self.zone("ns1 CNAME mail") }
        #expect(throws: ZoneError.aliasWithOtherData("w.sender.example")) { try Self.zone("w CNAME a", "w CNAME b") }
        #expect(throws: ZoneError.self) { try Self.zone("x.other. A 192.0.2.1") }
        let soa = try ResourceRecord(parsing: Self.base[0], origin: Self.origin)
        #expect(throws: ZoneError.noNameServer) { try Zone(origin: Self.origin, records: [soa]) }
    }
}
