// What an IMAP server session wants done, in order. Read first: IMAPServerSession.swift.

import MailStore

/// One thing to do, or to know, after an input.
package enum IMAPServerOutput: Equatable, Sendable {
    /// The client said this line, or the part of a line up to a literal (without CR LF).
    case heard(String)
    /// The client sent this literal.
    case heardLiteral([UInt8])
    /// Send these bytes: lines, the last of which may go on behind a literal.
    case say([UInt8])
    /// Send these bytes: a literal, which was announced by the line before.
    case content([UInt8])
    case event(IMAPServerEvent)
    /// Close the connection once everything is sent.
    case close
}

/// What happened to an account.
package enum IMAPServerEvent: Equatable, Sendable {
    case loggedIn(MailboxStore.AccountID)
    case loginFailed(String)
    /// The client was given the text of a message.
    case read(MailboxStore.AccountID, StoredMessage)
    /// These messages are gone for good.
    case removed(MailboxStore.AccountID, [StoredMessage])
    /// Something changed that other sessions of the account want to know.
    case changed(MailboxStore.AccountID)
}
