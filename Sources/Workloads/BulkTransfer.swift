// TCP flows from clients over one router to a server, nothing else: what the network alone can carry.
// Read first: Sources/Emulation/World/World.swift. Benchmarks/ measures it; tests check that it is honest.

import Basics
import Capture
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
    ///   - packetSize: the largest IP packet, in bytes: 1,500 as in Ethernet; 68, the least that RFC 791 allows, makes
    ///     nothing but small frames.
    public init(flows: Int, bytesPerFlow: UInt64, packetSize: Int = 1500) {
        world = World(seed: 1, clockStart: 0)
        let writeSize = packetSize < 1500 ? 4096 : 65_536
        let serverAddress = IPAddress(198, 51, 100, 25)
        let properties = LinkProperties(bandwidth: 10_000_000_000, delay: .microseconds(20), mtu: packetSize)
        // Together, the clients are as fast as the server's link: what is measured is forwarding, not loss.
        var clientProperties = properties
        clientProperties.bandwidth /= UInt64(flows)
        let serverNetwork = IPNetwork(serverAddress, prefixLength: 24)
        server = world.addHost(
            name: "server",
            interfaces: [
                InterfaceConfiguration(
                    name: "eth0", mac: MACAddress(bits: 0x02_00_00_00_00_01), address: serverAddress, prefixLength: 24,
                    mtu: packetSize)
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
                prefixLength: 24, mtu: packetSize)
        ]
        for i in 0..<flows {
            // One /30 for each client: 10.0.0.0, 10.0.0.4, ...
            let base = UInt32(10) << 24 | UInt32(i) << 2
            routerInterfaces.append(
                InterfaceConfiguration(
                    name: "eth\(i + 1)", mac: MACAddress(bits: 0x02_00_01_00_00_00 + UInt64(i)),
                    address: IPAddress(v4: base + 1), prefixLength: 30, mtu: packetSize))
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
                        address: IPAddress(v4: base + 2), prefixLength: 30, mtu: packetSize)
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
                ], isOn: false)
            // One after the other, as people do: a thousand calls in the same nanosecond overrun any listener's
            // backlog.
            world.plan(.hostPower(client, on: true), at: .start + .microseconds(UInt64(i) * 20))
            world.connect(
                .host(client, interface: 0), to: .host(router, interface: i + 1), name: "client\(i)-router",
                properties: clientProperties)
        }
        expectedBytes = bytesPerFlow * UInt64(flows)
    }

    /// Runs the transfers to their end.
    /// - Throws: `WorkloadFailure` when bytes are missing at the end.
    public mutating func run() throws(WorkloadFailure) -> Traffic {
        var counter = HopCounter()
        _ = world.run(until: Self.end, observer: &counter)
        try check()
        return Traffic(hops: counter.hops, bytes: counter.bytes)
    }

    /// Runs them with a pcapng capture of every hop, which is written to the file at `path`.
    /// - Throws: `WorkloadFailure` when bytes are missing at the end, or the file cannot be written.
    public mutating func run(capturingTo path: String) throws(WorkloadFailure) -> Traffic {
        let links = world.links.map { CapturedLink(name: $0.name) }
        var recorder: HopRecorder
        do { recorder = try HopRecorder(path: path, links: links) } catch { throw WorkloadFailure("\(error)") }
        _ = world.run(until: Self.end, observer: &recorder)
        try check()
        do { try recorder.finish() } catch { throw WorkloadFailure("\(error)") }
        return Traffic(hops: recorder.hops, bytes: recorder.bytes)
    }

    /// Runs them and takes a snapshot after every `interval` events, keeping the latest, as a player that can step back
    /// does. Without an interval, none.
    /// - Throws: `WorkloadFailure` when bytes are missing at the end.
    public mutating func run(snapshotEvery interval: UInt64?) throws(WorkloadFailure) -> Snapshots {
        var snapshots = Snapshots()
        var kept: World?
        var counter = TouchCounter(links: world.links.count)
        while world.run(until: Self.end, limit: interval ?? .max, observer: &counter) == .reachedCount {
            kept = world
            snapshots.count += 1
            snapshots.touchedHosts += counter.startOver()
        }
        try check()
        if let kept, kept.eventCount > world.eventCount { throw WorkloadFailure("a snapshot from the future") }
        return snapshots
    }

    private static let end = Instant(nanoseconds: 3_600_000_000_000)

    private func check() throws(WorkloadFailure) {
        guard case .bulkSink(let sink) = world.hosts[server].services[0], sink.received == expectedBytes else {
            throw WorkloadFailure("not all bytes arrived")
        }
    }

    /// The events that have happened so far.
    public var eventCount: UInt64 { world.eventCount }
}
