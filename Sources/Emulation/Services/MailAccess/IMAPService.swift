// IMAP on port 143, in front of the host's mailboxes.
// Read first: Sources/IMAPProtocol/Server/IMAPServerSession.swift, which decides everything; MailAccessConnections.swift,
// which gives it its sockets.
//
// When a letter is delivered, the SMTP service tells all services of the host (HostCore.notifyMailbox), and sessions
// whose client waits in IDLE push the news.

import Basics
import HostStack
import IMAPProtocol
import MailStore

/// An IMAP server, listening.
package struct IMAPService: Equatable, Sendable {
    /// RFC 3501 §2.1: where an IMAP server listens.
    package static let port: UInt16 = 143

    /// The name in the greeting.
    package let hostName: String
    /// The largest message that APPEND may bring, in octets.
    package let messageLimit: Int
    private var connections = MailAccessConnections<IMAPServerSession>()

    package init(hostName: String, messageLimit: Int = 10_240_000) {
        self.hostName = hostName
        self.messageLimit = messageLimit
    }

    mutating func handle(_ input: ServiceInput, _ host: inout HostCore) {
        switch input {
        case .started: _ = host.listen(port: Self.port)
        case .socket(let socket, .accepted):
            let (hostName, messageLimit, now) = (hostName, messageLimit, host.now)
            connections.accept(socket, &host) { _ in
                IMAPServerSession(hostName: hostName, messageLimit: messageLimit, at: now)
            }
        case .socket(let socket, let kind): connections.handle(kind, of: socket, &host)
        case .timer(let number): connections.timer(number, &host)
        case .mailboxChanged(let account):
            let (store, now) = (host.disk.mailStore, host.now)
            connections.tell(&host) { session in
                if session.account == account { session.mailboxChanged(store: store, at: now) }
            }
        case .stopped, .answer, .queueChanged, .command: break
        }
    }

    /// The host was switched off, or the service stopped.
    mutating func forget() { connections.forget() }
}

extension IMAPServerSession: MailAccessSession {
    static var textProtocol: ProtocolLine.TextProtocol { .imap }

    mutating func receive(_ bytes: [UInt8], _ host: inout HostCore) -> [IMAPServerOutput] {
        let (now, clock) = (host.now, host.clock)
        return receive(bytes, store: &host.disk.mailStore, at: now, clock: clock)
    }

    mutating func drained(_ host: inout HostCore) -> [IMAPServerOutput] {
        let (now, clock) = (host.now, host.clock)
        return drained(store: &host.disk.mailStore, at: now, clock: clock)
    }

    mutating func advance(_ host: inout HostCore) -> [IMAPServerOutput] {
        let (now, clock) = (host.now, host.clock)
        return advance(to: now, store: &host.disk.mailStore, clock: clock)
    }

    /// Nothing in the store belongs to a session.
    func disconnected(_ host: inout HostCore) {}

    static func carryOut(
        _ outputs: [IMAPServerOutput], _ conversation: TextConversation, _ host: inout HostCore
    ) -> Bool {
        // All that one input brings about leaves together, cut into segments by TCP alone.
        var pending: [UInt8] = []
        var isOver = false
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
            case .event(.removed(let account, let messages)): host.observeRemoval(of: messages, from: account)
            case .event(.changed(let account)): host.notifyMailbox(account)
            // The mail program tells when it has read a letter.
            case .event(.loggedIn), .event(.loginFailed), .event(.read): break
            case .close: isOver = true
            }
        }
        if !pending.isEmpty { host.send(pending, on: conversation.socket) }
        return isOver
    }
}
