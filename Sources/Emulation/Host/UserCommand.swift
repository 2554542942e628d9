// What a person does with a mail program. Read first: Services/MailProgram.

/// A command to the mail program on a host.
package enum UserCommand: Equatable, Sendable {
    /// Sends a letter.
    case send(OutgoingLetter)
    /// Looks for new letters, by POP3 or by IMAP, whichever the program is set up for.
    case fetch
    /// Keeps the mailbox open and is told of new letters (IMAP IDLE, RFC 2177).
    case watch
    /// Closes the mailbox again.
    case stopWatching
    /// Changes how the program reads letters from now on; its servers stay the same.
    case setUp(MailReading)
}

/// How a mail program is told to read letters.
package enum MailReading: Equatable, Sendable {
    /// By POP3; copies stay on the server if `leavesOnServer`.
    case pop3(leavesOnServer: Bool)
    case imap
}

/// A finished letter with its envelope.
package struct OutgoingLetter: Equatable, Sendable {
    /// The lesson's name for it; nil for one that a person wrote.
    package var id: String?
    /// The message (RFC 5322), lines ending in CRLF.
    package var message: [UInt8]
    /// Envelope sender and recipients (RFC 5321 §3.3), addresses without angle brackets.
    package var from: String
    package var recipients: [String]

    package init(id: String?, message: [UInt8], from: String, recipients: [String]) {
        self.id = id
        self.message = message
        self.from = from
        self.recipients = recipients
    }
}
