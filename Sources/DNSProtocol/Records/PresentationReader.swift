// Cuts the text of a record into words and quoted strings (RFC 1035 §5.1). Read first: ResourceRecord+Text.swift.
//
// A semicolon begins a comment. Parentheses let a record go over several lines; a record is all of its text here, so
// they and the line ends are no more than spaces.

/// The words of a record's text, one after the other.
struct PresentationReader {
    private let bytes: [UInt8]
    private var position = 0

    /// A word as it was written, or the content of a quoted string.
    struct Token {
        var offset: Int
        /// The text with its escapes.
        var text: String
        var isQuoted: Bool
    }

    init(_ text: String) { bytes = Array(text.utf8) }

    /// The next word; nil at the end.
    mutating func next() throws(PresentationError) -> Token? {
        skipSpace()
        guard position < bytes.count else { return nil }
        let start = position
        if bytes[position] == UInt8(ascii: "\"") {
            position += 1
            while position < bytes.count, bytes[position] != UInt8(ascii: "\"") { step() }
            guard position < bytes.count else {
                throw PresentationError(start, expected: "a closing quotation mark", found: "")
            }
            position += 1
            return Token(offset: start, text: text(start + 1, position - 1), isQuoted: true)
        }
        while position < bytes.count, !Self.endsWord(bytes[position]) { step() }
        return Token(offset: start, text: text(start, position), isQuoted: false)
    }

    /// The next word, which must be there; `expected` says in an error what it should have been.
    mutating func require(_ expected: String) throws(PresentationError) -> Token {
        guard let token = try next() else { throw PresentationError(bytes.count, expected: expected, found: "") }
        return token
    }

    /// Passes over one byte, or over a backslash and the byte after it.
    private mutating func step() {
        position += bytes[position] == UInt8(ascii: "\\") && position + 1 < bytes.count ? 2 : 1
    }

    private func text(_ start: Int, _ end: Int) -> String { String(decoding: bytes[start..<end], as: UTF8.self) }

    private static func endsWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 9, 10, 13, 32, UInt8(ascii: ";"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\""): true
        default: false
        }
    }

    private mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 9, 10, 13, 32, UInt8(ascii: "("), UInt8(ascii: ")"): position += 1
            case UInt8(ascii: ";"):
                while position < bytes.count, bytes[position] != 10 { position += 1 }
            default: return
            }
        }
    }
}
