// What survives when a host is switched off. Read first: HostCore.swift.

import Basics
import MailStore
import SMTPProtocol

/// The persistent state of a host: shared by all services on it.
package struct Disk: Equatable, Sendable {
    /// Boxed, so that a copy of a host for the sake of a frame shares its disk.
    private var contents = Boxed(Contents())

    private struct Contents: Equatable, Sendable {
        var mailStore = MailboxStore()
        var queue = MailQueue()
    }

    package init() {}

    /// The mailboxes that this host keeps for its users.
    package var mailStore: MailboxStore {
        _read { yield contents.value.mailStore }
        _modify { yield &contents.value.mailStore }
    }
    /// The letters that this host answers for until the next one has them.
    package var queue: MailQueue {
        _read { yield contents.value.queue }
        _modify { yield &contents.value.queue }
    }
}
