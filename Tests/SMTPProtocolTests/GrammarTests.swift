// RFC 5321 §4.1.1, §4.2, RFC 3461 §4, RFC 3463: commands, replies and their parameters.

import MailMessage
import SMTPProtocol
import TestSupport
import Testing

@Suite("RFC 5321 §4: commands and replies") struct GrammarTests {
    let offers = SMTPServerConfiguration(role: .submission, hostName: "h", origin: "kyoto.example").extensions

    func parse(_ line: String) throws(SMTPReply) -> SMTPCommand {
        try SMTPCommand(Array(line.utf8)[...], offers: offers, origin: "kyoto.example")
    }

    @Test(
        "§4.1.1: what is written is read",
        arguments: [
            "HELO a.example", "EHLO [192.0.2.25]", "MAIL FROM:<>",
            "MAIL FROM:<hana@tokyo.example> SIZE=586 BODY=8BITMIME",
            "MAIL FROM:<a@b.example> SMTPUTF8 RET=HDRS ENVID=QQ+2B1", "RCPT TO:<kenji@kyoto.example>",
            "RCPT TO:<\"odd user\"@kyoto.example> NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;a+2Bb@kyoto.example",
            "RCPT TO:<a@b.example> NOTIFY=NEVER", "DATA", "BDAT 1000", "BDAT 0 LAST", "RSET", "NOOP", "QUIT",
            "VRFY kenji", "ETRN osaka.example",
            "AUTH PLAIN AGE=", "AUTH LOGIN",
        ])
    func roundTrip(line: String) throws { #expect(try parse(line).description == line) }

    @Test("§2.4: verbs and keywords in any case, blanks where people put them")
    func lenient() throws {
        #expect(try parse("mail from: <a@b.example>  size=5 ").description == "MAIL FROM:<a@b.example> SIZE=5")
        #expect(try parse("rcpt to:<@relay.example,@x.example:a@b.example>").description == "RCPT TO:<a@b.example>")
        #expect(try parse("RCPT TO:<postmaster>").description == "RCPT TO:<postmaster@kyoto.example>")
        #expect(try parse("RCPT TO:<\"a>b\"@x.example>").description == "RCPT TO:<\"a>b\"@x.example>")
    }

    @Test("Parameters of extensions that are not offered are unknown")
    func notOffered() {
        #expect(throws: SMTPReply(555, 5, 5, 4, "Unsupported option: SIZE=1")) {
            try SMTPCommand(Array("MAIL FROM:<> SIZE=1".utf8)[...], offers: SMTPExtensions(), origin: "x.example")
        }
    }

    @Test("Every truncation and mutation of a command is a command or a refusal")
    func hostile() throws {
        let line = Array("RCPT TO:<\"odd user\"@kyoto.example> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;a+2Bb@x.example".utf8)
        let checks = ParserChecks<SMTPCommand>(
            parse: { try SMTPCommand($0[...], offers: offers, origin: "kyoto.example") },
            serialize: { Array($0.description.utf8) })
        for n in 0..<line.count { _ = try? checks.parse(Array(line.prefix(n))) }
        try checks.mutations(of: line, count: 2000, rewrites: false)
    }

    @Test("RFC 3461 §4: xtext")
    func xtext() {
        #expect(XText.encode("a+b=c d") == "a+2Bb+3Dc+20d")
        #expect(XText.decode("a+2Bb+3Dc+20d") == "a+b=c d")
        for wrong in ["a=b", "+2", "+2b", "+", "a b"] { #expect(XText.decode(wrong) == nil) }
    }

    @Test("RFC 3463 §2: enhanced codes")
    func status() {
        #expect(EnhancedStatus("5.1.1") == EnhancedStatus(5, 1, 1))
        #expect(EnhancedStatus("4.7.23")?.description == "4.7.23")
        for wrong in ["", "5", "5.1", "5.1.1.1", "3.1.1", "5.1000.1", "5.-1.1", "5.1.x"] {
            #expect(EnhancedStatus(wrong) == nil)
        }
    }

    @Test("§4.1.1.1: extensions are offered in any case of letters, unknown ones too")
    func extensions() {
        let offers = SMTPExtensions(
            SMTPReply(
                250, nil, lines: ["mail.kyoto.example", "pipelining", "SIZE 1000", "AUTH=LOGIN PLAIN", "XFOO a b"]))
        #expect(offers.offers(.pipelining) && offers.offers(.size) && offers.offers(.auth))
        #expect(!offers.offers(.dsn) && !offers.offers(.smtpUTF8))
        #expect(offers.parameters(of: .auth) == "LOGIN PLAIN")
        #expect(offers.sizeLimit == 1000)
        #expect(offers.parameters(of: SMTPExtension(keyword: "xfoo")) == "a b")
        #expect(!offers.offers(SMTPExtension(keyword: "XFO")))
    }

    @Test("RFC 5321 §4.5.3.1.5: a reply line has at most 512 bytes; what is longer takes several")
    func longReplies() throws {
        let texts = [
            String(repeating: "why not? ", count: 200), String(repeating: "x", count: 3_000),
            String(repeating: "花", count: 1_000),
            String(repeating: "a", count: 496), String(repeating: "a", count: 496) + " b",
            String(repeating: "a", count: 497),
            String(repeating: " ", count: 1_200),
            String(repeating: "b", count: 496) + "\n" + String(repeating: "c", count: 600),
        ]
        for text in texts {
            let reply = SMTPReply(550, EnhancedStatus(5, 7, 23), lines: text.split(separator: "\n").map(String.init))
            let lines = Octet.text(reply.bytes).split(separator: "\r\n")
            #expect(
                lines.allSatisfy { $0.utf8.count <= 510 && $0.hasPrefix("550") && $0.dropFirst(4).hasPrefix("5.7.23 ") }
            )
            #expect(
                lines.dropLast().allSatisfy { $0.dropFirst(3).first == "-" } && lines.last?.dropFirst(3).first == " ")
            func joined(_ text: String) -> String { text.filter { $0 != " " && $0 != "\n" } }
            #expect(joined(lines.map { $0.dropFirst(11) }.joined()) == joined(text))
            var parser = SMTPReplyParser()
            #expect(try parser.receive(reply.bytes).map(\.code) == [550])
        }
    }

    @Test("A reply stays one line, whatever is quoted in it")
    func quoted() {
        #expect(SMTPReply(550, 5, 7, 1, "no\r\n250 yes\u{7}").bytes == Array("550 5.7.1 no??250 yes?\r\n".utf8))
    }

    @Test("§4.2.1: replies of several lines, with and without enhanced codes")
    func replies() throws {
        let text =
            "250-mail.kyoto.example\r\n250-SIZE 1000\r\n250 CHUNKING\r\n550 5.1.1 no\r\n354\r\n421-4.4.2 a\r\n421 "
            + "4.4.2 b\r\n"
        var parser = SMTPReplyParser()
        let replies = try parser.receive(Array(text.utf8))
        #expect(replies.map(\.code) == [250, 550, 354, 421])
        #expect(SMTPExtensions(replies[0]).sizeLimit == 1000)
        #expect(replies[1].status == .noSuchMailbox)
        #expect(replies[3].lines == ["a", "b"])
        #expect(
            replies.dropLast(2).flatMap(\.bytes) + replies[3].bytes
                == Array(text.utf8).filter { _ in true }.dropping("354\r\n"))
        let checks = StreamChecks<[SMTPReply]> { pieces in
            var parser = SMTPReplyParser()
            return try pieces.flatMap { try parser.receive($0) }
        }
        try checks.everySplit(of: Array(text.utf8))
        checks.mutations(of: Array(text.utf8))
    }

    @Test(
        "What is no reply is an error, and nothing grows without end",
        arguments: ["HTTP/1.1 400\r\n", "25\r\n", "250x\r\n", "250-a\r\n251 b\r\n", "650 x\r\n"])
    func noReply(text: String) {
        var parser = SMTPReplyParser()
        #expect(throws: SMTPReplyParser.Failure.self) { try parser.receive(Array(text.utf8)) }
        #expect(throws: SMTPReplyParser.Failure.tooLong) {
            var parser = SMTPReplyParser()
            _ = try parser.receive([UInt8](repeating: 65, count: 10_000))
        }
        #expect(throws: SMTPReplyParser.Failure.tooLong) {
            var parser = SMTPReplyParser()
            for _ in 0..<1_000 { _ = try parser.receive(Array("250-x\r\n".utf8)) }
        }
    }

    @Test("A reply stays one line, whatever it quotes")
    func quoting() {
        #expect(SMTPReply(550, 5, 1, 1, "<a\r\n250 b>").bytes == Array("550 5.1.1 <a??250 b>\r\n".utf8))
    }
}

extension [UInt8] {
    /// The bytes without the first occurrence of `text`.
    fileprivate func dropping(_ text: String) -> [UInt8] {
        let part = Array(text.utf8)
        for i in 0...(count - part.count) where self[i..<(i + part.count)].elementsEqual(part) {
            return Array(self[..<i] + self[(i + part.count)...])
        }
        return self
    }
}
