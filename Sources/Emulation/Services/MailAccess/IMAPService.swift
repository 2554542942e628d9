// IMAP on port 143, in front of the host's mailboxes.
// Read first: Sources/IMAPProtocol/Server/IMAPServerSession.swift, which decides everything; here it gets its sockets.
//
// When a letter is delivered, the SMTP service tells all services of the host (HostCore.notifyMailbox), and sessions
// whose client waits in IDLE push the news.

import Basics
import HostStack
import IMAPProtocol
import MailMessage
import MailStore

/// An IMAP server, listening.
package struct IMAPService: Equatable, Sendable {
    /// RFC 3501 §2.1: where an IMAP server listens.
    package static let port: UInt16 = 143
    /// The most connections at a time.
    static let connectionLimit = 1_000

    private struct Connection: Equatable, Sendable {
        let number: UInt64
        var session: IMAPServerSession
        let conversation: TextConversation
        /// When its timer fires. Later deadlines do not move it: it looks again when it fires.
        var timer = Instant.never
        /// How many bytes the client had not acknowledged when it was looked at last.
        var unacknowledged = 0
    }

    /// The name in the greeting.
    package let hostName: String
    /// The largest message that APPEND may bring, in octets.
    package let messageLimit: Int
    private var connections: [SocketID: Connection] = [:]
    /// The open connections in the order in which they came, for news that concern several.
    private var order: [SocketID] = []
    /// The connection of each timer; its number is the token.
    private var sockets: [UInt64: SocketID] = [:]
    private var lastNumber: UInt64 = 0

    package init(hostName: String, messageLimit: Int = 10_240_000) {
        self.hostName = hostName
        self.messageLimit = messageLimit
    }

    mutating func handle(_ input: ServiceInput, _ host: inout HostCore) {
        switch input {
        case .started: _ = host.listen(port: Self.port)
        case .socket(let socket, let kind): handle(kind, of: socket, &host)
        case .timer(let number):
            guard let socket = sockets[number], let connection = connections[socket] else { return }
            connections[socket]?.timer = .never
            let (now, clock) = (host.now, host.clock)
            // Who is still receiving a long letter is not silent; whoever takes nothing of it is.
            let unacknowledged = host.stack.unacknowledgedByteCount(of: socket)
            if unacknowledged > 0 && unacknowledged != connection.unacknowledged {
                connections[socket]?.session.isReading(at: now)
            }
            connections[socket]?.unacknowledged = unacknowledged
            let outputs = connections[socket]?.session.advance(to: now, store: &host.disk.mailStore, clock: clock) ?? []
            carryOut(outputs, connection.conversation, &host)
            setTimer(socket, &host)
        case .mailboxChanged(let address):
            guard let account = host.disk.mailStore.account(receivingFor: address) else { return }
            for socket in order where connections[socket]?.session.account == account {
                connections[socket]?.session.mailboxChanged(store: host.disk.mailStore, at: host.now)
                setTimer(socket, &host)
            }
        case .stopped, .answer, .queueChanged, .command: break
        }
    }

    /// The host was switched off, or the service stopped.
    mutating func forget() {
        connections = [:]
        order = []
        sockets = [:]
    }

    private mutating func handle(_ kind: SocketEvent.Kind, of socket: SocketID, _ host: inout HostCore) {
        switch kind {
        case .accepted:
            guard connections.count < Self.connectionLimit,
                let conversation = TextConversation(.imap, as: .server, on: socket, host)
            else { return host.abort(socket) }
            lastNumber += 1
            var session = IMAPServerSession(hostName: hostName, messageLimit: messageLimit, at: host.now)
            let greeting = session.opened()
            connections[socket] = Connection(number: lastNumber, session: session, conversation: conversation)
            order.append(socket)
            sockets[lastNumber] = socket
            carryOut(greeting, conversation, &host)
            setTimer(socket, &host)
        case .readable:
            // A client that asks for more than it takes is not read from: its window closes.
            if connections[socket]?.session.isFull ?? false { return }
            let bytes = host.read(socket)
            guard let conversation = connections[socket]?.conversation else { return }
            let (now, clock) = (host.now, host.clock)
            let outputs =
                connections[socket]?.session.receive(bytes, store: &host.disk.mailStore, at: now, clock: clock) ?? []
            carryOut(outputs, conversation, &host)
            setTimer(socket, &host)
        case .peerClosed: host.close(socket)
        case .closed: drop(socket, &host)
        case .drained:
            guard let connection = connections[socket], connection.session.isFull else { return }
            let (now, clock) = (host.now, host.clock)
            let outputs =
                connections[socket]?.session.drained(store: &host.disk.mailStore, at: now, clock: clock) ?? []
            carryOut(outputs, connection.conversation, &host)
            setTimer(socket, &host)
            // What arrived meanwhile was not read, and is not announced again.
            handle(.readable, of: socket, &host)
        case .connected, .connectFailed, .datagram, .unreachable, .echoReply, .echoUnreachable: break
        }
    }

    private mutating func carryOut(
        _ outputs: [IMAPServerOutput], _ conversation: TextConversation, _ host: inout HostCore
    ) {
        // All that one input brings about leaves together, cut into segments by TCP alone.
        var pending: [UInt8] = []
        for output in outputs {
            switch output {
            // What the client said was told when the client said it.
            case .heard, .heardLiteral: break
            case .say(let bytes):
                conversation.observe(bytes.indices, of: bytes, .reply, &host)
                pending += bytes
            case .content(let bytes):
                conversation.observe(bytes.indices, of: bytes, .content, &host)
                pending += bytes
            case .event(let event): handle(event, &host)
            case .close:
                host.send(pending, on: conversation.socket)
                pending = []
                host.close(conversation.socket)
                drop(conversation.socket, &host)
            }
        }
        if !pending.isEmpty { host.send(pending, on: conversation.socket) }
    }

    private func handle(_ event: IMAPServerEvent, _ host: inout HostCore) {
        switch event {
        case .removed(let account, let messages):
            let address = host.disk.mailStore[account].address
            for message in messages {
                host.observe(
                    .mail(
                        MailEvent(messageID: Message(message.bytes).messageID ?? "", step: .removed(mailbox: address))))
            }
        case .changed(let account): host.notifyMailbox(host.disk.mailStore[account].address)
        // The mail program tells when it has read a letter.
        case .loggedIn, .loginFailed, .read: break
        }
    }

    /// Forgets a connection whose session is over; TCP may still have to send what was said last.
    private mutating func drop(_ socket: SocketID, _ host: inout HostCore) {
        guard let gone = connections.removeValue(forKey: socket) else { return }
        order.removeAll { $0 == socket }
        sockets[gone.number] = nil
        host.cancelTimer(gone.number)
    }

    private mutating func setTimer(_ socket: SocketID, _ host: inout HostCore) {
        guard let connection = connections[socket], connection.session.nextDeadline < connection.timer else { return }
        connections[socket]?.timer = connection.session.nextDeadline
        host.setTimer(connection.number, at: connection.session.nextDeadline)
    }
}
