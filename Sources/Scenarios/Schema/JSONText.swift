// JSON, written only. Read first: JSONSchemaWriter.swift.

/// A JSON value whose members keep their order.
indirect enum JSONText {
    case string(String)
    case number(Int)
    case boolean(Bool)
    case array([JSONText])
    case object([(String, JSONText)])

    /// A list of strings.
    static func strings(_ texts: [String]) -> JSONText { .array(texts.map(JSONText.string)) }

    /// The value with two spaces for each level.
    var text: String { text(indent: "") }

    private func text(indent: String) -> String {
        let inner = indent + "  "
        switch self {
        case .string(let text): return Self.quoted(text)
        case .number(let number): return "\(number)"
        case .boolean(let value): return "\(value)"
        case .array(let elements):
            if elements.isEmpty { return "[]" }
            return "[\n" + elements.map { inner + $0.text(indent: inner) }.joined(separator: ",\n") + "\n\(indent)]"
        case .object(let members):
            if members.isEmpty { return "{}" }
            return "{\n"
                + members.map { "\(inner)\(Self.quoted($0.0)): \($0.1.text(indent: inner))" }
                .joined(separator: ",\n") + "\n\(indent)}"
        }
    }

    /// RFC 8259 §7: quotation mark, reverse solidus and control characters are escaped.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            case "\u{0}"..<" ":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
