// Text with holes that are filled in during a check (RFC 7208 §7). Read first: SPFRequest.swift.
// Then SPFMacroExpansion.swift, which fills them.
//
//     exists:%{ir}.sbl.example.org     asks, for the client 192.0.2.25, for 25.2.0.192.sbl.example.org

/// A parsed macro-string.
struct SPFMacroString: Hashable, Sendable {
    /// A piece of literal text, or a macro.
    enum Part: Hashable {
        case literal([UInt8])
        case macro(Macro)
    }

    /// `%{ir2-}`: a letter, how many labels of the right to keep, whether to reverse them, what separates them.
    struct Macro: Hashable {
        /// One of s l o d i p h v c r t, in lower case.
        var letter: UInt8
        /// Written in upper case: the result is URL-escaped (RFC 7208 §7.3).
        var isEscaped: Bool
        /// How many parts to keep; nil: all.
        var kept: Int?
        var isReversed: Bool
        var delimiters: [UInt8]
    }

    var parts: [Part]

    /// Whether the letters c, r and t may occur.
    enum Place { case domain, explanation }

    /// Reads a macro-string; nil when it breaks the grammar of RFC 7208 §7.1. Explanations may have spaces.
    init?(_ text: [UInt8], in place: Place) {
        var parts: [Part] = []
        var literal: [UInt8] = []
        var position = 0
        while position < text.count {
            let byte = text[position]
            if byte != UInt8(ascii: "%") {
                // RFC 7208 §7.1: macro-literal = %x21-24 / %x26-7E; §6.2: explain-string may have spaces.
                guard (0x21...0x7E).contains(byte) || (byte == 0x20 && place == .explanation) else { return nil }
                literal.append(byte)
                position += 1
                continue
            }
            guard position + 1 < text.count else { return nil }
            switch text[position + 1] {
            case UInt8(ascii: "%"): literal.append(byte)
            case UInt8(ascii: "_"): literal.append(0x20)
            case UInt8(ascii: "-"): literal += Array("%20".utf8)
            case UInt8(ascii: "{"):
                guard let end = text[position...].firstIndex(of: UInt8(ascii: "}")),
                    let macro = Macro(text[(position + 2)..<end], in: place)
                else { return nil }
                if !literal.isEmpty { parts.append(.literal(literal)) }
                literal = []
                parts.append(.macro(macro))
                position = end - 1
            default: return nil
            }
            position += 2
        }
        if !literal.isEmpty { parts.append(.literal(literal)) }
        self.parts = parts
    }

    /// Whether the client's confirmed name is needed.
    var usesClientName: Bool {
        parts.contains { if case .macro(let macro) = $0 { macro.letter == UInt8(ascii: "p") } else { false } }
    }

    /// Reads a domain-spec (RFC 7208 §7.1): a macro-string that ends in a macro or in a dot and a top label.
    static func domain(_ text: [UInt8]) -> SPFMacroString? {
        guard !text.isEmpty, let string = SPFMacroString(text, in: .domain) else { return nil }
        // domain-end = ( "." toplabel [ "." ] ) / macro-expand; what ends in "%%", "%_" or "%-" ends in one as well.
        if text.last == UInt8(ascii: "}"), case .macro? = string.parts.last { return string }
        let end = Array(text.suffix(2))
        if end.count == 2, end[0] == UInt8(ascii: "%"), [UInt8]("%_-".utf8).contains(end[1]) { return string }
        guard case .literal(var literal)? = string.parts.last else { return nil }
        if literal.last == UInt8(ascii: ".") { literal.removeLast() }
        guard let dot = literal.lastIndex(of: UInt8(ascii: ".")) else { return nil }
        return isTopLabel(literal[(dot + 1)...]) ? string : nil
    }

    /// toplabel = ( *alphanum ALPHA *alphanum ) / ( 1*alphanum "-" *( alphanum / "-" ) alphanum )
    private static func isTopLabel(_ label: ArraySlice<UInt8>) -> Bool {
        func isAlphanumeric(_ byte: UInt8) -> Bool { (48...57).contains(byte) || (97...122).contains(byte | 0x20) }
        guard let first = label.first, let last = label.last, isAlphanumeric(first), isAlphanumeric(last) else {
            return false
        }
        return label.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
            && !label.allSatisfy { (48...57).contains($0) }
    }
}

extension SPFMacroString.Macro {
    /// Reads what stands between the braces: macro-letter transformers *delimiter (RFC 7208 §7.1).
    init?(_ text: ArraySlice<UInt8>, in place: SPFMacroString.Place) {
        guard let first = text.first else { return nil }
        letter = first | 0x20
        isEscaped = (65...90).contains(first)
        // RFC 7208 §7.2: c, r and t are for explanations only.
        let letters: String = place == .explanation ? "slodipvhcrt" : "slodipvh"
        guard (65...90).contains(first) || (97...122).contains(first), letters.utf8.contains(letter) else { return nil }
        var rest = text.dropFirst()
        let digits = rest.prefix { (48...57).contains($0) }
        rest = rest.dropFirst(digits.count)
        kept = nil
        if !digits.isEmpty {
            // RFC 7208 §7.3: the number must not be zero; a very large one keeps everything.
            let number = digits.prefix(4).reduce(0) { $0 * 10 + Int($1 - 48) }
            guard digits.contains(where: { $0 != 48 }) else { return nil }
            kept = digits.count > 4 || number == 0 ? Int(UInt16.max) : number
        }
        isReversed = rest.first.map { $0 | 0x20 == UInt8(ascii: "r") } ?? false
        if isReversed { rest = rest.dropFirst() }
        guard rest.allSatisfy({ [UInt8](".-+,/_=".utf8).contains($0) }) else { return nil }
        delimiters = rest.isEmpty ? [UInt8(ascii: ".")] : Array(rest)
    }
}
