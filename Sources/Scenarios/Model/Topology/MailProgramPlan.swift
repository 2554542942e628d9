// A mail program as a person set it up. Read first: ServicePlan.swift.

/// The account settings of a mail program.
package struct MailProgramPlan: Equatable, Sendable {
    /// Whose program it is: the From address, and the name to log in with.
    package var address: String
    package var displayName: String?
    package var password: String
    /// The outgoing server's name, reached on port 587.
    package var submissionServer: String
    /// How mail is read; `none` for a program that only sends.
    package var incoming: IncomingProtocol
    /// The incoming server's name.
    package var incomingServer: String
    /// POP3 only: copies stay on the server.
    package var leavesOnServer: Bool

    package init(
        address: String, displayName: String? = nil, password: String, submissionServer: String,
        incoming: IncomingProtocol, incomingServer: String, leavesOnServer: Bool = false
    ) {
        self.address = address
        self.displayName = displayName
        self.password = password
        self.submissionServer = submissionServer
        self.incoming = incoming
        self.incomingServer = incomingServer
        self.leavesOnServer = leavesOnServer
    }
}
