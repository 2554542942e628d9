// Composes a letter of plain text, as a mail program does when somebody presses "send".
// Read first: AddressList.swift, MailDate.swift, EncodedWord.swift.
//
//     From: Hana <hana@tokyo.example>
//     To: Kenji <kenji@kyoto.example>
//     Subject: =?UTF-8?B?44GT44KT44Gr44Gh44Gv?=
//     Date: Mon, 23 Nov 2026 18:00:00 +0000
//     Message-ID: <...>
//     MIME-Version: 1.0
//     Content-Type: text/plain; charset=utf-8
//     Content-Transfer-Encoding: 8bit

/// What a person wrote, ready to become a message.
package struct PlainLetter: Equatable, Sendable {
    /// How the body travels (RFC 2045 §6).
    package enum Encoding: Equatable, Sendable {
        /// As it is; needs 8BITMIME when it is not ASCII. Lines over 998 characters become quoted-printable.
        case asIs
        case quotedPrintable
        case base64
    }

    /// Who writes.
    package var from: NamedAddress
    /// To whom.
    package var to: [NamedAddress]
    /// Who gets a copy.
    package var cc: [NamedAddress] = []
    /// In any alphabet.
    package var subject: String
    /// The text; its lines may end with LF or CRLF.
    package var text: String
    /// When it was finished.
    package var date: MailDate
    /// With angle brackets.
    package var messageID: String
    /// How the body travels.
    package var encoding = Encoding.asIs

    /// A letter of these parts.
    package init(
        from: NamedAddress, to: [NamedAddress], cc: [NamedAddress] = [], subject: String, text: String, date: MailDate,
        messageID: String, encoding: Encoding = .asIs
    ) {
        self.from = from
        self.to = to
        self.cc = cc
        self.subject = subject
        self.text = text
        self.date = date
        self.messageID = messageID
        self.encoding = encoding
    }

    /// The letter as bytes, its lines ending with CRLF.
    package var bytes: [UInt8] {
        var body = LineEndings.normalized(Array(text.utf8)).bytes
        if let last = body.last, last != Octet.lf { body += Octet.crlf }
        let isASCII = body.allSatisfy { $0 < 0x80 }
        let encodingName: String
        switch encoding {
        case .asIs where LineEndings.longestLine(body) > Folding.maximumLineLength, .quotedPrintable:
            body = QuotedPrintable.encode(body)
            encodingName = "quoted-printable"
        case .asIs:
            encodingName = isASCII ? "7bit" : "8bit"
        case .base64:
            body = Base64.encodeLines(body)
            encodingName = "base64"
        }
        func list(_ mailboxes: [NamedAddress]) -> String { mailboxes.map(\.description).joined(separator: ", ") }
        var header = Folding.field("From", from.description)
        if !to.isEmpty { header += Folding.field("To", list(to)) }
        if !cc.isEmpty { header += Folding.field("Cc", list(cc)) }
        header += Folding.field("Subject", EncodedWord.encode(subject))
        header += Folding.field("Date", date.description)
        header += Folding.field("Message-ID", messageID)
        header += Folding.field("MIME-Version", "1.0")
        header += Folding.field("Content-Type", "text/plain; charset=" + (isASCII ? "us-ascii" : "utf-8"))
        header += Folding.field("Content-Transfer-Encoding", encodingName)
        return header + Octet.crlf + body
    }
}
