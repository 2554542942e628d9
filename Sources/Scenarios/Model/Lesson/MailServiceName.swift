// The programs that a lesson can stop. Read first: ActionPlan.swift.

/// A program on a server, called by its protocol.
package enum MailServiceName: String, CaseIterable, Sendable {
    case smtp, submission, pop3, imap, dns

    /// Whether it is one of a host's programs.
    func runs(in plan: ServicePlan) -> Bool {
        switch (self, plan) {
        case (.dns, .authoritativeDNS), (.dns, .recursiveResolver): true
        // Both ports belong to one program, which also sends.
        case (.smtp, .mailServer(let server)), (.submission, .mailServer(let server)): server.smtp || server.submission
        case (.pop3, .mailServer(let server)): server.pop3
        case (.imap, .mailServer(let server)): server.imap
        case (.dns, _), (.smtp, _), (.submission, _), (.pop3, _), (.imap, _): false
        }
    }
}
