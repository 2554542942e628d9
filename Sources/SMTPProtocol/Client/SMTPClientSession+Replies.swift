// What each reply means for the letter, and what is said next. Read first: SMTPClientSession.swift.

import Basics
import MailMessage

extension SMTPClientSession {
    mutating func reply(_ reply: SMTPReply, at now: Instant, _ out: inout [Output]) {
        // RFC 5321 §3.8: 421 may come at any time, and the server closes.
        if reply.code == 421 {
            let failure = DeliveryFailure(reply, from: peer, inReplyTo: Self.command(awaiting.first))
            report(others: .deferred(failure), isInDoubt: false, &out)
            return close(&out)
        }
        guard !awaiting.isEmpty else { return fail(.protocolError, "sent a reply that nobody asked for", &out) }
        let step = awaiting.removeFirst()
        setDeadline(now)
        switch step {
        case .greeting: greeting(reply, at: now, &out)
        case .ehlo: ehlo(reply, at: now, &out)
        case .helo:
            // RFC 5321 §3.2: an old server has no extensions.
            if reply.isPositive { begin(at: now, &out) } else { giveUp(reply, .helo, at: now, &out) }
        case .auth(let remaining): auth(reply, remaining, at: now, &out)
        case .mail: mail(reply, at: now, &out)
        case .rcpt(let index): recipient(index, reply, at: now, &out)
        case .data: data(reply, at: now, &out)
        case .content: ended(reply, at: now, &out)
        case .rset: if awaiting.isEmpty { send(.quit, .quit, at: now, &out) }
        case .quit: close(&out)
        }
    }

    /// The command that a refusal answers, as notices name it.
    static func command(_ step: Step?) -> String {
        switch step {
        case .greeting: "initial greeting"
        case .ehlo: "EHLO"
        case .helo: "HELO"
        case .auth: "AUTH"
        case .mail: "MAIL FROM"
        case .rcpt: "RCPT TO"
        case .data: "DATA"
        case .content: "end of DATA"
        case .rset: "RSET"
        case .quit, nil: "QUIT"
        }
    }

    // MARK: Before the letter

    private mutating func greeting(_ reply: SMTPReply, at now: Instant, _ out: inout [Output]) {
        // RFC 5321 §4.3.1: nothing is said before the server has said its greeting.
        guard reply.isPositive else { return giveUp(reply, .greeting, at: now, &out) }
        send(.ehlo(configuration.helloName), .ehlo, at: now, &out)
    }

    private mutating func ehlo(_ reply: SMTPReply, at now: Instant, _ out: inout [Output]) {
        guard reply.isPositive else {
            // RFC 5321 §3.2, §4.1.1.1: who does not know EHLO is asked with HELO.
            if reply.isPermanent { return send(.helo(configuration.helloName), .helo, at: now, &out) }
            return giveUp(reply, .ehlo, at: now, &out)
        }
        offers = SMTPExtensions(reply)
        if let account = configuration.account, offers.offers(.auth, "LOGIN") {
            // Both mechanisms show the password to whoever listens. LOGIN asks for one thing at a time, so that a
            // capture shows name and password on lines of their own; Wireshark labels them, and warns about PLAIN's
            // Base64.
            let words = [Base64.encode(account.name), Base64.encode(account.password)]
            send(.auth(mechanism: "LOGIN", initial: nil), .auth(remaining: words), at: now, &out)
        } else if let account = configuration.account, offers.offers(.auth, "PLAIN") {
            // RFC 4616 §2: authorization identity (empty), name, password, with NUL between them.
            let text = Base64.encode("\0\(account.name)\0\(account.password)")
            send(.auth(mechanism: "PLAIN", initial: text), .auth(remaining: []), at: now, &out)
        } else {
            // Without an offer there is nothing to prove; if the server wants it nevertheless, it says so at MAIL or
            // RCPT.
            begin(at: now, &out)
        }
    }

    private mutating func auth(_ reply: SMTPReply, _ remaining: [String], at now: Instant, _ out: inout [Output]) {
        if reply.isPositive { return begin(at: now, &out) }
        guard reply.code == 334, let next = remaining.first else {
            // A wrong password does not become right by waiting.
            return finish(outcome(reply, .auth(remaining: [])), at: now, &out)
        }
        awaiting.append(.auth(remaining: Array(remaining.dropFirst())))
        var bytes: [UInt8] = []
        bytes.reserveCapacity(next.utf8.count + 2)
        bytes.add(next)
        bytes.endLine()
        out.append(.send(bytes, content: 0))
        setDeadline(now)
    }

    /// A refusal of the host, not of the letter: another host, or another day.
    private mutating func giveUp(_ reply: SMTPReply, _ step: Step, at now: Instant, _ out: inout [Output]) {
        var failure = DeliveryFailure(reply, from: peer, inReplyTo: Self.command(step))
        failure.status.kind = 4
        finish(.deferred(failure), at: now, &out)
    }

    /// Reports and takes leave.
    private mutating func finish(_ others: DeliveryOutcome, at now: Instant, _ out: inout [Output]) {
        report(others: others, &out)
        send(.quit, .quit, at: now, &out)
    }

    // MARK: The envelope

    /// The server is known: makes the letter fit for it, and begins.
    private mutating func begin(at now: Instant, _ out: inout [Output]) {
        if let failure = adapt() { return finish(.failed(failure), at: now, &out) }
        var segment = Segment()
        add(.mail(envelope.sender, mailParameters), .mail, to: &segment)
        // RFC 2920 §3.1: MAIL, RCPT and DATA may share a segment, DATA only as the last.
        if configuration.manner == .server && offers.offers(.pipelining) {
            for i in envelope.recipients.indices { add(recipientCommand(i), .rcpt(i), to: &segment) }
            add(.data, .data, to: &segment)
        }
        send(segment, at: now, &out)
    }

    /// Sets the parameters of MAIL, and changes the letter if it must be. Returns why it cannot go this way at all.
    private mutating func adapt() -> DeliveryFailure? {
        let isEightBit = Octet.haveEightBit(message.span)
        let needsUTF8 =
            envelope.parameters.usesUTF8 || (isEightBit && Message(message).hasEightBitHeader)
            || envelope.sender.address?.isInternationalized == true
            || envelope.recipients.contains { $0.address.isInternationalized }
        if needsUTF8 && !offers.offers(.smtpUTF8) {
            // RFC 6531 §3.2, §3.5: such a letter must not be sent there; the sender is told.
            return DeliveryFailure(
                .utf8Needed, "SMTPUTF8 is required, but was not offered by host \(peer.text)", remoteHost: peer.name)
        }
        var isConverted = false
        if isEightBit && !offers.offers(.eightBitMIME) && !needsUTF8 {
            // RFC 6152 §3: convert, or give back. Converting breaks signatures over the body.
            let original = Message(message)
            let fitting = Transcoding.fit(original, .init(allowsEightBit: false))
            isConverted = fitting != original
            message = fitting.bytes
        }
        if offers.offers(.size) {
            // RFC 1870 §7: do not even begin with a letter that is too big.
            if let limit = offers.sizeLimit, message.count > limit {
                return DeliveryFailure(
                    .messageTooBig, "message size \(message.count) exceeds size limit \(limit) of server \(peer.text)",
                    remoteHost: peer.name)
            }
            // The size in the queue, as known before any conversion.
            if !isConverted { mailParameters.size = message.count }
        }
        mailParameters.isEightBit =
            offers.offers(.eightBitMIME) && (isEightBit || envelope.parameters.isEightBit)
        mailParameters.usesUTF8 = needsUTF8
        if offers.offers(.dsn) {
            mailParameters.returned = envelope.parameters.returned
            mailParameters.envelopeID = envelope.parameters.envelopeID
        }
        return nil
    }

    private func recipientCommand(_ index: Int) -> SMTPCommand {
        let recipient = envelope.recipients[index]
        guard offers.offers(.dsn) else { return .rcpt(recipient.address, RecipientParameters()) }
        var parameters = recipient.parameters
        if configuration.manner == .server && parameters.originalRecipient == nil {
            // RFC 3461 §5.2.1 (d): who hears of the recipient first writes down how it was called.
            parameters.originalRecipient = RecipientParameters.original(recipient.address)
        }
        return .rcpt(recipient.address, parameters)
    }

    private mutating func mail(_ reply: SMTPReply, at now: Instant, _ out: inout [Output]) {
        if !reply.isPositive {
            let outcome = outcome(reply, .mail)
            for i in outcomes.indices where outcomes[i] == nil { outcomes[i] = outcome }
            // Pipelined: the other replies are on their way and are read first.
            if awaiting.isEmpty { finish(outcome, at: now, &out) }
        } else if awaiting.isEmpty {
            next(0, at: now, &out)
        }
    }

    private mutating func recipient(_ index: Int, _ reply: SMTPReply, at now: Instant, _ out: inout [Output]) {
        if reply.isPositive {
            accepted.append(index)
        } else if outcomes[index] == nil {
            outcomes[index] = outcome(reply, .rcpt(index))
        }
        guard awaiting.isEmpty else { return }
        if !isTooManyRecipients(reply, .rcpt(index)) { return next(index + 1, at: now, &out) }
        // RFC 5321 §4.5.3.1.10: those who were accepted get the letter now, the rest get it another time.
        for i in outcomes.indices.dropFirst(index + 1) { outcomes[i] = outcomes[index] }
        next(outcomes.count, at: now, &out)
    }

    /// Without pipelining: the next recipient, or DATA when there is none.
    private mutating func next(_ index: Int, at now: Instant, _ out: inout [Output]) {
        if index < envelope.recipients.count {
            send(recipientCommand(index), .rcpt(index), at: now, &out)
        } else if accepted.isEmpty {
            abandon(at: now, &out)
        } else {
            send(.data, .data, at: now, &out)
        }
    }

    /// Nobody was accepted.
    private mutating func abandon(at now: Instant, _ out: inout [Output]) {
        report(
            others: .deferred(DeliveryFailure(.badConnection, "no recipient was accepted", remoteHost: peer.name)), &out
        )
        if configuration.manner == .mailProgram {
            send(.quit, .quit, at: now, &out)
        } else if offers.offers(.pipelining) {
            var segment = Segment()
            add(.rset, .rset, to: &segment)
            add(.quit, .quit, to: &segment)
            send(segment, at: now, &out)
        } else {
            send(.rset, .rset, at: now, &out)
        }
    }

    private func outcome(_ reply: SMTPReply, _ step: Step) -> DeliveryOutcome {
        let failure = DeliveryFailure(reply, from: peer, inReplyTo: Self.command(step))
        // RFC 5321 §4.2.1: 4yz may succeed later, 5yz will not; anything else is a confused server.
        if reply.isPermanent && !isTooManyRecipients(reply, step) { return .failed(failure) }
        var transient = failure
        transient.status.kind = 4
        return .deferred(transient)
    }

    /// RFC 5321 §4.5.3.1.10: 452 for one recipient more than the server can take means "bring the rest later", and so
    /// does 552. When nobody was accepted yet, or the enhanced code is not that of too many recipients (RFC 3463 §3.6),
    /// it is another refusal, mostly of a full mailbox.
    private func isTooManyRecipients(_ reply: SMTPReply, _ step: Step) -> Bool {
        guard case .rcpt = step, reply.code == 452 || reply.code == 552, !accepted.isEmpty else { return false }
        return reply.status.map { ($0.subject, $0.detail) == (5, 3) } ?? true
    }

    // MARK: The letter

    private mutating func data(_ reply: SMTPReply, at now: Instant, _ out: inout [Output]) {
        // RFC 5321 §4.2.1: 354 is what it should be; it is the first digit that says "go on".
        guard reply.isIntermediate else {
            if accepted.isEmpty || outcomes.allSatisfy({ $0 != nil }) { return abandon(at: now, &out) }
            let outcome = outcome(reply, .data)
            for i in accepted where outcomes[i] == nil { outcomes[i] = outcome }
            return abandon(at: now, &out)
        }
        let isWanted = accepted.contains { outcomes[$0] == nil }
        // RFC 2920 §3.1: a 354 although nobody was accepted is answered with an empty letter.
        var bytes = isWanted ? DotStuffing.encode(message) : [Octet.dot] + Octet.crlf
        let content = bytes.count
        awaiting.append(.content)
        if configuration.manner == .server && offers.offers(.pipelining) {
            SMTPCommand.quit.append(to: &bytes)
            awaiting.append(.quit)
        }
        message = []
        out.append(.send(bytes, content: content))
        setDeadline(now)
    }

    private mutating func ended(_ reply: SMTPReply, at now: Instant, _ out: inout [Output]) {
        let result = reply.isPositive ? .delivered(reply.description) : outcome(reply, .content)
        for i in accepted where outcomes[i] == nil { outcomes[i] = result }
        report(others: result, &out)
        if awaiting.isEmpty { send(.quit, .quit, at: now, &out) }
    }
}
