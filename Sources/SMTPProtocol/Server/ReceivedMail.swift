// A letter that a server session has taken in, with all that its Received line will say. Read first: Envelope.swift.
// Then TraceHeader.swift, which writes that line.

import MailMessage
import Wire

/// A letter and where it came from.
package struct ReceivedMail: Equatable, Sendable {
    /// Who sent it, and for whom.
    package var envelope: Envelope
    /// The message as it came, dots unstuffed, without anything added.
    package var message: Message
    /// Who brought it.
    package var client: SMTPClientIdentity
    /// What is to be written above the letter's header, as whole lines with CRLF, below nothing but the final
    /// delivery's lines: Received-SPF, Authentication-Results.
    package var policyHeader: [UInt8]

    /// The bytes of the message.
    package var content: [UInt8] { message.bytes }

    /// A letter as it came.
    package init(envelope: Envelope, message: Message, client: SMTPClientIdentity, policyHeader: [UInt8] = []) {
        self.envelope = envelope
        self.message = message
        self.client = client
        self.policyHeader = policyHeader
    }
}

/// Who is at the other end of a server's connection.
package struct SMTPClientIdentity: Equatable, Sendable {
    /// Its IP address.
    package var address: IPAddress
    /// The name that its address leads to and that leads back to it; nil when there is none ("unknown").
    package var verifiedName: String?
    /// What it called itself in HELO or EHLO; empty when it did not.
    package var helloName: String = ""
    /// Whether it said EHLO.
    package var isExtended = false
    /// The account that it logged in to.
    package var account: String?

    /// A client that has said nothing yet.
    package init(address: IPAddress) { self.address = address }

    /// The protocol's name for Received (RFC 3848, RFC 6531 §4.3): ESMTP, ESMTPA, UTF8SMTPA...
    package func protocolName(usesUTF8: Bool) -> String {
        guard isExtended else { return "SMTP" }
        return (usesUTF8 ? "UTF8SMTP" : "ESMTP") + (account == nil ? "" : "A")
    }
}
