// One line of a routing table. Read first: InterfaceConfiguration.swift. Then RoutingTable.swift.

import Wire

/// "Packets for `destination` leave by `interface`, to `gateway` if there is one, else directly."
package struct Route: Equatable, Sendable {
    package var destination: IPNetwork
    /// The neighbour that forwards further; nil when the destination is on the link itself.
    package var gateway: IPAddress?
    /// The index of the interface in the host's configuration.
    package var interface: Int

    package init(destination: IPNetwork, gateway: IPAddress?, interface: Int) {
        self.destination = destination
        self.gateway = gateway
        self.interface = interface
    }
}
