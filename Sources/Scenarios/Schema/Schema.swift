// The description of a file format: one value that the checker follows, that `yubin schema` prints as JSON Schema, and
// that knows every word that a misspelt one can have been meant to be. Read first: nothing.
// Then SchemaChecker.swift; TopologySchema.swift and LessonSchema.swift are the two formats.

/// What may stand at a place of a file.
package indirect enum Schema: Sendable {
    /// One value.
    case scalar(ScalarFormat)
    /// A text in English and Japanese, or in English only.
    case localizedText
    /// A list with at least so many elements.
    case list(Schema, atLeast: Int)
    /// Things with names of the author's choice.
    case map(MapSchema)
    /// A map with fixed keys.
    case object(ObjectSchema)
    /// Maps that are told apart by a key that only one of them has.
    case variants(VariantSchema)
    /// Maps that are told apart by the word at one key.
    case tagged(TaggedSchema)
    /// A short form in one value, or the long form.
    case either(ScalarFormat, Schema)
    /// A map of which only the keys are checked here, because the whole that it becomes a part of is checked later.
    case keysOnly(ObjectSchema)
    /// A schema that is defined by name, because it contains itself.
    case named(String)
}
