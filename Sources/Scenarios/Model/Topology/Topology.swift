// A network, written down completely: what a topology file means once everything unsaid has been derived.
// Read first: nothing. Then HostPlan.swift, LinkPlan.swift, ServicePlan.swift.
//
// A file may say "two domains, these people, these machines" and no more. What stands here is what that means: every
// address, route, zone and password. The world is built from this value alone, and `yubin check --expand` prints it.

/// A complete description of an emulated network at its start.
package struct Topology: Equatable, Sendable {
    /// The name that lessons refer to it by: letters, digits and hyphens.
    package var id: String
    /// What people call it.
    package var title: LocalizedText
    /// What the clocks inside show when the emulation starts, in seconds since 1970-01-01T00:00:00Z.
    package var clockStart: Int64
    /// Every machine with an address, in the order in which they are switched on.
    package var hosts: [HostPlan]
    /// Every learning switch.
    package var switches: [SwitchPlan]
    /// Every cable; each end is a host's interface or a switch's port.
    package var links: [LinkPlan]
    /// Whether routes that lead round in circles, or nowhere, are meant to be so.
    package var allowsWrongRoutes: Bool

    package init(
        id: String, title: LocalizedText, clockStart: Int64, hosts: [HostPlan], switches: [SwitchPlan],
        links: [LinkPlan], allowsWrongRoutes: Bool = false
    ) {
        self.id = id
        self.title = title
        self.clockStart = clockStart
        self.hosts = hosts
        self.switches = switches
        self.links = links
        self.allowsWrongRoutes = allowsWrongRoutes
    }

    /// The zones of all name servers, each once, with their final dots.
    package var zoneNames: [String] {
        var names: [String] = []
        var known: Set<String> = []
        for case .authoritativeDNS(let plan) in hosts.lazy.flatMap(\.services) {
            for zone in plan.zones where known.insert(zone.name).inserted { names.append(zone.name) }
        }
        return names
    }
}
