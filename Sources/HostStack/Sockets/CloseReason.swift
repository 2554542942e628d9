// How a TCP connection ended. Read first: SocketEvent.swift.

/// How an established connection ended.
package enum CloseReason: Equatable, Sendable {
    /// Both sides closed.
    case finished
    /// The peer reset it.
    case reset
    /// The peer stopped answering: retransmissions were given up.
    case timedOut
}
