// A key of a map with fixed keys. Read first: ObjectSchema.swift.

/// A property: its name, what may stand there, and what it means.
package struct SchemaKey: Sendable {
    package var name: String
    package var schema: Schema
    package var isRequired: Bool
    /// What it means, in a sentence; also the description in the JSON Schema.
    package var words: String

    /// A key that may be left out.
    package static func optional(_ name: String, _ schema: Schema, _ words: String) -> SchemaKey {
        SchemaKey(name: name, schema: schema, isRequired: false, words: words)
    }

    /// A key that must be there.
    package static func required(_ name: String, _ schema: Schema, _ words: String) -> SchemaKey {
        SchemaKey(name: name, schema: schema, isRequired: true, words: words)
    }
}
