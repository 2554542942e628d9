// How a server session behaves. Read first: nothing; then SMTPServerSession.swift.

import Basics

/// The settings of an SMTP listener.
package struct SMTPServerConfiguration: Equatable, Sendable {
    /// What the listener is for (RFC 6409 §3).
    package enum Role: Equatable, Sendable {
        /// Port 25: mail from other servers.
        case relay
        /// Port 587: mail from our own users, who log in.
        case submission
    }

    /// What the listener is for.
    package var role: Role
    /// The name in the greeting and in every reply that names us.
    package var hostName: String
    /// The domain of addresses without one (`<postmaster>`).
    package var origin: String
    /// The largest message in bytes; SIZE says so.
    package var sizeLimit = 10_240_000
    /// Whether 8BITMIME is offered; a server without it makes senders convert.
    package var offersEightBit = true
    /// Whether SMTPUTF8 is offered.
    package var offersUTF8 = true
    /// Whether PIPELINING is offered.
    package var offersPipelining = true
    /// RFC 5321 §4.5.3.1.8: at least 100.
    package var maximumRecipients = 1_000
    /// RFC 5321 §6.3: a letter with more Received lines goes in circles. At least 100 by the RFC; servers use 50.
    package var maximumHops = 50
    /// Whether somebody who may not relay is told "never" (554) instead of "not now" (454).
    package var deniesRelayingForGood = false
    /// From this many errors on every reply waits.
    package var errorsBeforeDelay = 10
    /// How long it waits.
    package var errorDelay = Interval.seconds(1)
    /// After this many errors the next command is answered with 421.
    package var maximumErrors = 20
    /// RFC 5321 §4.5.3.2.7: at least 5 minutes.
    package var timeout = Interval.seconds(300)

    /// A listener with the usual settings.
    package init(role: Role, hostName: String, origin: String) {
        self.role = role
        self.hostName = hostName
        self.origin = origin
    }

    /// What EHLO is answered with, in the order of the servers that were watched. STARTTLS is not there yet.
    package var extensions: SMTPExtensions {
        var entries: [SMTPExtensions.Entry] = []
        func add(_ name: SMTPExtension, _ parameters: String = "") {
            entries.append(.init(name: name, parameters: parameters))
        }
        if offersPipelining { add(.pipelining) }
        add(.size, "\(sizeLimit)")
        add(.vrfy)
        add(.etrn)
        if role == .submission { add(.auth, "PLAIN LOGIN") }
        add(.enhancedStatusCodes)
        if offersEightBit { add(.eightBitMIME) }
        add(.dsn)
        if offersUTF8 { add(.smtpUTF8) }
        add(.chunking)
        return SMTPExtensions(entries)
    }
}
