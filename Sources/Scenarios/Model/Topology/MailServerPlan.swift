// A mail server: one machine, up to four programs, one mailbox store. Read first: ServicePlan.swift.
// Then AccountPlan.swift, AliasPlan.swift, SenderCheckPlan.swift, RetryPlan.swift, WithheldExtension.swift.

/// A mail server's configuration.
package struct MailServerPlan: Equatable, Sendable {
    /// The name that it greets with and writes into Received: `mail.kita.example`.
    package var hostname: String
    /// The domains whose mail it keeps.
    package var domains: [String]
    /// The domains whose mail it takes in order to pass it on to a better MX host (RFC 5321 §5.1): a spare office.
    package var relayedDomains: [String]
    /// Where mail for other domains goes without their MX records being asked for.
    package var transports: [TransportPlan]
    /// The people who have a mailbox here.
    package var accounts: [AccountPlan]
    /// Addresses that stand for others.
    package var aliases: [AliasPlan]
    /// The account that gets mail for unknown people; nil when such mail is refused.
    package var catchAll: String?
    /// Whether it takes mail from other servers (port 25).
    package var smtp: Bool
    /// Whether it takes mail from its own users (port 587).
    package var submission: Bool
    /// Whether mail programs may fetch by POP3 (port 110).
    package var pop3: Bool
    /// Whether mail programs may read by IMAP (port 143).
    package var imap: Bool
    /// When it tries again, and when it gives up.
    package var retry: RetryPlan
    /// What it looks up about a server that brings mail.
    package var checks: SenderCheckPlan
    /// The largest message that it takes, in bytes.
    package var sizeLimit: Int
    /// The extensions of SMTP that it does not offer.
    package var withheld: [WithheldExtension]

    package init(
        hostname: String, domains: [String], relayedDomains: [String] = [], transports: [TransportPlan] = [],
        accounts: [AccountPlan], aliases: [AliasPlan] = [],
        catchAll: String? = nil, smtp: Bool = true, submission: Bool = true, pop3: Bool = true, imap: Bool = true,
        retry: RetryPlan = RetryPlan(), checks: SenderCheckPlan = SenderCheckPlan(), sizeLimit: Int = 10_240_000,
        withheld: [WithheldExtension] = []
    ) {
        self.hostname = hostname
        self.domains = domains
        self.relayedDomains = relayedDomains
        self.transports = transports
        self.accounts = accounts
        self.aliases = aliases
        self.catchAll = catchAll
        self.smtp = smtp
        self.submission = submission
        self.pop3 = pop3
        self.imap = imap
        self.retry = retry
        self.checks = checks
        self.sizeLimit = sizeLimit
        self.withheld = withheld
    }
}
