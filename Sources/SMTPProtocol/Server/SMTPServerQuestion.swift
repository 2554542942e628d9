// What a server session must ask before it can go on, and the answers. Read first: SMTPServerSession.swift.
//
// A session never looks anything up: DNS, mailboxes and passwords are elsewhere, and some answers take a while. It
// stops, and goes on when it is told.

import MailMessage
import Wire

/// A question of a server session.
package enum SMTPServerQuestion: Equatable, Sendable {
    /// Which name belongs to the client's address? Asked before the greeting. Answer: `.clientName`.
    case clientName(IPAddress)
    /// Who is this to us, and may this client write to him in the name of `sender`? Answer: `.recipient`. Asked for
    /// VRFY too, then without a sender.
    case recipient(EmailAddress, sender: ReversePath, client: SMTPClientIdentity)
    /// May this client send in the name of `sender`? Asked once, at the first recipient that we care about.
    /// Answer: `.sender`.
    case sender(ReversePath, recipient: EmailAddress, client: SMTPClientIdentity)
    /// Is this the account's password? Answer: `.authentication`.
    case authenticate(account: String, password: String)
    /// Try the letters for this domain now, if it is one that we keep letters for (RFC 1985). Answer: `.flush`.
    case flush(domain: String)
    /// Will you answer for this letter from now on? Answer: `.acceptance`, after it is safely stored.
    case accept(ReceivedMail)
}

/// An answer to a question of a server session.
package enum SMTPServerAnswer: Equatable, Sendable {
    /// Nil when the address has no name that leads back to it.
    case clientName(String?)
    case recipient(RecipientVerdict)
    case sender(SenderVerdict)
    case authentication(Bool)
    /// Whether the letters for the domain are on their way; false when we keep none for it.
    case flush(Bool)
    case acceptance(AcceptanceVerdict)

    /// What is to be said about a recipient.
    package enum RecipientVerdict: Equatable, Sendable {
        case accepted
        /// No such mailbox in a domain of ours.
        case unknown
        /// The domain is not ours, and the client may not send elsewhere through us.
        case relayDenied
        /// The mailbox is full; for now or for good.
        case full(isTemporary: Bool)
        /// Any other reason.
        case refused(SMTPReply)
    }

    /// What is to be said about a sender.
    package enum SenderVerdict: Equatable, Sendable {
        /// The lines, with CRLF, to be written above the letter.
        case accepted(header: [UInt8])
        /// Never; the reason stands in the reply. `status` is for instance 5.7.23 (RFC 7372 §3.2: SPF failed).
        case rejected(status: EnhancedStatus, reason: String)
        /// Not now.
        case deferred(status: EnhancedStatus, reason: String)
    }

    /// What is to be said about a letter.
    package enum AcceptanceVerdict: Equatable, Sendable {
        case queued(id: String)
        case refused(SMTPReply)
    }
}
