// Characters that look like those of YAML, but are not: what Japanese keyboards and word processors write.
// Read first: nothing.

/// Full-width characters, typographic quotes and blanks that are no spaces.
enum LookAlike {
    /// The ASCII character that `scalar` looks like; nil when it is one, or looks like none.
    static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x3000, 0xA0, 0x2000...0x200A, 0x202F: " "
        case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0)
        case 0x3001: ","
        case 0x201C, 0x201D, 0x201E: "\""
        case 0x2018, 0x2019: "'"
        case 0x2010...0x2015, 0x2212: "-"
        default: nil
        }
    }

    /// `text` in the characters that it looks to be in, without blanks and quotes around it.
    static func plain(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { scalars.append(plain(scalar) ?? scalar) }
        var rest = scalars[...]
        while let first = rest.first, first == " " || first == "\"" || first == "'" { rest = rest.dropFirst() }
        while let last = rest.last, last == " " || last == "\"" || last == "'" { rest = rest.dropLast() }
        return String(rest)
    }

    /// How to call a look-alike in a message: `：`, or by number when nobody could see it.
    static func name(_ scalar: Unicode.Scalar) -> Phrase {
        if plain(scalar) != " " { return Phrase(verbatim: "`\(scalar)`") }
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "a blank that is no space (U+\(String(repeating: "0", count: max(0, 4 - digits.count)) + digits))"
    }
}
