// Letters from users' files: what is repaired, what is refused.

import MailMessage
import Testing

@Suite("A user's own letter") struct MessageImportTests {
    let defaults = MessageImport.Defaults(
        from: EmailAddress(localPart: "hana", domain: "tokyo.example"),
        to: [EmailAddress(localPart: "kenji", domain: "kyoto.example")], date: MailDate(unixSeconds: 1_795_460_243),
        messageID: "<new@tokyo.example>")

    func read(_ text: String) throws -> MessageImport.Result {
        try MessageImport.read(Array(text.utf8), defaults: defaults)
    }

    @Test("A legal letter goes through byte for byte")
    func legal() throws {
        let text = "From: a@b.example\r\nDate: Mon, 23 Nov 2026 18:57:23 +0000\r\nMessage-ID: <1@b>\r\n\r\n.\r\n..x\r\n"
        let result = try read(text)
        #expect(result.message.bytes == Array(text.utf8))
        #expect(result.warnings.isEmpty)
        #expect(!result.needsEightBit && !result.needsUTF8)
    }

    @Test("Without a header: the text becomes the body, the envelope the header")
    func noHeader() throws {
        let result = try read("Dear Kenji,\nhello\n")
        #expect(result.message.value("From") == "hana@tokyo.example")
        #expect(result.message.value("To") == "kenji@kyoto.example")
        #expect(result.message.messageID == "<new@tokyo.example>")
        #expect(Octet.text(result.message.body) == "Dear Kenji,\r\nhello\r\n")
        #expect(result.warnings.contains(.noHeader))
        #expect(result.warnings.contains(.lineEndingsRepaired(count: 2)))
    }

    @Test("RFC 5321 §2.3.8: bare LF and bare CR become CRLF")
    func bareLineEndings() throws {
        let result = try read(
            "From: a@b.example\nDate: 1 Jan 2026 00:00:00 +0000\nMessage-ID: <1@b>\n\none\rtwo\r\nthree")
        #expect(Octet.text(result.message.body) == "one\r\ntwo\r\nthree\r\n")
    }

    @Test("RFC 5322 §2.1.1: a body line over 998 characters is re-encoded and reads the same")
    func longLine() throws {
        let long = String(repeating: "長い line ", count: 300)
        let result = try read("From: a@b.example\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\(long)\r\n")
        #expect(LineEndings.longestLine(result.message.bytes) <= 998)
        #expect(MIMEPart(result.message).text(of: result.message.bytes) == long + "\r\n")
        #expect(result.message.value("MIME-Version") == "1.0")
    }

    @Test("A long header line is folded, or refused when it has no blank")
    func longHeader() throws {
        let words = (0..<300).map { "word\($0)" }.joined(separator: " ")
        let result = try read("From: a@b.example\r\nSubject: \(words)\r\n\r\nx\r\n")
        #expect(result.message.value("Subject") == words)
        #expect(LineEndings.longestLine(result.message.header) <= 998)
        #expect(throws: MessageImport.Failure.headerLineTooLong(line: 2, length: 1200)) {
            try read("From: a@b.example\r\nX: \(String(repeating: "x", count: 1197))\r\n\r\n")
        }
    }

    @Test("8-bit bytes are announced, their charset declared")
    func eightBit() throws {
        let result = try read("From: a@b.example\r\n\r\nこんにちは\r\n")
        #expect(result.needsEightBit && !result.needsUTF8)
        #expect(result.message.value("Content-Type") == "text/plain; charset=utf-8")
        let latin = try MessageImport.read(
            Array("From: a@b.example\r\n\r\n".utf8) + [0xE9, 13, 10], defaults: defaults)
        #expect(latin.message.value("Content-Type") == "text/plain; charset=unknown-8bit")
        #expect(try read("From: a@b.example\r\nSubject: 件名\r\n\r\nx\r\n").needsUTF8)
    }

    @Test("Refused: nothing, NULs, too much, no address, fields twice")
    func refused() {
        #expect(throws: MessageImport.Failure.empty) { try read("") }
        #expect(throws: MessageImport.Failure.nul(offset: 5)) { try read("From:\0x") }
        for text: [UInt8] in [[0xFF, 0xFE, 0x46, 0], [0xFE, 0xFF, 0, 0x46]] {
            #expect(throws: MessageImport.Failure.utf16) { try MessageImport.read(text, defaults: defaults) }
        }
        #expect(throws: MessageImport.Failure.tooLarge(size: 11, limit: 10)) {
            try MessageImport.read(Array("From: a@b.x".utf8), defaults: defaults, limit: 10)
        }
        #expect(throws: MessageImport.Failure.noAddress(field: "From", value: "nobody")) {
            try read("From: nobody\r\n\r\nx")
        }
        let empty = #expect(throws: MessageImport.Failure.noAddress(field: "To", value: "")) {
            try read("From: a@b.example\r\nTo: \r\n\r\nx")
        }
        #expect(empty?.description == "To is empty; it needs a mail address (RFC 5322 §3.6)")
        #expect(throws: MessageImport.Failure.repeatedField(name: "Date")) {
            try read("From: a@b.example\r\nDate: x\r\nDate: y\r\n\r\nx")
        }
    }

    @Test("RFC 5322 §3.6.3: Bcc is for the envelope; in the letter nobody finds it")
    func blindCopies() throws {
        let result = try read(
            "From: a@b.example\r\nBcc: yuki@kyoto.example,\r\n Kai <kai@kyoto.example>\r\nSubject: x\r\n\r\nBcc: "
                + "text\r\n"
        )
        #expect(result.message.fields.map { result.message.name(of: $0) } == ["From", "Subject", "Date", "Message-ID"])
        #expect(Octet.text(result.message.body) == "Bcc: text\r\n")
        #expect(result.blindCopies.map(\.address.description) == ["yuki@kyoto.example", "kai@kyoto.example"])
        #expect(result.warnings.contains(.blindCopiesHidden))
    }

    @Test("What editors and mailbox files add is taken away")
    func preamble() throws {
        let result = try read("\u{FEFF}From a@b.example Mon Nov 23 18:57:23 2026\nFrom: a@b.example\n\nx\n")
        #expect(result.message.value("From") == "a@b.example")
        #expect(result.warnings.prefix(2) == [.byteOrderMarkRemoved, .mailboxLineRemoved])
    }

    @Test("The line that a mailbox file puts before a letter may end as lines do in mail")
    func preambleWithCRLF() throws {
        let result = try read(
            "From a@b.example Mon Nov 23 18:57:23 2026\r\nFrom: a@b.example\r\nSubject: s\r\n\r\nx\r\n")
        #expect(result.message.value("From") == "a@b.example" && result.message.value("Subject") == "s")
        #expect(result.warnings.first == .mailboxLineRemoved)
    }

    /// RFC 5322 §4.5.2: this is how some programs wrote the field once.
    @Test("A field From with a blank before its colon is none of the mailbox file's lines")
    func fromWithABlank() throws {
        let result = try read("From : Ai <a@b.example>\nTo: c@d.example\n\nx\n")
        #expect(result.message.value("From") == "Ai <a@b.example>")
        #expect(!result.warnings.contains(.mailboxLineRemoved))
    }

    @Test("A letter that is composed is a letter that may be sent")
    func composed() throws {
        let letter = PlainLetter(
            from: NamedAddress(name: "花", address: defaults.from), to: [NamedAddress(address: defaults.to[0])],
            subject: "こんにちは", text: "一行目\n.二行目", date: defaults.date, messageID: "<1@tokyo.example>")
        let result = try MessageImport.read(letter.bytes, defaults: defaults)
        #expect(result.message.bytes == letter.bytes)
        #expect(result.warnings.isEmpty)
        #expect(result.message.readableValue("Subject") == "こんにちは")
        #expect(AddressList(result.message.readableValue("From") ?? "").mailboxes.first?.name == "花")
    }
}
