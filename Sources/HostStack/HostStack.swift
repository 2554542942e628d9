// The network software of one host or router: frames and time go in, frames and events come out.
// Read first: InterfaceConfiguration.swift, Routing/Route.swift, Sockets/SocketEvent.swift, StackOutput.swift.
// Then, from the wire upward, one concern a file:
//
//     +Receive      a frame arrives: for whom is it?
//     +Forwarding   it is for somebody else: what a router does
//     +Transmit     a packet leaves: next hop, Ethernet address, pieces
//     +ARP          finding Ethernet addresses
//     +ICMP         echoes, and errors that others report
//     +Complaints   errors that this host reports
//     +Datagrams    UDP sockets
//     +Listening    TCP ports that are open
//     +Connections  TCP connections: what programs call, where segments go
//     +Settling     what a connection wants after each input
//     +Timers       what happens without a packet
//
// A stack does no I/O and knows no clock; it is a value, and copying it is a snapshot. A packet on its way through is
// never copied: the buffer that arrived is changed in place and leaves again, or ends as what a program reads.
//
// Left out: DHCP and IPv6 (addresses are configured, RFC 791 is the network), multicast groups, source routes, ICMP
// redirects, packet filters.

import Basics
import Wire

/// The protocols from ARP to TCP of one machine, as a value.
package struct HostStack: Equatable, Sendable {
    /// What a usual packet looks at and does not change.
    private var tables: Boxed<StackTables>

    var random: SeededGenerator
    /// The identification of the next packet (RFC 791 §3.1).
    var identification: UInt16
    /// Distinguishes every socket from all before it, even across a power failure.
    var generation: UInt32 = 0

    // What follows is forgotten when the power goes.
    var timers = TimerHeap()
    var complaintLimit = HostStack.complaintRate
    var connections = ConnectionTable()

    package init(interfaces: [InterfaceConfiguration], routes: [Route], forwards: Bool, random: SeededGenerator) {
        let settings = StackSettings(interfaces: interfaces, routes: routes, forwards: forwards)
        tables = Boxed(StackTables(settings: settings))
        self.random = random
        identification = UInt16(truncatingIfNeeded: self.random.next())
    }

    /// The interfaces, in the order of their indices.
    package private(set) var interfaces: [InterfaceConfiguration] {
        @inline(__always) _read { yield tables.value.settings.interfaces }
        @inline(__always) _modify { yield &tables.value.settings.interfaces }
    }
    /// The routes that were configured; the interfaces' own networks need not be among them.
    package var routes: [Route] { tables.value.settings.routes }
    /// Whether the machine is a router: passes on packets that are not for itself.
    package var forwards: Bool { tables.value.settings.forwards }
    /// How new TCP connections behave.
    package var tcpConfiguration: TCPConfiguration {
        @inline(__always) _read { yield tables.value.settings.tcpConfiguration }
        @inline(__always) _modify { yield &tables.value.settings.tcpConfiguration }
    }
    var routing: RoutingTable {
        @inline(__always) _read { yield tables.value.settings.routing }
    }
    var neighbours: NeighbourCache {
        @inline(__always) _read { yield tables.value.neighbours }
        @inline(__always) _modify { yield &tables.value.neighbours }
    }
    var pathMTUs: PathMTUCache {
        @inline(__always) _read { yield tables.value.pathMTUs }
        @inline(__always) _modify { yield &tables.value.pathMTUs }
    }
    var reassembly: Reassembly {
        @inline(__always) _read { yield tables.value.reassembly }
        @inline(__always) _modify { yield &tables.value.reassembly }
    }
    var listeners: [Listener?] {
        @inline(__always) _read { yield tables.value.listeners }
        @inline(__always) _modify { yield &tables.value.listeners }
    }
    var datagramSockets: DatagramSocketTable {
        @inline(__always) _read { yield tables.value.datagramSockets }
        @inline(__always) _modify { yield &tables.value.datagramSockets }
    }
    var ports: EphemeralPorts {
        @inline(__always) _read { yield tables.value.ports }
        @inline(__always) _modify { yield &tables.value.ports }
    }
    /// Packets from this host to itself, not yet delivered; empty between calls.
    var loopback: [PacketBuffer] {
        @inline(__always) _read { yield tables.value.loopback }
        @inline(__always) _modify { yield &tables.value.loopback }
    }
    var pings: [PendingPing] {
        @inline(__always) _read { yield tables.value.pings }
        @inline(__always) _modify { yield &tables.value.pings }
    }

    /// When `advance` must be called next; `.never` when nothing waits. Now and then too early, never too late.
    package var nextDeadline: Instant { timers.nextDeadline }

    /// Forgets what a machine loses with its power: sockets, neighbours, path MTUs, half-assembled packets.
    /// The configuration and the generator stay.
    package mutating func powerOff() {
        tables = Boxed(StackTables(settings: tables.value.settings))
        timers = TimerHeap()
        complaintLimit = HostStack.complaintRate
        connections = ConnectionTable()
    }

    /// Gives an interface another MTU (bytes of an IP packet). Connections that are open already make smaller segments
    /// from now on if they must; larger ones only new connections make.
    package mutating func setMTU(_ mtu: Int, ofInterface interface: Int) {
        interfaces[interface].mtu = mtu
        for place in connections.openPlaces where Int(connections.slots[place].value.hop.interface) == interface {
            connections.slots[place].value.connection.limitSegments(toMTU: mtu)
        }
    }

    /// A number that no socket of this host had before.
    mutating func nextGeneration() -> UInt32 {
        generation &+= 1
        return generation
    }

    /// A random port that `isFree` accepts; nil when there is none.
    mutating func ephemeralPort(_ isFree: (borrowing HostStack, UInt16) -> Bool) -> UInt16? {
        // Taken out of the stack while the stack is being asked.
        var ports = EphemeralPorts()
        swap(&ports, &self.ports)
        var random = self.random
        let port = ports.next(&random) { isFree(self, $0) }
        swap(&ports, &self.ports)
        self.random = random
        return port
    }

    /// The address that this host uses towards `destination`, and where packets leave for it.
    func source(towards destination: IPAddress) -> (address: IPAddress, hop: Hop)? {
        let hop = routing.hop(to: destination.v4)
        switch hop.kind {
        case .unroutable: return nil
        case .local: return (destination, hop)
        case .broadcast, .neighbour: return (interfaces[Int(hop.interface)].address, hop)
        }
    }

    /// The largest packet to `destination`, which leaves by `hop`.
    func mtu(to destination: IPAddress, _ hop: Hop, at now: Instant) -> Int {
        // Packets to this host itself cross no link, but keep the size that they would have on one.
        let own = interfaces.isEmpty ? 1500 : interfaces[Int(hop.interface)].mtu
        return min(own, pathMTUs.mtu(to: destination, at: now) ?? own)
    }
}
