// The messages as one POP3 session sees them. Read first: RFC 1939 §4-§6. Then POP3ServerSession+Transaction.swift.
//
// Numbers are fixed when the session begins: what arrives later is seen by the next session. So is what is marked as
// deleted: nothing leaves the store before QUIT.

import Basics
import MailStore

/// A session's numbered view of an INBOX.
struct Maildrop: Equatable, Sendable {
    struct Entry: Equatable, Sendable {
        var uid: UInt32
        var size: Int
        var isDeleted = false
    }

    let account: MailboxStore.AccountID
    let inbox: Mailbox.ID
    /// Message number n is at n - 1.
    var entries: [Entry]

    init(account: MailboxStore.AccountID, inbox: Mailbox) {
        self.account = account
        self.inbox = inbox.id
        entries = inbox.messages.map { Entry(uid: $0.uid, size: $0.size) }
    }

    /// What is left, with its message numbers.
    var remaining: [(number: Int, entry: Entry)] {
        entries.enumerated().filter { !$0.element.isDeleted }.map { ($0.offset + 1, $0.element) }
    }

    var remainingCount: Int { entries.reduce(0) { $0 + ($1.isDeleted ? 0 : 1) } }
    var remainingSize: Int { entries.reduce(0) { $0 + ($1.isDeleted ? 0 : $1.size) } }
    var deletedUIDs: [UInt32] { entries.filter(\.isDeleted).map(\.uid) }

    /// RFC 1939 §7: an identifier never changes and never comes back, so it is made of UID and UIDVALIDITY.
    func uniqueID(of entry: Entry) -> String { entry.uid.hexDigits + inbox.uidValidity.hexDigits }
}
