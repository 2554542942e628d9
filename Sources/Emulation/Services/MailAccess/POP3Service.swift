// POP3 on port 110, in front of the host's mailboxes.
// Read first: Sources/POP3Protocol/POP3ServerSession.swift, which decides everything; MailAccessConnections.swift,
// which gives it its sockets.

import Basics
import HostStack
import MailStore
import POP3Protocol

/// A POP3 server, listening.
package struct POP3Service: Equatable, Sendable {
    /// RFC 1939 §3: where a POP3 server listens.
    package static let port: UInt16 = 110

    /// The name in the greeting.
    package let hostName: String
    private var connections = MailAccessConnections<POP3ServerSession>()

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
        case .socket(let socket, .accepted):
            let (hostName, now) = (hostName, host.now)
            connections.accept(socket, &host) { POP3ServerSession(hostName: hostName, number: $0, at: now) }
        case .socket(let socket, let kind): connections.handle(kind, of: socket, &host)
        case .timer(let number): connections.timer(number, &host)
        case .stopped, .answer, .mailboxChanged, .queueChanged, .command: break
        }
    }

    /// The host was switched off, or the service stopped.
    mutating func forget() { connections.forget() }
}

extension POP3ServerSession: MailAccessSession {
    static var textProtocol: ProtocolLine.TextProtocol { .pop3 }

    mutating func receive(_ bytes: [UInt8], _ host: inout HostCore) -> [POP3ServerOutput] {
        let now = host.now
        return receive(bytes, store: &host.disk.mailStore, at: now)
    }

    mutating func drained(_ host: inout HostCore) -> [POP3ServerOutput] {
        let now = host.now
        return drained(store: &host.disk.mailStore, at: now)
    }

    mutating func advance(_ host: inout HostCore) -> [POP3ServerOutput] {
        let now = host.now
        return advance(to: now, store: &host.disk.mailStore)
    }

    /// RFC 1939 §6: a client that leaves without QUIT removes nothing.
    mutating func disconnected(_ host: inout HostCore) { disconnected(store: &host.disk.mailStore) }

    static func carryOut(
        _ outputs: [POP3ServerOutput], _ conversation: TextConversation, _ host: inout HostCore
    ) -> Bool {
        var isOver = false
        for output in outputs {
            switch output {
            // What the client said was told when the client said it.
            case .heard: break
            // Each reply is a piece of its own: `+OK 1897 octets` travels in another segment than the letter.
            case .say(let bytes): conversation.say(bytes, &host)
            case .content(let bytes): conversation.sayContent(bytes, &host)
            case .event(.removed(let account, let messages)):
                host.observeRemoval(of: messages, from: account)
                host.notifyMailbox(account)
            // The mail program tells when it has a letter.
            case .event(.loggedIn), .event(.loginFailed), .event(.retrieved): break
            case .close: isOver = true
            }
        }
        return isOver
    }
}
