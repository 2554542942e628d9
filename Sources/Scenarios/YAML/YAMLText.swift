// Writing texts so that every YAML reader takes them for texts. Read first: YAMLNode.swift.

/// Quotes where it is needed.
enum YAMLText {
    /// `text` as it is, when nothing in it means anything to YAML; otherwise in double quotes.
    static func scalar(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

    /// `text` in double quotes.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case "\u{0}"..<" ", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// English and Japanese in one line.
    static func localized(_ text: LocalizedText) -> String {
        guard let ja = text.ja else { return quoted(text.en) }
        return "{en: \(quoted(text.en)), ja: \(quoted(ja))}"
    }

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.utf8.first, isLetterOrDigit(first), text.utf8.count <= 200 else { return false }
        guard text.utf8.allSatisfy({ isLetterOrDigit($0) || "-_./@:".utf8.contains($0) }), text.utf8.last != 58
        else { return false }
        // Words and numbers that other readers would not take for texts.
        if ["y", "n", "yes", "no", "on", "off", "true", "false", "null"].contains(text.lowercased()) { return false }
        return text.utf8.contains { !(48...57).contains($0) && $0 != 46 && $0 != 58 && $0 != 95 }
            && Double(text) == nil
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }
}
