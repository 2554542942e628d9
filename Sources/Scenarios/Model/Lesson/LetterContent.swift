// What a letter says. Read first: LetterPlan.swift.

/// A letter: written in the lesson, or taken from a file as it is.
package enum LetterContent: Equatable, Sendable {
    /// Composed by the mail program.
    case composed(ComposedLetter)
    /// The bytes of an `.eml` file; `path` is what the lesson calls it.
    case file(path: String, bytes: [UInt8])
}
