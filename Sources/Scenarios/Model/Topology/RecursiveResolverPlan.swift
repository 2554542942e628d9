// A recursive resolver: where it begins to look. Read first: ServicePlan.swift.

/// A resolver's configuration.
package struct RecursiveResolverPlan: Equatable, Sendable {
    /// The root servers that it knows from the start.
    package var rootHints: [RootHint]

    package init(rootHints: [RootHint]) { self.rootHints = rootHints }
}
