// The connections of a POP3 or IMAP server: bytes and time go to the sessions, what they want is carried out.
// Read first: MailAccessSession.swift. Its owners are POP3Service.swift and IMAPService.swift.

import Basics
import HostStack
import MailMessage
import MailStore

/// Clients and their sessions.
struct MailAccessConnections<Session: MailAccessSession>: Equatable, Sendable {
    /// The most connections at a time.
    static var limit: Int { 1_000 }

    private struct Connection: Equatable, Sendable {
        let number: UInt64
        var session: Session
        let conversation: TextConversation
        /// When its timer fires. Later deadlines do not move it: it looks again when it fires.
        var timer = Instant.never
        /// How many bytes the client had not acknowledged when it was looked at last.
        var unacknowledged = 0
    }

    private var connections: [SocketID: Connection] = [:]
    /// The open connections in the order in which they came, for news that concern several.
    private var order: [SocketID] = []
    /// The connection of each timer; its number is the token.
    private var sockets: [UInt64: SocketID] = [:]
    private var lastNumber: UInt64 = 0

    init() {}

    /// The host was switched off, or the service stopped.
    mutating func forget() {
        connections = [:]
        order = []
        sockets = [:]
    }

    /// A client has come; `session` makes a session with a number that no other one of this service has had.
    mutating func accept(_ socket: SocketID, _ host: inout HostCore, _ session: (_ number: UInt64) -> Session) {
        guard connections.count < Self.limit,
            let conversation = TextConversation(Session.textProtocol, as: .server, on: socket, host)
        else { return host.abort(socket) }
        lastNumber += 1
        var session = session(lastNumber)
        let greeting = session.opened()
        connections[socket] = Connection(number: lastNumber, session: session, conversation: conversation)
        order.append(socket)
        sockets[lastNumber] = socket
        carryOut(greeting, socket, &host)
    }

    /// Something happened at a connection.
    mutating func handle(_ kind: SocketEvent.Kind, of socket: SocketID, _ host: inout HostCore) {
        switch kind {
        case .readable:
            // A client that asks for more than it takes is not read from: its window closes.
            if connections[socket]?.session.isFull ?? false { return }
            let bytes = host.read(socket)
            carryOut(connections[socket]?.session.receive(bytes, &host), socket, &host)
        case .peerClosed:
            connections[socket]?.session.disconnected(&host)
            host.close(socket)
        case .closed:
            connections[socket]?.session.disconnected(&host)
            drop(socket, &host)
        case .drained:
            guard connections[socket]?.session.isFull ?? false else { return }
            carryOut(connections[socket]?.session.drained(&host), socket, &host)
            // What arrived meanwhile was not read, and is not announced again.
            handle(.readable, of: socket, &host)
        case .accepted, .connected, .connectFailed, .datagram, .unreachable, .echoReply, .echoUnreachable: break
        }
    }

    /// The timer with this token has fired.
    mutating func timer(_ number: UInt64, _ host: inout HostCore) {
        guard let socket = sockets[number] else { return }
        connections[socket]?.timer = .never
        // Who is still receiving a long letter is not silent; whoever takes nothing of it is.
        let unacknowledged = host.stack.unacknowledgedByteCount(of: socket)
        if unacknowledged > 0 && unacknowledged != connections[socket]?.unacknowledged {
            connections[socket]?.session.isReading(at: host.now)
        }
        connections[socket]?.unacknowledged = unacknowledged
        carryOut(connections[socket]?.session.advance(&host), socket, &host)
    }

    /// Gives news to all sessions, in the order in which they came.
    mutating func tell(_ host: inout HostCore, _ news: (inout Session) -> Void) {
        for socket in order {
            if let place = connections.index(forKey: socket) { news(&connections.values[place].session) }
            setTimer(socket, &host)
        }
    }

    private mutating func carryOut(_ outputs: [Session.Output]?, _ socket: SocketID, _ host: inout HostCore) {
        guard let outputs, let conversation = connections[socket]?.conversation else { return }
        if Session.carryOut(outputs, conversation, &host) {
            host.close(socket)
            drop(socket, &host)
        } else {
            setTimer(socket, &host)
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

extension HostCore {
    /// Tells those who look on that messages have left a mailbox.
    mutating func observeRemoval(of messages: [StoredMessage], from account: MailboxStore.AccountID) {
        guard isObserved else { return }
        let address = disk.mailStore[account].address
        for message in messages {
            let event = MailEvent(messageID: Message(message.bytes).messageID ?? "", step: .removed(mailbox: address))
            observe(.mail(event))
        }
    }
}
