// What a POP3 server session wants done, in order. Read first: POP3ServerSession.swift.

import MailStore

/// One thing to do, or to know, after an input.
package enum POP3ServerOutput: Equatable, Sendable {
    /// The client said this line (without CR LF).
    case heard(String)
    /// Send these bytes: one reply, of one line or several. Each `say` is worth a segment of its own.
    case say([UInt8])
    /// Send these bytes: a message, dot-stuffed and ended. Comes after the `+OK` that announces it.
    case content([UInt8])
    case event(POP3ServerEvent)
    /// Close the connection once everything is sent.
    case close

    /// How many octets it sends.
    var size: Int {
        switch self {
        case .say(let bytes), .content(let bytes): bytes.count
        case .heard, .event, .close: 0
        }
    }
}

/// What happened to the maildrop.
package enum POP3ServerEvent: Equatable, Sendable {
    case loggedIn(MailboxStore.AccountID)
    case loginFailed(String)
    /// The client was given the whole message.
    case retrieved(MailboxStore.AccountID, StoredMessage)
    /// QUIT removed these messages.
    case removed(MailboxStore.AccountID, [StoredMessage])
}
