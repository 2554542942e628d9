// The network software of one host or router: frames and time go in, frames and events come out.
// Read first: InterfaceConfiguration.swift, Route.swift, SocketEvent.swift, StackOutput.swift.

import Basics
import Wire

/// The protocols from ARP to TCP of one machine, as a value.
package struct HostStack: Equatable, Sendable {
    /// The interfaces, in the order of their indices.
    package let interfaces: [InterfaceConfiguration]
    /// The routes that were configured; the interfaces' own networks need not be among them.
    package let routes: [Route]
    /// Whether the machine is a router: passes on packets that are not for itself.
    package let forwards: Bool
    var random: SeededGenerator

    package init(interfaces: [InterfaceConfiguration], routes: [Route], forwards: Bool, random: SeededGenerator) {
        self.interfaces = interfaces
        self.routes = routes
        self.forwards = forwards
        self.random = random
    }

    /// Takes a frame that arrived on an interface.
    package mutating func receive(
        _ frame: consuming PacketBuffer, on interface: Int, at now: Instant, _ out: inout StackOutput
    ) {
    }

    /// Runs every timer that is due.
    package mutating func advance(to now: Instant, _ out: inout StackOutput) {}

    /// When `advance` must be called next; `.never` when nothing waits.
    package var nextDeadline: Instant { .never }

    /// Forgets what a machine loses with its power: sockets, neighbours, path MTUs, half-assembled packets.
    /// The configuration and the generator stay.
    package mutating func powerOff() {}

    /// Opens a TCP port to everybody. Connections that come in are `accepted` for the same owner.
    package mutating func listen(port: UInt16, owner: UInt16) throws(SocketError) -> SocketID { throw .notOpen }

    /// Starts a TCP connection from a random ephemeral port. Told later: `connected` or `connectFailed`.
    package mutating func connect(
        to remote: Endpoint, owner: UInt16, at now: Instant, _ out: inout StackOutput
    ) throws(SocketError) -> SocketID { throw .notOpen }

    /// Queues bytes on a connection; all of them are taken. Told later: `drained`.
    package mutating func send(
        _ bytes: [UInt8], on socket: SocketID, at now: Instant, _ out: inout StackOutput
    ) throws(SocketError) { throw .notOpen }

    /// Queues bytes on a connection without copying them.
    package mutating func send(
        _ bytes: consuming PacketBuffer, on socket: SocketID, at now: Instant, _ out: inout StackOutput
    ) throws(SocketError) { throw .notOpen }

    /// The next received bytes of a connection, or nil when there are none now. Reading opens the window.
    package mutating func read(_ socket: SocketID, at now: Instant, _ out: inout StackOutput) -> PacketBuffer? { nil }

    /// Closes a socket of any kind; a connection after everything that was queued is sent.
    package mutating func close(_ socket: SocketID, at now: Instant, _ out: inout StackOutput) {}

    /// Ends a connection at once with a reset; what was queued is lost. Other sockets just close.
    package mutating func abort(_ socket: SocketID, at now: Instant, _ out: inout StackOutput) {}

    /// This side's address and port, or nil when the socket is not open.
    package func localEndpoint(of socket: SocketID) -> Endpoint? { nil }

    /// The peer's address and port, or nil when the socket is not an open connection.
    package func remoteEndpoint(of socket: SocketID) -> Endpoint? { nil }

    /// How many queued bytes the peer has not acknowledged yet; 0 when the socket is not an open connection.
    package func unacknowledgedByteCount(of socket: SocketID) -> Int { 0 }

    /// Opens a UDP port; nil takes a random ephemeral one that was not used lately.
    package mutating func bindUDP(port: UInt16?, owner: UInt16) throws(SocketError) -> SocketID { throw .notOpen }

    /// Sends a datagram. What goes wrong on the way may be told later: `unreachable`.
    package mutating func send(
        _ datagram: [UInt8], from socket: SocketID, to remote: Endpoint, at now: Instant, _ out: inout StackOutput
    ) throws(SocketError) { throw .notOpen }

    /// Closes a UDP socket.
    package mutating func closeUDP(_ socket: SocketID) {}

    /// Sends an echo request. Told later: `echoReply` or `echoUnreachable`, for `owner`.
    package mutating func ping(
        _ address: IPAddress, identifier: UInt16, sequence: UInt16, owner: UInt16, at now: Instant,
        _ out: inout StackOutput
    ) {}
}
