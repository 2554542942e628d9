// A server session with somebody to answer its questions, to be played in dialogues. Read first:
// ServerDialogueTests.swift.

import Basics
import MailMessage
import SMTPProtocol
import Testing
import Wire

/// A session whose world is: kyoto.example is ours, kenji lives there, full@ has no room.
struct ScriptedServer {
    var session: SMTPServerSession
    var now = Instant.start
    var sent: [UInt8] = []
    /// How many pieces were sent.
    var segments = 0
    var isClosed = false
    var accepted: [ReceivedMail] = []
    var senderVerdict = SMTPServerAnswer.SenderVerdict.accepted(header: [])
    var senderQuestions = 0

    init(_ role: SMTPServerConfiguration.Role = .relay, _ change: (inout SMTPServerConfiguration) -> Void = { _ in }) {
        var configuration = SMTPServerConfiguration(role: role, hostName: "mail.kyoto.example", origin: "kyoto.example")
        change(&configuration)
        session = SMTPServerSession(configuration, client: IPAddress(192, 0, 2, 25))
        perform(session.open(at: now))
    }

    mutating func receive(_ text: String) { receive(Array(text.utf8)) }

    mutating func receive(_ bytes: [UInt8]) { perform(session.receive(bytes, at: now)) }

    mutating func wait(_ interval: Interval) {
        now = now + interval
        perform(session.advance(to: now))
    }

    /// What was said since the last call, in lines.
    mutating func takeLines() -> [String] {
        defer { sent = [] }
        return Octet.text(sent).split(separator: "\r\n").map(String.init)
    }

    /// The codes of the replies since the last call.
    mutating func takeCodes() -> [Int] {
        takeLines().filter { $0.utf8.count < 4 || $0.dropFirst(3).first == " " }.compactMap { Int($0.prefix(3)) }
    }

    private mutating func perform(_ outputs: [SMTPServerSession.Output]) {
        for output in outputs {
            switch output {
            case .send(let bytes):
                sent += bytes
                segments += 1
            case .ask(let question): perform(session.answer(answer(question), at: now))
            case .close: isClosed = true
            }
        }
    }

    private mutating func answer(_ question: SMTPServerQuestion) -> SMTPServerAnswer {
        switch question {
        case .clientName: return .clientName("mail.tokyo.example")
        case .recipient(let address, _, let client):
            if address.normalizedDomain != "kyoto.example" && address.domain != "[198.51.100.25]" {
                return .recipient(client.account == nil ? .relayDenied : .accepted)
            }
            switch address.localPart {
            case "kenji":
                return .recipient(
                    session.configuration.role == .submission && client.account == nil ? .relayDenied : .accepted)
            case "full": return .recipient(.full(isTemporary: false))
            default: return .recipient(.unknown)
            }
        case .sender:
            senderQuestions += 1
            return .sender(senderVerdict)
        case .authenticate(let account, let password): return .authentication(account == "hana" && password == "sakura")
        case .flush(let domain): return .flush(domain == "osaka.example")
        case .accept(let mail):
            accepted.append(mail)
            return .acceptance(.queued(id: "2620BFA3D24"))
        }
    }

    /// Plays lines of `C:` and compares with lines of `S:`; `S:` lines may end in `...`, meaning any rest.
    mutating func play(_ dialogue: String, at location: SourceLocation = #_sourceLocation) {
        for line in dialogue.split(separator: "\n") {
            if line.hasPrefix("C: ") {
                #expect(takeLines().isEmpty, "more replies than expected", sourceLocation: location)
                receive(line.dropFirst(3) + "\r\n")
            } else {
                let wanted = String(line.dropFirst(3))
                guard let end = sent.firstIndex(of: 10) else {
                    Issue.record("no reply, expected: \(wanted)", sourceLocation: location)
                    return
                }
                let got = Octet.text(sent[..<(end - 1)])
                sent.removeSubrange(...end)
                if wanted.hasSuffix("...") {
                    #expect(got.hasPrefix(wanted.dropLast(3)), sourceLocation: location)
                } else {
                    #expect(got == wanted, sourceLocation: location)
                }
            }
        }
        #expect(takeLines().isEmpty, "more replies than expected", sourceLocation: location)
    }
}
