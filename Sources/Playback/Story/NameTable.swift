// Who is who: the names behind addresses and numbers. Read first: Sources/Scenarios/Build/EmulatedTopology.swift.

import Emulation
import Scenarios
import Wire

/// The names of hosts, switches and links of one emulated network.
package struct NameTable: Equatable, Sendable {
    private let hosts: [String]
    private let switches: [String]
    private let links: [String]
    /// For look-up only: never iterated.
    private let byAddress: [IPAddress: String]

    /// The names in `network`.
    package init(_ network: EmulatedTopology) {
        hosts = network.world.hosts.indices.map { network.world.hosts[$0].core.name }
        switches = network.world.switches.map(\.name)
        links = network.world.links.map(\.name)
        byAddress = Dictionary(
            network.topology.hosts.flatMap { host in host.interfaces.map { ($0.address, host.name) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// The host with this number in the world.
    package func host(_ number: Int?) -> String? {
        number.flatMap { hosts.indices.contains($0) ? hosts[$0] : nil }
    }

    /// The switch with this number in the world.
    package func `switch`(_ number: Int) -> String {
        switches.indices.contains(number) ? switches[number] : "switch \(number)"
    }

    /// The host that has this address; without one, the address itself.
    package func host(at address: IPAddress) -> String { byAddress[address] ?? address.description }

    /// The link with this number in the world.
    package func link(_ number: Int) -> String { links.indices.contains(number) ? links[number] : "link \(number)" }
}
