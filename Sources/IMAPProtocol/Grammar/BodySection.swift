// Which bytes of a message: `BODY[]`, `BODY[HEADER]`, `BODY[2.1.MIME]`, `BODY[HEADER.FIELDS (From To)]`.
// Read first: RFC 3501 §6.4.5 (the section specification). Then Server/SectionContent.swift, which finds the bytes.

/// What stands between the brackets.
package struct BodySection: Equatable, Sendable {
    /// What of the part.
    package enum Text: Equatable, Sendable {
        /// All of the message, or the content of the part.
        case all
        case header
        case headerFields([String])
        case headerFieldsNot([String])
        /// The body without its header.
        case text
        /// The header of a part inside of a multipart.
        case mime
    }

    /// The way to the part, from 1 at each level; empty for the message itself.
    package var part: [UInt32]
    /// What of the part that `part` leads to.
    package var text: Text

    package init(part: [UInt32] = [], _ text: Text = .all) {
        self.part = part
        self.text = text
    }

    /// How deep a section may go: deeper than any part that is told apart.
    static let maximumDepth = 50
}

extension BodySection: CustomStringConvertible {
    /// What stands between the brackets, field names in upper case.
    package var description: String {
        let path = part.map(String.init)
        let fields = { (names: [String]) in "(" + names.map(Self.spelled).joined(separator: " ") + ")" }
        switch text {
        case .all: return path.joined(separator: ".")
        case .header: return (path + ["HEADER"]).joined(separator: ".")
        case .headerFields(let names): return (path + ["HEADER.FIELDS "]).joined(separator: ".") + fields(names)
        case .headerFieldsNot(let names): return (path + ["HEADER.FIELDS.NOT "]).joined(separator: ".") + fields(names)
        case .text: return (path + ["TEXT"]).joined(separator: ".")
        case .mime: return (path + ["MIME"]).joined(separator: ".")
        }
    }

    /// RFC 3501 §9, header-fld-name: an astring. What is no name of a field is asked for in quotes, and comes back so.
    private static func spelled(_ name: String) -> String {
        let upper = name.uppercased()
        if !upper.isEmpty && upper.utf8.allSatisfy(IMAPScanner.isAStringCharacter) { return upper }
        let inner = upper.unicodeScalars.map { scalar in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case " "..."~": "\(scalar)"
            default: "?"
            }
        }
        return "\"" + inner.joined() + "\""
    }
}

extension IMAPScanner {
    /// RFC 3501 §9, section: from behind `[` through `]`.
    mutating func section() throws(IMAPSyntaxError) -> BodySection {
        var part: [UInt32] = []
        while let digit = next, (48...57).contains(digit) {
            part.append(try number("a part number"))
            guard part.last != 0, part.count <= BodySection.maximumDepth else { throw IMAPSyntaxError("a part number") }
            if take("]") { return BodySection(part: part) }
            try expect(".")
        }
        if part.isEmpty && take("]") { return BodySection() }
        let name = try word("a section") { IMAPScanner.isAtomCharacter($0) }.uppercased()
        let text: BodySection.Text
        switch name {
        case "HEADER": text = .header
        case "TEXT": text = .text
        case "MIME" where !part.isEmpty: text = .mime
        case "HEADER.FIELDS", "HEADER.FIELDS.NOT":
            try space()
            let names = try list { scanner throws(IMAPSyntaxError) in try scanner.aString("a field name") }
            if names.isEmpty { throw IMAPSyntaxError("a field name") }
            text = name == "HEADER.FIELDS" ? .headerFields(names) : .headerFieldsNot(names)
        default: throw IMAPSyntaxError("a section")
        }
        try expect("]")
        return BodySection(part: part, text)
    }
}
