// Takes a letter from a user's file and makes it one that may be sent, changing as little as possible.
// Read first: Message.swift, Transcoding.swift.
//
// What is legal already goes through byte for byte. What a mail program would repair is repaired and reported; what
// cannot be understood without guessing is refused with a sentence that says why. Lines over 998 characters are
// re-encoded (quoted-printable), not refused: that is what a mail program does with a long paragraph, and the reader
// sees the same text. A header line that long is folded at its blanks, or refused where it has none. Bcc is for the
// envelope, and is taken away.
// Read on: RFC 5322 §2.1.1 (lengths), §3.6 (the fields that must be there), RFC 5321 §2.3.8 (line endings).

/// Reads `.eml` files.
package enum MessageImport {
    /// Why a file is no letter.
    package enum Failure: Error, Equatable, Sendable {
        /// The file has no bytes.
        case empty
        /// A NUL byte at `offset`: mail cannot carry it (RFC 5322 §2.1: characters are 1 to 127; SMTP passes no NUL).
        case nul(offset: Int)
        /// It begins with UTF-16's byte order mark, as editors and PowerShell write it.
        case utf16
        /// More than `limit` bytes.
        case tooLarge(size: Int, limit: Int)
        /// The header line `line` (counted from 1) has more than 998 characters and no blank to fold at.
        case headerLineTooLong(line: Int, length: Int)
        /// Two or more fields that may be there once only (RFC 5322 §3.6).
        case repeatedField(name: String)
        /// A From, To or Cc that holds no address.
        case noAddress(field: String, value: String)
    }

    /// What was changed or looks odd.
    package enum Warning: Equatable, Sendable {
        case lineEndingsRepaired(count: Int)
        case noHeader
        case fieldAdded(name: String)
        case byteOrderMarkRemoved
        case mailboxLineRemoved
        case longLinesReencoded(longest: Int)
        case headerLinesFolded
        case charsetDeclared(String)
        case dateNotUnderstood(String)
        case emptyBody
        case blindCopiesHidden
    }

    /// What fills the gaps of a letter without a header.
    package struct Defaults: Equatable, Sendable {
        /// Who becomes From when nobody is.
        package var from: EmailAddress
        /// Who becomes To of a letter without a header.
        package var to: [EmailAddress]
        /// The moment for Date.
        package var date: MailDate
        /// With angle brackets.
        package var messageID: String

        /// These values.
        package init(from: EmailAddress, to: [EmailAddress], date: MailDate, messageID: String) {
            self.from = from
            self.to = to
            self.date = date
            self.messageID = messageID
        }
    }

    /// A letter that may be sent.
    package struct Result: Equatable, Sendable {
        /// The letter.
        package var message: Message
        /// What was changed or looks odd, in the order in which it was found.
        package var warnings: [Warning]
        /// It must be announced with BODY=8BITMIME (RFC 6152).
        package var needsEightBit: Bool
        /// It must be announced with SMTPUTF8 (RFC 6531).
        package var needsUTF8: Bool
        /// Who stood in Bcc, where nobody finds them any more: only the envelope names them now.
        package var blindCopies: [NamedAddress]
    }

    /// The largest file that is read: far more than servers take, so that a too large letter can be shown on its way.
    /// The server's own limit is told by its SIZE (RFC 1870).
    package static let defaultLimit = 64 * 1024 * 1024

    /// Makes a legal message of the bytes of a file.
    package static func read(
        _ file: [UInt8], defaults: Defaults, limit: Int = defaultLimit
    ) throws(Failure) -> Result {
        guard !file.isEmpty else { throw .empty }
        guard file.count <= limit else { throw .tooLarge(size: file.count, limit: limit) }
        if file.starts(with: [0xFF, 0xFE]) || file.starts(with: [0xFE, 0xFF]) { throw .utf16 }
        if let offset = file.firstIndex(of: 0) { throw .nul(offset: offset) }
        var warnings: [Warning] = []
        var bytes = withoutPreamble(file, &warnings)
        let (normalized, repaired) = LineEndings.normalized(bytes)
        bytes = normalized
        if repaired > 0 { warnings.append(.lineEndingsRepaired(count: repaired)) }
        if let last = bytes.last, last != Octet.lf { bytes += Octet.crlf }
        var message = Message(bytes)
        if message.fields.isEmpty {
            warnings.append(.noHeader)
            // A first empty line is the end of a header without fields, else everything is the text.
            message = Message(bytes.starts(with: Octet.crlf) ? bytes : Octet.crlf + bytes)
        } else if message.bodyOffset < bytes.count, !endsWithEmptyLine(message) {
            // Something that is no field follows the header at once: the empty line between them is missing.
            message = Message(Array(message.header) + Octet.crlf + Array(message.body))
        } else if !endsWithEmptyLine(message) {
            message = Message(bytes + Octet.crlf)
        }
        message = try foldingLongLines(message, &warnings)
        try checkFields(message, &warnings)
        let blindCopies = message.fields.filter { isBlindCopy($0, of: message) }
            .flatMap { AddressList(message.value(of: $0)).mailboxes }
        message = hidingBlindCopies(message, &warnings)
        message = completing(message, defaults, &warnings)
        message = declaringCharset(message, &warnings)
        let longest = LineEndings.longestLine(message.body)
        if longest > Folding.maximumLineLength {
            message = Transcoding.fit(message, .init(allowsEightBit: true))
            warnings.append(.longLinesReencoded(longest: longest))
        }
        if message.body.isEmpty { warnings.append(.emptyBody) }
        return Result(
            message: message, warnings: warnings, needsEightBit: message.isEightBit,
            needsUTF8: message.hasEightBitHeader, blindCopies: blindCopies)
    }

    private static func isBlindCopy(_ field: HeaderField, of message: Message) -> Bool {
        message.isNamed(field, "Bcc") || message.isNamed(field, "Resent-Bcc")
    }

    /// RFC 5322 §3.6.3: a mail program takes the Bcc line away before it sends the letter.
    private static func hidingBlindCopies(_ message: Message, _ warnings: inout [Warning]) -> Message {
        let hiding = message.removing { isBlindCopy($0, of: message) }
        if hiding != message { warnings.append(.blindCopiesHidden) }
        return hiding
    }

    private static func endsWithEmptyLine(_ message: Message) -> Bool {
        message.header.suffix(4).elementsEqual(Octet.crlf + Octet.crlf) || message.header.elementsEqual(Octet.crlf)
    }

    /// Without what editors and mailbox files put before a letter.
    private static func withoutPreamble(_ file: [UInt8], _ warnings: inout [Warning]) -> [UInt8] {
        var bytes = file[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            warnings.append(.byteOrderMarkRemoved)
            bytes = bytes.dropFirst(3)
        }
        // The mbox format writes a line "From somebody at some time" before each letter.
        if isMailboxLine(bytes) {
            let line = bytes.prefix { $0 != Octet.lf && $0 != Octet.cr }
            var rest = bytes.dropFirst(line.count)
            if rest.first == Octet.cr { rest = rest.dropFirst() }
            if rest.first == Octet.lf { rest = rest.dropFirst() }
            if line.contains(Octet.colon), !Message(Array(rest)).fields.isEmpty {
                warnings.append(.mailboxLineRemoved)
                bytes = rest
            }
        }
        return Array(bytes)
    }

    /// Whether `file` begins with a line of the mbox format, and not with the field From: blanks may stand before its
    /// colon (RFC 5322 §4.5.2).
    private static func isMailboxLine(_ file: ArraySlice<UInt8>) -> Bool {
        guard file.starts(with: "From ".utf8) else { return false }
        return file.dropFirst(5).first { $0 != Octet.space && $0 != Octet.tab } != Octet.colon
    }

    /// RFC 5322 §2.1.1: no header line has more than 998 characters.
    private static func foldingLongLines(
        _ message: Message, _ warnings: inout [Warning]
    ) throws(Failure) -> Message {
        guard LineEndings.longestLine(message.header) > Folding.maximumLineLength else { return message }
        var result: [UInt8] = []
        var line = 1
        for field in message.fields {
            let raw = message.bytes[field.range]
            if LineEndings.longestLine(raw) > Folding.maximumLineLength {
                let folded = Folding.field(message.name(of: field), message.value(of: field))
                let length = LineEndings.longestLine(folded)
                guard length <= Folding.maximumLineLength else { throw .headerLineTooLong(line: line, length: length) }
                result += folded
            } else {
                result += raw
            }
            line += raw.reduce(0) { $1 == Octet.lf ? $0 + 1 : $0 }
        }
        warnings.append(.headerLinesFolded)
        return Message(result + Octet.crlf + Array(message.body))
    }

    /// RFC 5322 §3.6: these fields may be there once only, and the address fields must hold addresses.
    private static func checkFields(_ message: Message, _ warnings: inout [Warning]) throws(Failure) {
        let once: [StaticString] = ["From", "Sender", "To", "Cc", "Date", "Subject", "Message-ID", "Reply-To"]
        for name in once where message.count(name) > 1 { throw .repeatedField(name: "\(name)") }
        let addresses: [StaticString] = ["From", "To", "Cc"]
        for name in addresses {
            guard let value = message.value(name) else { continue }
            let list = AddressList(value)
            // An empty group, as in "undisclosed-recipients:;", is legal in To and Cc.
            let isEmpty = name.description == "From" ? list.mailboxes.isEmpty : list.entries.isEmpty
            if isEmpty { throw .noAddress(field: "\(name)", value: value) }
        }
        if let date = message.value("Date"), MailDate(date) == nil { warnings.append(.dateNotUnderstood(date)) }
    }

    /// RFC 5322 §3.6: Date and From must be there, Message-ID should be. A letter that had no header gets To as well.
    private static func completing(_ message: Message, _ defaults: Defaults, _ warnings: inout [Warning]) -> Message {
        var added: [UInt8] = []
        func add(_ name: String, _ value: String) {
            added += Folding.field(name, value)
            warnings.append(.fieldAdded(name: name))
        }
        if message.first("From") == nil { add("From", defaults.from.description) }
        if message.fields.isEmpty, !defaults.to.isEmpty {
            add("To", defaults.to.map(\.description).joined(separator: ", "))
        }
        if message.first("Date") == nil { add("Date", defaults.date.description) }
        if message.first("Message-ID") == nil { add("Message-ID", defaults.messageID) }
        if added.isEmpty { return message }
        let (head, rest) = (message.fields.last?.end ?? 0, message.bytes)
        return Message(Array(rest[..<head]) + added + Array(rest[head...]))
    }

    /// A body beyond ASCII that does not say its charset gets a declaration (RFC 2045 §4, §5), UTF-8 when it is that.
    private static func declaringCharset(_ message: Message, _ warnings: inout [Warning]) -> Message {
        guard message.body.contains(where: { $0 >= 0x80 }), message.first("Content-Type") == nil else { return message }
        // RFC 1428 §3: "unknown-8bit" is the honest name of bytes that nobody can name.
        let charset = String(validating: message.body, as: UTF8.self) != nil ? "utf-8" : "unknown-8bit"
        var added: [UInt8] = []
        if message.first("MIME-Version") == nil { added += Folding.field("MIME-Version", "1.0") }
        added += Folding.field("Content-Type", "text/plain; charset=" + charset)
        if message.first("Content-Transfer-Encoding") == nil {
            added += Folding.field("Content-Transfer-Encoding", "8bit")
        }
        warnings.append(.charsetDeclared(charset))
        let head = message.fields.last?.end ?? 0
        return Message(Array(message.bytes[..<head]) + added + Array(message.bytes[head...]))
    }
}

extension MessageImport.Failure: CustomStringConvertible {
    /// The sentence that a user reads.
    package var description: String {
        switch self {
        case .empty: "the file is empty: a letter has at least one line"
        case .nul(let offset): "a NUL byte at offset \(offset): mail carries text, not NULs (RFC 5322 §2.1)"
        case .utf16: "this is UTF-16 text; a letter is made of bytes (RFC 5322 §2.1): save it as UTF-8"
        case .tooLarge(let size, let limit): "\(size) bytes are more than the \(limit) that are read"
        case .headerLineTooLong(let line, let length):
            "line \(line) of the header has \(length) characters and no blank to fold it at; "
                + "at most 998 are allowed (RFC 5322 §2.1.1)"
        case .repeatedField(let name): "\(name) is there more than once; it may be there once (RFC 5322 §3.6)"
        case .noAddress(let field, ""): "\(field) is empty; it needs a mail address (RFC 5322 §3.6)"
        case .noAddress(let field, let value): "\(field) holds no mail address: \(value.prefix(80))"
        }
    }
}
