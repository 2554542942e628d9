// RFC 5322 §2: a message is lines, a header, a body; and whatever it is, its bytes stay.

import Basics
import MailMessage
import TestSupport
import Testing

@Suite("RFC 5322 §2: messages") struct MessageTests {
    let letter = Message(
        Array(
            """
            Received: from a.example\r
            \tby b.example; Mon, 23 Nov 2026 18:57:23 +0000\r
            From: Hana <hana@tokyo.example>\r
            subject: two\r
              lines\r
            Message-ID: <1@tokyo.example>\r
            \r
            Dear Kenji,\r
            .dot\r

            """.utf8))

    @Test("Line ends are found wherever they are, eight bytes at a time or one by one")
    func lineEnds() {
        for count in 0..<40 {
            for place in 0...count {
                // Bytes that differ from CR and LF by one bit, or by one, must not be taken for them.
                var bytes = (0..<count).map { [0x0B, 0x8A, 0x09, 0x8D, 0x0C, 0x4A][$0 % 6] as UInt8 }
                if place < count { bytes[place] = Octet.lf }
                #expect(Octet.endOfLine(bytes.span, from: 0, limit: count) == min(place + 1, count))
                #expect(Octet.endOfText(bytes.span, from: 0) == place)
                if place < count { bytes[place] = Octet.cr }
                #expect(Octet.endOfText(bytes.span, from: 0) == place)
                #expect(Octet.endOfLine(bytes.span, from: 0, limit: count) == count)
            }
        }
    }

    @Test("§2.2: fields are found by name in any case of letters")
    func fields() {
        #expect(letter.fields.count == 4)
        #expect(letter.value("FROM") == "Hana <hana@tokyo.example>")
        #expect(letter.messageID == "<1@tokyo.example>")
        #expect(letter.value("Cc") == nil)
        #expect(Octet.text(letter.body) == "Dear Kenji,\r\n.dot\r\n")
    }

    @Test("§2.2.3: a folded field reads as one line")
    func unfolding() {
        #expect(letter.value("Subject") == "two  lines")
        #expect(letter.value("Received") == "from a.example\tby b.example; Mon, 23 Nov 2026 18:57:23 +0000")
    }

    @Test("A person reads a blank where a folded line begins with a tab")
    func readableUnfolding() {
        let letter = Message(Array("Subject: one\r\n\ttwo\r\n\t=?UTF-8?Q?three=09four?=\r\n\r\n".utf8))
        #expect(letter.value("Subject") == "one\ttwo\t=?UTF-8?Q?three=09four?=")
        #expect(letter.readableValue("Subject") == "one two three\tfour")
    }

    @Test("§2.2.3: what is folded unfolds to the same, in lines of 78")
    func folding() {
        let value = (0..<40).map { "word\($0)" }.joined(separator: " ")
        let field = Folding.field("Subject", value)
        #expect(LineEndings.longestLine(field) <= 78)
        #expect(Message(field).value("Subject") == value)
    }

    @Test("A value cannot smuggle a field of its own into the header")
    func injection() {
        let message = Message(Folding.field("Subject", "hello\r\nBcc: all@example.org"))
        #expect(message.fields.count == 1)
    }

    @Test("Trace fields go on top and change nothing below")
    func prepending() {
        let more = letter.prepending(Array("Received: by c.example; now\r\n".utf8))
        #expect(more.count("Received") == 2)
        #expect(more.bytes.suffix(letter.bytes.count).elementsEqual(letter.bytes))
    }

    @Test("The bytes come back whatever they are", arguments: 1...20)
    func anyBytes(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var bytes = letter.bytes
        for _ in 0..<200 {
            Mutation.apply(to: &bytes, &random)
            let message = Message(bytes)
            #expect(message.bytes == bytes)
            #expect(Array(message.header) + Array(message.body) == bytes)
            for field in message.fields { _ = message.value(of: field) }
            _ = MIMEPart(message)
            _ = AddressList(message.value("From") ?? "")
        }
    }

    @Test("Every truncation of a message is a message")
    func truncation() {
        for n in 0...letter.bytes.count {
            let part = Message(Array(letter.bytes.prefix(n)))
            #expect(part.bytes.count == n)
        }
    }

    @Test("§2.1: a header may end without a body")
    func headerOnly() {
        let message = Message(Array("From: a@b.example\r\n".utf8))
        #expect(message.fields.count == 1)
        #expect(message.body.isEmpty)
    }
}
