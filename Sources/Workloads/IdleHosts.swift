// Hosts that do nothing: how much room a machine takes. Read first: Sources/Emulation/World/World.swift.

import Basics
import Emulation
import HostStack
import Wire

/// A world of machines, each with an address, a route, a resolver's address and a cable to a switch.
public struct IdleHosts: Sendable {
    private let world: World

    /// - Parameter count: how many machines, 1 to 1,000,000.
    public init(count: Int) {
        var world = World(seed: 1, clockStart: 0)
        for i in 0..<count {
            // 250 machines to a network: 10.0.0.0/24, 10.0.1.0/24, ...
            if i % 250 == 0 { _ = world.addSwitch(name: "switch\(i / 250)") }
            let network = UInt32(10) << 24 | UInt32(i / 250) << 8
            let host = world.addHost(
                name: "host\(i)",
                interfaces: [
                    InterfaceConfiguration(
                        name: "eth0", mac: MACAddress(bits: 0x02_00_00_00_00_00 + UInt64(i)),
                        address: IPAddress(v4: network + 2 + UInt32(i % 250)), prefixLength: 24)
                ],
                routes: [
                    Route(
                        destination: IPNetwork(.unspecified, prefixLength: 0), gateway: IPAddress(v4: network + 1),
                        interface: 0)
                ],
                resolvers: [IPAddress(192, 0, 2, 53)])
            world.connect(
                .host(host, interface: 0), to: world.freePort(ofSwitch: i / 250), name: "cable\(i)",
                properties: LinkProperties())
        }
        var nobody = NoObserver()
        _ = world.run(until: .start + .seconds(1), observer: &nobody)
        self.world = world
    }

    /// How many machines there are.
    public var count: Int { world.hosts.count }
}
