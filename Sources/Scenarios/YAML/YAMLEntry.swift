// A key of a map, and its value. Read first: YAMLNode.swift.

/// One line of a map.
package struct YAMLEntry: Equatable, Sendable {
    package var key: String
    /// Where the key stands.
    package var position: SourcePosition
    package var value: YAMLNode

    package init(key: String, at position: SourcePosition, value: YAMLNode) {
        self.key = key
        self.position = position
        self.value = value
    }
}
