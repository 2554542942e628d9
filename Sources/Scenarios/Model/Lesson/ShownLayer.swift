// Layers below the mail that a lesson can put into its story. Read first: Lesson.swift.

/// What the story tells beside the lines of mail protocols and the questions to DNS.
package struct ShownLayer: Equatable, Sendable {
    package enum Layer: String, CaseIterable, Sendable {
        /// Who asks for which neighbour, and whether one answers.
        case arp
        /// Connections that begin and end, and segments that are sent again.
        case tcp
    }

    package var layer: Layer
    /// Only what these hosts do, or is done with them; empty: all hosts.
    package var hosts: [String]

    package init(_ layer: Layer, hosts: [String] = []) {
        self.layer = layer
        self.hosts = hosts
    }
}
