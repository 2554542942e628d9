// One machine of a topology. Read first: Topology.swift. Then InterfacePlan.swift and ServicePlan.swift.

import Wire

/// A machine with addresses: a client, a server, a router.
package struct HostPlan: Equatable, Sendable {
    /// Its name in lessons, reports and captures; unique among hosts and switches.
    package var name: String
    /// What people call it; nil when its name is enough.
    package var title: LocalizedText?
    /// Its name in DNS, without the final dot; nil for a machine that DNS does not know.
    package var domainName: String?
    /// Its network interfaces; their positions are the numbers that routes and links use.
    package var interfaces: [InterfacePlan]
    /// Its routes beyond the networks that it stands on.
    package var routes: [RoutePlan]
    /// True for a router: it passes on packets that are not for itself.
    package var forwards: Bool
    /// False for a machine that is switched off when the emulation starts.
    package var isPoweredOn: Bool
    /// The DNS servers that its stub resolver asks, in order.
    package var resolvers: [IPAddress]
    /// The programs that run on it, in the order in which they start.
    package var services: [ServicePlan]

    package init(
        name: String, title: LocalizedText? = nil, domainName: String? = nil, interfaces: [InterfacePlan],
        routes: [RoutePlan] = [], forwards: Bool = false, isPoweredOn: Bool = true, resolvers: [IPAddress] = [],
        services: [ServicePlan] = []
    ) {
        self.name = name
        self.title = title
        self.domainName = domainName
        self.interfaces = interfaces
        self.routes = routes
        self.forwards = forwards
        self.isPoweredOn = isPoweredOn
        self.resolvers = resolvers
        self.services = services
    }
}
