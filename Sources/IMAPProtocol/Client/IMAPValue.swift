// The data inside of IMAP responses is lists of words, strings, numbers and lists again.
// Read first: RFC 3501 §4. Then IMAPResponse.swift.

/// One element of a response's data.
package indirect enum IMAPValue: Equatable, Sendable {
    /// A word, a number or a flag; section names such as `BODY[HEADER.FIELDS (FROM)]<0>` are one word.
    case atom(String)
    case string([UInt8])
    case `nil`
    case list([IMAPValue])

    /// How deeply lists may be nested: deeper than any letter's structure.
    static let maximumDepth = 100

    /// The number, if it is one.
    package var number: UInt32? {
        guard case .atom(let word) = self else { return nil }
        return UInt32(word)
    }

    /// The bytes of a string or an atom.
    package var bytes: [UInt8]? {
        switch self {
        case .string(let bytes): bytes
        case .atom(let word): Array(word.utf8)
        case .nil, .list: nil
        }
    }

    /// The same as text.
    package var text: String? { bytes.map { String(decoding: $0, as: UTF8.self) } }

    /// The elements, if it is a list.
    package var elements: [IMAPValue]? {
        guard case .list(let elements) = self else { return nil }
        return elements
    }
}

extension IMAPScanner {
    /// Any element of data.
    mutating func value(depth: Int = 0) throws(IMAPSyntaxError) -> IMAPValue {
        guard depth < IMAPValue.maximumDepth else { throw IMAPSyntaxError("a simpler list") }
        if next == UInt8(ascii: "(") {
            // Between the lists of BODYSTRUCTURE and ENVELOPE there may be no space (RFC 3501 §9, body-type-mpart).
            _ = take("(")
            var elements: [IMAPValue] = []
            while take(" ") {}
            while !take(")") {
                elements.append(try value(depth: depth + 1))
                while take(" ") {}
            }
            return .list(elements)
        }
        if let bytes = try stringIfAny() { return .string(bytes) }
        let word = try dataWord()
        return word.uppercased() == "NIL" ? .nil : .atom(word)
    }

    /// A word in which brackets may hold spaces and parentheses.
    private mutating func dataWord() throws(IMAPSyntaxError) -> String {
        var word = ""
        while true {
            if next == UInt8(ascii: "\\") {
                word += try flag()
            } else if take("*") {
                word += "*"
            } else {
                word += try self.word("data") { Self.isAtomCharacter($0) && $0 != UInt8(ascii: "[") }
            }
            guard take("[") else { return word }
            word += "["
            while !take("]") {
                word += try self.word("']'") { $0 != UInt8(ascii: "]") && $0 != IMAPSentence.placeholder }
            }
            word += "]"
            guard let byte = next, Self.isAtomCharacter(byte) else { return word }
        }
    }
}
