// The server's side of RFC 5321 as dialogues, in the order of its chapters.

import Basics
import MailMessage
import SMTPProtocol
import TestSupport
import Testing
import Wire

@Suite("RFC 5321: the server") struct ServerDialogueTests {
    @Test("§4.2, §4.1.1.1: greeting and EHLO, in the order of real servers")
    func hello() {
        var server = ScriptedServer()
        server.play(
            """
            S: 220 mail.kyoto.example ESMTP Yubin
            C: EHLO mail.tokyo.example
            S: 250-mail.kyoto.example
            S: 250-PIPELINING
            S: 250-SIZE 10240000
            S: 250-VRFY
            S: 250-ETRN
            S: 250-ENHANCEDSTATUSCODES
            S: 250-8BITMIME
            S: 250-DSN
            S: 250-SMTPUTF8
            S: 250 CHUNKING
            C: HELO mail.tokyo.example
            S: 250 mail.kyoto.example
            C: HELO
            S: 501 Syntax: HELO hostname
            C: QUIT
            S: 221 2.0.0 Bye
            """)
        #expect(server.isClosed)
    }

    @Test("RFC 1985: ETRN, for a domain that we keep letters for, and not in the middle of one")
    func remoteQueue() {
        var server = ScriptedServer()
        server.play(
            """
            S: 220...
            C: ETRN osaka.example
            S: 250 Queuing started
            C: ETRN tokyo.example
            S: 459 <tokyo.example>: service unavailable
            C: ETRN
            S: 500 Syntax: ETRN domain
            C: ETRN [192.0.2.1]
            S: 500 Syntax: ETRN domain
            C: MAIL FROM:<hana@tokyo.example>
            S: 250 2.1.0 Ok
            C: ETRN osaka.example
            S: 503 Error: MAIL transaction in progress
            C: RCPT TO:<kenji@kyoto.example>
            S: 250 2.1.5 Ok
            """)
    }

    @Test("§3.3: a letter")
    func letter() throws {
        var server = ScriptedServer()
        server.play(
            """
            S: 220 mail.kyoto.example ESMTP Yubin
            C: EHLO mail.tokyo.example
            S: 250-mail...
            S: 250-PIPELINING
            S: 250-SIZE...
            S: 250-VRFY
            S: 250-ETRN
            S: 250-ENH...
            S: 250-8BITMIME
            S: 250-DSN
            S: 250-SMTPUTF8
            S: 250 CHUNKING
            C: MAIL FROM:<hana@tokyo.example> SIZE=586 BODY=8BITMIME
            S: 250 2.1.0 Ok
            C: RCPT TO:<kenji@kyoto.example> NOTIFY=FAILURE,DELAY ORCPT=rfc822;kenji@kyoto.example
            S: 250 2.1.5 Ok
            C: RCPT TO:<nobody@kyoto.example>
            S: 550 5.1.1 <nobody@kyoto.example>: Recipient address rejected: User unknown...
            C: DATA
            S: 354 End data with <CR><LF>.<CR><LF>
            C: Subject: x
            C: 
            C: ..two dots become one
            C: .
            S: 250 2.0.0 Ok: queued as 2620BFA3D24
            C: QUIT
            S: 221 2.0.0 Bye
            """)
        let mail = try #require(server.accepted.first)
        #expect(Octet.text(mail.content) == "Subject: x\r\n\r\n.two dots become one\r\n")
        #expect(mail.envelope.sender.description == "hana@tokyo.example")
        #expect(mail.envelope.parameters.size == 586)
        #expect(mail.envelope.recipients.map(\.address.description) == ["kenji@kyoto.example"])
        #expect(mail.envelope.recipients[0].parameters.notify == [.failure, .delay])
        #expect(mail.client.verifiedName == "mail.tokyo.example")
        #expect(mail.client.protocolName(usesUTF8: false) == "ESMTP")
    }

    @Test("RFC 2920 §3.2: pipelined commands are answered in one segment, and so is the letter with QUIT")
    func pipelining() {
        var server = ScriptedServer()
        server.receive("EHLO a.example\r\n")
        _ = server.takeLines()
        server.segments = 0
        server.receive("MAIL FROM:<hana@tokyo.example>\r\nRCPT TO:<kenji@kyoto.example>\r\nDATA\r\n")
        #expect(server.segments == 1)
        #expect(server.takeCodes() == [250, 250, 354])
        server.receive("x\r\n.\r\nQUIT\r\n")
        #expect(server.segments == 2)
        #expect(server.takeCodes() == [250, 221])
    }

    @Test("All recipients rejected: DATA is told so")
    func noRecipients() {
        var server = ScriptedServer()
        server.receive("EHLO a.example\r\n")
        _ = server.takeLines()
        server.receive("MAIL FROM:<>\r\nRCPT TO:<nobody@kyoto.example>\r\nDATA\r\nRSET\r\nQUIT\r\n")
        #expect(server.takeCodes() == [250, 550, 554, 250, 221])
    }

    @Test("The order of commands (§4.1.4) and their syntax, code for code as real servers were heard")
    func errors() {
        let dialogues: [[(String, Int)]] = [
            [
                ("NOOP", 250), ("HELO", 501), ("HELO client-b", 250), ("EHLO", 501), ("MAIL FROM:<a@b.example>", 250),
                ("MAIL FROM:<a@b.example>", 503), ("RSET", 250), ("RCPT TO:<kenji@kyoto.example>", 503), ("DATA", 503),
                ("QUIT", 221),
            ],
            [
                ("MAIL FROM:a b", 555), ("MAIL FROM:<a@b.example> FOO=1", 555),
                ("MAIL FROM:<a@b.example> SIZE=99999999", 552),
                ("RSET", 250), ("MAIL FROM:<a@b.example> SIZE=abc", 501), ("MAIL FROM:<a@b.example> BODY=9BIT", 555),
                ("MAIL", 501), ("MAIL FROM", 501), ("MAIL FROM:", 501), ("QUIT", 221),
            ],
            [
                ("MAIL FROM:<a@b.example>", 250), ("RCPT TO:<>", 501), ("RCPT TO:kenji", 250),
                ("RCPT TO:<kenji@kyoto.example", 501), ("RCPT TO:<nosuchuser@kyoto.example>", 550),
                ("RCPT TO:<kenji@[198.51.100.25]>", 250), ("RCPT TO:<\"odd user\"@kyoto.example>", 550),
                ("RCPT TO:<kenji@kyoto.example> FOO=BAR", 555), ("DATA", 354), (".", 250), ("QUIT", 221),
            ],
            [
                ("MAIL FROM:<a@b.example> BODY=8BITMIME SIZE=500", 250), ("RCPT TO:<kenji@kyoto.example>", 250),
                ("DATA x", 501), ("DATA", 354), ("Subject: x\r\n\r\nbody\r\n.", 250), ("RSET", 250),
                ("VRFY kenji", 252),
                ("VRFY nosuchuser", 550), ("VRFY", 501), ("EXPN list", 500), ("HELP", 500), ("NOOP hello", 250),
                ("QUIT now", 221),
            ],
            [
                ("MAIL FROM:<a@b.example>", 250), ("RCPT TO:<kenji@kyoto.example>", 250), ("BDAT 0", 551),
                ("BDAT 19\r\nSubject: chunking", 551), ("BDAT 7 LAST\r\nhello", 551), ("QUIT", 221),
            ],
            [
                ("MAIL FROM:<bulk@evil.example>", 250), ("RCPT TO:<x@tokyo.example>", 454),
                ("RCPT TO:<nosuchuser@kyoto.example>", 550), ("RCPT TO:<kenji@kyoto.example>", 250), ("DATA", 354),
                (".", 250),
                ("ETRN kyoto.example", 459), ("QUIT", 221),
            ],
        ]
        for dialogue in dialogues {
            var server = ScriptedServer()
            _ = server.takeLines()
            for (command, code) in dialogue {
                if command != "HELO" && server.session.client.helloName.isEmpty && !command.hasPrefix("NOOP") {
                    server.receive("EHLO [198.51.100.10]\r\n")
                    _ = server.takeLines()
                }
                server.receive(command + "\r\n")
                #expect(server.takeCodes() == [code], "\(command)")
                if server.session.nextDeadline < .start + .seconds(10) { server.wait(.seconds(1)) }
            }
        }
    }

    @Test("RFC 4954: log-in, right and wrong")
    func authentication() {
        var server = ScriptedServer(.submission)
        server.play(
            """
            S: 220 mail.kyoto.example ESMTP Yubin
            C: MAIL FROM:<hana@kyoto.example>
            S: 250 2.1.0 Ok
            C: RCPT TO:<kenji@kyoto.example>
            S: 554 5.7.1 <kenji@kyoto.example>: Recipient address rejected: Access denied
            C: RSET
            S: 250 2.0.0 Ok
            C: AUTH
            S: 501 5.5.4 Syntax: AUTH mechanism
            C: AUTH FOO
            S: 504 5.5.4 Error: authentication failed: Invalid authentication mechanism
            C: AUTH PLAIN AGhhbmEAd3Jvbmc=
            S: 535 5.7.8 Error: authentication failed: ...
            C: AUTH PLAIN !!!
            S: 501 5.5.2 Error: authentication failed: Invalid base64 data in initial response
            C: AUTH LOGIN
            S: 334 VXNlcm5hbWU6
            C: *
            S: 501 5.7.0 Authentication aborted
            C: AUTH LOGIN
            S: 334 VXNlcm5hbWU6
            C: aGFuYQ==
            S: 334 UGFzc3dvcmQ6
            C: c2FrdXJh
            S: 235 2.7.0 Authentication successful
            C: AUTH PLAIN AGhhbmEAc2FrdXJh
            S: 503 5.5.1 Error: already authenticated
            C: MAIL FROM:<hana@kyoto.example>
            S: 250 2.1.0 Ok
            C: RCPT TO:<kenji@kyoto.example>
            S: 250 2.1.5 Ok
            """)
        #expect(server.senderQuestions == 0)
    }

    @Test("RFC 4954 §4: PLAIN in two steps; on port 25 there is no AUTH")
    func plain() {
        var server = ScriptedServer(.submission)
        _ = server.takeLines()
        server.play(
            """
            C: AUTH PLAIN
            S: 334 
            C: AGhhbmEAc2FrdXJh
            S: 235 2.7.0 Authentication successful
            """)
        var relay = ScriptedServer()
        _ = relay.takeLines()
        relay.play("C: AUTH PLAIN AGhhbmEAc2FrdXJh\nS: 503 5.5.1 Error: authentication not enabled")
    }

    @Test("Sender policy is asked once, at the first recipient who matters, and its verdict reaches all")
    func senderPolicy() {
        var server = ScriptedServer()
        _ = server.takeLines()
        server.senderVerdict = .rejected(status: EnhancedStatus(5, 7, 23), reason: "SPF fail")
        server.play(
            """
            C: MAIL FROM:<hana@tokyo.example>
            S: 250 2.1.0 Ok
            C: RCPT TO:<x@elsewhere.example>
            S: 454 4.7.1 <x@elsewhere.example>: Relay access denied
            """)
        #expect(server.senderQuestions == 0)
        server.play(
            """
            C: RCPT TO:<kenji@kyoto.example>
            S: 550 5.7.23 <kenji@kyoto.example>: Recipient address rejected: SPF fail
            C: RCPT TO:<kenji@kyoto.example>
            S: 550 5.7.23 <kenji@kyoto.example>: Recipient address rejected: SPF fail
            """)
        #expect(server.senderQuestions == 1)
    }

    @Test("RFC 3030: BDAT counts bytes; dots mean nothing")
    func chunking() throws {
        var server = ScriptedServer()
        server.receive(
            "EHLO a\r\nMAIL FROM:<>\r\nRCPT TO:<kenji@kyoto.example>\r\nBDAT 5\r\n.\r\n.\rBDAT 4 LAST\r\n\nend")
        #expect(server.takeCodes() == [220, 250, 250, 250, 250, 250])
        #expect(server.accepted.first?.content == Array(".\r\n.\r\nend".utf8))
        server.receive("BDAT 4 LAST\r\nxxxxNOOP\r\n")
        #expect(server.takeCodes() == [503, 250])
    }

    @Test("RFC 3030 §2: what comes by BDAT goes on by DATA, so its lines are lines; the envelope cannot grow any more")
    func chunkedLines() {
        let begun = "MAIL FROM:<>\r\nRCPT TO:<kenji@kyoto.example>\r\n"
        var server = ScriptedServer()
        server.receive("EHLO a\r\n" + begun + "BDAT 4 LAST\r\na\nb\n")
        #expect(server.takeLines().last == "550 5.5.2 Error: bare <LF> received")
        server.receive(begun + "BDAT 1000 LAST\r\n" + String(repeating: "x", count: 998) + "\r\n")
        #expect(server.takeCodes() == [250, 250, 250])
        server.receive(begun + "BDAT 1001 LAST\r\n" + String(repeating: "x", count: 999) + "\r\n")
        #expect(server.takeCodes() == [250, 250, 500])
        server.receive(begun + "BDAT 3\r\na\r\n")
        _ = server.takeLines()
        server.play(
            """
            C: RCPT TO:<kenji@kyoto.example>
            S: 503 5.5.1 Error: RCPT after BDAT
            C: MAIL FROM:<>
            S: 503 5.5.1 Error: MAIL after BDAT
            C: DATA
            S: 503 5.5.1 Error: DATA after BDAT
            C: BDAT 0 LAST
            S: 250 2.0.0 Ok: queued as ...
            """)
        #expect(server.accepted.map(\.envelope.recipients.count) == [1, 1])
    }

    @Test("RFC 4954 §4: too long an answer ends the log-in")
    func longAnswer() {
        var server = ScriptedServer(.submission)
        _ = server.takeLines()
        server.receive("AUTH PLAIN\r\n" + String(repeating: "A", count: 13_000) + "\r\nNOOP\r\n")
        #expect(server.takeLines().map { $0.prefix(9) } == ["334 ", "500 5.5.6", "250 2.0.0"])
    }
}
