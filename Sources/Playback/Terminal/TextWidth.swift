// How many columns of a terminal a text takes. Read first: nothing. Then TextWrapper.swift.
//
// East Asian wide characters take two columns, combining ones none (Unicode Standard Annex #11, and what terminals do).
// Ranges, not the whole table: the ones that letters and narration in the languages of the program can hold.

/// Measures text in terminal columns.
package enum TextWidth {
    /// The columns of `text`.
    package static func of(_ text: some StringProtocol) -> Int {
        // Most text is ASCII, whose bytes are its columns.
        text.utf8.allSatisfy(isPlain) ? text.utf8.count : text.reduce(0) { $0 + of($1) }
    }

    /// Whether a byte of UTF-8 is a visible ASCII character or a blank.
    static func isPlain(_ byte: UInt8) -> Bool { byte >= 0x20 && byte < 0x7F }

    /// The columns of one character: its widest part.
    package static func of(_ character: Character) -> Int {
        character.unicodeScalars.reduce(0) { max($0, of($1)) }
    }

    private static func of(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case ..<0x20, 0x7F..<0xA0, 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F, 0x3099...0x309A: 0
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
            0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
            0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}
