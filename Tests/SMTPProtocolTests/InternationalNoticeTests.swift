// Addresses beyond ASCII in what is told about a letter. Read first: DeliveryStatusNoticeTests.swift.

import Basics
import MailMessage
import SMTPProtocol
import Testing
import Wire

@Suite("RFC 6533: notices about letters that need SMTPUTF8") struct InternationalNoticeTests {
    private let recipient = EmailAddress(localPart: "花+x", domain: "京都.example")

    @Test("§3: ORCPT has the type utf-8, and is ASCII")
    func originalRecipient() throws {
        var session = SMTPClientSession(
            SMTPClientConfiguration(manner: .server, helloName: "mail.tokyo.example"),
            to: SMTPPeer(name: "mail.kyoto.example", address: IPAddress(198, 51, 100, 25)),
            envelope: Envelope(sender: .null, recipients: [Envelope.Recipient(recipient)]),
            message: Array("Subject: x\r\n\r\nx\r\n".utf8), at: .start)
        let outputs = session.receive(
            Array("220 x\r\n250-x\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-DSN\r\n250 SMTPUTF8\r\n".utf8), at: .start)
        let said = outputs.reduce("") { text, output in
            if case .send(let bytes, _) = output { text + Octet.text(bytes) } else { text }
        }
        let line = try #require(said.split(separator: "\r\n").first { $0.hasPrefix("RCPT") })
        let parameter = "ORCPT=utf-8;\\x{82B1}\\x{2B}x@\\x{4EAC}\\x{90FD}.example"
        #expect(line == "RCPT TO:<花+x@京都.example> \(parameter)")
        // A server takes what a client says.
        var server = ScriptedServer()
        server.receive("EHLO a\r\nMAIL FROM:<> SMTPUTF8\r\nRCPT TO:<kenji@kyoto.example> \(parameter)\r\n")
        #expect(server.takeCodes() == [220, 250, 250, 250])
    }

    private static let wanted: [(MailParameters.Return?, String)] = [
        (nil, "message/global"), (.headers, "message/global-headers"),
    ]

    @Test("§4, §5: the parts that may hold UTF-8 say so", arguments: wanted)
    func types(_ returned: MailParameters.Return?, _ type: String) throws {
        var parameters = MailParameters(isEightBit: true, usesUTF8: true)
        parameters.returned = returned
        let entry = QueueEntry(
            id: QueueID(value: 1), sender: .address(EmailAddress(localPart: "hana", domain: "tokyo.example")),
            parameters: parameters, recipients: [QueueRecipient(Envelope.Recipient(recipient))],
            content: Array("Subject: 花\r\n\r\nx\r\n".utf8), messageID: "<1@x>", arrival: .start, clock: 0)
        let notice = DeliveryStatusNotice(
            about: entry, [.init(entry.recipients[0], .failed, DeliveryFailure(.noSuchMailbox, "unknown user"))],
            host: "mail.tokyo.example", origin: "tokyo.example", id: QueueID(value: 2), clock: 0)
        let letter = Message(notice.bytes(to: EmailAddress(localPart: "hana", domain: "tokyo.example")))
        #expect(
            MIMEPart(letter).children.map(\.contentType.description).dropFirst() == [
                "message/global-delivery-status", type,
            ])
        #expect(Octet.text(letter.body).contains("Final-Recipient: utf-8; 花+x@京都.example"))
    }
}
