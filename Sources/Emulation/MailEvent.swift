// What befalls a letter. Read first: Observation.swift.
//
// Letters are told apart by their Message-ID (RFC 5322 §3.6.4), which every hop keeps; queue ids differ on each host.

import Wire

/// A step in the life of a message.
package struct MailEvent: Equatable, Sendable {
    /// The Message-ID with its angle brackets.
    package var messageID: String
    package var step: Step

    package init(messageID: String, step: Step) {
        self.messageID = messageID
        self.step = step
    }

    package enum Step: Equatable, Sendable {
        /// A mail program has the finished letter; `letter` is the lesson's name for it, if it has one.
        case composed(letter: String?, from: String, recipients: [String], subject: String)
        /// A submission server took it from a mail program at `client`.
        case submitted(queueID: String, client: IPAddress)
        /// A server could not take it for `recipients`, and the mail program keeps it.
        case stuck(recipients: [String], reason: String)
        /// A server has it from `client` in its queue and answers for it from now on. `transport` is the word of its
        /// Received line.
        case queued(queueID: String, transport: String, client: IPAddress)
        /// A server has written it, a notice for the sender of another letter, and has it in its queue.
        case noticed(queueID: String, recipient: String, subject: String)
        /// The next server took it over for `recipients`.
        case relayed(to: String, recipients: [String])
        /// The next attempt is later.
        case deferred(recipients: [String], reason: String)
        /// A server refused it: before it took it (at the sender's side a bounce follows), or a mail program was told
        /// no.
        case rejected(recipients: [String], reply: String)
        /// Given up; `notice` is the Message-ID of the delivery status notification, nil when there was nobody to tell.
        case bounced(recipients: [String], reason: String, notice: String?)
        /// In the mailbox of `mailbox` (an address).
        case delivered(mailbox: String)
        /// A mail program has read it.
        case fetched(mailbox: String, transport: String)
        /// It is gone from the server.
        case removed(mailbox: String)

        /// Who brought the letter to the server that has just taken it.
        package var client: IPAddress? {
            switch self {
            case .submitted(_, let client), .queued(_, _, let client): client
            case .composed, .stuck, .noticed, .relayed, .deferred, .rejected, .bounced, .delivered, .fetched, .removed:
                nil
            }
        }
    }
}
