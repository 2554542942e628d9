// Why a call on a socket failed at once. Read first: SocketID.swift.
// What fails later, because of the network or the peer, arrives as a SocketEvent.

/// The caller asked for something that cannot be done.
package enum SocketError: Error, Equatable, Sendable {
    /// Another socket listens on that port or is bound to it.
    case portInUse
    /// Every ephemeral port is taken.
    case noFreePort
    /// No route leads to the destination ("Network is unreachable").
    case noRoute
    /// The socket is closed, or its name is of an earlier one, or it is of the wrong kind.
    case notOpen
    /// A datagram over 65,507 bytes, the most that UDP over IPv4 can carry.
    case messageTooLong
    /// The table that would hold the socket is at its bound.
    case tooManySockets
}
