// The names that exist. Read first: ReferenceKind.swift.

/// Which names each kind of reference may use. A kind without a table is not checked.
package struct ReferenceTable: Sendable {
    private var names: [ReferenceKind: [String]] = [:]
    private var known: [ReferenceKind: Set<String>] = [:]

    package init() {}

    /// Says which names exist of `kind`.
    package mutating func define(_ kind: ReferenceKind, _ names: [String]) {
        self.names[kind] = names
        known[kind] = Set(names)
    }

    /// True when `name` exists, or nobody said which names do.
    package func contains(_ name: String, _ kind: ReferenceKind) -> Bool {
        known[kind]?.contains(name) ?? true
    }

    /// The existing names of `kind`, in the order of the file.
    package func names(_ kind: ReferenceKind) -> [String] { names[kind] ?? [] }
}
