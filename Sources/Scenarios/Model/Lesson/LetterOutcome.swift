// What can become of a letter. Read first: ExpectationCondition.swift.

/// The state of a letter when the story is over.
package enum LetterOutcome: String, CaseIterable, Sendable {
    /// It lies, or lay, in every recipient's mailbox.
    case delivered
    /// It went back to its sender.
    case bounced
    /// It still waits in a queue.
    case queued
    /// The first server did not take it.
    case rejected
}
