// RFC 3461, RFC 3464: the notice that comes back.

import Basics
import MailMessage
import SMTPProtocol
import Testing
import Wire

@Suite("RFC 3464: delivery status notices") struct DeliveryStatusNoticeTests {
    let sender = EmailAddress(localPart: "hana", domain: "tokyo.example")

    func notice(returned: MailParameters.Return? = nil, body: String = "こんにちは\r\n") throws -> (
        DeliveryStatusNotice, Message
    ) {
        var parameters = MailParameters()
        parameters.returned = returned
        parameters.envelopeID = "QQ1"
        let recipient = QueueRecipient(
            Envelope.Recipient(
                try #require(EmailAddress("nobody@kyoto.example")),
                RecipientParameters(originalRecipient: "rfc822;old@kyoto.example")))
        let entry = QueueEntry(
            id: QueueID(value: 0x3D4_D8FA_3D52), sender: .address(sender), parameters: parameters,
            recipients: [recipient],
            content: Array("Received: by x\r\nSubject: Hello\r\nMessage-ID: <1@x>\r\n\r\n\(body)".utf8),
            messageID: "<1@x>",
            arrival: .start, clock: 1_795_460_256)
        let peer = SMTPPeer(name: "mail.kyoto.example", address: IPAddress(198, 51, 100, 25))
        let reply = SMTPReply(550, 5, 1, 1, "<nobody@kyoto.example>: Recipient address rejected: User unknown")
        let notice = DeliveryStatusNotice(
            about: entry, [.init(recipient, .failed, DeliveryFailure(reply, from: peer, inReplyTo: "RCPT TO"))],
            host: "mail.tokyo.example", origin: "tokyo.example", id: QueueID(value: 0x42D_DEFA_33F2),
            clock: 1_795_460_256)
        return (notice, Message(notice.bytes(to: sender)))
    }

    @Test("§2: three parts, in a letter that nobody shall answer")
    func parts() throws {
        let (_, letter) = try notice()
        #expect(
            letter.fields.prefix(9).map { letter.name(of: $0) } == [
                "Received", "Date", "From", "Subject", "To", "Auto-Submitted", "MIME-Version", "Content-Type",
                "Content-Transfer-Encoding",
            ])
        #expect(letter.value("From") == "Mail Delivery System <MAILER-DAEMON@tokyo.example>")
        #expect(letter.value("Auto-Submitted") == "auto-replied")
        #expect(letter.messageID == "<20261123185736.42DDEFA33F2@mail.tokyo.example>")
        let root = MIMEPart(letter)
        #expect(root.contentType["report-type"] == "delivery-status")
        #expect(
            root.children.map(\.contentType.description) == [
                "text/plain; charset=utf-8", "message/delivery-status", "message/rfc822",
            ])
        #expect(LineEndings.longestLine(letter.bytes) < 100)
    }

    @Test("§2.3.3, §2.3.9: a letter that still waits, and until when it is tried")
    func delayed() throws {
        var (notice, _) = try notice()
        notice.items[0].action = .delayed
        notice.items[0].reason = DeliveryFailure(.noAnswer, "connect to mail.kyoto.example: Connection timed out")
        notice.retriedUntil = notice.clock + 5 * 86_400
        let letter = Message(notice.bytes(to: sender))
        #expect(letter.value("Subject") == "Delayed Mail (still being retried)")
        let parts = MIMEPart(letter).children
        #expect(parts.map(\.contentType.description).last == "text/rfc822-headers")
        let status = Octet.text(letter.bytes[parts[1].bodyRange])
        #expect(status.contains("Action: delayed\r\nStatus: 4.4.1\r\n"))
        #expect(status.contains("Will-Retry-Until: Sat, 28 Nov 2026 18:57:36 +0000 (UTC)\r\n"))
    }

    /// Whoever wrote to an alias is told of whom that letter was for, as by Postfix.
    @Test func anAliasIsNamedBesideWhatItStandsFor() throws {
        var (notice, letter) = try notice()
        func text() -> String { Octet.text(letter.bytes[MIMEPart(letter).children[0].bodyRange]) }
        #expect(text().contains("\r\n<nobody@kyoto.example>: host "))
        notice.items[0].recipient.address = EmailAddress(localPart: "gone", domain: "osaka.example")
        letter = Message(notice.bytes(to: sender))
        #expect(text().contains("\r\n<gone@osaka.example> (expanded from <nobody@kyoto.example>): host\r\n"))
    }

    @Test("§2.2, §2.3: the fields for programs")
    func status() throws {
        let (_, letter) = try notice()
        let part = MIMEPart(letter).children[1]
        let groups = Octet.text(letter.bytes[part.bodyRange]).split(separator: "\r\n\r\n").map {
            Message(Array(($0 + "\r\n").utf8))
        }
        try #require(groups.count == 2)
        #expect(groups[0].value("Reporting-MTA") == "dns; mail.tokyo.example")
        #expect(groups[0].value("Original-Envelope-Id") == "QQ1")
        #expect(groups[1].value("Final-Recipient") == "rfc822; nobody@kyoto.example")
        #expect(groups[1].value("Original-Recipient") == "rfc822;old@kyoto.example")
        #expect(groups[1].value("Action") == "failed")
        #expect(groups[1].value("Status") == "5.1.1")
        #expect(groups[1].value("Remote-MTA") == "dns; mail.kyoto.example")
        #expect(groups[1].value("Diagnostic-Code")?.hasPrefix("smtp; 550 5.1.1 <nobody@kyoto.example>:") == true)
    }

    @Test("The letter comes back whole; with RET=HDRS, or when it is very large, its header does")
    func returned() throws {
        var (_, letter) = try notice()
        var part = MIMEPart(letter).children[2]
        #expect(
            Octet.text(letter.bytes[part.bodyRange]).hasSuffix("Subject: Hello\r\nMessage-ID: <1@x>\r\n\r\nこんにちは\r\n"))
        #expect(part.transferEncoding == "8bit")
        for (ret, body) in [(MailParameters.Return.headers, "x\r\n"), (nil, String(repeating: "x\r\n", count: 20_000))]
            as [(MailParameters.Return?, String)]
        {
            (_, letter) = try notice(returned: ret, body: body)
            part = MIMEPart(letter).children[2]
            #expect(part.contentType.subtype == "rfc822-headers")
            #expect(
                Octet.text(letter.bytes[part.bodyRange])
                    == "Return-Path: <hana@tokyo.example>\r\nReceived: by x\r\nSubject: Hello\r\nMessage-ID: <1@x>\r\n")
        }
    }
}
