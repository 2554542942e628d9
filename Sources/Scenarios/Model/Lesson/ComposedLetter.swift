// A letter as a person writes it. Read first: LetterContent.swift.

/// The fields that a mail program asks for.
package struct ComposedLetter: Equatable, Sendable {
    /// The author's address.
    package var from: String
    package var to: [String]
    package var cc: [String]
    /// In one language: letters are not translated.
    package var subject: String
    package var body: String

    package init(from: String, to: [String], cc: [String] = [], subject: String, body: String) {
        self.from = from
        self.to = to
        self.cc = cc
        self.subject = subject
        self.body = body
    }
}
