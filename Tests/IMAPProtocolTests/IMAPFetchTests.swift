// FETCH and its data items (RFC 3501 §6.4.5 and §7.4.2).

import IMAPProtocol
import MailStore
import Testing

@Suite struct IMAPFetchTests {
    private func fetch(_ items: String, of letter: [UInt8] = IMAPTestBench.letter) -> [String] {
        var bench = IMAPTestBench()
        bench.deliver(letter)
        var session = bench.selected("EXAMINE INBOX")
        let answers = bench.say("a FETCH 1 \(items)", to: &session)
        #expect(answers.last == "a OK Fetch completed.")
        return Array(answers.dropLast())
    }

    /// A letter with a text, a picture and a forwarded letter.
    private static let multipart = IMAPTestBench.lines(
        "From: \"Tanaka, Hana\" <hana@tanuki.example>",
        "To: friends: kenji@kitsune.example, Mei <mei@kitsune.example>;",
        "Subject: three", " parts", "Content-Type: multipart/mixed; boundary=\"b1\"", "", "preamble", "--b1", "",
        "Hello", "--b1",
        "Content-Type: image/png; name=x.png", "Content-Transfer-Encoding: base64",
        "Content-Disposition: attachment; filename=x.png", "", "AAAA", "--b1", "Content-Type: message/rfc822", "",
        "From: mei@kitsune.example", "Subject: inner", "", "Inside", "--b1--", "epilogue")

    @Test func simpleItems() {
        #expect(
            fetch("(UID RFC822.SIZE FLAGS INTERNALDATE)") == [
                "* 1 FETCH (UID 1 RFC822.SIZE 294 FLAGS (\\Recent) INTERNALDATE \"23-Nov-2026 18:57:31 +0000\")"
            ])
        #expect(fetch("FAST").first?.hasPrefix("* 1 FETCH (FLAGS (\\Recent) INTERNALDATE") == true)
    }

    @Test func envelope() {
        #expect(
            fetch("ENVELOPE") == [
                "* 1 FETCH (ENVELOPE (\"Mon, 23 Nov 2026 18:00:00 +0000\" \"Hello Kenji\" ((\"Hana\" NIL \"hana\" "
                    + "\"tanuki.example\")) "
                    + "((\"Hana\" NIL \"hana\" \"tanuki.example\")) ((\"Hana\" NIL \"hana\" \"tanuki.example\")) "
                    + "((\"Kenji\" NIL \"kenji\" \"kitsune.example\")) NIL NIL NIL \"<m1@pc.tanuki.example>\"))"
            ])
    }

    @Test func envelopeWithAGroupAndFoldedFields() {
        let hana = "((\"Tanaka, Hana\" NIL \"hana\" \"tanuki.example\"))"
        #expect(
            fetch("ENVELOPE", of: Self.multipart) == [
                "* 1 FETCH (ENVELOPE (NIL \"three parts\" \(hana) \(hana) \(hana) ((NIL NIL \"friends\" NIL)"
                    + "(NIL NIL \"kenji\" \"kitsune.example\")(\"Mei\" NIL \"mei\" \"kitsune.example\")(NIL NIL NIL "
                    + "NIL)) NIL NIL NIL NIL))"
            ])
    }

    @Test func bodyStructure() {
        #expect(
            fetch("BODYSTRUCTURE") == [
                "* 1 FETCH (BODYSTRUCTURE (\"text\" \"plain\" (\"charset\" \"us-ascii\") NIL NIL \"7bit\" 63 5 NIL NIL "
                    + "NIL NIL))"
            ])
        #expect(
            fetch("BODY") == [
                "* 1 FETCH (BODY (\"text\" \"plain\" (\"charset\" \"us-ascii\") NIL NIL \"7bit\" 63 5))"
            ])
        #expect(
            fetch("BODYSTRUCTURE", of: Self.multipart) == [
                "* 1 FETCH (BODYSTRUCTURE ((\"text\" \"plain\" (\"charset\" \"us-ascii\") NIL NIL \"7bit\" 5 1 NIL NIL "
                    + "NIL NIL)"
                    + "(\"image\" \"png\" (\"name\" \"x.png\") NIL NIL \"base64\" 4 NIL (\"attachment\" (\"filename\" "
                    + "\"x.png\")) NIL NIL)"
                    + "(\"message\" \"rfc822\" NIL NIL NIL \"7bit\" 51 "
                    + "(NIL \"inner\" ((NIL NIL \"mei\" \"kitsune.example\")) ((NIL NIL \"mei\" \"kitsune.example\")) "
                    + "((NIL NIL \"mei\" \"kitsune.example\")) NIL NIL NIL NIL NIL) "
                    + "(\"text\" \"plain\" (\"charset\" \"us-ascii\") NIL NIL \"7bit\" 6 1 NIL NIL NIL NIL) 4 NIL NIL "
                    + "NIL NIL) "
                    + "\"mixed\" (\"boundary\" \"b1\") NIL NIL NIL))"
            ])
    }

    @Test(arguments: [
        ("BODY[1]", "Hello"), ("BODY[2]", "AAAA"), ("BODY[2.MIME]<0.12>", "Content-Type"),
        ("BODY[3.HEADER.FIELDS (subject)]", "Subject: inner\r\n\r\n"),
        ("BODY[3.TEXT]", "Inside"), ("BODY[3.1]", "Inside"),
        ("BODY[HEADER.FIELDS (Subject)]", "Subject: three\r\n parts\r\n\r\n"),
        ("BODY[1.MIME]", "\r\n"), ("BODY[HEADER.FIELDS (X)]", "\r\n"), ("BODY[]<99999.5>", ""),
    ])
    func sections(_ item: String, _ content: String) {
        let name = item.prefix { $0 != "<" }.replacing("subject", with: "SUBJECT").replacing("Subject", with: "SUBJECT")
        let range = item.contains("<") ? item.drop { $0 != "<" }.prefix { $0 != "." } + ">" : ""
        let said = fetch(item, of: Self.multipart).joined(separator: "\r\n")
        #expect(said == "* 1 FETCH (\(name)\(range) {\(content.utf8.count)}\r\n\(content))")
    }

    @Test(arguments: ["BODY[4]", "BODY[1.1]", "BODY[1.HEADER]", "BODY[3.2]", "BODY[2.TEXT]"])
    func partsThatAreNotThere(_ item: String) {
        #expect(fetch(item, of: Self.multipart) == ["* 1 FETCH (\(item) NIL)"])
    }

    @Test func aLetterWithoutPartsHasOne() {
        let body = "Dear Kenji,\r\n\r\nthis letter goes from my box to yours.\r\n\r\nHana\r\n"
        for item in ["BODY[1]", "BODY[TEXT]", "RFC822.TEXT"] {
            #expect(fetch(item).joined(separator: "\r\n") == "* 1 FETCH (\(item) {\(body.utf8.count)}\r\n\(body))")
        }
    }

    @Test func theWholeLetter() {
        let letter = String(decoding: IMAPTestBench.letter, as: UTF8.self)
        #expect(fetch("BODY.PEEK[]").joined(separator: "\r\n") == "* 1 FETCH (BODY[] {294}\r\n\(letter))")
        #expect(fetch("RFC822").joined(separator: "\r\n") == "* 1 FETCH (RFC822 {294}\r\n\(letter))")
    }

    @Test func readingSetsSeenAndPeekingDoesNot() {
        var bench = IMAPTestBench()
        bench.deliver()
        var session = bench.selected()
        _ = bench.say("a FETCH 1 (BODY.PEEK[] RFC822.HEADER)", to: &session)
        #expect(bench.store[bench.kenji].inbox.messages[0].flags == [])
        let answers = bench.say("b FETCH 1 BODY[1]<0.4>", to: &session)
        #expect(answers == ["* 1 FETCH (BODY[1]<0> {4}", "Dear FLAGS (\\Seen \\Recent))", "b OK Fetch completed."])
        #expect(bench.say("c NOOP", to: &session) == ["c OK NOOP completed."])
    }

    @Test func brokenLettersHaveAStructureToo() {
        for letter in [
            "", "x", "\r\n", "Content-Type: multipart/mixed\r\n\r\nx",
            "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b",
        ] {
            let said = fetch("(ENVELOPE BODYSTRUCTURE BODY[1] BODY[HEADER])", of: Array(letter.utf8))
            #expect(said.first?.hasPrefix("* 1 FETCH (ENVELOPE (NIL") == true)
        }
    }

    @Test func eightBitSubjectsTravelAsLiterals() {
        let said = fetch("ENVELOPE", of: Array("Subject: Grüße\r\n\r\n".utf8))
        #expect(said.prefix(1) == ["* 1 FETCH (ENVELOPE (NIL {7}"])
    }
}
