// The right answer to a question of the lesson. Read first: Prediction.swift, LessonKey.swift.

/// Which choice is right, and why.
package struct PredictionAnswer: Equatable, Sendable {
    /// The prediction's id.
    package var prediction: String
    /// The id of the right choice.
    package var choice: String
    package var why: LocalizedText

    package init(prediction: String, choice: String, why: LocalizedText) {
        self.prediction = prediction
        self.choice = choice
        self.why = why
    }
}
