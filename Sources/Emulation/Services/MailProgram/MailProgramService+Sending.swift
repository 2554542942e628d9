// From the Outbox to the submission server. Read first: MailProgramService.swift; RFC 6409 (submission);
// Sources/SMTPProtocol/Client/SMTPClientSession.swift, which speaks.

import Basics
import DNSProtocol
import HostStack
import MailMessage
import SMTPProtocol
import Wire

extension MailProgramService {
    /// The person has finished a letter.
    mutating func compose(_ letter: OutgoingLetter, _ host: inout HostCore) {
        folders.outbox.append(OutboxLetter(letter: letter, status: .waiting))
        guard host.isObserved else { return }
        let message = Message(letter.message)
        host.observe(
            .mail(
                MailEvent(
                    messageID: message.messageID ?? "",
                    step: .composed(
                        letter: letter.id, from: letter.from, recipients: letter.recipients,
                        subject: message.readableValue("Subject") ?? ""))))
    }

    /// Begins with the first waiting letter. `retries`: those that are stuck wait again.
    mutating func startSending(retries: Bool, _ host: inout HostCore) {
        guard sending == .idle else { return }
        if retries {
            for index in folders.outbox.indices {
                if case .stuck = folders.outbox[index].status { folders.outbox[index].status = .waiting }
            }
        }
        guard current != nil else { return }
        sending = .resolving(question: resolve(configuration.submissionServer, &host))
    }

    /// Where the letter that is being sent lies in the Outbox.
    private var current: Int? { folders.outbox.firstIndex { $0.status == .waiting } }

    /// Whether the letter with this Message-ID is being handed to the server. The conversation has a copy: nothing that
    /// is done to the Outbox changes what it says.
    package func isHandingOver(_ messageID: String) -> Bool {
        guard case .talking = sending, let current else { return false }
        return Message(folders.outbox[current].letter.message).messageID == messageID
    }

    /// Puts other bytes in the place of a letter in the Outbox; nothing when it is not there.
    mutating func rewrite(outboxLetter messageID: String, as content: [UInt8]) {
        for index in folders.outbox.indices where Message(folders.outbox[index].letter.message).messageID == messageID {
            folders.outbox[index].letter.message = content
        }
    }

    mutating func connectToSend(_ answer: DNSAnswer, _ host: inout HostCore) {
        let addresses = answer.addresses
        if addresses.isEmpty { return stick(Self.problem(answer), &host) }
        connectToSend(addresses, &host)
    }

    /// RFC 1123 §2.3: a server with several addresses is called at each of them until one answers.
    private mutating func connectToSend(_ addresses: [IPAddress], _ host: inout HostCore) {
        var problem = ""
        for (index, address) in addresses.enumerated() {
            let peer = SMTPPeer(
                name: configuration.submissionServer.description, address: address, port: Self.submissionPort)
            do throws(SocketError) {
                let socket = try host.connect(to: Endpoint(address, peer.port))
                sending = .connecting(socket, peer, others: Array(addresses[(index + 1)...]))
                return
            } catch {
                problem = "\(peer.text): \(Self.problem(error))"
            }
        }
        stick(problem, &host)
    }

    mutating func handleSending(_ kind: SocketEvent.Kind, of socket: SocketID, _ host: inout HostCore) {
        switch kind {
        case .connected:
            guard case .connecting(_, let peer, _) = sending else { return }
            startTalking(socket, peer, &host)
        case .connectFailed(let failure):
            guard case .connecting(_, let peer, let others) = sending else { return }
            if others.isEmpty { return stick("\(peer.text): \(Self.problem(failure))", &host) }
            connectToSend(others, &host)
        case .readable:
            let bytes = host.read(socket)
            let now = host.now
            talk(&host) { session in session.receive(bytes, at: now) }
        case .peerClosed, .closed: talk(&host) { session in session.peerClosed() }
        case .drained: noteProgress(&host)
        case .accepted, .datagram, .unreachable, .echoReply, .echoUnreachable: break
        }
    }

    /// Looks whether the server has taken more of the letter.
    private mutating func noteProgress(_ host: inout HostCore) {
        guard case .talking(let conversation, var session) = sending else { return }
        let count = host.stack.unacknowledgedByteCount(of: conversation.socket)
        guard count < unacknowledged else { return }
        unacknowledged = count
        sending = .idle
        session.value.progressed(at: host.now)
        sending = .talking(conversation, session)
    }

    mutating func advanceSending(_ host: inout HostCore) {
        noteProgress(&host)
        let now = host.now
        talk(&host) { session in session.advance(to: now) }
    }

    /// The server answers the phone: now the letter and its envelope are needed.
    private mutating func startTalking(_ socket: SocketID, _ peer: SMTPPeer, _ host: inout HostCore) {
        guard let index = current, let conversation = TextConversation(.smtp, as: .client, on: socket, host) else {
            sending = .idle
            return host.close(socket)
        }
        let letter = folders.outbox[index].letter
        let recipients = letter.recipients.compactMap { EmailAddress($0) }
        guard recipients.count == letter.recipients.count, !recipients.isEmpty else {
            host.close(socket)
            return refuse(index, "an address of a recipient is not one", &host)
        }
        let sender: ReversePath = EmailAddress(letter.from).map(ReversePath.address) ?? .null
        let local = host.localEndpoint(of: socket)?.address
        let hello = configuration.helloName ?? local.map { "[\($0)]" } ?? host.name
        let session = SMTPClientSession(
            SMTPClientConfiguration(
                manner: .mailProgram, helloName: hello, account: (configuration.login, configuration.password)),
            to: peer, envelope: Envelope(sender: sender, recipients: recipients.map { Envelope.Recipient($0) }),
            message: letter.message, at: host.now)
        sending = .talking(conversation, Boxed(session))
        host.setTimer(Timer.sending.rawValue, at: session.nextDeadline)
    }

    /// Gives the session an input and does what it says.
    private mutating func talk(
        _ host: inout HostCore, _ input: (inout SMTPClientSession) -> [SMTPClientSession.Output]
    ) {
        guard case .talking(let conversation, var session) = sending else { return }
        sending = .idle
        var outputs = input(&session.value)
        let deadline = session.value.nextDeadline
        sending = .talking(conversation, session)
        if outputs.count > 1 { outputs.reverse() }
        while let output = outputs.popLast() {
            switch consume output {
            case .send(let bytes, let content):
                conversation.observe(0..<content, of: bytes, .content, &host)
                conversation.observe(content..<bytes.count, of: bytes, .command, &host)
                host.send(bytes, on: conversation.socket)
                unacknowledged = host.stack.unacknowledgedByteCount(of: conversation.socket)
            case .report(let report): settle(report, &host)
            case .close:
                host.close(conversation.socket)
                endConversation(&host)
            case .abort:
                host.abort(conversation.socket)
                endConversation(&host)
            }
        }
        if case .talking = sending { host.setTimer(Timer.sending.rawValue, at: deadline) }
    }

    private mutating func endConversation(_ host: inout HostCore) {
        host.cancelTimer(Timer.sending.rawValue)
        sending = .idle
        // The next letter, if another one waits.
        startSending(retries: false, &host)
    }

    /// What lies in the Outbox is tried again after a while, as mail programs do that run in the background.
    private mutating func planRetry(_ host: inout HostCore) {
        guard !isRetryPlanned else { return }
        let pause = Self.sendPauses[min(failedAttempts, Self.sendPauses.count - 1)]
        host.setTimer(Timer.outbox.rawValue, at: host.now + pause)
        failedAttempts += 1
        isRetryPlanned = true
    }

    /// The pause is over.
    mutating func retrySending(_ host: inout HostCore) {
        isRetryPlanned = false
        if sending == .idle { startSending(retries: true, &host) } else { planRetry(&host) }
    }

    /// What became of the letter.
    private mutating func settle(_ report: DeliveryReport, _ host: inout HostCore) {
        guard let index = current else { return }
        let letter = folders.outbox[index].letter
        var refused: [(recipient: String, reason: String)] = []
        var deferred: [(recipient: String, reason: String)] = []
        var isTaken = false
        for (recipient, outcome) in zip(letter.recipients, report.outcomes) {
            switch outcome {
            case .delivered: isTaken = true
            case .deferred(let failure): deferred.append((recipient, failure.explanation))
            case .failed(let failure): refused.append((recipient, failure.explanation))
            }
        }
        for (recipient, reason) in refused {
            observe(.rejected(recipients: [recipient], reply: reason), letter, &host)
        }
        if isTaken {
            failedAttempts = 0
            // A letter whose other recipients the server took earlier is there already.
            if !folders.outbox[index].isPartlySent { folders.sent.append(letter) }
            folders.outbox[index].isPartlySent = true
        }
        if let reason = deferred.last?.reason {
            // Those whom the server could not take now; the others have it, and must not get it twice.
            folders.outbox[index].letter.recipients = deferred.map(\.recipient)
            folders.outbox[index].status = .stuck(reason: reason)
            for trouble in Trouble.grouped(deferred) {
                observe(.stuck(recipients: trouble.recipients, reason: trouble.reason), letter, &host)
            }
            planRetry(&host)
        } else if isTaken {
            folders.outbox.remove(at: index)
        } else {
            folders.outbox[index].status = .refused(reason: refused.first?.reason ?? "")
        }
    }

    /// The letter stays in the Outbox until it is tried again; so do those behind it.
    private mutating func stick(_ reason: String, _ host: inout HostCore) {
        sending = .idle
        planRetry(&host)
        for index in folders.outbox.indices where folders.outbox[index].status == .waiting {
            folders.outbox[index].status = .stuck(reason: reason)
            let letter = folders.outbox[index].letter
            observe(.stuck(recipients: letter.recipients, reason: reason), letter, &host)
        }
    }

    /// The letter cannot be sent as it is.
    private mutating func refuse(_ index: Int, _ reason: String, _ host: inout HostCore) {
        sending = .idle
        let letter = folders.outbox[index].letter
        folders.outbox[index].status = .refused(reason: reason)
        observe(.rejected(recipients: letter.recipients, reply: reason), letter, &host)
        startSending(retries: false, &host)
    }

    private func observe(_ step: MailEvent.Step, _ letter: OutgoingLetter, _ host: inout HostCore) {
        host.observe(.mail(MailEvent(messageID: Message(letter.message).messageID ?? "", step: step)))
    }
}
