// Bringing letters to other servers: which, at which address, and what they say. Read first: MailTransferService.swift,
// Sources/SMTPProtocol/Queue/MailRoute.swift, OutgoingMail.swift.
//
//     MX of the domain -> A of every mail host -> connect to the best -> the next one if that fails -> wait

import Basics
import DNSProtocol
import HostStack
import SMTPProtocol
import Wire

extension MailTransferService {
    // MARK: The way

    /// The mail hosts of a domain, or the host in an address literal.
    mutating func begin(_ job: DeliveryJob, toDomain domain: String, _ host: inout HostCore) {
        // RFC 5891 §5.6: DNS is asked for A-labels, whatever the address is written in.
        let name = DNSName.asciiForm(of: domain)
        let number = add(job, to: name)
        if let route = MailRoute(literalDomain: domain) { return follow(route, number, &host) }
        ask(name, .mx, number, &host)
    }

    /// A server that an administrator has chosen.
    mutating func begin(_ job: DeliveryJob, toServer server: String, _ host: inout HostCore) {
        let number = add(job, to: server)
        follow(.hosts([MailRoute.Exchange(preference: 0, host: server)], isImplicit: false), number, &host)
    }

    private mutating func add(_ job: DeliveryJob, to destination: String) -> UInt64 {
        let number = newNumber()
        attempts[number] = Boxed(OutgoingMail(job, to: destination))
        return number
    }

    private mutating func ask(_ name: String, _ type: DNSType, _ number: UInt64, _ host: inout HostCore) {
        guard let question = DNSName(name) else {
            let failure = DeliveryFailure(.unableToRoute, "Host or domain name not found. \(name) is no domain name")
            return end(number, with: .failed(failure), &host)
        }
        askers[host.resolve(question, type)] = .outgoing(number)
    }

    /// The answer to a question about the way.
    mutating func lookedUp(_ answer: DNSAnswer, forAttempt number: UInt64, _ host: inout HostCore) {
        guard let attempt = attempts[number] else { return }
        switch attempt.value.phase {
        case .exchanges:
            let exchanges = answer.mailHosts.map {
                MailRoute.Exchange(preference: $0.preference, host: Self.text($0.exchange))
            }
            let route = MailRoute(
                domain: attempt.value.destination, Self.answer(answer, exchanges),
                ownNames: [configuration.hostName],
                random: &host.random)
            follow(route, number, &host)
        case .addresses(let known, let rest, let asking):
            let found = OutgoingMail.HostAddresses(exchange: asking, answer: Self.answer(answer, answer.addresses))
            askAddresses(of: rest, known: known + [found], number, &host)
        case .connecting, .talking: break
        }
    }

    private static func text(_ name: DNSName) -> String { name.isRoot ? "" : "\(name)" }

    private static func answer<Record>(_ answer: DNSAnswer, _ records: [Record]) -> MailRoute.Answer<Record> {
        switch answer.outcome {
        case .records: records.isEmpty ? .noData : .records(records)
        case .noData: .noData
        case .nonexistent: .noSuchName
        case .failure, .timeout: .failure
        }
    }

    private mutating func follow(_ route: MailRoute, _ number: UInt64, _ host: inout HostCore) {
        switch route {
        case .hosts(let hosts, _): askAddresses(of: Array(hosts.prefix(Self.maximumPeers)), known: [], number, &host)
        case .literal(let address):
            attempts[number]?.value.peers = [SMTPPeer(name: "[\(address)]", address: address)]
            connectToNext(number, &host)
        case .unreachable(let outcome): end(number, with: outcome, &host)
        }
    }

    /// All mail hosts are asked for before the first is called.
    private mutating func askAddresses(
        of hosts: [MailRoute.Exchange], known: [OutgoingMail.HostAddresses], _ number: UInt64, _ host: inout HostCore
    ) {
        if let next = hosts.first {
            attempts[number]?.value.phase = .addresses(known: known, rest: Array(hosts.dropFirst()), asking: next)
            return ask(next.host, .a, number, &host)
        }
        guard let attempt = attempts[number] else { return }
        let (peers, otherwise) = MailRoute.peers(
            known.map { ($0.exchange, $0.answer) }, for: attempt.value.destination,
            ownAddresses: host.stack.interfaces.map(\.address), port: Self.relayPort)
        attempts[number]?.value.peers = Array(peers.prefix(Self.maximumPeers))
        if peers.isEmpty { end(number, with: otherwise, &host) } else { connectToNext(number, &host) }
    }

    // MARK: Connections

    /// Calls the next server; when there is none left, that was the attempt.
    private mutating func connectToNext(_ number: UInt64, _ host: inout HostCore) {
        guard let attempt = attempts[number] else { return }
        guard let peer = attempt.value.peers.first else { return end(number, with: attempt.value.last, &host) }
        attempts[number]?.value.peers.removeFirst()
        do throws(SocketError) {
            let socket = try host.connect(to: Endpoint(peer.address, peer.port))
            attempts[number]?.value.phase = .connecting(peer, socket)
            connecting[socket] = number
            timerOwners[number] = .attempt(number)
            host.setTimer(number, at: host.now + Self.connectTimeout)
        } catch {
            connectFailed(number, peer, error.systemMessage, &host)
        }
    }

    mutating func handleConnecting(
        _ kind: SocketEvent.Kind, of socket: SocketID, attempt number: UInt64, _ host: inout HostCore
    ) {
        guard case .connecting(let peer, _) = attempts[number]?.value.phase else { return }
        switch kind {
        case .connected: talk(to: peer, on: socket, number, &host)
        case .connectFailed(let failure):
            stopConnecting(socket, number, &host)
            connectFailed(number, peer, failure.systemMessage, &host)
        case .closed:
            stopConnecting(socket, number, &host)
            connectFailed(number, peer, "Connection reset by peer", &host)
        case .accepted, .readable, .peerClosed, .drained, .datagram, .unreachable, .echoReply, .echoUnreachable: break
        }
    }

    mutating func connectTimedOut(_ number: UInt64, _ host: inout HostCore) {
        guard case .connecting(let peer, let socket) = attempts[number]?.value.phase else { return }
        host.abort(socket)
        stopConnecting(socket, number, &host)
        connectFailed(number, peer, ConnectFailure.timedOut.systemMessage, &host)
    }

    /// Whether this letter of the queue is being handed over. The conversation has a copy: nothing that is done to the
    /// queue changes what it says.
    package func isHandingOver(_ id: QueueID) -> Bool {
        (0...lastNumber).contains { attempts[$0].map { $0.value.job.id == id && $0.value.phase == .talking } ?? false }
    }

    private mutating func stopConnecting(_ socket: SocketID, _ number: UInt64, _ host: inout HostCore) {
        connecting[socket] = nil
        timerOwners[number] = nil
        host.cancelTimer(number)
    }

    private mutating func connectFailed(_ number: UInt64, _ peer: SMTPPeer, _ reason: String, _ host: inout HostCore) {
        let text = "connect to \(peer.text):\(peer.port): \(reason)"
        attempts[number]?.value.last = .deferred(DeliveryFailure(.noAnswer, text))
        connectToNext(number, &host)
    }

    // MARK: Conversations

    private mutating func talk(to peer: SMTPPeer, on socket: SocketID, _ number: UInt64, _ host: inout HostCore) {
        stopConnecting(socket, number, &host)
        guard let attempt = attempts[number]?.value, let entry = host.disk.queue[attempt.job.id],
            let conversation = TextConversation(.smtp, as: .client, on: socket, host)
        else {
            host.abort(socket)
            return connectFailed(number, peer, "Connection reset by peer", &host)
        }
        let recipients = attempt.open
        let session = SMTPClientSession(
            SMTPClientConfiguration(manner: .server, helloName: configuration.hostName), to: peer,
            envelope: entry.envelope(for: recipients.map { attempt.job.recipients[$0] }), message: entry.content,
            at: host.now)
        let timer = newNumber()
        var connection = OutgoingMailConnection(
            number: number, timerToken: timer, conversation: conversation, session: session, recipients: recipients)
        timerOwners[timer] = .outgoing(socket)
        attempts[number]?.value.phase = .talking
        setTimer(of: &connection, &host)
        outgoing[socket] = Boxed(connection)
    }

    /// Takes the conversation at `socket` out, lets `body` work on it, and puts it back unless it is over.
    private mutating func withOutgoing(
        _ socket: SocketID, _ host: inout HostCore,
        _ body: (inout Self, inout OutgoingMailConnection, inout HostCore) -> Void
    ) {
        guard var connection = outgoing.borrow(socket) else { return }
        body(&self, &connection.value, &host)
        if connection.value.isOver {
            outgoing.removeValue(forKey: socket)
        } else {
            outgoing.giveBack(connection, for: socket)
        }
    }

    mutating func handleOutgoing(_ kind: SocketEvent.Kind, of socket: SocketID, _ host: inout HostCore) {
        withOutgoing(socket, &host) { service, connection, host in
            switch kind {
            case .readable:
                let bytes = host.read(socket)
                service.carryOut(connection.session.receive(bytes, at: host.now), &connection, &host)
            case .peerClosed:
                service.carryOut(connection.session.peerClosed(), &connection, &host)
            case .closed:
                service.carryOut(connection.session.peerClosed(), &connection, &host)
                service.forget(&connection, &host)
            case .drained: service.noteProgress(&connection, &host)
            case .accepted, .connected, .connectFailed, .datagram, .unreachable, .echoReply, .echoUnreachable: break
            }
        }
    }

    /// Looks whether the server has taken more of the letter.
    private func noteProgress(_ connection: inout OutgoingMailConnection, _ host: inout HostCore) {
        let count = host.stack.unacknowledgedByteCount(of: connection.socket)
        guard count < connection.unacknowledged else { return }
        connection.unacknowledged = count
        connection.session.progressed(at: host.now)
    }

    private mutating func forget(_ connection: inout OutgoingMailConnection, _ host: inout HostCore) {
        if connection.isOver { return }
        connection.isOver = true
        timerOwners[connection.timerToken] = nil
        host.cancelTimer(connection.timerToken)
    }

    mutating func outgoingTimer(_ socket: SocketID, _ host: inout HostCore) {
        withOutgoing(socket, &host) { service, connection, host in
            connection.timer = .never
            service.noteProgress(&connection, &host)
            service.carryOut(connection.session.advance(to: host.now), &connection, &host)
        }
    }

    private mutating func carryOut(
        _ outputs: consuming [SMTPClientSession.Output], _ connection: inout OutgoingMailConnection,
        _ host: inout HostCore
    ) {
        if outputs.count > 1 { outputs.reverse() }
        while let output = outputs.popLast() {
            switch consume output {
            case .send(let bytes, let content):
                connection.conversation.observe(0..<content, of: bytes, .content, &host)
                connection.conversation.observe(content..<bytes.count, of: bytes, .command, &host)
                host.send(bytes, on: connection.socket)
                connection.unacknowledged = host.stack.unacknowledgedByteCount(of: connection.socket)
            case .report(let report): took(report, connection, &host)
            case .close: host.close(connection.socket)
            case .abort:
                host.abort(connection.socket)
                return forget(&connection, &host)
            }
        }
        setTimer(of: &connection, &host)
    }

    private func setTimer(of connection: inout OutgoingMailConnection, _ host: inout HostCore) {
        let deadline = connection.session.nextDeadline
        guard deadline < connection.timer else { return }
        connection.timer = deadline
        host.setTimer(connection.timerToken, at: deadline)
    }

    // MARK: Ends

    /// A server has had its say.
    private mutating func took(
        _ report: DeliveryReport, _ connection: borrowing OutgoingMailConnection, _ host: inout HostCore
    ) {
        let number = connection.number
        guard var attempt = attempts.borrow(number) else { return }
        for (place, outcome) in zip(connection.recipients, report.outcomes) {
            attempt.value.outcomes[place] = outcome
        }
        attempt.value.taker = OutgoingMail.Taker(
            peer: connection.session.peer, honoursNotify: connection.session.offers.offers(.dsn))
        // RFC 5321 §5.1: whoever was not taken now is offered to the next server. Not when the letter may be there
        // already: another server would make two of it.
        let isOver = attempt.value.open.isEmpty || attempt.value.peers.isEmpty || report.isInDoubt
        let last = attempt.value.last
        attempts.giveBack(attempt, for: number)
        if isOver { end(number, with: last, &host) } else { connectToNext(number, &host) }
    }

    /// Ends an attempt; recipients without an outcome of their own get `others`.
    private mutating func end(_ number: UInt64, with others: DeliveryOutcome, _ host: inout HostCore) {
        guard let attempt = attempts.removeValue(forKey: number)?.value else { return }
        conclude(attempt.job, attempt.outcomes.map { $0 ?? others }, by: attempt.taker, &host)
    }
}
