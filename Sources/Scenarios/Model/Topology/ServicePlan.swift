// A program that runs on a machine. Read first: HostPlan.swift. Then the plan of each case.

/// What a host does besides passing packets on.
package enum ServicePlan: Equatable, Sendable {
    /// Answers DNS questions about its own zones.
    case authoritativeDNS(AuthoritativeDNSPlan)
    /// Finds answers to any DNS question, beginning at the root.
    case recursiveResolver(RecursiveResolverPlan)
    /// SMTP, submission, POP3 and IMAP in front of one mailbox store.
    case mailServer(MailServerPlan)
    /// A person's mail program.
    case mailProgram(MailProgramPlan)
}
