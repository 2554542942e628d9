// A sentence that should be true when the lesson is over. Read first: ExpectationCondition.swift.

/// A condition, and how to say it to people.
package struct Expectation: Equatable, Sendable {
    package var condition: ExpectationCondition
    /// What the lesson's author calls it; nil when the condition speaks for itself.
    package var text: LocalizedText?

    package init(_ condition: ExpectationCondition, text: LocalizedText? = nil) {
        self.condition = condition
        self.text = text
    }
}
