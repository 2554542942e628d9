// Who sent a letter and who shall have it, as SMTP knows it; the letter's own From and To are not asked (RFC 5321
// §2.3.1). Read first: ReversePath.swift, MailParameters.swift, RecipientParameters.swift.

import MailMessage

/// The envelope of a letter.
package struct Envelope: Hashable, Sendable {
    /// A recipient and what the sender wants to hear about it.
    package struct Recipient: Hashable, Sendable {
        package var address: EmailAddress
        package var parameters: RecipientParameters

        package init(_ address: EmailAddress, _ parameters: RecipientParameters = RecipientParameters()) {
            self.address = address
            self.parameters = parameters
        }
    }

    package var sender: ReversePath
    package var parameters: MailParameters
    package var recipients: [Recipient]

    package init(sender: ReversePath, parameters: MailParameters = MailParameters(), recipients: [Recipient] = []) {
        self.sender = sender
        self.parameters = parameters
        self.recipients = recipients
    }
}
