// One end of a cable. Read first: LinkPlan.swift.

/// Where a link is plugged in.
package struct LinkEnd: Equatable, Sendable {
    /// The name of a host or a switch.
    package var node: String
    /// A host's interface by its position, or a switch's port, from 0.
    package var port: Int

    package init(node: String, port: Int) {
        self.node = node
        self.port = port
    }
}
