// Something for the student to do. Read first: Expectation.swift.

/// A task: its goal looks at the end state, not at what was typed.
package struct LessonTask: Equatable, Sendable {
    package var id: String
    package var points: Int
    package var text: LocalizedText
    package var goal: Expectation
    /// From a nudge to the whole answer, at most three.
    package var hints: [LocalizedText]

    package init(id: String, points: Int, text: LocalizedText, goal: Expectation, hints: [LocalizedText]) {
        self.id = id
        self.points = points
        self.text = text
        self.goal = goal
        self.hints = hints
    }
}
