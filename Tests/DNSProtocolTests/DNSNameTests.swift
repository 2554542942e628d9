import Basics
import DNSProtocol
import TestSupport
import Testing
import Wire

@Suite("Domain names, RFC 1035 §2.3 and §3.1")
struct DNSNameTests {
    @Test("§3.1: labels after their lengths, then the root")
    func wireForm() throws {
        let name = try DNSName(parsing: "mail.sender.example")
        #expect(name.wire == Array("\u{4}mail\u{6}sender\u{7}example\0".utf8))
        #expect(name.labels.map { String(decoding: $0, as: UTF8.self) } == ["mail", "sender", "example"])
        #expect(name.labelCount == 3)
        #expect(DNSName.root.wire == [0])
    }

    @Test("A dot at the end changes nothing", arguments: [("example", "example."), ("a.b", "a.b.")])
    func trailingDot(_ pair: (String, String)) throws {
        #expect(try DNSName(parsing: pair.0) == DNSName(parsing: pair.1))
    }

    @Test("RFC 4343: case is kept and makes no difference")
    func letterCase() throws {
        let (a, b) = (try DNSName(parsing: "Mail.Sender.EXAMPLE"), try DNSName(parsing: "mail.sender.example"))
        #expect(a == b)
        #expect(a.hashValue == b.hashValue)
        #expect(a.description == "Mail.Sender.EXAMPLE")
        // Only letters: "@" and "`" differ in the same bit and are different.
        #expect(try DNSName(labels: [[0x40]]) != DNSName(labels: [[0x60]]))
    }

    @Test("§2.3.4: labels of 63 bytes, names of 255")
    func limits() throws {
        let label = String(repeating: "a", count: 63)
        #expect(throws: DNSNameError.labelTooLong(64)) { try DNSName(parsing: label + "a") }
        let longest = [label, label, label, String(label.dropLast(2))].joined(separator: ".")
        #expect(try DNSName(parsing: longest).wire.count == 255)
        #expect(throws: DNSNameError.nameTooLong(256)) { try DNSName(parsing: longest + "a") }
        #expect(throws: DNSNameError.self) { try DNSName(parsing: longest).prepending([97]) }
    }

    @Test(
        "§5.1: escapes",
        arguments: [
            ("a\\.b.example", "a\\.b.example"), ("\\097.example", "a.example"), ("a\\000b", "a\\000b"),
            ("\\\"x\\\"", "\\\"x\\\""), ("weiß", "wei\\195\\159"),
        ])
    func escapes(_ pair: (String, String)) throws {
        let name = try DNSName(parsing: pair.0)
        #expect(name.description == pair.1)
        #expect(try DNSName(parsing: name.description) == name)
    }

    @Test(
        "What is no name",
        arguments: [
            ("", DNSNameError.empty), ("..", .emptyLabel), (".a", .emptyLabel), ("a..b", .emptyLabel),
            ("a\\", .badEscape), ("a\\25", .badEscape), ("a\\256", .badEscape),
        ])
    func errors(_ pair: (String, DNSNameError)) {
        #expect(throws: pair.1) { try DNSName(parsing: pair.0) }
        #expect(DNSName(pair.0) == nil)
    }

    @Test("§5.1: names without a dot at their end are completed with the origin")
    func origin() throws {
        let origin: DNSName = "sender.example"
        #expect(try DNSName(parsing: "mail", origin: origin) == "mail.sender.example")
        #expect(try DNSName(parsing: "mail.", origin: origin) == "mail")
        #expect(try DNSName(parsing: "@", origin: origin) == origin)
    }

    @Test("Ancestors begin at a label")
    func ancestors() {
        let name: DNSName = "mail.Sender.example"
        #expect(name.isSubdomain(of: "sender.EXAMPLE"))
        #expect(name.isSubdomain(of: name))
        #expect(name.isSubdomain(of: .root))
        #expect(!name.isSubdomain(of: "ender.example"))
        #expect(!DNSName("example").isSubdomain(of: name))
        #expect(name.parent == "sender.example")
        #expect(name.suffix(1) == "example")
        #expect(name.suffix(0) == .root)
        #expect(name.suffix(9) == name)
        #expect(DNSName.root.parent == nil)
    }

    @Test("§3.5 and RFC 3596 §2.5: addresses as names")
    func reverse() throws {
        #expect(DNSName(reverseOf: IPAddress(192, 0, 2, 25)) == "25.2.0.192.in-addr.arpa")
        let v6 = try #require(IPAddress("2001:db8::1"))
        #expect(
            DNSName(reverseOf: v6).description
                == "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa")
    }

    @Test("The generic four, on the text form")
    func generic() throws {
        let checks = ParserChecks<DNSName>(
            parse: { try DNSName(parsing: String(decoding: $0, as: UTF8.self)) },
            serialize: { Array($0.description.utf8) })
        try checks.roundTrip("a\\.b.\\000\\255.sender.example")
        try checks.mutations(of: Array("mail\\.x.sen\\065der.example.".utf8))
        try checks.hostileFields(in: Array("a\\.b.example".utf8))
    }
}
