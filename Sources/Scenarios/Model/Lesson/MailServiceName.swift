// The programs that a lesson can stop. Read first: ActionPlan.swift.

/// A program on a server, called by its protocol.
package enum MailServiceName: String, CaseIterable, Sendable {
    case smtp, submission, pop3, imap, dns
}
