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
        for plan in topology.links {
            let first = try port(plan.first, of: plan.name)
            let second = try port(plan.second, of: plan.name)
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

    private func port(_ end: LinkEnd, of link: String) throws(BuildError) -> Port {
        if let host = hostNumbers[end.node] { return .host(host, interface: end.port) }
        if let number = switchNumbers[end.node] { return .switch(number, port: end.port) }
        throw BuildError("link “\(link)” leads to “\(end.node)”, which does not exist")
    }
}
