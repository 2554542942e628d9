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
            isSubmission ? submission : relay, client: conversation.client.address)
        incoming[socket] = Boxed(
            IncomingMailConnection(number: number, conversation: conversation, session: session))
        timerOwners[number] = .incoming(socket)
        withIncoming(socket, &host) { service, connection, host in
            let outputs = connection.session.open(at: host.now)
            service.carryOut(outputs, &connection, &host)
        }
    }

    /// Takes the client at `socket` out, lets `body` work on it, and puts it back.
    private mutating func withIncoming(
        _ socket: SocketID, _ host: inout HostCore,
        _ body: (inout Self, inout IncomingMailConnection, inout HostCore) -> Void
    ) {
        guard var connection = incoming.borrow(socket) else { return }
        body(&self, &connection.value, &host)
        incoming.giveBack(connection, for: socket)
    }

    mutating func handleIncoming(_ kind: SocketEvent.Kind, of socket: SocketID, _ host: inout HostCore) {
        switch kind {
        case .readable:
            withIncoming(socket, &host) { service, connection, host in
                connection.hasUnread = true
                service.proceed(&connection, &host)
            }
        case .peerClosed:
            withIncoming(socket, &host) { service, connection, host in
                connection.isHalfClosed = true
                service.proceed(&connection, &host)
            }
        case .drained:
            withIncoming(socket, &host) { service, connection, host in
                service.confirm(&connection, &host)
                service.proceed(&connection, &host)
            }
        case .closed:
            guard let connection = incoming.removeValue(forKey: socket) else { return }
            timerOwners[connection.value.number] = nil
            host.cancelTimer(connection.value.number)
        case .accepted, .connected, .connectFailed, .datagram, .unreachable, .echoReply, .echoUnreachable: break
        }
    }

    mutating func incomingTimer(_ socket: SocketID, _ host: inout HostCore) {
        withIncoming(socket, &host) { service, connection, host in
            connection.timer = .never
            let outputs = connection.session.advance(to: host.now)
            service.carryOut(outputs, &connection, &host)
        }
    }

    /// Feeds the session as long as it can use something.
    private mutating func proceed(_ connection: inout IncomingMailConnection, _ host: inout HostCore) {
        while connection.session.wantsInput {
            if connection.hasUnread {
                // Who does not listen to the replies is not listened to: his window closes.
                if host.stack.unacknowledgedByteCount(of: connection.socket) > Self.replyLimit { break }
                connection.hasUnread = false
                let bytes = host.read(connection.socket)
                perform(connection.session.receive(bytes, at: host.now), &connection, &host)
            } else if connection.isHalfClosed {
                perform(connection.session.peerClosed(), &connection, &host)
            } else {
                break
            }
        }
        setTimer(of: &connection, &host)
    }

    /// Does what the session wants, and goes on.
    private mutating func carryOut(
        _ outputs: consuming [SMTPServerSession.Output], _ connection: inout IncomingMailConnection,
        _ host: inout HostCore
    ) {
        perform(consume outputs, &connection, &host)
        proceed(&connection, &host)
    }

    /// Does what the session wants, and what it wants when it has its answers.
    private mutating func perform(
        _ outputs: consuming [SMTPServerSession.Output], _ connection: inout IncomingMailConnection,
        _ host: inout HostCore
    ) {
        while !outputs.isEmpty {
            // A session asks one thing at a time.
            var known: SMTPServerAnswer?
            if outputs.count > 1 { outputs.reverse() }
            while let output = outputs.popLast() {
                switch consume output {
                case .send(let bytes): connection.conversation.say(bytes, &host)
                case .close: host.close(connection.socket)
                // What is not known at once is answered in a later turn.
                case .ask(let question): known = answer(question, &connection, &host)
                }
            }
            guard let known else { return }
            outputs = connection.session.answer(known, at: host.now)
        }
    }

    /// Everything that was sent is acknowledged: whoever was told 250 knows it.
    private mutating func confirm(_ connection: inout IncomingMailConnection, _ host: inout HostCore) {
        guard !connection.unconfirmed.isEmpty, host.stack.unacknowledgedByteCount(of: connection.socket) == 0
        else { return }
        for id in connection.unconfirmed { host.disk.queue.unconfirmed.confirm(id) }
        connection.unconfirmed = []
    }

    private func setTimer(of connection: inout IncomingMailConnection, _ host: inout HostCore) {
        let deadline = connection.session.nextDeadline
        guard deadline < connection.timer else { return }
        connection.timer = deadline
        host.setTimer(connection.number, at: deadline)
    }

    // MARK: DNS

    /// Begins to look up the client's name.
    mutating func lookUpClientName(_ connection: inout IncomingMailConnection, _ host: inout HostCore) {
        var check = ClientNameCheck(client: connection.conversation.client.address)
        let step = check.start()
        connection.lookUp = .clientName(check)
        follow(step, &connection, &host)
    }

    /// Begins SPF's checks.
    mutating func lookUpSenderPolicy(
        _ sender: ReversePath, receiver: String, client: SMTPClientIdentity,
        _ connection: inout IncomingMailConnection, _ host: inout HostCore
    ) {
        var check = SPFSessionCheck(
            sender: sender.description, helo: client.helloName, client: client.address,
            receiver: configuration.hostName,
            clock: host.clock)
        let step = check.start()
        connection.lookUp = .senderPolicy(Boxed(check), receiver: receiver)
        follow(step, &connection, &host)
    }

    /// The answer to a question for a client.
    mutating func lookedUp(_ answer: DNSAnswer, for socket: SocketID, _ host: inout HostCore) {
        withIncoming(socket, &host) { service, connection, host in
            let lookUp = connection.lookUp
            connection.lookUp = .none
            switch consume lookUp {
            case .none: break
            case .clientName(var check):
                let step = check.resume(with: answer)
                connection.lookUp = .clientName(check)
                service.follow(step, &connection, &host)
            case .senderPolicy(var check, let receiver):
                let step = check.value.resume(with: answer)
                connection.lookUp = .senderPolicy(check, receiver: receiver)
                service.follow(step, &connection, &host)
            }
        }
    }

    private mutating func follow(
        _ step: ClientNameCheck.Step, _ connection: inout IncomingMailConnection, _ host: inout HostCore
    ) {
        switch step {
        case .ask(let question): askers[host.resolve(question.name, question.type)] = .incoming(connection.socket)
        case .done(let finding):
            connection.lookUp = .none
            connection.clientName = finding
            let name = finding.name.map { "\($0)" }
            host.observe(.nameCheck(client: finding.client, name: name, result: finding.result.rawValue))
            reply(.clientName(finding.result == .pass ? name : nil), &connection, &host)
        }
    }

    private mutating func follow(
        _ step: SPFSessionCheck.Step, _ connection: inout IncomingMailConnection, _ host: inout HostCore
    ) {
        switch step {
        case .ask(let question): askers[host.resolve(question.name, question.type)] = .incoming(connection.socket)
        case .done(let findings):
            guard case .senderPolicy(_, let receiver) = connection.lookUp else { return }
            connection.lookUp = .none
            reply(.sender(verdict(findings, receiver: receiver, connection, &host)), &connection, &host)
        }
    }

    /// A late answer to a session's question.
    private mutating func reply(
        _ answer: SMTPServerAnswer, _ connection: inout IncomingMailConnection, _ host: inout HostCore
    ) {
        carryOut(connection.session.answer(answer, at: host.now), &connection, &host)
    }
}
