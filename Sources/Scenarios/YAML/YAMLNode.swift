// A value in a YAML file, with its place. Read first: SourcePosition.swift.
//
// YAML guesses types ("no" is a truth value, 12:30 a number of base 60); this format does not: every scalar is text,
// and what the text means is up to the key that it stands at.

/// A text, a list or a map, and where it stands.
package struct YAMLNode: Equatable, Sendable {
    package enum Content: Equatable, Sendable {
        /// `isPlain`: written without quotes.
        case scalar(String, isPlain: Bool)
        case list([YAMLNode])
        case map([YAMLEntry])
    }

    package var content: Content
    package var position: SourcePosition
    /// The number of values in it, itself included.
    package private(set) var size: Int

    package init(_ content: Content, at position: SourcePosition) {
        self.content = content
        self.position = position
        switch content {
        case .scalar: size = 1
        case .list(let elements): size = elements.reduce(1) { $0 + $1.size }
        case .map(let entries): size = entries.reduce(1) { $0 + $1.value.size }
        }
    }

    /// Nothing: `key:`, `key: ~` or `key: null`.
    package var isNull: Bool {
        guard case .scalar(let text, isPlain: true) = content else { return false }
        return text.isEmpty || text == "~" || text == "null"
    }

    /// The text of a scalar; nil for null, lists and maps.
    package var text: String? {
        guard case .scalar(let text, _) = content, !isNull else { return nil }
        return text
    }

    /// The elements of a list; of anything else, none.
    package var elements: [YAMLNode] {
        if case .list(let elements) = content { return elements }
        return []
    }

    /// The entries of a map; of anything else, none.
    package var entries: [YAMLEntry] {
        if case .map(let entries) = content { return entries }
        return []
    }

    /// Whether it is a map.
    package var isMap: Bool {
        if case .map = content { return true }
        return false
    }

    /// The value at `key` of a map; nil when there is none, or null.
    package subscript(key: String) -> YAMLNode? {
        guard case .map(let entries) = content else { return nil }
        guard let value = entries.first(where: { $0.key == key })?.value, !value.isNull else { return nil }
        return value
    }

    /// What it is, for a message.
    package var kind: Phrase {
        switch content {
        case .scalar(let text, _): isNull ? "nothing" : "the text `\(text.shortened)`"
        case .list: "a list"
        case .map: "a map"
        }
    }
}

extension String {
    /// The beginning of a long text, on one line: for messages.
    package var shortened: String {
        let line = prefix(60).split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        return line == self ? line : line + "..."
    }
}
