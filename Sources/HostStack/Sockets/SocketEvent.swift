// What happens on sockets after the call that started it. Read first: SocketID.swift.
//
// A program of an emulated host never waits inside of a call. It asks (HostStack.connect, send), goes on, and is told:
// `connected`, `readable`, `peerClosed`, `drained`, `closed`. `owner` says which program of the host is meant.

import Basics
import Wire

/// One thing that happened on a socket.
package struct SocketEvent: Equatable, Sendable {
    /// The number that the owner gave when it opened the socket.
    package var owner: UInt16
    package var socket: SocketID
    package var kind: Kind

    package init(owner: UInt16, socket: SocketID, kind: Kind) {
        self.owner = owner
        self.socket = socket
        self.kind = kind
    }

    package enum Kind: Equatable, Sendable {
        /// TCP: a peer connected; `socket` is the new connection, `listener` the socket it came in by.
        case accepted(listener: SocketID)
        /// TCP: the connection that this host asked for is established.
        case connected
        /// TCP: there are bytes to read. Not repeated until all of them were read.
        case readable
        /// TCP: the peer sends no more; what it sent before can still be read, and this side may go on sending.
        case peerClosed
        /// TCP: everything that was sent so far is acknowledged.
        case drained
        /// TCP: the connection is over; nothing more will be told about it. What came before can still be read at once.
        case closed(CloseReason)
        /// TCP: the connection that this host asked for did not come about; the socket is gone.
        case connectFailed(ConnectFailure)
        /// UDP: a datagram came, sent to the own address `to`, or to everybody on the link: then it is unspecified.
        case datagram(from: Endpoint, to: IPAddress, PacketBuffer)
        /// UDP: a datagram sent to `Endpoint` could not be delivered.
        case unreachable(Endpoint, Unreachability)
        /// ICMP: a host answered `HostStack.ping`. The event's socket is `SocketID.none`.
        case echoReply(from: IPAddress, identifier: UInt16, sequence: UInt16)
        /// ICMP: a ping could not be delivered. The event's socket is `SocketID.none`.
        case echoUnreachable(IPAddress, identifier: UInt16, sequence: UInt16, Unreachability)
    }
}
