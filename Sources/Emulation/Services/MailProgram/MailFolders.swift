// What a mail program keeps on its own machine: letters on their way out, letters sent, letters that came.
// Read first: Host/UserCommand.swift. They are on the machine's disk: a power cut leaves them.

import Basics
import MailStore

/// A letter in the Outbox.
package struct OutboxLetter: Equatable, Sendable {
    /// How it stands with it.
    package enum Status: Equatable, Sendable {
        /// To be sent as soon as possible.
        case waiting
        /// It could not be sent; it is tried again after a while, or when the person uses the program next.
        case stuck(reason: String)
        /// The server does not want it, now or later.
        case refused(reason: String)

        /// Why it is still there; nil when it was not tried yet.
        package var reason: String? {
            switch self {
            case .waiting: nil
            case .stuck(let reason), .refused(let reason): reason
            }
        }
    }

    /// The letter and its envelope.
    package var letter: OutgoingLetter
    /// How it stands with it.
    package var status: Status
    /// Whether it is to be sent, now or later.
    package var isWaiting: Bool {
        switch status {
        case .waiting, .stuck: true
        case .refused: false
        }
    }

    /// The server has it for some of its recipients, who no longer stand in the envelope.
    package var isPartlySent = false
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

    /// Where it came from, and what it is called there.
    package var origin: Origin
    /// IMAP only: its flags on the server.
    package var flags: [String]
    /// Header and body, as they came.
    package var bytes: [UInt8]
}

/// The local folders.
package struct MailFolders: Equatable, Sendable {
    /// Letters on their way out, in the order in which they were written.
    package internal(set) var outbox: [OutboxLetter] = []
    /// Letters that the server has taken.
    package internal(set) var sent: ChunkedArray<OutgoingLetter> = []
    /// By POP3, letters that were taken home; by IMAP, copies of what is on the server.
    package internal(set) var inbox: ChunkedArray<InboxLetter> = []
    /// POP3: identifiers of letters that are here and perhaps on the server too, in the order in which they came.
    package internal(set) var idsOnServer: [String] = []
    /// IMAP: the UIDVALIDITY under which the copies have their UIDs.
    package internal(set) var uidValidity: UInt32?
    /// IMAP: the UID after the last letter that was seen.
    package internal(set) var uidNext: UInt32 = 1

    package init() {}
}
