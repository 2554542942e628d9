// A map whose keys are names. Read first: Schema.swift.

/// Things by name.
package struct MapSchema: Sendable {
    /// What one of the things is called in messages: `host`.
    package var noun: String
    package var keys: ScalarFormat
    package var values: Schema
    /// How many there may be.
    package var limit: Int

    /// The noun as a part of a message.
    var name: Phrase { Phrase(noun) }

    /// The noun's article.
    var article: String { noun.first.map { "aeiou".contains($0) } == true ? "an" : "a" }

    package init(_ noun: String, keys: ScalarFormat, values: Schema, limit: Int = 20_000) {
        self.noun = noun
        self.keys = keys
        self.values = values
        self.limit = limit
    }
}
