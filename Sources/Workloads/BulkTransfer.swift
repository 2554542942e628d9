// TCP flows from clients over one router to a server, nothing else: what the network alone can carry.
// Read first: Sources/Emulation/World/World.swift. Benchmarks/ measures it; tests check that it is honest.

import Basics
import Emulation
import HostStack
import Wire

/// A world of `flows` clients, a router and a server, in which each client sends one connection's bytes.
public struct BulkTransfer: Sendable {
    private var world: World
    private let server: Int
    private let expectedBytes: UInt64

    /// - Parameters:
    ///   - flows: clients, each with one TCP connection; 1 to 60,000.
    ///   - bytesPerFlow: what each of them sends.
    ///   - writeSize: how many bytes a client hands to TCP at a time. 64 gives small segments, 65,536 full ones.
    public init(flows: Int, bytesPerFlow: UInt64, writeSize: Int) {
        world = World(seed: 1, clockStart: 0)
        let serverAddress = IPAddress(198, 51, 100, 25)
        let properties = LinkProperties(bandwidth: 10_000_000_000, delay: .microseconds(20))
        let serverNetwork = IPNetwork(serverAddress, prefixLength: 24)
        server = world.addHost(
            name: "server",
            interfaces: [
                InterfaceConfiguration(
                    name: "eth0", mac: MACAddress(bits: 0x02_00_00_00_00_01), address: serverAddress, prefixLength: 24)
            ],
            routes: [
                Route(
                    destination: IPNetwork(.unspecified, prefixLength: 0), gateway: IPAddress(198, 51, 100, 1),
                    interface: 0)
            ],
            services: [.bulkSink(BulkSinkService(port: 9))])
        var routerInterfaces = [
            InterfaceConfiguration(
                name: "eth0", mac: MACAddress(bits: 0x02_00_00_00_00_02), address: IPAddress(198, 51, 100, 1),
                prefixLength: 24)
        ]
        for i in 0..<flows {
            // One /30 for each client: 10.0.0.0, 10.0.0.4, ...
            let base = UInt32(10) << 24 | UInt32(i) << 2
            routerInterfaces.append(
                InterfaceConfiguration(
                    name: "eth\(i + 1)", mac: MACAddress(bits: 0x02_00_01_00_00_00 + UInt64(i)),
                    address: IPAddress(v4: base + 1), prefixLength: 30))
        }
        let router = world.addHost(
            name: "router", interfaces: routerInterfaces, routes: [], forwards: true)
        precondition(serverNetwork.contains(IPAddress(198, 51, 100, 1)), "server and router share a network")
        world.connect(
            .host(router, interface: 0), to: .host(server, interface: 0), name: "server-router", properties: properties)
        for i in 0..<flows {
            let base = UInt32(10) << 24 | UInt32(i) << 2
            let client = world.addHost(
                name: "client\(i)",
                interfaces: [
                    InterfaceConfiguration(
                        name: "eth0", mac: MACAddress(bits: 0x02_00_02_00_00_00 + UInt64(i)),
                        address: IPAddress(v4: base + 2), prefixLength: 30)
                ],
                routes: [
                    Route(
                        destination: IPNetwork(.unspecified, prefixLength: 0), gateway: IPAddress(v4: base + 1),
                        interface: 0)
                ],
                services: [
                    .bulkSource(
                        BulkSourceService(
                            sink: Endpoint(serverAddress, 9), connections: 1, bytesPerConnection: bytesPerFlow,
                            chunkSize: writeSize))
                ])
            world.connect(
                .host(client, interface: 0), to: .host(router, interface: i + 1), name: "client\(i)-router",
                properties: properties)
        }
        expectedBytes = bytesPerFlow * UInt64(flows)
    }

    /// Runs the transfers to their end.
    /// - Returns: how many times a frame was put on a link ("packet hops").
    /// - Throws: `WorkloadFailure` when bytes are missing at the end.
    public mutating func run() throws(WorkloadFailure) -> Int {
        var counter = HopCounter()
        _ = world.run(until: Instant(nanoseconds: 3_600_000_000_000), observer: &counter)
        guard case .bulkSink(let sink) = world.hosts[server].services[0], sink.received == expectedBytes else {
            throw WorkloadFailure("not all bytes arrived")
        }
        return counter.hops
    }

    /// The events that have happened so far.
    public var eventCount: UInt64 { world.eventCount }
}
