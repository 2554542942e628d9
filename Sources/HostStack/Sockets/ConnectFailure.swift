// Why a TCP connection did not come about. Read first: SocketEvent.swift.

/// Why a connection could not be opened.
package enum ConnectFailure: Equatable, Sendable {
    /// The peer answered with a reset: nobody listens ("Connection refused").
    case refused
    /// Nobody answered ("Connection timed out").
    case timedOut
    /// A router, or this host itself, says that there is no way ("No route to host").
    case unreachable(Unreachability)
}
