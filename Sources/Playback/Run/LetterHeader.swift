// The addresses that stand in a letter's header. Read first: Sources/MailMessage/AddressList.swift.
//
// They are not the envelope: servers only ever look at that (RFC 5321 §3.3). A mail program makes one from the other.

import MailMessage

/// From, and everybody in To, Cc and Bcc.
struct LetterHeader: Equatable {
    var from: String?
    var recipients: [String]

    /// `blindCopies`: who stood in a Bcc field that is not in the message any more.
    init(_ message: Message, blindCopies: [NamedAddress] = []) {
        from = message.value("From").flatMap { AddressList($0).mailboxes.first?.address.description }
        recipients = []
        let fields: [StaticString] = ["To", "Cc", "Bcc"]
        let named = fields.flatMap { field in message.value(field).map { AddressList($0).mailboxes } ?? [] }
        for mailbox in named + blindCopies {
            let address = mailbox.address.description
            if !recipients.contains(address) { recipients.append(address) }
        }
    }
}
