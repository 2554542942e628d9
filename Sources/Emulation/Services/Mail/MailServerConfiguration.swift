// What an administrator tells a mail server. Read first: Sources/SMTPProtocol/Server/SMTPServerConfiguration.swift.
// Then MailServerConfiguration+Recipients.swift: whose mail is kept here.

import SMTPProtocol
import Wire

/// The settings of a mail transfer service.
package struct MailServerConfiguration: Equatable, Sendable {
    /// What is done about SPF (RFC 7208).
    package enum SenderPolicy: Equatable, Sendable {
        /// Nobody is asked.
        case off
        /// The result is written into the letter.
        case note
        /// The result is written into the letter, and a `fail` is refused with 550 5.7.23.
        case reject
    }

    /// Mail for `address` goes to every one of `targets`.
    package struct Alias: Equatable, Sendable {
        /// The address that stands for others, in full.
        package var address: String
        /// Whole addresses, here or elsewhere.
        package var targets: [String]

        /// An alias.
        package init(address: String, targets: [String]) {
            self.address = address
            self.targets = targets
        }
    }

    /// Mail for `domain` is handed to `host` without a look at the domain's MX records.
    package struct Transport: Equatable, Sendable {
        /// A domain, or `*` for every other.
        package var domain: String
        /// The server's name in DNS.
        package var host: String

        /// A way that an administrator has laid down.
        package init(domain: String, host: String) {
            self.domain = domain
            self.host = host
        }
    }

    /// The name in the greeting, in HELO and in Received.
    package var hostName: String
    /// The domains whose mail is kept here; the first one is that of MAILER-DAEMON. Never empty.
    package var domains: [String]
    /// The domains whose mail is taken from anybody and passed on to a better mail host (RFC 5321 §5.1): a spare
    /// office.
    package var relayedDomains: [String] = []
    /// Ways that are laid down.
    package var transports: [Transport] = []
    /// The servers for which this one is a smarthost: it takes all mail that they bring, as from our own users.
    package var relayClients: [IPAddress] = []
    /// The spare offices of our own domains. The letters that they bring come from anywhere, so SPF would refuse them:
    /// it is the spare office that checks them.
    package var trustedClients: [IPAddress] = []
    /// Addresses that stand for others.
    package var aliases: [Alias] = []
    /// The address that gets mail for unknown people of our domains; nil when such mail is refused.
    package var catchAll: String?
    /// Whether other servers may bring mail at port 25.
    package var acceptsRelay = true
    /// Whether our own users may bring mail at port 587.
    package var acceptsSubmission = true
    /// When to try again, and when to give up.
    package var schedule = RetrySchedule()
    /// Whether a client's name is looked up before the greeting.
    package var checksClientName = true
    /// What is done about SPF.
    package var senderPolicy = SenderPolicy.note
    /// The largest message in bytes.
    package var sizeLimit = 10_240_000
    /// Whether PIPELINING is offered; without it, senders go command by command.
    package var offersPipelining = true
    /// Whether 8BITMIME is offered; without it, senders convert letters.
    package var offersEightBit = true
    /// Whether SMTPUTF8 is offered.
    package var offersUTF8 = true
    /// Whether somebody who may not relay is told "never" instead of "not now".
    package var deniesRelayingForGood = false

    /// A server with the usual settings. `domains` must not be empty.
    package init(hostName: String, domains: [String]) {
        precondition(!domains.isEmpty, "a mail server has a domain of its own")
        self.hostName = hostName
        self.domains = domains
    }

    /// The settings of a listener.
    func session(_ role: SMTPServerConfiguration.Role) -> SMTPServerConfiguration {
        var result = SMTPServerConfiguration(role: role, hostName: hostName, origin: domains[0])
        result.sizeLimit = sizeLimit
        result.offersPipelining = offersPipelining
        result.offersEightBit = offersEightBit
        result.offersUTF8 = offersUTF8
        result.deniesRelayingForGood = deniesRelayingForGood
        return result
    }
}
