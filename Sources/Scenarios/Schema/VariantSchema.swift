// Maps of several shapes, each with a key that only it has: an action is a map with `send`, or with `fetch`, ...
// Read first: Schema.swift.

/// A choice between shapes.
package struct VariantSchema: Sendable {
    /// One shape, and the key to know it by.
    package struct Variant: Sendable {
        package var key: String
        package var schema: Schema
    }

    /// What it is called in messages: `an action`.
    package var noun: Phrase
    /// Tried in this order.
    package var variants: [Variant]

    package init(_ noun: Phrase, _ variants: [Variant]) {
        self.noun = noun
        self.variants = variants
    }
}
