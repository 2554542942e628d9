// What an administrator sees who asks a machine for its tables (ip neighbour, ss). Read first: HostStack.swift.
// Nothing in the stack reads these.

import Basics
import Wire

/// A line of the ARP table.
package struct NeighbourView: Equatable, Sendable {
    /// The states of RFC 4861 §7.3.2, as Linux has them for ARP too.
    package enum State: String, Sendable {
        case incomplete, reachable, stale, delay, probe
    }

    package var address: IPAddress
    /// The index of the interface.
    package var interface: Int
    /// Nil while nobody has answered.
    package var mac: MACAddress?
    package var state: State
}

/// A socket of a machine.
package struct SocketView: Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
        case listening
        case datagram
        /// `window` is how much the network may hold (cwnd), `unacknowledged` what was given to TCP and not yet
        /// acknowledged, `unread` what has come and was not read yet, all in bytes.
        case connection(state: String, window: Int, unacknowledged: Int, unread: Int)
    }

    package var kind: Kind
    package var local: Endpoint
    /// Nil for sockets that talk to everybody.
    package var remote: Endpoint?
    /// The number of the service that owns it.
    package var owner: UInt16
}

extension HostStack {
    /// The ARP table, by interface and address.
    package var neighbourViews: [NeighbourView] {
        neighbours.neighbours.compactMap { $0 }.map { neighbour in
            NeighbourView(
                address: neighbour.address, interface: neighbour.interface, mac: neighbour.mac,
                state: neighbour.state.name)
        }.sorted { ($0.interface, $0.address.v4) < ($1.interface, $1.address.v4) }
    }

    /// All sockets: listening ones first, then UDP, then connections by their ports.
    package var socketViews: [SocketView] {
        let listening = listeners.compactMap { $0 }.map {
            SocketView(kind: .listening, local: Endpoint(.unspecified, $0.port), remote: nil, owner: $0.owner)
        }
        let datagram = datagramSockets.sockets.compactMap { $0 }.map {
            SocketView(kind: .datagram, local: Endpoint(.unspecified, $0.port), remote: nil, owner: $0.owner)
        }
        let established = connections.openPlaces.map { view(ofConnectionAt: $0) }
        return listening.sorted { $0.local.port < $1.local.port } + datagram.sorted { $0.local.port < $1.local.port }
            + established.sorted {
                ($0.local.port, $0.remote?.address.v4 ?? 0, $0.remote?.port ?? 0)
                    < ($1.local.port, $1.remote?.address.v4 ?? 0, $1.remote?.port ?? 0)
            }
    }

    private func view(ofConnectionAt place: Int) -> SocketView {
        let slot = connections.slots[place].value
        return SocketView(
            kind: .connection(
                state: slot.connection.state.name, window: slot.connection.congestion.window,
                unacknowledged: slot.connection.unacknowledgedByteCount, unread: slot.connection.unreadByteCount),
            local: slot.connection.local, remote: slot.connection.remote, owner: slot.owner)
    }
}

extension TCPState {
    /// The name in RFC 9293 §3.3.2.
    package var name: String {
        switch self {
        case .synSent: "SYN-SENT"
        case .synReceived: "SYN-RECEIVED"
        case .established: "ESTABLISHED"
        case .finWait1: "FIN-WAIT-1"
        case .finWait2: "FIN-WAIT-2"
        case .closeWait: "CLOSE-WAIT"
        case .closing: "CLOSING"
        case .lastAck: "LAST-ACK"
        case .timeWait: "TIME-WAIT"
        case .closed: "CLOSED"
        }
    }
}

extension Neighbour.State {
    /// The name in RFC 4861 §7.3.2.
    var name: NeighbourView.State {
        switch self {
        case .incomplete: .incomplete
        case .reachable: .reachable
        case .stale: .stale
        case .delayed: .delay
        case .probing: .probe
        }
    }
}
