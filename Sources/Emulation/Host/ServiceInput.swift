// All that a service can learn from its host. Read first: Service.swift.

import DNSProtocol
import HostStack
import MailStore

/// One input of a service.
package enum ServiceInput: Equatable, Sendable {
    /// The world has begun, or the host was switched on again: open the listening sockets now.
    case started
    /// The service was stopped: its sockets are gone, what is on the disk stays.
    case stopped
    /// A socket that the service opened, or a connection that it accepted.
    case socket(SocketID, SocketEvent.Kind)
    /// A timer; the token is the one that was given to `HostCore.setTimer`.
    case timer(UInt64)
    /// The answer to a question; the number is the one that `HostCore.resolve` returned.
    case answer(UInt64, DNSAnswer)
    /// Another service of this host changed a mailbox of this account.
    case mailboxChanged(MailboxStore.AccountID)
    /// The host's mail queue has a new entry.
    case queueChanged
    /// What a person at this machine does.
    case command(UserCommand)
}
