// What changes inside of a host without any frame or line that shows it. Read first: Observation.swift; the changes of
// ARP entries, of TCP connections and of their timers are among HostStack's own (StackObservation.swift).

import Basics
import DNSProtocol
import MailStore
import SMTPProtocol

/// A change in the memory or on the disk of a host.
package enum StateChange: Equatable, Sendable {
    /// A resolver remembers this from now on.
    case cached(CachedEntry)
    case queue(QueueID, QueueChange)
    /// The mailboxes of an account as they are now: those that hold something, and INBOX.
    case mailboxes(account: String, [MailboxCount])
    /// What has gone from a zone of a name server, and what has come.
    indirect case zone(DNSName, removed: [ResourceRecord], added: [ResourceRecord])
    /// How many octets an account may hold from now on; nil for as much as comes.
    case quota(account: String, octets: Int?)
    /// A program was stopped, or started again.
    case program(Service.Kind, isRunning: Bool)
    /// A timer of a program ran out; `service` is nil for the stub resolver of the host.
    case timer(ServiceTimer, service: Service.Kind?)

    /// The mailboxes of `account` as they are now.
    static func mailboxes(of account: borrowing MailAccount) -> StateChange {
        var counts: [MailboxCount] = []
        for i in account.mailboxes.indices where i == 0 || !account.mailboxes[i].messages.isEmpty {
            counts.append(
                MailboxCount(
                    name: account.mailboxes[i].name, messages: account.mailboxes[i].messages.count,
                    unseen: account.mailboxes[i].unseenCount))
        }
        return .mailboxes(account: account.address, counts)
    }
}

/// What became of a letter in a mail queue.
package enum QueueChange: Equatable, Sendable {
    case added
    /// An attempt to deliver it begins.
    case active
    /// The next attempt is at this moment.
    case waiting(Instant)
    /// The queue has done with it.
    case removed
}

/// How full a mailbox is.
package struct MailboxCount: Equatable, Sendable {
    package var name: String
    package var messages: Int
    /// How many of them have not been read.
    package var unseen: Int
}

/// What a program waits for.
package enum ServiceTimer: String, Sendable {
    /// The next attempt that is due in a mail queue.
    case queue = "queue run"
    /// What the other side of a connection says, or that it says anything (RFC 5321 §4.5.3.2, RFC 1939 §3,
    /// RFC 3501 §5.4).
    case session
    /// A name server's answer.
    case answer = "DNS answer"
    /// The next attempt to send what is in the Outbox.
    case outbox
    /// The next attempt to reach the server that is to be watched.
    case watching
}
