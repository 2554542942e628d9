// What survives when a host is switched off. Read first: HostCore.swift.

import MailStore
import SMTPProtocol

/// The persistent state of a host: shared by all services on it.
package struct Disk: Equatable, Sendable {
    /// The mailboxes that this host keeps for its users.
    package var mailStore = MailboxStore()
    /// The letters that this host answers for until the next one has them.
    package var queue = MailQueue()

    package init() {}
}
