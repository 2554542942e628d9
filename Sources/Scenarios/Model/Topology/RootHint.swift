// A root server that a resolver knows before it has asked anybody. Read first: RecursiveResolverPlan.swift.

import Wire

/// The name and the address of a root server.
package struct RootHint: Equatable, Sendable {
    /// Its full name with the final dot.
    package var name: String
    package var address: IPAddress

    package init(name: String, address: IPAddress) {
        self.name = name
        self.address = address
    }
}
