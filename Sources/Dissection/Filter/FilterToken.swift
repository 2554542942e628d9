// The words of a display filter. Read first: DisplayFilter.swift.

/// A piece of a filter's text.
enum FilterToken: Equatable {
    /// A name, a number, an address: what stands without quotes.
    case word(String)
    /// What stood in quotes, as bytes.
    case quoted([UInt8])
    /// One letter in single quotes: its number.
    case letter(UInt8)
    /// An operator, a parenthesis, a comma.
    case sign(String)
    /// What stood in brackets behind a field.
    case slice(String)
    /// What stood behind `#`: which of several layers.
    case layer(String)

    /// As it is shown to whoever wrote it.
    var text: String {
        switch self {
        case .word(let text), .sign(let text): text
        case .quoted(let bytes): String(decoding: bytes, as: UTF8.self)
        case .letter(let byte): "'\(Character(UnicodeScalar(byte)))'"
        case .slice(let text): "[\(text)]"
        case .layer(let text): "#[\(text)]"
        }
    }

    /// The longest first.
    private static let signs = [
        "===", "!==", "==", "!=", "~=", "<=", ">=", "&&", "||", "^^", "=", "<", ">", "!", "~", "&", "+", "*", "%", "(",
        ")", "{", "}", ",",
    ]

    static func tokens(of text: String) throws(DisplayFilterError) -> [FilterToken] {
        var tokens: [FilterToken] = []
        let letters = Array(text)
        var i = 0
        func isSign(_ sign: String) -> Bool { letters[i...].starts(with: Array(sign)) }
        while i < letters.count {
            let letter = letters[i]
            if letter.isWhitespace {
                i += 1
            } else if letter == "\"" {
                tokens.append(.quoted(try quoted(letters, &i, by: "\"", isRaw: false)))
            } else if letter == "r", i + 1 < letters.count, letters[i + 1] == "\"" {
                i += 1
                tokens.append(.quoted(try quoted(letters, &i, by: "\"", isRaw: true)))
            } else if letter == "'" {
                let bytes = try quoted(letters, &i, by: "'", isRaw: false)
                guard bytes.count == 1 else {
                    throw DisplayFilterError(description: "single quotes hold one letter; texts stand in double quotes")
                }
                tokens.append(.letter(bytes[0]))
            } else if letter == "[" {
                guard let end = letters[i...].firstIndex(of: "]") else {
                    throw DisplayFilterError(description: "the “[” is not closed by “]”")
                }
                tokens.append(.slice(String(letters[(i + 1)..<end])))
                i = end + 1
            } else if letter == "#" {
                // One number needs no brackets; then those of a slice may follow.
                let digits = letters[(i + 1)...].prefix { $0.isASCII && $0.isWholeNumber }
                if digits.isEmpty, i + 1 < letters.count, letters[i + 1] == "[",
                    let end = letters[i...].firstIndex(of: "]")
                {
                    tokens.append(.layer(String(letters[(i + 2)..<end])))
                    i = end + 1
                } else if digits.isEmpty {
                    throw DisplayFilterError(description: "“#” takes the number of a layer: ip.src#2")
                } else {
                    tokens.append(.layer(String(digits)))
                    i = digits.endIndex
                }
            } else if letter == "-" || letter == "/" {
                // Within a word they belong to it: content-type, 192.0.2.0/24.
                tokens.append(.sign(String(letter)))
                i += 1
            } else if let sign = signs.first(where: isSign) {
                tokens.append(.sign(sign))
                i += sign.count
            } else {
                let start = i
                while i < letters.count, !letters[i].isWhitespace, !"(){}[],=!<>&|^~+*%#\"'".contains(letters[i]) {
                    i += 1
                }
                guard i > start else {
                    throw DisplayFilterError(description: "“\(letter)” has no meaning in a filter")
                }
                tokens.append(.word(String(letters[start..<i])))
            }
        }
        return tokens
    }

    /// What stands between two quotes; `i` moves from the first one to behind the second.
    private static func quoted(
        _ letters: [Character], _ i: inout Int, by quote: Character, isRaw: Bool
    ) throws(DisplayFilterError) -> [UInt8] {
        var bytes: [UInt8] = []
        i += 1
        while i < letters.count, letters[i] != quote {
            if letters[i] == "\\", i + 1 < letters.count {
                i += 1
                if isRaw {
                    if letters[i] != quote { bytes.append(UInt8(ascii: "\\")) }
                } else if let (byte, length) = escaped(letters[i...]) {
                    bytes.append(byte)
                    i += length
                    continue
                } else {
                    // Patterns have escapes of their own: "\d".
                    bytes.append(UInt8(ascii: "\\"))
                }
            }
            bytes += String(letters[i]).utf8
            i += 1
        }
        guard i < letters.count else { throw DisplayFilterError(description: "the quote is not closed") }
        i += 1
        return bytes
    }

    /// The byte that the letters behind a backslash stand for, and how many of them there are.
    private static func escaped(_ letters: ArraySlice<Character>) -> (UInt8, Int)? {
        let names: [Character: UInt8] = [
            "\"": 0x22, "'": 0x27, "\\": 0x5C, "n": 10, "r": 13, "t": 9, "a": 7, "b": 8, "f": 12, "v": 11,
        ]
        guard let first = letters.first else { return nil }
        if let byte = names[first] { return (byte, 1) }
        if first == "x" {
            let digits = letters.dropFirst().prefix(2).prefix { $0.isHexDigit }
            return UInt8(String(digits), radix: 16).map { ($0, 1 + digits.count) }
        }
        let digits = letters.prefix(3).prefix { "01234567".contains($0) }
        return UInt8(String(digits), radix: 8).map { ($0, digits.count) }
    }
}
