// Text from the network on a terminal. Read first: nothing.
//
// A letter may hold anything, control sequences of terminals included. Nothing that came from a letter, a file or a
// packet reaches the screen with its control characters.

/// Makes text harmless to show.
package enum VisibleText {
    /// `text` with control characters replaced by the symbol that pictures them (U+2400 and on).
    package static func of(_ text: String) -> String {
        if text.utf8.allSatisfy(TextWidth.isPlain) || !text.unicodeScalars.contains(where: isControl) { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if !isControl(scalar) {
                result.append(scalar)
            } else if scalar.value < 0x20, let picture = Unicode.Scalar(0x2400 + scalar.value) {
                result.append(picture)
            } else {
                result.append("\u{FFFD}")
            }
        }
        return String(result)
    }

    /// The same for text of several lines: its line feeds stay.
    package static func ofParagraphs(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { of(String($0)) }.joined(separator: "\n")
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) || (0x202A...0x202E).contains(scalar.value)
            || (0x2066...0x2069).contains(scalar.value)
    }
}
