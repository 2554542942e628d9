// What an IMAP client session wants done, in order. Read first: IMAPClientSession.swift.

/// One thing to do, or to know, after an input.
package enum IMAPClientOutput: Equatable, Sendable {
    /// Send this command line; the CR LF is in it.
    case say([UInt8])
    /// The server said this line, or the part of a line up to a literal (without CR LF).
    case heard(String)
    /// The server sent this literal.
    case heardLiteral([UInt8])
    /// The mailboxes of the account.
    case mailboxes([String])
    /// What is in INBOX, after it was listed in full: what a cache has besides is gone from the server.
    case present(uidValidity: UInt32, uids: [UInt32])
    /// The text of a message that was not known before.
    case fetched(FetchedMessage)
    /// The flags of a known message are these now.
    case flags(uid: UInt32, [String])
    /// A known message is gone from the server.
    case expunged(uid: UInt32)
    /// The client is waiting for news (IDLE).
    case idling
    /// It is over. Close the connection.
    case finished(IMAPClientOutcome)
}

/// A message as the client got it.
package struct FetchedMessage: Equatable, Sendable {
    /// Its UID, under the UIDVALIDITY told by `present`.
    package var uid: UInt32
    /// Its flags before it was marked as read.
    package var flags: [String]
    /// Header and body.
    package var bytes: [UInt8]
}

/// How a session ended.
package enum IMAPClientOutcome: Equatable, Sendable {
    /// All is well: so many messages were fetched.
    case completed(fetched: Int)
    /// The server refused name or password; its words.
    case loginRefused(String)
    /// The server refused something else, or hung up; its words.
    case refused(String)
    /// The server said what no IMAP server says.
    case protocolError(String)
    case timedOut
    case connectionLost
}
