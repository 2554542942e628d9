// Maps of several shapes, told apart by the word at one key: an event is a map with `event: dns.query`.
// Read first: Schema.swift.

/// A choice between shapes by a word.
package struct TaggedSchema: Sendable {
    /// One shape, and the words that stand for it.
    package struct Variant: Sendable {
        package var words: [String]
        package var object: ObjectSchema
    }

    /// The key that tells: `event`. The objects do not list it.
    package var key: String
    /// What it is called in messages: `an event`.
    package var noun: Phrase
    package var variants: [Variant]

    package init(key: String, noun: Phrase, _ variants: [Variant]) {
        self.key = key
        self.noun = noun
        self.variants = variants
    }
}
