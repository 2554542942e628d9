// A line that was typed, as words. Read first: nothing.

/// Splits lines into words at blanks, also those of East Asian input methods; quotes, single or double, keep words
/// together, and a backslash takes the next character as it is.
package enum CommandWords {
    private static let blanks: Set<Character> = [" ", "\t", "\u{3000}"]

    /// The words of `line`; nil when a quote is not closed.
    package static func split(_ line: String) -> [String]? {
        var words: [String] = []
        var word: String?
        var quote: Character?
        var isEscaped = false
        for character in line {
            if isEscaped {
                // `\n` makes a new line: letters have several.
                word = (word ?? "") + (character == "n" ? "\n" : String(character))
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
                word = word ?? ""
            } else if let open = quote {
                if character == open { quote = nil } else { word = (word ?? "") + String(character) }
            } else if character == "\"" || character == "'" {
                quote = character
                word = word ?? ""
            } else if blanks.contains(character) {
                if let done = word { words.append(done) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        if let done = word { words.append(done) }
        return quote == nil && !isEscaped ? words : nil
    }

    /// `words` as a line that `split` takes apart in the same way.
    package static func join(_ words: [String]) -> String {
        words.map { word in
            let isPlain = !word.isEmpty && !word.contains { blanks.contains($0) || "\"'\\\n".contains($0) }
            if isPlain { return word }
            var text = ""
            for character in word {
                switch character {
                case "\n": text += "\\n"
                case "\"", "\\": text += "\\" + String(character)
                default: text += String(character)
                }
            }
            return "\"" + text + "\""
        }.joined(separator: " ")
    }
}
