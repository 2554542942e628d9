// The account settings of a mail program. Read first: nothing. Then MailProgramService.swift.

import DNSProtocol

/// What a person types into the settings of a mail program.
package struct MailProgramConfiguration: Equatable, Sendable {
    /// How new letters come in.
    package enum Incoming: Equatable, Sendable {
        /// Not at all: the program only sends.
        case none
        /// Fetched and, unless `leavesOnServer`, removed from the server.
        case pop3(server: DNSName, leavesOnServer: Bool)
        /// Read on the server.
        case imap(server: DNSName)

        /// Letters come from `server`, as the person wants.
        package init(_ reading: MailReading, from server: DNSName) {
            switch reading {
            case .pop3(let leavesOnServer): self = .pop3(server: server, leavesOnServer: leavesOnServer)
            case .imap: self = .imap(server: server)
            }
        }

        /// Where letters come from; nil for a program that only sends.
        package var server: DNSName? {
            switch self {
            case .none: nil
            case .pop3(let server, _), .imap(let server): server
            }
        }
    }

    /// The person's mail address.
    package var address: String
    /// The person's name, as it stands before the address.
    package var displayName: String?
    /// The name of the account, for sending and for reading.
    package var login: String
    /// The password of the account.
    package var password: String
    /// The server that takes letters, on port 587.
    package var submissionServer: DNSName
    /// How new letters come in.
    package var incoming: Incoming
    /// What the program calls its machine in EHLO; nil for the address in brackets (RFC 5321 §4.1.4).
    package var helloName: String?
    /// Ask for the servers' IPv6 addresses too, as today's systems do. The answers are not used yet.
    package var asksForIPv6: Bool

    package init(
        address: String, displayName: String? = nil, login: String, password: String, submissionServer: DNSName,
        incoming: Incoming, helloName: String? = nil, asksForIPv6: Bool = false
    ) {
        self.address = address
        self.displayName = displayName
        self.login = login
        self.password = password
        self.submissionServer = submissionServer
        self.incoming = incoming
        self.helloName = helloName
        self.asksForIPv6 = asksForIPv6
    }
}
