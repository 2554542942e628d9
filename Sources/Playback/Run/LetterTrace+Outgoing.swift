// What is known of a letter before it is sent. Read first: Story/LetterTrace.swift.

import Emulation
import MailMessage

extension LetterTrace {
    /// The beginning of the trace of a letter that a mail program is about to send.
    init(_ letter: OutgoingLetter) {
        let message = Message(letter.message)
        self.init(messageID: message.messageID ?? "", id: letter.id)
        from = letter.from
        recipients = letter.recipients
        subject = message.readableValue("Subject") ?? ""
    }
}
