// The addresses that stand in a letter's header. Read first: Sources/MailMessage/AddressList.swift.
//
// They are not the envelope: servers only ever look at that (RFC 5321 §3.3). A mail program makes one from the other.

import MailMessage

/// From, and everybody in To, Cc and Bcc.
struct LetterHeader: Equatable {
    var from: String?
    var recipients: [String]

    init(_ message: Message) {
        from = message.value("From").flatMap { AddressList($0).mailboxes.first?.address.description }
        recipients = []
        let fields: [StaticString] = ["To", "Cc", "Bcc"]
        for field in fields {
            for mailbox in message.value(field).map({ AddressList($0).mailboxes }) ?? [] {
                let address = mailbox.address.description
                if !recipients.contains(address) { recipients.append(address) }
            }
        }
    }
}
