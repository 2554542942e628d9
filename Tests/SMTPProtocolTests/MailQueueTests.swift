// RFC 5321 §4.5.4: the queue tries again, gives up after days, and forgets nothing.

import Basics
import MailMessage
import SMTPProtocol
import Testing
import Wire

@Suite("RFC 5321 §4.5.4: the queue") struct MailQueueTests {
    var random = SeededGenerator(seed: 1)

    func entry(
        _ queue: inout MailQueue, to recipients: [String], at now: Instant = .start, random: inout SeededGenerator
    ) throws -> QueueEntry {
        QueueEntry(
            id: queue.newID(at: now, random: &random),
            sender: .address(EmailAddress(localPart: "hana", domain: "tokyo.example")),
            parameters: MailParameters(),
            recipients: try recipients.map { QueueRecipient(Envelope.Recipient(try #require(EmailAddress($0)))) },
            content: Array("Message-ID: <1@x>\r\n\r\nx\r\n".utf8), messageID: "<1@x>", arrival: now,
            clock: 1_795_460_243)
    }

    let later = DeliveryOutcome.deferred(DeliveryFailure(.noAnswer, "connect to x: Connection refused"))
    let never = DeliveryOutcome.failed(DeliveryFailure(.noSuchMailbox, "no such user"))

    @Test("Ids have eleven hexadecimal digits and are never used twice at once")
    mutating func ids() throws {
        var queue = MailQueue()
        var seen: Set<QueueID> = []
        for i in 0..<2_000 {
            let letter = try entry(
                &queue, to: ["a@x.example"], at: .start + .microseconds(UInt64(i) * 7), random: &random)
            #expect(letter.id.description.utf8.count == 11)
            #expect(seen.insert(letter.id).inserted)
            queue.add(letter)
        }
        #expect(queue.count == 2_000)
    }

    @Test("One job for each destination; the letter leaves when all are done")
    mutating func jobs() throws {
        var queue = MailQueue()
        queue.add(try entry(&queue, to: ["a@x.example", "b@y.example", "c@X.example"], random: &random))
        let jobs = queue.takeDue(at: .start)
        #expect(jobs.map(\.nextHop) == [.domain("x.example"), .domain("y.example")])
        #expect(jobs.map(\.recipients) == [[0, 2], [1]])
        #expect(queue.takeDue(at: .start).isEmpty)
        let firstEnd = queue.finish(jobs[0], [.delivered("250"), never], at: .start)
        let first = try #require(firstEnd)
        #expect(!first.isRemoved && first.failed.isEmpty)
        let secondEnd = queue.finish(jobs[1], [.delivered("250")], at: .start)
        let second = try #require(secondEnd)
        #expect(second.isRemoved)
        #expect(second.failed.map(\.recipient.address.description) == ["c@X.example"])
        #expect(queue.isEmpty)
    }

    @Test("Domains whose mail goes to one server share its job")
    mutating func smarthost() throws {
        var queue = MailQueue()
        queue.add(
            try entry(
                &queue, to: ["a@x.example", "b@own.example", "c@Y.example", "d@own.example", "e@z.example"],
                random: &random))
        let jobs = queue.takeDue(at: .start) { domain in
            switch domain {
            case "own.example": .here
            case "z.example": .domain(domain)
            default: .server("mail.isp.example")
            }
        }
        #expect(jobs.map(\.nextHop) == [.server("mail.isp.example"), .here, .domain("z.example")])
        #expect(jobs.map(\.recipients) == [[0, 2], [1, 3], [4]])
    }

    @Test("RFC 5321 §4.5.3.1.8: no more recipients in one transaction than every server takes")
    mutating func manyRecipients() throws {
        var queue = MailQueue()
        let many = (0..<250).map { "u\($0)@x.example" } + ["a@y.example"]
        queue.add(try entry(&queue, to: many, random: &random))
        let jobs = queue.takeDue(at: .start)
        #expect(
            jobs.map(\.nextHop) == [
                .domain("x.example"), .domain("x.example"), .domain("x.example"), .domain("y.example"),
            ])
        #expect(jobs.map(\.recipients.count) == [100, 100, 50, 1])
        #expect(jobs.flatMap(\.recipients) == Array(0...250))
    }

    @Test("RFC 3461 §5.2.1 (d): behind an alias ORCPT says what stood in RCPT, unless the sender said it")
    mutating func originalRecipients() throws {
        var queue = MailQueue()
        var entry = try entry(&queue, to: [], random: &random)
        let (staff, hana, flower) = try (
            #require(EmailAddress("staff@tokyo.example")), #require(EmailAddress("hana@kyoto.example")),
            #require(EmailAddress("花@tokyo.example"))
        )
        let said = RecipientParameters(notify: .success, originalRecipient: "rfc822;all@tokyo.example")
        let recipients = [
            QueueRecipient(address: hana, original: staff), QueueRecipient(address: hana, original: flower),
            QueueRecipient(address: hana, original: staff, parameters: said),
            QueueRecipient(address: staff, original: staff),
        ]
        entry = QueueEntry(
            id: entry.id, sender: entry.sender, parameters: entry.parameters, recipients: recipients,
            content: entry.content, messageID: entry.messageID, arrival: .start, clock: 0)
        let envelope = entry.envelope(for: [0, 1, 2, 3])
        #expect(envelope.recipients.map(\.address) == [hana, hana, hana, staff])
        #expect(
            envelope.recipients.map(\.parameters.originalRecipient) == [
                "rfc822;staff@tokyo.example", "utf-8;\\x{82B1}@tokyo.example", "rfc822;all@tokyo.example", nil,
            ])
        #expect(envelope.recipients[2].parameters.notify == .success)
    }

    @Test("Pauses double up to a limit; after five days the letter goes back")
    mutating func retries() throws {
        var queue = MailQueue()
        queue.add(try entry(&queue, to: ["a@x.example"], random: &random))
        var pauses: [UInt64] = []
        var now = Instant.start
        while true {
            let jobs = queue.takeDue(at: now)
            try #require(jobs.count == 1)
            let end = queue.finish(jobs[0], [later], at: now)
            let conclusion = try #require(end)
            guard let next = conclusion.deferredUntil else {
                #expect(conclusion.isRemoved)
                #expect(conclusion.failed.first?.failure.status == .noAnswer)
                break
            }
            #expect(queue.nextDeadline == next)
            #expect(queue.takeDue(at: now).isEmpty)
            pauses.append(next.since(now).nanoseconds / 1_000_000_000)
            now = next
        }
        #expect(pauses.prefix(6) == [300, 600, 1_200, 2_400, 4_000, 4_000])
        #expect(now.since(.start) >= .seconds(5 * 86_400))
    }

    @Test("A power cut in the middle of attempts: they are due again, what is done stays done")
    mutating func powerCut() throws {
        var queue = MailQueue()
        queue.add(try entry(&queue, to: ["a@x.example", "b@y.example"], random: &random))
        queue.add(try entry(&queue, to: ["c@z.example"], random: &random))
        let jobs = queue.takeDue(at: .start)
        _ = queue.finish(jobs[0], [.delivered("250")], at: .start)
        let now = Instant.start + .seconds(60)
        queue.restart(at: now)
        #expect(queue.count == 2)
        #expect(queue.takeDue(at: now).map(\.nextHop) == [.domain("y.example"), .domain("z.example")])
    }

    @Test("RFC 1985: a queue is flushed for one domain; what waits for others goes on waiting")
    mutating func flushForOneDomain() throws {
        var queue = MailQueue()
        queue.add(try entry(&queue, to: ["a@x.example"], random: &random))
        queue.add(try entry(&queue, to: ["b@y.example"], random: &random))
        for job in queue.takeDue(at: .start) {
            _ = queue.finish(job, [.deferred(DeliveryFailure(.noAnswer, "nobody there"))], at: .start)
        }
        let now = Instant.start + .seconds(10)
        queue.flush("X.example", at: now)
        #expect(queue.takeDue(at: now).map(\.nextHop) == [.domain("x.example")])
        queue.flush(at: now)
        #expect(queue.takeDue(at: now).map(\.nextHop) == [.domain("y.example")])
    }

    @Test("Not more attempts at once than allowed")
    mutating func concurrency() throws {
        var queue = MailQueue()
        queue.maximumActive = 2
        for _ in 0..<5 { queue.add(try entry(&queue, to: ["a@x.example"], random: &random)) }
        var delivered = 0
        var jobs = queue.takeDue(at: .start)
        #expect(jobs.count == 2)
        #expect(queue.nextDeadline == .never)
        while let job = jobs.popLast() {
            delivered += 1
            _ = queue.finish(job, [.delivered("250")], at: .start)
            jobs += queue.takeDue(at: .start)
        }
        #expect(delivered == 5 && queue.isEmpty)
    }

    @Test("RFC 1047: a letter whose 250 was lost is recognised when it comes again")
    func unconfirmed() throws {
        let kenji = Envelope.Recipient(EmailAddress(localPart: "kenji", domain: "kyoto.example"))
        let yuki = Envelope.Recipient(EmailAddress(localPart: "yuki", domain: "kyoto.example"))
        var mail = ReceivedMail(
            envelope: Envelope(sender: .null, recipients: [kenji]),
            message: Message(Array("Received: by a id 1\r\n\r\nx".utf8)),
            client: SMTPClientIdentity(address: IPAddress(192, 0, 2, 25)), policyHeader: [])
        var unconfirmed = Unconfirmed()
        let id = QueueID(value: 7)
        unconfirmed.insert(id, mail, at: .start)
        #expect(try #require(unconfirmed.find(mail, at: .start)) == ([id], []))
        // Yuki's mailbox was full the first time.
        mail.envelope.recipients = [yuki, kenji]
        #expect(try #require(unconfirmed.find(mail, at: .start)) == ([id], [yuki]))
        mail.envelope.recipients = [yuki]
        #expect(unconfirmed.find(mail, at: .start) == nil)
        mail.envelope.recipients = [kenji]
        unconfirmed.confirm(id)
        #expect(unconfirmed.find(mail, at: .start) == nil)
        for i in 0..<1_000 { unconfirmed.insert(QueueID(value: UInt64(i)), mail, at: .start) }
        #expect(unconfirmed.count == Unconfirmed.limit)
        // Nobody goes on for so long: this is another letter, though an equal one.
        let late = Instant.start + Unconfirmed.lifetime
        #expect(unconfirmed.find(mail, at: late) == nil)
        unconfirmed.insert(id, mail, at: late)
        #expect(unconfirmed.count == 1)
    }

    @Test("A copy by another way is not put into the mailbox again; the same letter sent anew is")
    func copies() {
        let kenji = EmailAddress(localPart: "kenji", domain: "kyoto.example")
        let hana = EmailAddress(localPart: "hana", domain: "kyoto.example")
        func letter(_ way: String, id: String, to address: EmailAddress? = nil) -> Delivered.Fingerprint {
            Delivered.Fingerprint(
                Message(Array("\(way)Received: by mail.tokyo.example id \(id)\r\nMessage-ID: <1@x>\r\n\r\nx".utf8)),
                mailbox: address ?? kenji)
        }
        var delivered = Delivered()
        delivered.insert(letter("Received: by mx1\r\n", id: "A"))
        #expect(delivered.contains(letter("Received: by mx2\r\n", id: "A")))
        #expect(!delivered.contains(letter("Received: by mx1\r\n", id: "B")))
        #expect(!delivered.contains(letter("", id: "A", to: hana)))
        // A letter from a file with a trace of its own, sent twice.
        func trace(_ id: String) -> String {
            "Received: by mx1\r\nReceived: from pc (pc [192.0.2.10])\r\n\tby mail (Yubin) with ESMTPA id \(id)\r\n"
        }
        delivered.insert(letter(trace("1"), id: "old with ESMTPA id 0"))
        #expect(delivered.contains(letter("Received: by mx2\r\n" + trace("1"), id: "old with ESMTPA id 0")))
        #expect(!delivered.contains(letter(trace("2"), id: "old with ESMTPA id 0")))
        for i in 0..<(2 * Delivered.limit) { delivered.insert(letter("", id: "X\(i)")) }
        #expect(!delivered.contains(letter("", id: "A")))
        for i in Delivered.limit..<2 * Delivered.limit { #expect(delivered.contains(letter("", id: "X\(i)"))) }
    }
}
