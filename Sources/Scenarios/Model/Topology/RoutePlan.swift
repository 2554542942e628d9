// One line of a machine's routing table. Read first: HostPlan.swift.

import Wire

/// A route: packets for `destination` go to `gateway`, a neighbour on the interface numbered `interface`.
package struct RoutePlan: Equatable, Sendable {
    /// The addresses that it is for; 0.0.0.0/0 is the default route.
    package var destination: IPNetwork
    /// The next router; nil when the destination is on the link itself.
    package var gateway: IPAddress?
    /// The position of the interface in the host's list.
    package var interface: Int

    package init(destination: IPNetwork, gateway: IPAddress?, interface: Int) {
        self.destination = destination
        self.gateway = gateway
        self.interface = interface
    }
}
