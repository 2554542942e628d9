// What the server's sessions ask: who is this, may he, is it for us, will you take it?
// Read first: MailTransferService+Incoming.swift, Sources/SMTPProtocol/Server/SMTPServerQuestion.swift.

import HostStack
import MailMessage
import MailStore
import SMTPProtocol
import SenderTrust

extension MailTransferService {
    /// The answer to a session's question; nil when it needs DNS and comes later.
    mutating func answer(
        _ question: SMTPServerQuestion, _ connection: inout IncomingMailConnection, _ host: inout HostCore
    ) -> SMTPServerAnswer? {
        switch question {
        case .clientName:
            guard configuration.checksClientName else { return .clientName(nil) }
            lookUpClientName(&connection, &host)
            return nil
        case .sender(let sender, let recipient, let client):
            let isColleague =
                configuration.trustedClients.contains(client.address)
                || configuration.relayClients.contains(client.address)
            guard configuration.senderPolicy != .off, !isColleague else {
                return .sender(.accepted(header: policyHeader(nil, "", connection)))
            }
            lookUpSenderPolicy(sender, receiver: recipient.domain, client: client, &connection, &host)
            return nil
        case .recipient(let address, let sender, let client):
            return .recipient(verdict(on: address, from: sender, client, connection, host))
        case .authenticate(let account, let password):
            return .authentication(host.disk.mailStore.authenticate(login: account, password: password) != nil)
        case .flush(let domain):
            // RFC 1985 §5: 459 for everybody for whom we keep no letters.
            guard configuration.relays(domain) else { return .flush(false) }
            host.disk.queue.flush(domain, at: host.now)
            host.notifyQueue()
            return .flush(true)
        case .accept(let mail):
            return .acceptance(.queued(id: "\(take(mail, &connection, &host))"))
        }
    }

    // MARK: Recipients

    private func verdict(
        on address: EmailAddress, from sender: ReversePath, _ client: SMTPClientIdentity,
        _ connection: borrowing IncomingMailConnection, _ host: borrowing HostCore
    ) -> SMTPServerAnswer.RecipientVerdict {
        let isSubmission = connection.session.configuration.role == .submission
        // RFC 6409 §4.3: at the submission port nobody is served without having logged in. (The RFC has 530 for it, in
        // reply to MAIL already; the servers that were watched wait for RCPT, and say 554.)
        if isSubmission && client.account == nil { return .relayDenied }
        // Nobody could be told of a failure: a sender of our own domain must exist.
        if isSubmission, let sender = sender.address, configuration.isLocal(sender.domain),
            configuration.targets(of: sender, in: host.disk.mailStore).isEmpty
        {
            let text = "<\(sender)>: Sender address rejected: User unknown in local recipient table"
            return .refused(SMTPReply(550, 5, 1, 0, text))
        }
        let address = withoutOwnLiteral(address, connection)
        guard configuration.isLocal(address.domain) else {
            let mayRelay =
                client.account != nil || configuration.relays(address.domain)
                || configuration.relayClients.contains(client.address)
            return mayRelay ? .accepted : .relayDenied
        }
        let targets = configuration.targets(of: address, in: host.disk.mailStore)
        if targets.isEmpty { return .unknown }
        guard targets.count == 1, let account = targets[0].account else { return .accepted }
        do {
            try host.disk.mailStore.check(size: 1, for: account)
            return .accepted
        } catch {
            switch error {
            case .unknownAddress: return .unknown
            case .mailboxFull: return .full(isTemporary: true)
            case .tooLargeForQuota: return .full(isTemporary: false)
            }
        }
    }

    /// `kenji@[198.51.100.25]` is kenji of our first domain when that is our address (RFC 5321 §4.1.3).
    private func withoutOwnLiteral(
        _ address: EmailAddress, _ connection: borrowing IncomingMailConnection
    ) -> EmailAddress {
        guard let literal = address.literal, literal == "\(connection.conversation.server.address)"
        else { return address }
        return EmailAddress(localPart: address.localPart, domain: configuration.domains[0])
    }

    // MARK: Senders

    /// What follows from SPF's findings.
    func verdict(
        _ findings: SPFFindings, receiver: String, _ connection: borrowing IncomingMailConnection,
        _ host: inout HostCore
    ) -> SMTPServerAnswer.SenderVerdict {
        let request = findings.request
        func tell(_ identity: String, _ domain: String, _ verdict: SPFVerdict) {
            host.observe(
                .senderPolicy(
                    identity: identity, domain: domain, client: request.client, result: verdict.result.rawValue))
        }
        tell("helo", request.helo, findings.helo)
        if let mailFrom = findings.mailFrom { tell("mailfrom", request.domain, mailFrom) }
        if configuration.senderPolicy == .reject, findings.verdict.result == .fail {
            // RFC 7372 §3.2: 5.7.23; RFC 7208 §8.4: the domain's own explanation is passed on.
            let reason = "SPF fail: \(request.client) may not send mail for \(request.domain)"
            let explanation = findings.verdict.explanation.map { "; \($0)" } ?? ""
            return .rejected(status: EnhancedStatus(5, 7, 23), reason: reason + explanation)
        }
        return .accepted(header: policyHeader(findings, receiver, connection))
    }

    /// What was found out about the sender, as lines for the letter: Authentication-Results above Received-SPF.
    private func policyHeader(
        _ findings: SPFFindings?, _ receiver: String, _ connection: borrowing IncomingMailConnection
    ) -> [UInt8] {
        var results: [String] = []
        if let name = connection.clientName { results.append(name.authenticationResult) }
        if let findings { results.append(findings.authenticationResult) }
        if results.isEmpty { return [] }
        var header: [UInt8] = []
        header.reserveCapacity(384)
        header.add(AuthenticationResults(server: configuration.hostName, results: results).field)
        header.endLine()
        if let findings { Self.addLine(findings.receivedSPF(receiver: receiver), to: &header) }
        return header
    }

    /// Adds a field in one line, as real servers write it, unless that would be too long (RFC 5322 §2.1.1).
    private static func addLine(_ field: String, to header: inout [UInt8]) {
        if field.utf8.count <= Folding.maximumLineLength {
            header.add(field)
            return header.endLine()
        }
        let name = field.prefix { $0 != ":" }
        header += Folding.field(String(name), String(field.dropFirst(name.count + 1)))
    }

    // MARK: Letters

    /// Puts a letter into the queue. From now on this host answers for it.
    private mutating func take(
        _ mail: ReceivedMail, _ connection: inout IncomingMailConnection, _ host: inout HostCore
    ) -> QueueID {
        // RFC 1047: the client has not heard our first 250 and brings the letter again.
        var mail = mail
        if let known = host.disk.queue.unconfirmed.find(mail, at: host.now) {
            connection.unconfirmed += known.ids
            if known.missing.isEmpty { return known.ids[0] }
            mail.envelope.recipients = known.missing
        }
        let id = host.newQueueID()
        let isSubmission = connection.session.configuration.role == .submission
        let message = withoutForgedResults(isSubmission ? completed(mail, id, host) : mail.message)
        var parameters = mail.envelope.parameters
        parameters.size = nil
        var content = mail.policyHeader
        content.reserveCapacity(content.count + 320 + message.bytes.count)
        content += TraceHeader.received(mail, by: configuration.hostName, id: "\(id)", at: host.clock)
        content += message.bytes
        let entry = QueueEntry(
            id: id, sender: mail.envelope.sender, parameters: parameters,
            recipients: recipients(of: mail, connection, host), content: content,
            messageID: message.messageID ?? "<\(id)@\(configuration.hostName)>", arrival: host.now, clock: host.clock)
        host.disk.queue.add(entry)
        host.observe(.state(.queue(entry.id, .added)))
        host.disk.queue.unconfirmed.insert(id, mail, at: host.now)
        connection.unconfirmed.append(id)
        let client = mail.client.address
        if isSubmission { observe(.submitted(queueID: "\(id)", client: client), of: entry.messageID, &host) }
        let transport = mail.client.protocolName(usesUTF8: parameters.usesUTF8)
        observe(.queued(queueID: "\(id)", transport: transport, client: client), of: entry.messageID, &host)
        host.notifyQueue()
        return id
    }

    /// A submission server adds the fields that must be there: Date (RFC 6409 §8.2), Message-ID (RFC 6409 §8.3), and
    /// From (RFC 5322 §3.6), without which it would be no letter.
    private func completed(_ mail: ReceivedMail, _ id: QueueID, _ host: borrowing HostCore) -> Message {
        let message = mail.message
        var added: [UInt8] = []
        if message.first("From") == nil, let sender = mail.envelope.sender.address {
            added += Folding.field("From", sender.description)
        }
        if message.first("Date") == nil {
            added += Folding.field("Date", MailDate(unixSeconds: host.clock).description)
        }
        if message.first("Message-ID") == nil {
            let name = MessageID.make(unixSeconds: host.clock, token: "\(id)", host: configuration.hostName)
            added += Folding.field("Message-ID", name)
        }
        if added.isEmpty { return message }
        // A letter without any header begins with its text: it gets the empty line as well.
        if message.fields.isEmpty && !message.bytes.starts(with: Octet.crlf) { added += Octet.crlf }
        let head = message.fields.last?.end ?? 0
        return Message(Array(message.bytes[..<head]) + added + Array(message.bytes[head...]))
    }

    /// RFC 8601 §5: what a stranger wrote in our name about the checks of a sender, nobody shall believe.
    private func withoutForgedResults(_ message: Message) -> Message {
        message.removing { field in
            guard message.isNamed(field, "Authentication-Results") else { return false }
            let server = AuthenticationResults.server(in: message.value(of: field))
            return server.map { Octet.equalIgnoringCase($0, configuration.hostName) } ?? false
        }
    }

    /// The recipients with their aliases resolved, each mailbox once.
    private func recipients(
        of mail: ReceivedMail, _ connection: borrowing IncomingMailConnection, _ host: borrowing HostCore
    ) -> [QueueRecipient] {
        var result: [QueueRecipient] = []
        for recipient in mail.envelope.recipients {
            let address = withoutOwnLiteral(recipient.address, connection)
            let isLocal = configuration.isLocal(address.domain)
            let targets =
                isLocal
                ? configuration.targets(of: address, in: host.disk.mailStore) : [MailTarget(address: address)]
            for target in targets where !result.contains(where: { $0.address.isSame(as: target.address) }) {
                result.append(
                    QueueRecipient(
                        address: target.address, original: recipient.address, parameters: recipient.parameters))
            }
        }
        return result
    }
}
