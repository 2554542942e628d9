// A letter that the lesson has somebody send. Read first: Lesson.swift. Then LetterContent.swift.

/// A letter and its envelope.
package struct LetterPlan: Equatable, Sendable {
    /// The name that actions, stages and expectations use: `m1`.
    package var id: String
    package var content: LetterContent
    /// The sender on the envelope, when it differs from the letter's; empty is the null sender of RFC 5321 §4.5.5.
    package var mailFrom: String?
    /// The recipients on the envelope, when they differ from the letter's.
    package var rcptTo: [String]?

    package init(id: String, content: LetterContent, mailFrom: String? = nil, rcptTo: [String]? = nil) {
        self.id = id
        self.content = content
        self.mailFrom = mailFrom
        self.rcptTo = rcptTo
    }
}
