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
}
