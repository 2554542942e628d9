// A topology that has come to life: the world, and the names of what is in it.
// Read first: Model/Topology/Topology.swift and Sources/Emulation/World/World.swift.
// Then EmulatedTopology+Services.swift.

import Basics
import Emulation
import HostStack
import Wire

/// A world that was built from a topology. The world goes its own way afterwards; the names stay true.
package struct EmulatedTopology: Equatable, Sendable {
    package let topology: Topology
    package var world: World
    /// Numbers in the world by name, for look-up only.
    private var hostNumbers: [String: Int] = [:]
    private var switchNumbers: [String: Int] = [:]
    private var linkNumbers: [String: Int] = [:]

    /// Builds the world of `topology`; all of its chance comes from `seed`.
    /// - Throws: `BuildError` for what only shows when the parts are put together.
    package init(_ topology: Topology, seed: UInt64) throws(BuildError) {
        self.topology = topology
        world = World(seed: seed, clockStart: topology.clockStart)
        let colleagues = MailColleagues(of: topology)
        for plan in topology.hosts { try addHost(plan, colleagues) }
        for plan in topology.switches { switchNumbers[plan.name] = world.addSwitch(name: plan.name) }
        let ranks = Self.ranks(of: topology)
        for plan in topology.links {
            let first = try port(plan.first, of: plan.name, ranks)
            let second = try port(plan.second, of: plan.name, ranks)
            linkNumbers[plan.name] = world.connect(first, to: second, name: plan.name, properties: plan.properties)
        }
        world.agreeOnMTUs()
    }

    /// The number of a host in the world; nil when there is none of that name.
    package func host(_ name: String) -> Int? { hostNumbers[name] }
    /// The number of a link in the world; nil when there is none of that name.
    package func link(_ name: String) -> Int? { linkNumbers[name] }
    /// The number of a switch in the world; nil when there is none of that name.
    package func `switch`(_ name: String) -> Int? { switchNumbers[name] }

    /// Every address with the name that people know it by: the one in DNS if there is one.
    package var names: [(address: IPAddress, name: String)] {
        topology.hosts.flatMap { host in
            host.interfaces.map { ($0.address, host.domainName ?? host.name) }
        }
    }

    private mutating func addHost(_ plan: HostPlan, _ colleagues: MailColleagues) throws(BuildError) {
        var services: [Service] = []
        for service in plan.services { services += try Self.services(for: service, on: plan, colleagues) }
        let interfaces = plan.interfaces.map { interface in
            InterfaceConfiguration(
                name: interface.name, mac: interface.mac, address: interface.address,
                prefixLength: interface.prefixLength)
        }
        let routes = plan.routes.map {
            Route(destination: $0.destination, gateway: $0.gateway, interface: $0.interface)
        }
        let number = world.addHost(
            name: plan.name, interfaces: interfaces, routes: routes, forwards: plan.forwards,
            resolvers: plan.resolvers, services: services, isOn: plan.isPoweredOn)
        hostNumbers[plan.name] = number
        for case .mailServer(let server) in plan.services { try addAccounts(of: server, toHost: number) }
    }

    /// The ports of each switch that have a cable in them, by number, with their places among them: whoever numbers
    /// ports may leave gaps, and name them in any order.
    private static func ranks(of topology: Topology) -> [String: [Int: Int]] {
        var used: [String: [Int]] = [:]
        for link in topology.links {
            for end in [link.first, link.second] { used[end.node, default: []].append(end.port) }
        }
        return used.mapValues { ports in
            Dictionary(ports.sorted().enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }

    private func port(_ end: LinkEnd, of link: String, _ ranks: [String: [Int: Int]]) throws(BuildError) -> Port {
        if let host = hostNumbers[end.node] { return .host(host, interface: end.port) }
        if let number = switchNumbers[end.node], let rank = ranks[end.node]?[end.port] {
            return .switch(number, port: rank)
        }
        throw BuildError("link “\(link)” leads to “\(end.node)”, which does not exist")
    }
}
