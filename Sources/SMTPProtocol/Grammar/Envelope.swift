// Who sent a letter and who shall have it, as SMTP knows it; the letter's own From and To are not asked
// (RFC 5321 §2.3.1). Read first: ReversePath.swift, MailParameters.swift, RecipientParameters.swift.

import MailMessage

/// The envelope of a letter.
package struct Envelope: Hashable, Sendable {
    /// A recipient and what the sender wants to hear about it.
    package struct Recipient: Hashable, Sendable {
        /// Who shall have the letter.
        package var address: EmailAddress
        /// What RCPT said besides.
        package var parameters: RecipientParameters

        /// A recipient.
        package init(_ address: EmailAddress, _ parameters: RecipientParameters = RecipientParameters()) {
            self.address = address
            self.parameters = parameters
        }
    }

    /// Who hears of a failure.
    package var sender: ReversePath
    /// What MAIL said besides.
    package var parameters: MailParameters
    /// In the order of RCPT.
    package var recipients: [Recipient]

    /// An envelope.
    package init(sender: ReversePath, parameters: MailParameters = MailParameters(), recipients: [Recipient] = []) {
        self.sender = sender
        self.parameters = parameters
        self.recipients = recipients
    }
}
