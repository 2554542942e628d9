// A display filter that shows a part of the story in Wireshark. Read first: Lesson.swift.

/// A filter, and what it shows.
package struct WiresharkFilter: Equatable, Sendable {
    /// The filter in Wireshark's language.
    package var filter: String
    /// What one sees with it; nil when the lesson does not say.
    package var text: LocalizedText?

    package init(filter: String, text: LocalizedText? = nil) {
        self.filter = filter
        self.text = text
    }
}
