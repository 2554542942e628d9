// A learning switch of a topology. Read first: Topology.swift.

/// A switch: it has ports, but no address; which link is on which port, the links say.
package struct SwitchPlan: Equatable, Sendable {
    /// Its name, unique among hosts and switches.
    package var name: String
    /// What people call it; nil when its name is enough.
    package var title: LocalizedText?

    package init(name: String, title: LocalizedText? = nil) {
        self.name = name
        self.title = title
    }
}
