// Servers of all sorts, and a queue that tries until it is through. Whatever a server says, each recipient has one
// outcome, it is the true one, and the attempt ends. Read first: Sources/SMTPProtocol/Client/SMTPClientSession.swift.

import Basics
import MailMessage
import SMTPProtocol
import Testing
import Wire

/// A server whose replies are drawn by lot. What it has answered for with 250 stands in `copies`.
private struct StrangeSMTPServer {
    var random: SeededGenerator
    /// Says what no server says, now and then: then it is not told by its replies what it has.
    var isIllegal: Bool
    /// How often a letter was taken, by recipient.
    var copies: [String: Int] = [:]
    var isOpen = true, isSilent = false
    var hasSender = false, recipients: [String] = [], isInLetter = false, isInLogIn = false
    /// Of the letter in this connection: for whom it was taken.
    var taken: [String] = []
    private var input: [UInt8] = []

    init(seed: UInt64, isIllegal: Bool) {
        random = SeededGenerator(seed: seed, name: "SMTP server")
        self.isIllegal = isIllegal
    }

    mutating func below(_ n: Int) -> Int { Int(random.next(below: UInt64(max(1, n)))) }
    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
    private mutating func pick<T>(_ list: [T]) -> T { list[below(list.count)] }

    mutating func open() -> [UInt8] {
        (isOpen, isSilent, hasSender, recipients, taken, input) = (true, false, false, [], [], [])
        (isInLetter, isInLogIn) = (false, false)
        return reply(usual: 220, others: [554, 421, 450, 220]).bytes
    }

    mutating func receive(_ bytes: [UInt8]) -> [UInt8] {
        input += bytes
        var out: [UInt8] = []
        while isOpen, let end = input.firstIndex(of: 10) {
            let line = String(decoding: input[..<end].filter { $0 != 13 }, as: UTF8.self)
            input.removeSubrange(...end)
            out += answer(line)
        }
        return out
    }

    private mutating func answer(_ line: String) -> [UInt8] {
        if isInLetter {
            guard line == "." else { return [] }
            isInLetter = false
            let (code, bytes) = reply(usual: 250, others: [451, 550, 421, 354, 251])
            if code / 100 == 2 && !recipients.isEmpty {
                taken = recipients
                for recipient in recipients { copies[recipient, default: 0] += 1 }
            }
            (hasSender, recipients) = (false, [])
            return bytes
        }
        if isInLogIn && line != "QUIT" {
            let (code, bytes) = reply(usual: 235, others: [334, 334, 535, 454])
            isInLogIn = code == 334
            return bytes
        }
        isInLogIn = false
        switch line.split(separator: " ").first {
        case "EHLO":
            if chance(10) { return reply(usual: 500, others: [502, 421, 450, 354]).bytes }
            var words = ["SIZE 100000", "8BITMIME", "SMTPUTF8", "X-ODD a=b", "", "auth=LOGIN", "DSN", "size"]
            if chance(60) { words.append("PIPELINING") }
            words = words.filter { _ in !chance(40) }
            let lines = (["hello"] + words).enumerated().map { "250\($0 == words.count ? " " : "-")\($1)\r\n" }
            return cut(Array(lines.joined().utf8))
        case "AUTH":
            let (code, bytes) = reply(usual: 334, others: [334, 235, 535, 454, 503])
            isInLogIn = code == 334
            return bytes
        case "HELO": return reply(usual: 250, others: [501, 421, 450]).bytes
        case "MAIL":
            let (code, bytes) = reply(usual: 250, others: [451, 553, 421, 354, 251])
            hasSender = code / 100 == 2
            return bytes
        case "RCPT":
            if !hasSender { return cut(Array("503 5.5.1 no sender\r\n".utf8)) }
            let (code, bytes) = reply(usual: 250, others: [251, 252, 450, 452, 550, 552, 421, 354])
            if code / 100 == 2 { recipients.append(String(line.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" })) }
            return bytes
        case "DATA":
            if recipients.isEmpty && chance(60) { return cut(Array("554 5.5.1 nobody\r\n".utf8)) }
            let (code, bytes) = reply(usual: 354, others: [354, 350, 250, 451, 554, 421])
            isInLetter = code / 100 == 3
            return bytes
        case "RSET":
            (hasSender, recipients) = (false, [])
            return reply(usual: 250, others: [500, 421]).bytes
        case "QUIT":
            let (_, bytes) = reply(usual: 221, others: [221, 500, 250])
            isOpen = false
            return bytes
        default:
            #expect(isIllegal, "\(line)")
            return Array("500 what?\r\n".utf8)
        }
    }

    private mutating func reply(usual: Int, others: [Int]) -> (code: Int, bytes: [UInt8]) {
        if isIllegal && chance(4) {
            return (
                0,
                pick([
                    Array("250 one\r\n250 two\r\n".utf8), Array("150 wait\r\n".utf8), Array("hello\r\n".utf8),
                    [0, 13, 10],
                    Array("250-a\r\n251 b\r\n".utf8), [UInt8](repeating: 50, count: 5_000), Array("999 x\r\n".utf8),
                    (0..<200).flatMap { _ in Array("250-more\r\n".utf8) }, [],
                ])
            )
        }
        let code = chance(80) ? usual : pick(others)
        let status = pick(["", "\(code / 100).0.0 ", "\(code / 100).7.1 "])
        var text = ""
        for _ in 0..<below(3) { text += "\(code)-\(status)more\u{e9}\r\n" }
        let end = pick(["\r\n", "\r\n", "\n"])
        text += chance(10) && status == "" ? "\(code)\(end)" : "\(code) \(status)last\(end)"
        if code == 421 { isOpen = false }
        return (code, cut(Array(text.utf8)))
    }

    /// Now and then only a part is said before the connection ends, or before the server falls silent.
    private mutating func cut(_ bytes: [UInt8]) -> [UInt8] {
        guard chance(3) else { return bytes }
        isSilent = chance(50)
        isOpen = false
        return Array(bytes.prefix(below(bytes.count + 1)))
    }
}

@Suite("SMTP: strange servers") struct SMTPStrangeServerTests {
    private static let peer = SMTPPeer(name: "mail.kyoto.example", address: IPAddress(198, 51, 100, 25))
    private static let letter = Array("Subject: x\r\n\r\n.\r\nQUIT\r\n..\r\nw\u{e9}\r\n".utf8)

    /// Brings the letter once; answers the report.
    private func visit(
        _ server: inout StrangeSMTPServer, _ envelope: Envelope, isProgram: Bool, at now: inout Instant, _ what: String
    ) -> DeliveryReport? {
        let configuration = SMTPClientConfiguration(
            manner: isProgram ? .mailProgram : .server, helloName: "mail.tokyo.example",
            account: isProgram ? ("hana", "sakura") : nil)
        var session = SMTPClientSession(
            configuration, to: Self.peer, envelope: envelope, message: Self.letter, at: now)
        let start = now
        var arriving = server.open()
        var reports: [DeliveryReport] = []
        var isOver = false
        func take(_ outputs: [SMTPClientSession.Output], _ server: inout StrangeSMTPServer) {
            for output in outputs {
                #expect(!isOver, "\(what): something after the end")
                switch output {
                case .send(let bytes, _): if server.isOpen { arriving += server.receive(bytes) }
                case .report(let report): reports.append(report)
                case .close, .abort: isOver = true
                }
            }
        }
        for _ in 0..<100_000 where !isOver {
            if arriving.isEmpty {
                if !server.isOpen && !server.isSilent {
                    take(session.peerClosed(), &server)
                } else {
                    now = session.nextDeadline
                    take(session.advance(to: now), &server)
                }
                continue
            }
            let count = 1 + server.below(min(arriving.count, 1 + server.below(40)))
            let piece = Array(arriving.prefix(count))
            arriving.removeFirst(count)
            now = now + .milliseconds(UInt64(server.below(20)))
            take(session.receive(piece, at: now), &server)
        }
        #expect(isOver && session.nextDeadline == .never, "\(what): no end")
        #expect(reports.count == 1 && reports.first?.outcomes.count == envelope.recipients.count, "\(what): \(reports)")
        #expect(now.since(start) <= .seconds(3_600), "\(what): it took \(now.since(start).seconds) s")
        return reports.first
    }

    private func check(
        _ report: DeliveryReport, _ envelope: Envelope, _ server: StrangeSMTPServer, _ what: String
    ) {
        for (recipient, outcome) in zip(envelope.recipients, report.outcomes) {
            let isTaken = server.taken.contains(recipient.address.description)
            switch outcome {
            case .delivered: #expect(isTaken || server.isIllegal, "\(what): \(recipient.address) was not taken")
            case .deferred(let failure):
                #expect(failure.status.kind == 4, "\(what): \(failure)")
                #expect(!isTaken || report.isInDoubt || server.isIllegal, "\(what): \(recipient.address) was taken")
            case .failed(let failure):
                #expect(failure.status.kind == 5, "\(what): \(failure)")
                #expect(!isTaken || server.isIllegal, "\(what): \(recipient.address) was taken")
            }
        }
    }

    @Test(
        "Each recipient's outcome is the true one, until the queue is through", arguments: 1...24 as ClosedRange<UInt64>
    )
    func queue(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var server = StrangeSMTPServer(seed: seed, isIllegal: seed % 4 == 0)
        var queue = MailQueue()
        var now = Instant.start
        for number in 0..<6 {
            let id = queue.newID(at: now, random: &random)
            let recipients = (0...server.below(4)).map { person in
                QueueRecipient(
                    Envelope.Recipient(
                        EmailAddress(
                            localPart: "p\(number)-\(person)", domain: person % 3 == 2 ? "b.example" : "a.example")))
            }
            queue.add(
                QueueEntry(
                    id: id, sender: .address(EmailAddress(localPart: "hana", domain: "tokyo.example")),
                    parameters: MailParameters(), recipients: recipients, content: Self.letter,
                    messageID: "<\(number)@x>",
                    arrival: now, clock: 0))
        }
        var doubts: [String: Int] = [:]
        var attempts = 0
        while !queue.isEmpty {
            now = max(now, queue.nextDeadline)
            for job in queue.takeDue(at: now) {
                attempts += 1
                let what = "seed \(seed), attempt \(attempts)"
                let entry = try #require(queue[job.id])
                let envelope = entry.envelope(for: job.recipients)
                let report = try #require(visit(&server, envelope, isProgram: seed % 3 == 0, at: &now, what))
                check(report, envelope, server, what)
                if report.isInDoubt {
                    for recipient in envelope.recipients { doubts[recipient.address.description, default: 0] += 1 }
                }
                guard let conclusion = queue.finish(job, report.outcomes, at: now), conclusion.isRemoved else {
                    continue
                }
                for recipient in conclusion.entry.recipients where !server.isIllegal {
                    let name = recipient.address.description
                    let copies = server.copies[name] ?? 0
                    let isDelivered = recipient.state == .delivered
                    #expect(
                        copies <= (isDelivered ? 1 : 0) + (doubts[name] ?? 0), "\(what): \(copies) copies of \(name)")
                    #expect(!isDelivered || copies > 0, "\(what): \(name) has nothing")
                }
            }
            if attempts > 2_000 {
                Issue.record("seed \(seed): no end")
                break
            }
        }
        #expect(now.since(.start) <= .seconds(6 * 86_400), "seed \(seed)")
    }

    @Test("RFC 5321 §4.2.1: the first digit says that the letter may come")
    func anyIntermediateReply() throws {
        var client = try ScriptedClient(.server)
        client.receive("220 x\r\n250 x\r\n250 x\r\n250 x\r\n")
        _ = client.take()
        client.receive("350 go on\r\n")
        #expect(client.take() == ["Subject: x\r\n\r\nbody\r\n.\r\n"])
    }

    @Test("A log-in that asks for ever more is given up for now")
    func endlessLogIn() throws {
        var client = try ScriptedClient(.mailProgram, account: ("hana", "sakura"))
        client.receive("220 x\r\n250-x\r\n250 AUTH LOGIN\r\n334 a\r\n334 b\r\n334 c\r\n")
        guard case .deferred(let failure) = client.outcome else {
            Issue.record("\(String(describing: client.outcome))")
            return
        }
        #expect(failure.status.kind == 4)
    }
}
