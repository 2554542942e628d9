// A question to the student before an event is shown. Read first: Stage.swift.

/// A question and its choices; the right one is in the key file beside the lesson, never here.
package struct Prediction: Equatable, Sendable {
    package var id: String
    package var ask: LocalizedText
    package var choices: [Choice]

    /// One possible answer.
    package struct Choice: Equatable, Sendable {
        package var id: String
        package var text: LocalizedText

        package init(id: String, text: LocalizedText) {
            self.id = id
            self.text = text
        }
    }

    package init(id: String, ask: LocalizedText, choices: [Choice]) {
        self.id = id
        self.ask = ask
        self.choices = choices
    }
}
