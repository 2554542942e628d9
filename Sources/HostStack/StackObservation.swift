// What a spectator should know about the work of a host's stack. Read first: StackOutput.swift.
// No protocol depends on these; they carry the story: "the mail server asks who has 192.0.2.1".

import Wire

/// One step worth telling.
package enum StackObservation: Equatable, Sendable {
    /// Who has this address? (A broadcast, or the unicast question to a neighbour that was silent for long.)
    case arpRequested(IPAddress)
    /// The neighbour answered, or was heard asking.
    case arpResolved(IPAddress)
    /// Nobody answered the last try.
    case arpFailed(IPAddress)

    /// This host sent the first SYN.
    case tcpConnecting(local: Endpoint, remote: Endpoint)
    /// The connection that this host opened is established.
    case tcpConnected(local: Endpoint, remote: Endpoint)
    /// The connection that the peer opened is established.
    case tcpAccepted(local: Endpoint, remote: Endpoint)
    /// The connection that this host asked for did not come about.
    case tcpConnectFailed(local: Endpoint, remote: Endpoint, ConnectFailure)
    /// A segment was sent again.
    case tcpRetransmitted(local: Endpoint, remote: Endpoint)
    /// The connection was reset, by this host (`sent`) or by its peer.
    case tcpReset(local: Endpoint, remote: Endpoint, sent: Bool)
    /// The connection is closed in both directions.
    case tcpClosed(local: Endpoint, remote: Endpoint)

    /// A connection went from one state to another (RFC 9293 §3.3.2). `from` is nil for one that is new: it was CLOSED,
    /// or a listening socket made it.
    case tcpState(local: Endpoint, remote: Endpoint, from: TCPState?, to: TCPState)
    /// An entry of the ARP table went from one state to another; nil: it is not there.
    case neighbour(IPAddress, MACAddress?, from: NeighbourView.State?, to: NeighbourView.State?)
    /// A timer of the stack ran out.
    case timer(StackTimer)

    /// `by` says that `destination` cannot be reached; `by` is this host itself when its own look-up failed.
    case unreachable(destination: IPAddress, by: IPAddress, Unreachability)
    /// `by` says that a packet to `destination` had crossed too many routers.
    case timeExceeded(destination: IPAddress, by: IPAddress)
    /// `by` says that packets to `destination` may have at most `mtu` bytes.
    case packetTooBig(destination: IPAddress, by: IPAddress, mtu: Int)
}
