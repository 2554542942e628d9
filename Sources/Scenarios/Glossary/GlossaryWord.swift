// A word of the glossary. Read first: Model/LocalizedText.swift.

/// A technical word and what it means.
package struct GlossaryWord: Equatable, Sendable {
    /// The name that lessons use.
    package var id: String
    /// The word itself.
    package var word: LocalizedText
    /// What it means, in a sentence or two.
    package var text: LocalizedText

    package init(id: String, word: LocalizedText, text: LocalizedText) {
        self.id = id
        self.word = word
        self.text = text
    }

    /// Whether `text`, in small letters, is a part of one of its names.
    package func isPart(_ text: String) -> Bool { !text.isEmpty && names.contains { $0.contains(text) } }

    /// All that people may ask for it by, in small letters: its id, the word, and of `TTL (time to live)` either part.
    package var names: [String] {
        let words = [word.en, word[.japanese]].map { $0.lowercased() }
        let parts = words.flatMap { $0.split { "()（）".contains($0) } }.map { part in
            String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
        return [id] + words + parts.filter { !$0.isEmpty }
    }
}
