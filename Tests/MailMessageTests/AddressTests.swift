// RFC 5322 §3.4: addresses, mailboxes with names, groups.

import MailMessage
import Testing

@Suite("RFC 5322 §3.4: addresses") struct AddressTests {
    @Test(
        "§3.4.1, RFC 5321 §4.1.2: legal addresses are written as they were read",
        arguments: [
            "hana@tokyo.example", "a.b+c@x.example", "\"odd user\"@recipient.example", "bob@[198.51.100.25]",
            "花@例え.example", "\"a\\\"b\"@x.example", "x@[IPv6:2001:db8::1]",
        ])
    func legal(text: String) throws {
        let address = try #require(EmailAddress(text))
        #expect(address.description == text)
        #expect(EmailAddress(address.description) == address)
    }

    @Test(
        "What is no address is refused",
        arguments: [
            "", "hana", "@x.example", "hana@", "a b@x.example", "a@b@c", ".a@x.example", "a..b@x.example",
            "a@-x.example",
            "a@x..example", "<a@x.example>", "a@[", "a@[]", "\"a@x.example", "a@x.example ",
        ])
    func illegal(text: String) { #expect(EmailAddress(text) == nil) }

    @Test("RFC 5321 §4.5.3.1: lengths")
    func lengths() {
        let long = String(repeating: "a", count: 65)
        #expect(EmailAddress(long + "@x.example") == nil)
        #expect(EmailAddress(long.dropLast() + "@x.example") != nil)
        #expect(EmailAddress("a@" + Array(repeating: "abcdefgh", count: 30).joined(separator: ".")) == nil)
    }

    @Test("RFC 5321 §2.4: domains ignore case; a quoted local part is the same without quotes")
    func comparing() throws {
        let a = try #require(EmailAddress("\"Hana\"@Tokyo.Example"))
        #expect(a.localPart == "Hana")
        #expect(a.normalizedDomain == "tokyo.example")
        #expect(a.normalized == "hana@tokyo.example")
    }

    @Test("§3.4: lists, names, quoted names, comments, groups, source routes")
    func lists() throws {
        let list = AddressList(
            """
            Hana <hana@tokyo.example>, "Sato, K." <kenji@kyoto.example>, bob@x.example (Bob), \
            Friends: a@b.example, C <c@d.example>;, <@relay.example:e@f.example>, nonsense, undisclosed:;
            """)
        #expect(
            list.mailboxes.map(\.address.description) == [
                "hana@tokyo.example", "kenji@kyoto.example", "bob@x.example", "a@b.example", "c@d.example",
                "e@f.example",
            ])
        #expect(list.mailboxes.map(\.name) == ["Hana", "Sato, K.", "Bob", nil, "C", nil])
        #expect(list.entries.count == 6)
        #expect(list.entries.last == .group(name: "undisclosed", members: []))
    }

    @Test("§3.2.3, §3.4.1: comments and blanks around the at sign")
    func commentsInside() {
        let list = AddressList("(a (nested)) kenji (b) @ (c) kyoto.example, Hana < hana @tokyo.example (d) >")
        // On envelopes there are none.
        #expect(EmailAddress("kenji @kyoto.example") == nil)
        #expect(list.mailboxes.map(\.address.description) == ["kenji@kyoto.example", "hana@tokyo.example"])
    }

    @Test("A list that is written reads the same")
    func roundTrip() {
        let text = "Hana <hana@tokyo.example>, \"Sato, K.\" <kenji@kyoto.example>, Friends: a@b.example;"
        #expect(AddressList(text).description == text)
    }

    @Test(
        "Hostile lists end", arguments: ["((((((((", "\"\"\"\"\"\"", "<<<<>>>>", ":::::;;;;", "\\\\\\\\", "a b c d:"])
    func hostile(text: String) {
        _ = AddressList(String(repeating: text, count: 4_000))
    }
}
