// What a host is in the world of letters on paper, and where the comparison ends. Read first: Lesson.swift.

/// The postal analogy of one host.
package struct HostAnalogy: Equatable, Sendable {
    /// The host's name.
    package var host: String
    package var text: LocalizedText
    /// Where the analogy breaks; nil when the lesson does not say.
    package var breaks: LocalizedText?

    package init(host: String, text: LocalizedText, breaks: LocalizedText? = nil) {
        self.host = host
        self.text = text
        self.breaks = breaks
    }
}
