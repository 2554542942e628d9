// Reads the words of structured header fields: atoms, quoted strings, comments, domain literals (RFC 5322 §3.2).
// Read first: EmailAddress.swift. Then AddressList.swift, the grammar above the words.

/// A cursor over the words of an address.
struct AddressLexer {
    private let bytes: ArraySlice<UInt8>
    private var position: Int
    /// Text of the last comment passed: old mail puts the person's name there.
    private(set) var lastComment: String?

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    var isAtEnd: Bool { position == bytes.endIndex }
    var next: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

    mutating func skipOne() { if position < bytes.endIndex { position += 1 } }

    mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        position += 1
        return true
    }

    /// Passes blanks and comments (RFC 5322 §3.2.2: CFWS). Comments nest; the depth is counted, not recursed.
    mutating func skipBlanksAndComments() {
        while let byte = next {
            if Octet.isBlank(byte) || byte == Octet.cr || byte == Octet.lf {
                position += 1
            } else if byte == Octet.openParenthesis {
                comment()
            } else {
                return
            }
        }
    }

    private mutating func comment() {
        var depth = 0
        var text: [UInt8] = []
        while let byte = next {
            position += 1
            if byte == Octet.openParenthesis {
                depth += 1
                if depth > 1 { text.append(byte) }
            } else if byte == Octet.closeParenthesis {
                depth -= 1
                if depth == 0 { break }
                text.append(byte)
            } else if byte == Octet.backslash, let escaped = next {
                position += 1
                text.append(escaped)
            } else {
                text.append(byte)
            }
        }
        lastComment = Octet.text(text)
    }

    mutating func forgetComment() { lastComment = nil }

    /// A run of atom text and, when asked for, dots.
    mutating func atom(dots: Bool) -> String? {
        let start = position
        while let byte = next, Octet.isAtomText(byte) || (dots && byte == Octet.dot) { position += 1 }
        return position > start ? Octet.text(bytes[start..<position]) : nil
    }

    /// A quoted string without its quotes (RFC 5322 §3.2.4); nil, with the cursor where it was, when none ends.
    mutating func quotedString() -> String? {
        let start = position
        guard take(Octet.quote) else { return nil }
        var text: [UInt8] = []
        while let byte = next {
            position += 1
            if byte == Octet.quote { return Octet.text(text) }
            if byte == Octet.backslash, let escaped = next {
                position += 1
                text.append(escaped)
            } else if byte != Octet.cr && byte != Octet.lf {
                text.append(byte)
            }
        }
        position = start
        return nil
    }

    /// `local@domain` or `local@[literal]`; nil when there is none. In header fields there may be comments and blanks
    /// around both sides (RFC 5322 §3.4.1), on envelopes not (RFC 5321 §4.1.2).
    mutating func addressSpecification(inHeader: Bool = false) -> EmailAddress? {
        guard let local = localPart() else { return nil }
        if inHeader { skipBlanksAndComments() }
        guard take(Octet.at) else { return nil }
        if inHeader { skipBlanksAndComments() }
        guard let domain = domain() else { return nil }
        guard local.utf8.count <= EmailAddress.maximumLocalPart else { return nil }
        return EmailAddress(localPart: local, domain: domain)
    }

    /// A dot-atom or a quoted string without control characters.
    mutating func localPart() -> String? {
        if next == Octet.quote {
            guard let text = quotedString(), text.utf8.allSatisfy({ $0 >= 32 && $0 != 127 }) else { return nil }
            return text
        }
        guard let text = atom(dots: true) else { return nil }
        // RFC 5322 §3.2.3: a dot stands between atoms only.
        guard text.utf8.first != Octet.dot, text.utf8.last != Octet.dot, !text.utf8.containsTwoDots else { return nil }
        return text
    }

    /// A domain name or an address literal in brackets.
    mutating func domain() -> String? {
        let start = position
        if take(Octet.openBracket) {
            while let byte = next, byte != Octet.closeBracket {
                guard byte > 32, byte < 127, byte != Octet.openBracket, byte != Octet.backslash else { return nil }
                position += 1
            }
            guard take(Octet.closeBracket), position - start > 2 else { return nil }
            return Octet.text(bytes[start..<position])
        }
        while let byte = next, Octet.isAtomText(byte) || byte == Octet.dot { position += 1 }
        guard EmailAddress.isDomain(bytes[start..<position]) else { return nil }
        return Octet.text(bytes[start..<position])
    }

    func save() -> Int { position }
    mutating func restore(_ saved: Int) { position = saved }
}

extension Collection<UInt8> {
    /// Whether a dot follows a dot.
    fileprivate var containsTwoDots: Bool {
        var last: UInt8 = 0
        for byte in self {
            if byte == Octet.dot && last == Octet.dot { return true }
            last = byte
        }
        return false
    }
}
