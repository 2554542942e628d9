// The instructor's side of a lesson: the right answers, and what has to be done. Read first: Lesson.swift.
// Then Loading/LessonLibrary+Keys.swift, which finds it beside the lesson.
//
// It is a file of its own so that a student's program need never open it: `yubin run` and the player do not.

/// A checked key.
package struct LessonKey: Equatable, Sendable {
    /// The lesson's id.
    package var lesson: String
    /// For each prediction of the lesson, in the order of its stages.
    package var answers: [PredictionAnswer]
    /// Letters that the solutions send, beside those of the lesson.
    package var letters: [LetterPlan]
    /// For each task of the lesson, in its order.
    package var solutions: [TaskSolution]

    package init(
        lesson: String, answers: [PredictionAnswer], letters: [LetterPlan], solutions: [TaskSolution]
    ) {
        self.lesson = lesson
        self.answers = answers
        self.letters = letters
        self.solutions = solutions
    }
}

extension Lesson {
    /// The lesson as somebody plays it who solves the tasks of `solutions`. At one moment the lesson's own actions come
    /// first.
    package func solved(by solutions: [TaskSolution], letters: [LetterPlan]) -> Lesson {
        var lesson = self
        lesson.letters += letters
        let all = actions + solutions.flatMap(\.actions)
        lesson.actions = all.enumerated().sorted { a, b in
            (a.element.at, a.offset) < (b.element.at, b.offset)
        }.map(\.element)
        return lesson
    }
}
