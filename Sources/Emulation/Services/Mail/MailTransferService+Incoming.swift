// Clients of the server: their bytes to the session, its replies back. Read first: MailTransferService.swift.

import Basics
import DNSProtocol
import HostStack
import SMTPProtocol
import SenderTrust

extension MailTransferService {
    mutating func accept(_ socket: SocketID, isSubmission: Bool, _ host: inout HostCore) {
        guard let conversation = TextConversation(.smtp, as: .server, on: socket, host) else {
            return host.abort(socket)
        }
        guard incoming.count < Self.connectionLimit else {
            // RFC 5321 §4.3.2: 421 may be the greeting.
            conversation.say(
                SMTPReply(421, 4, 7, 0, "\(configuration.hostName) Error: too many connections").bytes, &host)
            return host.close(socket)
        }
        let number = newNumber()
        let session = SMTPServerSession(
            configuration.session(isSubmission ? .submission : .relay), client: conversation.client.address)
        incoming[socket] = IncomingMailConnection(number: number, conversation: conversation, session: session)
        timerOwners[number] = .incoming(socket)
        let outputs = incoming[socket]?.session.open(at: host.now) ?? []
        carryOut(outputs, socket, &host)
    }

    mutating func handleIncoming(_ kind: SocketEvent.Kind, of socket: SocketID, _ host: inout HostCore) {
        switch kind {
        case .readable:
            incoming[socket]?.hasUnread = true
            proceed(socket, &host)
        case .peerClosed:
            incoming[socket]?.isHalfClosed = true
            proceed(socket, &host)
        case .drained:
            confirm(socket, &host)
            proceed(socket, &host)
        case .closed:
            guard let connection = incoming.removeValue(forKey: socket) else { return }
            timerOwners[connection.number] = nil
            host.cancelTimer(connection.number)
        case .accepted, .connected, .connectFailed, .datagram, .unreachable, .echoReply, .echoUnreachable: break
        }
    }

    mutating func incomingTimer(_ socket: SocketID, _ host: inout HostCore) {
        incoming[socket]?.timer = .never
        let outputs = incoming[socket]?.session.advance(to: host.now) ?? []
        carryOut(outputs, socket, &host)
    }

    /// Feeds the session as long as it can use something.
    private mutating func proceed(_ socket: SocketID, _ host: inout HostCore) {
        while let connection = incoming[socket], connection.session.wantsInput {
            if connection.hasUnread {
                // Who does not listen to the replies is not listened to: his window closes.
                if host.stack.unacknowledgedByteCount(of: socket) > Self.replyLimit { break }
                incoming[socket]?.hasUnread = false
                let bytes = host.read(socket)
                let now = host.now
                let outputs = incoming[socket]?.session.receive(bytes, at: now) ?? []
                perform(outputs, socket, &host)
            } else if connection.isHalfClosed {
                let outputs = incoming[socket]?.session.peerClosed() ?? []
                perform(outputs, socket, &host)
            } else {
                break
            }
        }
        setTimer(ofIncoming: socket, &host)
    }

    /// Does what the session wants, and goes on.
    mutating func carryOut(_ outputs: [SMTPServerSession.Output], _ socket: SocketID, _ host: inout HostCore) {
        perform(outputs, socket, &host)
        proceed(socket, &host)
    }

    /// Does what the session wants, and what it wants when it has its answers.
    private mutating func perform(_ outputs: [SMTPServerSession.Output], _ socket: SocketID, _ host: inout HostCore) {
        var waiting = outputs[...]
        while let output = waiting.popFirst() {
            guard let connection = incoming[socket] else { return }
            switch output {
            case .send(let bytes): connection.conversation.say(bytes, &host)
            case .close: host.close(socket)
            case .ask(let question):
                // What is not known at once is answered in a later turn.
                guard let answer = answer(question, socket, &host) else { break }
                let now = host.now
                waiting += incoming[socket]?.session.answer(answer, at: now) ?? []
            }
        }
    }

    /// Everything that was sent is acknowledged: whoever was told 250 knows it.
    private mutating func confirm(_ socket: SocketID, _ host: inout HostCore) {
        guard let connection = incoming[socket], !connection.unconfirmed.isEmpty,
            host.stack.unacknowledgedByteCount(of: socket) == 0
        else { return }
        for id in connection.unconfirmed { host.disk.queue.unconfirmed.confirm(id) }
        incoming[socket]?.unconfirmed = []
    }

    private mutating func setTimer(ofIncoming socket: SocketID, _ host: inout HostCore) {
        guard let connection = incoming[socket], connection.session.nextDeadline < connection.timer else { return }
        incoming[socket]?.timer = connection.session.nextDeadline
        host.setTimer(connection.number, at: connection.session.nextDeadline)
    }

    // MARK: DNS

    /// Begins to look up the client's name.
    mutating func lookUpClientName(_ socket: SocketID, _ host: inout HostCore) {
        guard let connection = incoming[socket] else { return }
        var check = ClientNameCheck(client: connection.conversation.client.address)
        let step = check.start()
        incoming[socket]?.lookUp = .clientName(check)
        follow(step, socket, &host)
    }

    /// Begins SPF's checks.
    mutating func lookUpSenderPolicy(
        _ sender: ReversePath, receiver: String, client: SMTPClientIdentity, _ socket: SocketID, _ host: inout HostCore
    ) {
        var check = SPFSessionCheck(
            sender: sender.description, helo: client.helloName, client: client.address,
            receiver: configuration.hostName,
            clock: host.clock)
        let step = check.start()
        incoming[socket]?.lookUp = .senderPolicy(check, receiver: receiver)
        follow(step, socket, &host)
    }

    /// The answer to a question for a client.
    mutating func lookedUp(_ answer: DNSAnswer, for socket: SocketID, _ host: inout HostCore) {
        guard let connection = incoming[socket] else { return }
        switch connection.lookUp {
        case .none: break
        case .clientName(var check):
            let step = check.resume(with: answer)
            incoming[socket]?.lookUp = .clientName(check)
            follow(step, socket, &host)
        case .senderPolicy(var check, let receiver):
            let step = check.resume(with: answer)
            incoming[socket]?.lookUp = .senderPolicy(check, receiver: receiver)
            follow(step, socket, &host)
        }
    }

    private mutating func follow(_ step: ClientNameCheck.Step, _ socket: SocketID, _ host: inout HostCore) {
        switch step {
        case .ask(let question): askers[host.resolve(question.name, question.type)] = .incoming(socket)
        case .done(let finding):
            incoming[socket]?.lookUp = .none
            incoming[socket]?.clientName = finding
            let name = finding.name.map { "\($0)" }
            host.observe(.nameCheck(client: finding.client, name: name, result: finding.result.rawValue))
            reply(.clientName(finding.result == .pass ? name : nil), socket, &host)
        }
    }

    private mutating func follow(_ step: SPFSessionCheck.Step, _ socket: SocketID, _ host: inout HostCore) {
        switch step {
        case .ask(let question): askers[host.resolve(question.name, question.type)] = .incoming(socket)
        case .done(let findings):
            guard case .senderPolicy(_, let receiver) = incoming[socket]?.lookUp else { return }
            incoming[socket]?.lookUp = .none
            reply(.sender(verdict(findings, receiver: receiver, socket, &host)), socket, &host)
        }
    }

    /// A late answer to a session's question.
    private mutating func reply(_ answer: SMTPServerAnswer, _ socket: SocketID, _ host: inout HostCore) {
        let now = host.now
        let outputs = incoming[socket]?.session.answer(answer, at: now) ?? []
        carryOut(outputs, socket, &host)
    }
}
