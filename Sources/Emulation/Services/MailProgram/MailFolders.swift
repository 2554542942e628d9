// What a mail program keeps on its own machine: letters on their way out, letters sent, letters that came.
// Read first: Host/UserCommand.swift. They are on the machine's disk: a power cut leaves them.

import MailStore

/// A letter in the Outbox.
package struct OutboxLetter: Equatable, Sendable {
    package enum Status: Equatable, Sendable {
        /// To be sent as soon as possible.
        case waiting
        /// It could not be sent; it is tried again when the person uses the program next.
        case stuck(reason: String)
        /// The server does not want it, now or later.
        case refused(reason: String)
    }

    package var letter: OutgoingLetter
    package var status: Status
}

/// A letter that came.
package struct InboxLetter: Equatable, Sendable {
    /// What the server calls it.
    package enum Origin: Equatable, Sendable {
        /// The unique identifier of POP3, if the server has any.
        case pop3(String?)
        /// UIDVALIDITY and UID of IMAP.
        case imap(uidValidity: UInt32, uid: UInt32)
    }

    package var origin: Origin
    /// IMAP only: its flags on the server.
    package var flags: [String]
    package var bytes: [UInt8]
}

/// The local folders.
package struct MailFolders: Equatable, Sendable {
    package internal(set) var outbox: [OutboxLetter] = []
    package internal(set) var sent: [OutgoingLetter] = []
    /// By POP3, letters that were taken home; by IMAP, copies of what is on the server.
    package internal(set) var inbox: [InboxLetter] = []
    /// POP3: identifiers of letters that are here and perhaps on the server too, in the order in which they came.
    package internal(set) var idsOnServer: [String] = []
    /// IMAP: what the copies refer to, and the UID after the last letter that was seen.
    package internal(set) var uidValidity: UInt32?
    package internal(set) var uidNext: UInt32 = 1

    package init() {}
}
