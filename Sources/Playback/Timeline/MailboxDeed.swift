// What people do with a letter in a mailbox: throw it away, put it into another folder, mark it. Read first:
// WhatIfAction.swift. Timeline+Mailboxes.swift carries it out.

import MailStore

/// Something that is done to a letter in a mailbox on a server.
package enum MailboxDeed: Equatable, Sendable {
    /// For good.
    case delete
    /// Into the folder of this name, as the server or a mail program calls it.
    case move(to: String)
    /// Sets a flag of IMAP, or takes it away.
    case mark(MailAccount.FlagChange, String)

    /// The words for marks, with what they mean (RFC 3501 §2.3.2).
    static let marks: [(word: String, deed: MailboxDeed)] = [
        ("read", .mark(.add, "\\Seen")), ("unread", .mark(.remove, "\\Seen")),
        ("flagged", .mark(.add, "\\Flagged")), ("unflagged", .mark(.remove, "\\Flagged")),
        ("answered", .mark(.add, "\\Answered")), ("unanswered", .mark(.remove, "\\Answered")),
        ("deleted", .mark(.add, "\\Deleted")), ("undeleted", .mark(.remove, "\\Deleted")),
    ]

    /// The words for marks alone.
    package static let markWords = marks.map(\.word)
}
