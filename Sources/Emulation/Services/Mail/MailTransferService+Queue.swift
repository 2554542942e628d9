// Working through the queue: what is due, mailboxes of this host, what follows from an attempt, notices.
// Read first: Sources/SMTPProtocol/Queue/MailQueue.swift, MailTransferService.swift.

import MailMessage
import MailStore
import SMTPProtocol

extension MailTransferService {
    /// Begins what is due, and sets the timer for what is next.
    mutating func runQueue(_ host: inout HostCore) {
        // Attempts may end at once and make room for others; each round takes what was due before.
        while true {
            // Not the bound method: that would be a copy of the whole configuration.
            let jobs = host.disk.queue.takeDue(at: host.now) { configuration.nextHop(for: $0) }
            if jobs.isEmpty { break }
            for job in jobs {
                host.observe(.state(.queue(job.id, .active)))
                switch job.nextHop {
                case .here: deliver(job, &host)
                case .domain(let name): begin(job, toDomain: name, &host)
                case .server(let name): begin(job, toServer: name, &host)
                }
            }
        }
        let next = host.disk.queue.nextDeadline
        if next == .never {
            host.cancelTimer(Self.queueTimer)
        } else {
            host.setTimer(Self.queueTimer, at: max(next, host.now))
        }
    }

    // MARK: Mailboxes of this host

    private mutating func deliver(_ job: DeliveryJob, _ host: inout HostCore) {
        guard let entry = host.disk.queue[job.id] else { return }
        var outcomes: [DeliveryOutcome] = []
        for index in job.recipients { outcomes.append(deliver(entry, to: entry.recipients[index], &host)) }
        conclude(job, outcomes, by: nil, &host)
    }

    private mutating func deliver(
        _ entry: QueueEntry, to recipient: QueueRecipient, _ host: inout HostCore
    ) -> DeliveryOutcome {
        // A notice may be for an address that is an alias.
        let target = configuration.targets(of: recipient.address, in: host.disk.mailStore).first { $0.account != nil }
        guard let mailbox = target?.address, let account = target?.account else {
            return .failed(DeliveryFailure(.noSuchMailbox, "unknown user: \"\(recipient.address.localPart)\""))
        }
        let message = Message(entry.content)
        let fingerprint = Delivered.Fingerprint(message, mailbox: mailbox)
        // A second copy of the very same letter ends here (see Delivered.swift).
        if host.disk.queue.delivered.contains(fingerprint) { return .delivered("already in the mailbox") }
        let header = TraceHeader.delivery(sender: entry.sender, original: recipient.original, mailbox: mailbox)
        // RFC 5321 §4.4: a delivered letter has one Return-Path, and it is the last server's.
        let content = message.removing { message.isNamed($0, "Return-Path") }.bytes
        do throws(DeliveryError) {
            try host.disk.mailStore.deliver(header + content, to: account, at: host.clock)
        } catch {
            switch error {
            case .unknownAddress:
                return .failed(DeliveryFailure(.noSuchMailbox, "unknown user: \"\(mailbox.localPart)\""))
            case .mailboxFull:
                return .deferred(DeliveryFailure(EnhancedStatus(4, 2, 2), "the mailbox of \(mailbox) is full"))
            case .tooLargeForQuota:
                return .failed(
                    DeliveryFailure(EnhancedStatus(5, 2, 3), "the letter is larger than the mailbox of \(mailbox)"))
            }
        }
        host.disk.queue.delivered.insert(fingerprint)
        let owner = host.disk.mailStore.accounts[account.index].address
        observe(.delivered(mailbox: owner), of: entry.messageID, &host)
        host.notifyMailbox(account)
        return .delivered("delivered to mailbox")
    }

    // MARK: After an attempt

    /// Writes down what became of an attempt. `taker` is the server that was talked to last, if there was one.
    mutating func conclude(
        _ job: DeliveryJob, _ outcomes: [DeliveryOutcome], by taker: OutgoingMail.Taker?,
        _ host: inout HostCore
    ) {
        guard let conclusion = host.disk.queue.finish(job, outcomes, at: host.now) else { return }
        let entry = conclusion.entry
        func addresses(_ matches: (DeliveryOutcome) -> Bool) -> [String] {
            zip(job.recipients, outcomes).filter { matches($0.1) }.map { entry.recipients[$0.0].address.description }
        }
        if let taker {
            let taken = addresses { if case .delivered = $0 { true } else { false } }
            if !taken.isEmpty { observe(.relayed(to: taker.peer.name, recipients: taken), of: entry.messageID, &host) }
        }
        for (index, outcome) in zip(job.recipients, outcomes) {
            if case .failed(let failure) = outcome, failure.diagnosticType == "smtp" {
                let address = entry.recipients[index].address.description
                observe(.rejected(recipients: [address], reply: failure.diagnostic), of: entry.messageID, &host)
            }
        }
        if conclusion.deferredUntil != nil {
            let late = entry.recipients.compactMap { recipient -> (recipient: String, reason: String)? in
                guard case .waiting(let failure?) = recipient.state else { return nil }
                return (recipient.address.description, failure.explanation)
            }
            for trouble in Trouble.grouped(late) {
                observe(
                    .deferred(recipients: trouble.recipients, reason: trouble.reason), of: entry.messageID, &host)
            }
        }
        if let next = conclusion.deferredUntil { host.observe(.state(.queue(job.id, .waiting(next)))) }
        if conclusion.isRemoved { host.observe(.state(.queue(job.id, .removed))) }
        report(entry, conclusion.failed, successes(job, outcomes, by: taker, entry), &host)
        warn(entry, conclusion.delayed, &host)
        // There may be a notice, and there is room for another attempt.
        host.notifyQueue()
    }

    /// Recipients whose success the sender wants to hear of (RFC 3461 §4.1), as far as this host is the one to tell: it
    /// has put the letter into a mailbox, or the next server does not know about notices
    /// (RFC 3461 §5.2.2).
    private func successes(
        _ job: DeliveryJob, _ outcomes: [DeliveryOutcome], by taker: OutgoingMail.Taker?,
        _ entry: QueueEntry
    ) -> [DeliveryStatusNotice.Item] {
        if let taker, taker.honoursNotify { return [] }
        return zip(job.recipients, outcomes).compactMap { index, outcome in
            let recipient = entry.recipients[index]
            guard case .delivered(let text) = outcome, recipient.parameters.notify?.contains(.success) == true else {
                return nil
            }
            let reason = DeliveryFailure(EnhancedStatus(2, 0, 0), text, remoteHost: taker?.peer.name)
            return DeliveryStatusNotice.Item(recipient, taker == nil ? .delivered : .relayed, reason)
        }
    }

    /// Tells the sender, if there is one who wants to know.
    private mutating func report(
        _ entry: QueueEntry, _ failed: [(recipient: QueueRecipient, failure: DeliveryFailure)],
        _ successes: [DeliveryStatusNotice.Item], _ host: inout HostCore
    ) {
        let items =
            failed.filter { $0.recipient.parameters.wantsFailureNotice }.map {
                DeliveryStatusNotice.Item($0.recipient, .failed, $0.failure)
            } + successes
        var noticeID: String?
        // RFC 5321 §6.1: about a notice nobody is told; it ends here.
        if !items.isEmpty, let sender = entry.sender.address { noticeID = send(items, about: entry, to: sender, &host) }
        for trouble in Trouble.grouped(failed.map { ($0.recipient.address.description, $0.failure.explanation) }) {
            observe(
                .bounced(recipients: trouble.recipients, reason: trouble.reason, notice: noticeID),
                of: entry.messageID, &host)
        }
    }

    /// Tells the sender that the letter still waits (RFC 3461 §5.2.5).
    private mutating func warn(
        _ entry: QueueEntry, _ delayed: [(recipient: QueueRecipient, failure: DeliveryFailure)], _ host: inout HostCore
    ) {
        let items = delayed.filter { $0.recipient.parameters.wantsDelayNotice }.map {
            DeliveryStatusNotice.Item($0.recipient, .delayed, $0.failure)
        }
        guard !items.isEmpty, let sender = entry.sender.address else { return }
        let end = entry.arrivalClock + Int64(configuration.schedule.lifetime.nanoseconds / 1_000_000_000)
        _ = send(items, about: entry, to: sender, retriedUntil: end, &host)
    }

    private mutating func send(
        _ items: [DeliveryStatusNotice.Item], about entry: QueueEntry, to sender: EmailAddress,
        retriedUntil: Int64? = nil, _ host: inout HostCore
    ) -> String {
        let id = host.newQueueID()
        let notice = DeliveryStatusNotice(
            about: entry, items, host: configuration.hostName, origin: configuration.domains[0], id: id,
            clock: host.clock, retriedUntil: retriedUntil)
        // The text of a notice is UTF-8, so it asks for 8BITMIME.
        host.disk.queue.add(
            QueueEntry(
                id: id, sender: .null,
                parameters: MailParameters(isEightBit: true, usesUTF8: entry.parameters.usesUTF8),
                recipients: [QueueRecipient(address: sender, original: sender)], content: notice.bytes(to: sender),
                messageID: notice.messageID, arrival: host.now, clock: host.clock))
        host.observe(.state(.queue(id, .added)))
        observe(
            .noticed(queueID: "\(id)", recipient: "\(sender)", subject: notice.subject), of: notice.messageID, &host)
        return notice.messageID
    }
}
