// The dialogue: what each command does, and in which order they may come (RFC 5321 §4.1.4).
// Read first: SMTPServerSession.swift.

import Basics
import MailMessage

extension SMTPServerSession {
    /// A line of the client's, outside of content.
    mutating func line(_ bytes: ArraySlice<UInt8>, _ out: inout [Output]) {
        if errorCount >= configuration.maximumErrors {
            return end(with: .tooManyErrors(configuration.hostName), &out)
        }
        let before = takePhase()
        switch consume before {
        case .authenticating(let step):
            authenticationLine(bytes, step, &out)
        case .command(let transaction):
            phase = .command(transaction)
            do {
                let command = try SMTPCommand(bytes, offers: extensions, origin: configuration.origin)
                obey(command, transaction, &out)
            } catch {
                if Self.isOtherProtocol(bytes) { return end(with: .notSMTP, &out) }
                say(error)
            }
        case .greeting, .recipient, .verifying, .flushing, .data, .chunk, .accepting, .closed:
            preconditionFailure("no line is read now")
        }
    }

    /// A line that could not be a command, nor an answer within a log-in.
    mutating func lineTooLong(_ out: inout [Output]) {
        if errorCount >= configuration.maximumErrors {
            return end(with: .tooManyErrors(configuration.hostName), &out)
        }
        guard case .authenticating = phase else { return say(.lineTooLong) }
        // RFC 4954 §4: a line longer than the server's buffer is the end of the log-in.
        phase = .command(nil)
        say(.authenticationTooLong)
    }

    /// Web browsers and proxies: their words must not be taken for mail, not even line by line.
    private static func isOtherProtocol(_ line: ArraySlice<UInt8>) -> Bool {
        let word = Octet.text(line.prefix { !Octet.isBlank($0) }.prefix(8))
        return ["GET", "POST", "CONNECT", "HEAD", "PUT", "OPTIONS"].contains(word) && line.contains(UInt8(ascii: "/"))
    }

    private mutating func obey(_ command: SMTPCommand, _ transaction: Boxed<Transaction>?, _ out: inout [Output]) {
        switch command {
        case .helo(let name): hello(name, isExtended: false)
        case .ehlo(let name): hello(name, isExtended: true)
        case .mail(let path, let parameters): mail(path, parameters, transaction)
        case .rcpt(let address, let parameters): recipient(Envelope.Recipient(address, parameters), transaction, &out)
        case .data: data(transaction)
        case .bdat(let size, let isLast): chunk(size, isLast, transaction, &out)
        case .rset:
            phase = .command(nil)
            say(.ok)
        case .noop: say(.ok)
        case .quit: end(with: .bye, &out)
        case .vrfy(let text): verify(text, transaction, &out)
        case .etrn(let domain):
            // RFC 1985 §5: not in the middle of a letter.
            if transaction != nil { return say(.transactionInProgress) }
            phase = .flushing(domain)
            out.append(.ask(.flush(domain: domain)))
        case .auth(let mechanism, let initial): authenticate(mechanism, initial, transaction, &out)
        }
    }

    /// RFC 5321 §4.1.1.1; §4.1.4: it also clears whatever was begun.
    private mutating func hello(_ name: String, isExtended: Bool) {
        client.helloName = name
        client.isExtended = isExtended
        phase = .command(nil)
        if isExtended { sayExtendedHello() } else { say(.hello(configuration.hostName)) }
    }

    /// RFC 5321 §4.1.1.2.
    private mutating func mail(_ path: ReversePath, _ parameters: MailParameters, _ transaction: Boxed<Transaction>?) {
        guard transaction == nil else {
            return say(transaction?.value.chunks == nil ? .nestedMAIL : .mailAfterBDAT)
        }
        // RFC 1870 §6.1 (1): the announced size is refused before anything was sent.
        if let size = parameters.size, size > configuration.sizeLimit { return say(.sizeExceedsLimit) }
        phase = .command(Boxed(Transaction(envelope: Envelope(sender: path, parameters: parameters))))
        say(.senderOK)
    }

    /// RFC 5321 §4.1.1.3.
    private mutating func recipient(
        _ recipient: Envelope.Recipient, _ transaction: Boxed<Transaction>?, _ out: inout [Output]
    ) {
        guard let transaction else { return say(.needMAIL) }
        // Once its text has begun (RFC 3030), the envelope is complete, as real servers see it.
        guard transaction.value.chunks == nil else { return say(.recipientAfterBDAT) }
        // RFC 5321 §4.5.3.1.10: 452 for more recipients than fit. That is no mistake of the client's.
        if transaction.value.envelope.recipients.count >= configuration.maximumRecipients {
            return say(.tooManyRecipients, isBlamed: false)
        }
        phase = .recipient(transaction, recipient, nil)
        out.append(.ask(.recipient(recipient.address, sender: transaction.value.envelope.sender, client: client)))
    }

    /// The recipient is looked up; now perhaps the sender must be.
    mutating func decide(
        _ recipient: Envelope.Recipient, _ verdict: SMTPServerAnswer.RecipientVerdict,
        _ transaction: consuming Boxed<Transaction>, _ out: inout [Output]
    ) {
        // Who may not relay, and who is one of us, is not asked for his papers.
        if verdict == .relayDenied || transaction.value.policyHeader != nil || configuration.role == .submission {
            return conclude(recipient, verdict, transaction)
        }
        phase = .recipient(transaction, recipient, verdict)
        out.append(.ask(.sender(transaction.value.envelope.sender, recipient: recipient.address, client: client)))
    }

    /// The sender was looked up.
    mutating func decide(
        _ recipient: Envelope.Recipient, _ verdict: SMTPServerAnswer.RecipientVerdict,
        _ sender: SMTPServerAnswer.SenderVerdict, _ transaction: consuming Boxed<Transaction>
    ) {
        switch sender {
        case .accepted(let header):
            transaction.value.policyHeader = header
        case .rejected(let status, let reason):
            transaction.value.policyHeader = []
            transaction.value.senderRefusal = SenderRefusal(code: 550, status: status, reason: reason)
        case .deferred(let status, let reason):
            transaction.value.policyHeader = []
            transaction.value.senderRefusal = SenderRefusal(code: 450, status: status, reason: reason)
        }
        conclude(recipient, verdict, transaction)
    }

    private mutating func conclude(
        _ recipient: Envelope.Recipient, _ verdict: SMTPServerAnswer.RecipientVerdict,
        _ transaction: consuming Boxed<Transaction>
    ) {
        var text: String { recipient.address.description }
        if verdict != .relayDenied, let refusal = transaction.value.senderRefusal {
            say(.rejected(text, refusal.status, refusal.reason, code: refusal.code))
        } else {
            switch verdict {
            case .accepted:
                transaction.value.envelope.recipients.append(recipient)
                say(.recipientOK)
            case .unknown: say(.unknownUser(text))
            case .relayDenied:
                say(
                    configuration.role == .submission
                        ? .accessDenied(text)
                        : configuration.deniesRelayingForGood ? .relayDeniedForGood(text) : .relayDenied(text))
            case .full(let isTemporary): say(isTemporary ? .mailboxFullForNow(text) : .mailboxFull(text))
            case .refused(let reply): say(reply)
            }
        }
        phase = .command(transaction)
    }

    /// RFC 5321 §3.5.3, §7.3: says as little as it may. 252 for what we would take mail for.
    private mutating func verify(_ text: String, _ transaction: Boxed<Transaction>?, _ out: inout [Output]) {
        let words = text.split(separator: " ")
        let inner = (words.first ?? "").drop { $0 == "<" }.prefix { $0 != ">" }
        let isComplete = inner.contains("@")
        guard words.count == 1 || (words.count == 2 && Octet.equalIgnoringCase("SMTPUTF8", words[1])),
            let address = EmailAddress(isComplete ? String(inner) : "\(inner)@\(configuration.origin)")
        else { return say(.syntaxVRFY) }
        phase = .verifying(String(inner), transaction)
        out.append(.ask(.recipient(address, sender: .null, client: client)))
    }

    mutating func verified(_ text: String, _ verdict: SMTPServerAnswer.RecipientVerdict) {
        switch verdict {
        case .accepted, .full: say(.cannotVerify(text))
        case .unknown: say(.unknownUser(text))
        case .relayDenied: say(.relayDenied(text))
        case .refused(let reply): say(reply)
        }
    }
}
