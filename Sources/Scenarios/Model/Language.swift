// The languages that the story is told in. Read first: nothing. Then LocalizedText.swift.

/// A language of narration. Protocol tokens stay English in both.
package enum Language: String, CaseIterable, Sendable {
    case english = "en"
    case japanese = "ja"
}
