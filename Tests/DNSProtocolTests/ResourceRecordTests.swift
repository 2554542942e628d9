import Basics
import DNSProtocol
import TestSupport
import Testing
import Wire

@Suite("Records as text, RFC 1035 §5.1")
struct ResourceRecordTests {
    static let origin: DNSName = "sender.example"

    func parse(_ text: String) throws -> ResourceRecord { try ResourceRecord(parsing: text, origin: Self.origin) }

    @Test(
        "Each type is read and printed",
        arguments: [
            ("mail 3600 IN A 192.0.2.25", "mail.sender.example. 3600 IN A 192.0.2.25"),
            ("mail AAAA 2001:db8::25", "mail.sender.example. 3600 IN AAAA 2001:db8::25"),
            ("@ MX 10 mail", "sender.example. 3600 IN MX 10 mail.sender.example."),
            ("@ IN 60 NS ns1.other.", "sender.example. 60 IN NS ns1.other."),
            ("www cname @", "www.sender.example. 3600 IN CNAME sender.example."),
            ("25.2.0.192.in-addr.arpa. PTR mail", "25.2.0.192.in-addr.arpa. 3600 IN PTR mail.sender.example."),
            ("@ TXT \"v=spf1 mx -all\"", "sender.example. 3600 IN TXT \"v=spf1 mx -all\""),
            ("@ TXT plain \"two; words\"", "sender.example. 3600 IN TXT \"plain\" \"two; words\""),
            ("@ TXT \"\"", "sender.example. 3600 IN TXT \"\""),
            ("@ TXT \"a\\\"b\\\\c\\007\"", "sender.example. 3600 IN TXT \"a\\\"b\\\\c\\007\""),
            (
                "@ 900 SOA ns1 hostmaster (\n 2024010101 ; serial\n 7200 900 1209600 900 )",
                "sender.example. 900 IN SOA ns1.sender.example. hostmaster.sender.example. "
                    + "2024010101 7200 900 1209600 900"
            ),
            ("@ TYPE65280 \\# 3 0a0B0c", "sender.example. 3600 IN TYPE65280 \\# 3 0a0b0c"),
            ("@ CH TXT x", "sender.example. 3600 CH TXT \"x\""),
        ])
    func forms(_ pair: (String, String)) throws {
        let record = try parse(pair.0)
        #expect(record.description == pair.1)
        #expect(try parse(record.description) == record)
    }

    @Test(
        "A mistake says where it is and what was expected",
        arguments: [
            ("mail 3600 IN A 192.0.2", 15, "an IPv4 address", "192.0.2"),
            ("mail A", 6, "an IPv4 address", ""),
            ("@ MX mail", 5, "a preference, 0 to 65535", "mail"),
            ("@ MX 70000 mail", 5, "a preference, 0 to 65535", "70000"),
            ("@ FOO bar", 2, "a record type such as A, MX or TXT", "FOO"),
            ("mail A 192.0.2.1 192.0.2.2", 17, "the end of the record", "192.0.2.2"),
            ("mail 4294967295 A 192.0.2.1", 5, "a TTL of at most 2147483647", "4294967295"),
            ("@ TXT \"open", 6, "a closing quotation mark", ""),
            ("", 0, "the name of the record's owner", ""),
        ])
    func mistakes(_ text: String, _ offset: Int, _ expected: String, _ found: String) {
        let error = #expect(throws: PresentationError.self) { try parse(text) }
        #expect(error?.offset == offset)
        #expect(error?.expected == expected)
        #expect(error?.found == found)
    }

    @Test("§3.3: strings of TXT have at most 255 bytes")
    func longText() {
        let long = String(repeating: "x", count: 256)
        #expect(throws: PresentationError.self) { try parse("@ TXT \(long)") }
        #expect(RecordData.text(long) == .txt([Array(long.utf8.prefix(255)), [120]]))
    }

    @Test("The generic four, on the text form")
    func generic() throws {
        let checks = ParserChecks<ResourceRecord>(
            parse: { try parse(String(decoding: $0, as: UTF8.self)) }, serialize: { Array($0.description.utf8) })
        for text in ["@ MX 10 mail", "@ TXT \"a\\\"b\" \"\\001c\"", "@ SOA ns1 host 1 2 3 4 5", "@ TYPE9 \\# 2 0aff"] {
            try checks.roundTrip(parse(text))
            try checks.mutations(of: Array(text.utf8), count: 1000)
        }
        try checks.hostileFields(in: Array("mail 60 IN TXT \"a b\"".utf8))
    }
}
