// POP3 on port 110, in front of the host's mailboxes.
// Read first: Sources/POP3Protocol/POP3ServerSession.swift, which decides everything; here it gets its sockets.

import Basics
import HostStack
import MailMessage
import MailStore
import POP3Protocol

/// A POP3 server, listening.
package struct POP3Service: Equatable, Sendable {
    /// RFC 1939 §3: where a POP3 server listens.
    package static let port: UInt16 = 110
    /// The most connections at a time.
    static let connectionLimit = 1_000

    private struct Connection: Equatable, Sendable {
        let number: UInt64
        var session: POP3ServerSession
        let conversation: TextConversation
        /// When its timer fires. Later deadlines do not move it: it looks again when it fires.
        var timer = Instant.never
        /// How many bytes the client had not acknowledged when it was looked at last.
        var unacknowledged = 0
    }

    /// The name in the greeting.
    package let hostName: String
    private var connections: [SocketID: Connection] = [:]
    /// The connection of each timer; its number is the token.
    private var sockets: [UInt64: SocketID] = [:]
    private var lastNumber: UInt64 = 0

    package init(hostName: String) { self.hostName = hostName }

    mutating func handle(_ input: ServiceInput, _ host: inout HostCore) {
        switch input {
        case .started:
            // No session has survived, so no lock may.
            host.disk.mailStore.breakMaildropLocks()
            // As mail servers do (TCP_NODELAY): the letter behind `+OK 1897 octets` does not wait for an
            // acknowledgment.
            host.stack.tcpConfiguration.usesNagle = false
            _ = host.listen(port: Self.port)
        case .socket(let socket, let kind): handle(kind, of: socket, &host)
        case .timer(let number):
            guard let socket = sockets[number], let connection = connections[socket] else { return }
            connections[socket]?.timer = .never
            let now = host.now
            // Who is still receiving a long letter is not silent; whoever takes nothing of it is.
            let unacknowledged = host.stack.unacknowledgedByteCount(of: socket)
            if unacknowledged > 0 && unacknowledged != connection.unacknowledged {
                connections[socket]?.session.isReading(at: now)
            }
            connections[socket]?.unacknowledged = unacknowledged
            let outputs = connections[socket]?.session.advance(to: now, store: &host.disk.mailStore) ?? []
            carryOut(outputs, connection.conversation, &host)
            setTimer(socket, &host)
        case .stopped, .answer, .mailboxChanged, .queueChanged, .command: break
        }
    }

    /// The host was switched off, or the service stopped.
    mutating func forget() {
        connections = [:]
        sockets = [:]
    }

    private mutating func handle(_ kind: SocketEvent.Kind, of socket: SocketID, _ host: inout HostCore) {
        switch kind {
        case .accepted:
            guard connections.count < Self.connectionLimit,
                let conversation = TextConversation(.pop3, as: .server, on: socket, host)
            else { return host.abort(socket) }
            lastNumber += 1
            var session = POP3ServerSession(hostName: hostName, number: lastNumber, at: host.now)
            let greeting = session.opened()
            connections[socket] = Connection(number: lastNumber, session: session, conversation: conversation)
            sockets[lastNumber] = socket
            carryOut(greeting, conversation, &host)
            setTimer(socket, &host)
        case .readable:
            // A client that asks for more than it takes is not read from: its window closes.
            if connections[socket]?.session.isFull ?? false { return }
            let bytes = host.read(socket)
            guard let conversation = connections[socket]?.conversation else { return }
            let now = host.now
            let outputs = connections[socket]?.session.receive(bytes, store: &host.disk.mailStore, at: now) ?? []
            carryOut(outputs, conversation, &host)
            setTimer(socket, &host)
        case .peerClosed:
            // RFC 1939 §6: a client that leaves without QUIT removes nothing.
            connections[socket]?.session.disconnected(store: &host.disk.mailStore)
            host.close(socket)
        case .closed:
            connections[socket]?.session.disconnected(store: &host.disk.mailStore)
            drop(socket, &host)
        case .drained:
            guard let connection = connections[socket], connection.session.isFull else { return }
            let now = host.now
            let outputs =
                connections[socket]?.session.drained(store: &host.disk.mailStore, at: now) ?? []
            carryOut(outputs, connection.conversation, &host)
            setTimer(socket, &host)
            // What arrived meanwhile was not read, and is not announced again.
            handle(.readable, of: socket, &host)
        case .connected, .connectFailed, .datagram, .unreachable, .echoReply, .echoUnreachable: break
        }
    }

    private mutating func carryOut(
        _ outputs: [POP3ServerOutput], _ conversation: TextConversation, _ host: inout HostCore
    ) {
        for output in outputs {
            switch output {
            // What the client said was told when the client said it.
            case .heard: break
            // Each reply is a piece of its own: `+OK 1897 octets` travels in another segment than the letter.
            case .say(let bytes): conversation.say(bytes, &host)
            case .content(let bytes): conversation.sayContent(bytes, &host)
            case .event(.removed(let account, let messages)):
                let address = host.disk.mailStore[account].address
                for message in messages {
                    host.observe(
                        .mail(
                            MailEvent(
                                messageID: Message(message.bytes).messageID ?? "", step: .removed(mailbox: address))))
                }
                host.notifyMailbox(address)
            // The mail program tells when it has a letter.
            case .event(.loggedIn), .event(.loginFailed), .event(.retrieved): break
            case .close:
                host.close(conversation.socket)
                drop(conversation.socket, &host)
            }
        }
    }

    /// Forgets a connection whose session is over; TCP may still have to send what was said last.
    private mutating func drop(_ socket: SocketID, _ host: inout HostCore) {
        guard let gone = connections.removeValue(forKey: socket) else { return }
        sockets[gone.number] = nil
        host.cancelTimer(gone.number)
    }

    private mutating func setTimer(_ socket: SocketID, _ host: inout HostCore) {
        guard let connection = connections[socket], connection.session.nextDeadline < connection.timer else { return }
        connections[socket]?.timer = connection.session.nextDeadline
        host.setTimer(connection.number, at: connection.session.nextDeadline)
    }
}
