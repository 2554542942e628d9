// The parts of a stack that stay as they are for most packets. Read first: HostStack.swift, Sources/Basics/Boxed.swift.
//
// They stand apart so that the first packet after a snapshot does not copy them with the rest of its host.

import Basics

/// How a machine is set up: made once, changed by an administrator.
struct StackSettings: Equatable, Sendable {
    var interfaces: [InterfaceConfiguration]
    let routes: [Route]
    let forwards: Bool
    var tcpConfiguration = TCPConfiguration()
    let routing: RoutingTable

    init(interfaces: [InterfaceConfiguration], routes: [Route], forwards: Bool) {
        self.interfaces = interfaces
        self.routes = routes
        self.forwards = forwards
        routing = RoutingTable(interfaces: interfaces, routes: routes)
    }
}

/// How a machine is set up, and what it has learned and opened; only the settings outlive the power.
struct StackTables: Equatable, Sendable {
    var settings: StackSettings
    var neighbours = NeighbourCache()
    var pathMTUs = PathMTUCache()
    var reassembly = Reassembly()
    var listeners: [Listener?] = []
    var datagramSockets = DatagramSocketTable()
    var ports = EphemeralPorts()
    var pings: [PendingPing] = []
    var loopback: [PacketBuffer] = []
}
