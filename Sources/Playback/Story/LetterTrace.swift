// The way of one letter. Read first: Sources/Emulation/MailEvent.swift.

import Basics
import MailMessage
import Scenarios

/// What is known of a letter: where it went, who checked it, who read it.
package struct LetterTrace: Equatable, Sendable {
    /// A server that took it.
    package struct Hop: Equatable, Sendable {
        package var host: String
        /// The machine that brought it; nil when the server has written it itself.
        package var from: String?
        package var at: Instant
        /// `submission` from a mail program, `smtp` from another server.
        package var transport: String
    }

    /// A mail program that read it.
    package struct Reading: Equatable, Sendable {
        package var client: String
        package var mailbox: String
        /// `pop3` or `imap`.
        package var transport: String
        package var removedFromServer: Bool
    }

    /// Recipients who do not get it, or not yet, and why.
    package struct Trouble: Equatable, Sendable, CustomStringConvertible {
        package var recipients: [String]
        package var reason: String

        package init(recipients: [String], reason: String) {
            self.recipients = recipients
            self.reason = reason
        }

        /// `kenji@kita.example: Host not found`.
        package var description: String {
            recipients.isEmpty ? reason : "\(recipients.joined(separator: ", ")): \(reason)"
        }
    }

    package var messageID: String
    /// Whether it exists yet, or will only be written later.
    package var isWritten = false
    /// The lesson's name for it; for all others the Message-ID.
    package var id: String
    package var from = ""
    package var recipients: [String] = []
    package var subject = ""
    package var hops: [Hop] = []
    /// The mailboxes that it was put into.
    package var mailboxes: [String] = []
    package var readings: [Reading] = []
    /// What the receiving server found out about the sending one.
    package var ptr: String?
    package var spf: String?
    /// Whether a server refused it.
    var isRefused = false
    /// Whether it was given up.
    var isGivenUp = false
    /// Whether its sender was told that it was given up: about a notice nobody is (RFC 5321 §6.1), nor who did not want
    /// to be (RFC 3461 §4.1).
    package var isReturned = false
    /// Recipients for whom it was given up or refused.
    package var losses: [Trouble] = []
    /// Recipients for whom it will be tried again.
    package private(set) var waits: [Trouble] = []

    package init(messageID: String, id: String? = nil) {
        self.messageID = messageID
        self.id = id ?? messageID
    }

    /// What became of it. `isQueued`: some server or mail program still has it to deliver.
    package func outcome(isQueued: Bool) -> LetterOutcome {
        if isGivenUp { return .bounced }
        if isRefused && hops.isEmpty { return .rejected }
        if isQueued || mailboxes.isEmpty { return .queued }
        return .delivered
    }

    /// It will be tried again for `recipients`.
    mutating func wait(_ recipients: [String], reason: String) {
        stopWaiting(recipients)
        waits.append(Trouble(recipients: recipients, reason: reason))
    }

    /// `recipients` have it, or will never have it.
    mutating func stopWaiting(_ recipients: [String]) {
        waits = waits.compactMap { wait in
            let rest = wait.recipients.filter { recipient in !recipients.contains { Self.isSame($0, recipient) } }
            return rest.isEmpty ? nil : Trouble(recipients: rest, reason: wait.reason)
        }
    }

    /// Whether mail for `b` lies in the mailbox `a`: `kenji+shop` is kenji's as well.
    private static func isSame(_ a: String, _ b: String) -> Bool {
        if a == b { return true }
        guard let a = EmailAddress(a), let b = EmailAddress(b) else { return false }
        return a.isSame(as: b) || b.withoutDetail?.isSame(as: a) ?? false
    }

    /// Whether it lies in the mailbox of each of its recipients.
    var isWithEverybody: Bool {
        !recipients.isEmpty
            && recipients.allSatisfy { recipient in
                let address = EmailAddress(recipient)?.normalized ?? recipient
                return mailboxes.contains { $0.lowercased() == address.lowercased() }
            }
    }
}
