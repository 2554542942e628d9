// Reads the words of a sentence one after the other. Read first: IMAPSentence.swift; RFC 3501 §9 (formal syntax).
// Then IMAPCommand+Parse.swift (what a server reads) and Client/IMAPResponse.swift (what a client reads).

/// A sentence that does not follow the grammar; the words say what was expected.
package struct IMAPSyntaxError: Error, Equatable, Sendable {
    /// What should have come, in words.
    package var expected: String
    /// Nil when the grammar is broken. Otherwise the sentence is understood and cannot be carried out: the reply is NO,
    /// with this code.
    package var refusalCode: String?

    package init(_ expected: String, refusalCode: String? = nil) {
        self.expected = expected
        self.refusalCode = refusalCode
    }
}

/// A cursor over a sentence.
struct IMAPScanner {
    let text: [UInt8]
    let literals: [[UInt8]]
    private(set) var position = 0
    private var literalIndex = 0

    init(_ sentence: IMAPSentence) {
        text = sentence.text
        literals = sentence.literals
    }

    var isAtEnd: Bool { position == text.count }

    /// The next byte, without taking it.
    var next: UInt8? { position < text.count ? text[position] : nil }

    /// Takes `byte` if it is the next one.
    mutating func take(_ byte: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: byte) else { return false }
        position += 1
        return true
    }

    /// Takes `byte`, which must be the next one.
    mutating func expect(_ byte: Unicode.Scalar) throws(IMAPSyntaxError) {
        if !take(byte) { throw IMAPSyntaxError("'\(byte)'") }
    }

    /// Takes the space between two words. More than one is not legal, and accepted.
    mutating func space() throws(IMAPSyntaxError) {
        if !take(" ") { throw IMAPSyntaxError(isAtEnd ? "one more argument" : "a space") }
        while take(" ") {}
    }

    /// Makes sure that nothing is left but spaces.
    mutating func end() throws(IMAPSyntaxError) {
        while take(" ") {}
        if !isAtEnd { throw IMAPSyntaxError("no more arguments") }
    }

    /// All that is left, as text.
    mutating func rest() -> String {
        defer { position = text.count }
        return String(decoding: text[position...], as: UTF8.self)
    }

    /// The longest run of bytes that `belongs` accepts, at least one.
    mutating func word(
        _ expected: String, _ belongs: (UInt8) -> Bool
    ) throws(IMAPSyntaxError) -> String {
        let start = position
        while position < text.count && belongs(text[position]) { position += 1 }
        if position == start { throw IMAPSyntaxError(expected) }
        return String(decoding: text[start..<position], as: UTF8.self)
    }

    /// An atom: letters, digits and signs, but none that has a meaning of its own.
    mutating func atom(_ expected: String = "a word") throws(IMAPSyntaxError) -> String {
        try word(expected, Self.isAtomCharacter)
    }

    /// RFC 3501 §9, ATOM-CHAR: no space, control, parenthesis, brace, wildcard, quote, backslash or `]`.
    static func isAtomCharacter(_ byte: UInt8) -> Bool {
        isAStringCharacter(byte) && byte != UInt8(ascii: "]")
    }

    /// RFC 3501 §9, ASTRING-CHAR: the same, and `]`.
    static func isAStringCharacter(_ byte: UInt8) -> Bool {
        guard byte > 32 && byte < 127 else { return false }
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "{"), UInt8(ascii: "%"), UInt8(ascii: "*"),
            UInt8(ascii: "\""), UInt8(ascii: "\\"):
            return false
        default: return true
        }
    }

    /// A quoted string or a literal; nil when neither is next.
    mutating func stringIfAny() throws(IMAPSyntaxError) -> [UInt8]? {
        if next == IMAPSentence.placeholder && literalIndex < literals.count {
            position += 1
            defer { literalIndex += 1 }
            return literals[literalIndex]
        }
        guard take("\"") else { return nil }
        var bytes: [UInt8] = []
        while let byte = next {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return bytes
            case UInt8(ascii: "\\"):
                // RFC 3501 §9, QUOTED-CHAR: a backslash stands before a quote or a backslash.
                guard let escaped = next else { throw IMAPSyntaxError("the end of a quoted string") }
                position += 1
                bytes.append(escaped)
            case IMAPSentence.placeholder: throw IMAPSyntaxError("the end of a quoted string")
            default: bytes.append(byte)
            }
        }
        throw IMAPSyntaxError("the end of a quoted string")
    }

    /// A quoted string or a literal.
    mutating func string(_ expected: String = "a string") throws(IMAPSyntaxError) -> [UInt8] {
        guard let bytes = try stringIfAny() else { throw IMAPSyntaxError(expected) }
        return bytes
    }

    /// An atom, a quoted string or a literal, as text.
    mutating func aString(_ expected: String = "a string") throws(IMAPSyntaxError) -> String {
        if let bytes = try stringIfAny() { return String(decoding: bytes, as: UTF8.self) }
        return try word(expected, Self.isAStringCharacter)
    }

    /// A decimal number of 32 bits (RFC 3501 §9, number).
    mutating func number(_ expected: String = "a number") throws(IMAPSyntaxError) -> UInt32 {
        let digits = try word(expected) { (48...57).contains($0) }
        guard digits.utf8.count <= 10, let value = UInt32(digits) else { throw IMAPSyntaxError(expected) }
        return value
    }

    /// Elements in parentheses with spaces between them; there may be none.
    mutating func list<Element>(
        _ element: (inout IMAPScanner) throws(IMAPSyntaxError) -> Element
    ) throws(IMAPSyntaxError) -> [Element] {
        try expect("(")
        var elements: [Element] = []
        while take(" ") {}
        while !take(")") {
            elements.append(try element(&self))
            if next != UInt8(ascii: ")") { try space() }
        }
        return elements
    }

    /// A flag: `\Seen`, or a keyword.
    mutating func flag() throws(IMAPSyntaxError) -> String {
        let backslash = take("\\") ? "\\" : ""
        // RFC 3501 §7.1: \* in PERMANENTFLAGS says that new keywords can be made.
        if !backslash.isEmpty && take("*") { return "\\*" }
        return backslash + (try atom("a flag"))
    }
}
