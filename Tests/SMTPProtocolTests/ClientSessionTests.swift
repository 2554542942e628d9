// The client's side of RFC 5321: against scripts, and against our own server.

import Basics
import MailMessage
import SMTPProtocol
import TestSupport
import Testing
import Wire

/// A client session and what it has said.
struct ScriptedClient {
    var session: SMTPClientSession
    var now = Instant.start
    /// Pieces since the last look.
    var segments: [String] = []
    var reports: [DeliveryReport] = []
    var isClosed = false
    var isBrokenOff = false

    init(
        _ manner: SMTPClientConfiguration.Manner, recipients: [String] = ["kenji@kyoto.example"],
        message: String = "Subject: x\r\n\r\nbody\r\n", account: (String, String)? = nil
    ) throws {
        let envelope = Envelope(
            sender: .address(EmailAddress(localPart: "hana", domain: "tokyo.example")),
            recipients: try recipients.map { Envelope.Recipient(try #require(EmailAddress($0))) })
        let peer = SMTPPeer(name: "mail.kyoto.example", address: IPAddress(198, 51, 100, 25))
        session = SMTPClientSession(
            SMTPClientConfiguration(manner: manner, helloName: "mail.tokyo.example", account: account), to: peer,
            envelope: envelope, message: Array(message.utf8), at: now)
    }

    mutating func receive(_ text: String) { perform(session.receive(Array(text.utf8), at: now)) }

    mutating func perform(_ outputs: [SMTPClientSession.Output]) {
        for output in outputs {
            switch output {
            case .send(let bytes, _): segments.append(Octet.text(bytes))
            case .report(let report): reports.append(report)
            case .close: isClosed = true
            case .abort: (isClosed, isBrokenOff) = (true, true)
            }
        }
    }

    mutating func take() -> [String] {
        defer { segments = [] }
        return segments
    }

    var outcome: DeliveryOutcome? { reports.first?.outcomes.first }
}

@Suite("RFC 5321: the client") struct ClientSessionTests {
    static let offers = "250-mail.kyoto.example\r\n250-PIPELINING\r\n250-SIZE 10240000\r\n250-8BITMIME\r\n250 DSN\r\n"

    /// A server-like client that has sent its envelope.
    func pipelined(recipients: [String] = ["kenji@kyoto.example"], message: String = "Subject: x\r\n\r\nbody\r\n")
        throws -> ScriptedClient
    {
        var client = try ScriptedClient(.server, recipients: recipients, message: message)
        client.receive("220 mail.kyoto.example\r\n")
        client.receive(Self.offers)
        return client
    }

    @Test("RFC 2920: servers among themselves need five segments")
    func pipelining() throws {
        var client = try pipelined()
        #expect(
            client.take() == [
                "EHLO mail.tokyo.example\r\n",
                "MAIL FROM:<hana@tokyo.example> SIZE=20\r\n"
                    + "RCPT TO:<kenji@kyoto.example> ORCPT=rfc822;kenji@kyoto.example\r\nDATA\r\n",
            ])
        client.receive("250 2.1.0 Ok\r\n250 2.1.5 Ok\r\n354 go on\r\n")
        #expect(client.take() == ["Subject: x\r\n\r\nbody\r\n.\r\nQUIT\r\n"])
        #expect(client.reports.isEmpty)
        client.receive("250 2.0.0 Ok: queued as A\r\n221 2.0.0 Bye\r\n")
        #expect(client.outcome == .delivered("250 2.0.0 Ok: queued as A"))
        #expect(client.isClosed)
    }

    @Test("A mail program goes command by command, and logs in")
    func mailProgram() throws {
        var client = try ScriptedClient(.mailProgram, account: ("hana", "sakura"))
        for (reply, command) in [
            ("220 x\r\n", "EHLO mail.tokyo.example\r\n"),
            ("250-x\r\n250-PIPELINING\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME\r\n", "AUTH LOGIN\r\n"),
            ("334 VXNlcm5hbWU6\r\n", "aGFuYQ==\r\n"), ("334 UGFzc3dvcmQ6\r\n", "c2FrdXJh\r\n"),
            ("235 2.7.0 Ok\r\n", "MAIL FROM:<hana@tokyo.example>\r\n"),
            ("250 Ok\r\n", "RCPT TO:<kenji@kyoto.example>\r\n"),
            ("250 Ok\r\n", "DATA\r\n"), ("354 Ok\r\n", "Subject: x\r\n\r\nbody\r\n.\r\n"), ("250 Ok\r\n", "QUIT\r\n"),
        ] {
            client.receive(reply)
            #expect(client.take() == [command])
        }
        client.receive("221 Bye\r\n")
        #expect(client.isClosed)
        #expect(client.reports.count == 1)
    }

    @Test("All recipients rejected: RSET and QUIT")
    func allRejected() throws {
        var client = try pipelined()
        _ = client.take()
        client.receive("250 2.1.0 Ok\r\n550 5.1.1 no such user\r\n554 5.5.1 no valid recipients\r\n")
        #expect(client.take() == ["RSET\r\nQUIT\r\n"])
        guard case .failed(let failure)? = client.outcome else { return #expect(Bool(false), "\(client.reports)") }
        #expect(failure.status == .noSuchMailbox)
        #expect(
            failure.explanation
                == "host mail.kyoto.example[198.51.100.25] said: 550 5.1.1 no such user (in reply to RCPT TO command)")
        client.receive("250 2.0.0 Ok\r\n221 2.0.0 Bye\r\n")
        #expect(client.isClosed)
    }

    @Test("§4.2.1: each recipient has its own fate")
    func mixed() throws {
        var client = try pipelined(recipients: ["a@kyoto.example", "b@kyoto.example", "c@kyoto.example"])
        client.receive(
            "250 Ok\r\n250 Ok\r\n450 4.2.0 later\r\n550 5.1.1 no\r\n354 go\r\n250 2.0.0 taken\r\n221 bye\r\n")
        let outcomes = try #require(client.reports.first).outcomes
        #expect(outcomes[0] == .delivered("250 2.0.0 taken"))
        guard case .deferred = outcomes[1], case .failed = outcomes[2] else { return #expect(Bool(false)) }
    }

    @Test("§4.5.3.1.10: 552 for one recipient too many means 452; of a full mailbox it is final")
    func tooManyRecipients() throws {
        func isFinal(_ first: String, _ second: String) throws -> Bool {
            var client = try pipelined(recipients: ["a@kyoto.example", "b@kyoto.example"])
            client.receive("250 Ok\r\n\(first)\r\n\(second)\r\n354 go\r\n250 2.0.0 taken\r\n221 bye\r\n")
            guard case .failed? = client.reports.first?.outcomes[1] else { return false }
            return true
        }
        #expect(try !isFinal("250 Ok", "552 too many recipients"))
        #expect(try !isFinal("250 Ok", "552 5.5.3 too many recipients"))
        #expect(try isFinal("250 Ok", "552 5.2.2 mailbox full"))
        #expect(try isFinal("552 mailbox full", "552 mailbox full"))
        #expect(try isFinal("250 Ok", "554 5.7.1 no"))
    }

    @Test(
        "§4.5.3.1.10: a mail program asks for no more recipients than there is room for, and sends the letter to those")
    func noRoomForMore() throws {
        var client = try ScriptedClient(.mailProgram, recipients: ["a@b.example", "c@d.example", "e@f.example"])
        client.receive("220 hello\r\n")
        client.receive("250 mail.kyoto.example\r\n")
        client.receive("250 Ok\r\n")
        client.receive("250 Ok\r\n")
        client.receive("452 4.5.3 Error: too many recipients\r\n")
        #expect(client.take().last == "DATA\r\n")
        client.receive("354 go\r\n")
        client.receive("250 2.0.0 taken\r\n")
        let outcomes = try #require(client.reports.first).outcomes
        #expect(outcomes[0] == .delivered("250 2.0.0 taken"))
        guard case .deferred = outcomes[1], case .deferred = outcomes[2] else { return #expect(Bool(false)) }
    }

    @Test("RFC 2920 §3.1: a 354 for nobody is answered with an empty letter")
    func nobody() throws {
        var client = try pipelined()
        _ = client.take()
        client.receive("250 Ok\r\n550 5.1.1 no\r\n354 go on\r\n")
        #expect(client.take() == [".\r\nQUIT\r\n"])
        client.receive("554 no\r\n221 bye\r\n")
        guard case .failed? = client.outcome else { return #expect(Bool(false)) }
    }

    @Test("§3.2: a server that does not know EHLO is greeted with HELO")
    func helo() throws {
        var client = try ScriptedClient(.server)
        client.receive("220 old\r\n")
        client.receive("502 what?\r\n")
        client.receive("250 old\r\n")
        #expect(client.take().suffix(2) == ["HELO mail.tokyo.example\r\n", "MAIL FROM:<hana@tokyo.example>\r\n"])
    }

    @Test("RFC 6152 §3: no 8BITMIME, so the letter becomes quoted-printable")
    func downgrade() throws {
        var client = try ScriptedClient(
            .server, message: "MIME-Version: 1.0\r\nContent-Transfer-Encoding: 8bit\r\n\r\nこ\r\n")
        client.receive("220 x\r\n250-x\r\n250-PIPELINING\r\n250 SIZE 1000\r\n250 Ok\r\n250 Ok\r\n354 Ok\r\n")
        let segments = client.take()
        #expect(segments[1].hasPrefix("MAIL FROM:<hana@tokyo.example>\r\n"))
        #expect(
            segments[2].hasPrefix("MIME-Version: 1.0\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=E3=81=93"))
    }

    @Test("RFC 6531 §3.5: no SMTPUTF8, no way; RFC 1870 §6.2: too big is not even begun")
    func impossible() throws {
        for (message, status) in [
            ("Subject: 件名\r\n\r\nx\r\n", EnhancedStatus.utf8Needed),
            ("Subject: x\r\n\r\n" + String(repeating: "long\r\n", count: 300), .messageTooBig),
        ] {
            var client = try ScriptedClient(.mailProgram, message: message)
            client.receive("220 x\r\n250-x\r\n250-8BITMIME\r\n250 SIZE 1000\r\n")
            #expect(client.take().last == "QUIT\r\n")
            guard case .failed(let failure)? = client.outcome else { return #expect(Bool(false)) }
            #expect(failure.status == status)
        }
    }

    @Test("§3.8: 421 at any moment; garbage; a connection that breaks; silence: everybody is tried later, told once")
    func failures() throws {
        let replies = ["220 x\r\n", Self.offers, "250 Ok\r\n250 Ok\r\n354 Ok\r\n", "250 Ok\r\n"]
        for step in 0..<replies.count {
            for kind in 0..<4 {
                var client = try ScriptedClient(.server)
                for reply in replies.prefix(step) { client.receive(reply) }
                switch kind {
                case 0: client.receive("421 4.3.2 going down\r\n")
                case 1: client.receive("<html>\r\n")
                case 2: client.perform(client.session.peerClosed())
                default:
                    client.now = client.session.nextDeadline
                    client.perform(client.session.advance(to: client.now))
                }
                #expect(client.reports.count == 1)
                guard case .deferred = client.outcome else { return #expect(Bool(false)) }
                #expect(client.isClosed)
                // RFC 1047: the dot was sent, and nobody knows.
                #expect(client.reports.first?.isInDoubt == (step == 3 && kind != 0))
                // What was given up must not go on in TCP: a letter would arrive that is brought again.
                #expect(client.isBrokenOff == (kind == 1 || kind == 3))
            }
        }
    }

    @Test("§4.5.3.2: how long is waited")
    func timeouts() throws {
        var client = try ScriptedClient(.server)
        #expect(client.session.nextDeadline == .start + .seconds(300))
        client.receive("220 x\r\n" + Self.offers + "250 Ok\r\n250 Ok\r\n")
        #expect(client.session.nextDeadline == .start + .seconds(120))
        client.receive("354 Ok\r\n")
        #expect(client.session.nextDeadline == .start + .seconds(600))
    }

    @Test("Whatever a server says, there is one report", arguments: 0..<40 as Range<UInt64>)
    func hostile(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var bytes = Array(("220 x\r\n" + Self.offers + "250 Ok\r\n250 Ok\r\n354 Ok\r\n250 Ok\r\n221 Bye\r\n").utf8)
        for _ in 0...Int(random.next(below: 5)) { Mutation.apply(to: &bytes, &random) }
        var client = try ScriptedClient(.server)
        client.perform(client.session.receive(bytes, at: client.now))
        client.perform(client.session.peerClosed())
        #expect(client.reports.count == 1)
        #expect(client.isClosed)
    }

    @Test(
        "Client and server of ours understand each other",
        arguments: [SMTPClientConfiguration.Manner.server, .mailProgram])
    func together(manner: SMTPClientConfiguration.Manner) throws {
        let letter = "Subject: =?UTF-8?B?44GT?=\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n.\r\n..\r\nこ\r\n"
        var client = try ScriptedClient(
            manner, recipients: ["kenji@kyoto.example", "nobody@kyoto.example"], message: letter,
            account: ("hana", "sakura"))
        var server = ScriptedServer(manner == .server ? .relay : .submission)
        while !client.isClosed {
            let said = server.sent
            server.sent = []
            if said.isEmpty && server.isClosed { client.perform(client.session.peerClosed()) }
            client.perform(client.session.receive(said, at: client.now))
            for segment in client.take() { server.receive(segment) }
        }
        #expect(server.accepted.first.map { Octet.text($0.content) } == letter)
        #expect(server.accepted.first?.envelope.parameters.isEightBit == true)
        let outcomes = try #require(client.reports.first).outcomes
        #expect(outcomes[0] == .delivered("250 2.0.0 Ok: queued as 2620BFA3D24"))
        guard case .failed = outcomes[1] else { return #expect(Bool(false)) }
    }
}
