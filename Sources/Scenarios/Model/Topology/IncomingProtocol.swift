// How a mail program reads its mail. Read first: MailProgramPlan.swift.

/// The protocol between a mail program and the mailbox.
package enum IncomingProtocol: String, CaseIterable, Sendable {
    /// Fetch the letters and take them home (RFC 1939).
    case pop3
    /// Read them where they are (RFC 3501).
    case imap
    /// The program only sends.
    case none
}
