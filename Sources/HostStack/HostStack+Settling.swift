// After every input to a TCP connection: its segments leave, its news are told, its next deadline is noted.
// Read first: HostStack+Connections.swift, TCP/TCPOutput.swift.

import Basics
import Wire

extension HostStack {
    /// Deals with what the connection at `place` left in `out.tcp`, and empties that.
    mutating func settle(_ place: Int, at now: Instant, _ out: inout StackOutput) {
        settle(place, scheduling: connections.slots[place].value.newDeadline(), at: now, &out)
    }

    /// The same, where it is known already when the connection wants its next turn; nil when that has not changed.
    mutating func settle(_ place: Int, scheduling deadline: Instant?, at now: Instant, _ out: inout StackOutput) {
        let state = connections.slots[place].value.connection.state
        if state != connections.slots[place].value.toldState { tellState(state, place, &out) }
        if !out.tcp.segments.isEmpty { sendSegments(place, at: now, &out) }
        if let deadline { timers.push(deadline, .connection(UInt32(place))) }
        if !out.tcp.events.isEmpty { tell(place, &out) }
    }

    /// Those who look on are told of a connection's new state.
    mutating func tellState(_ state: TCPState, _ place: Int, _ out: inout StackOutput) {
        let local = connections.slots[place].value.connection.local
        let remote = connections.slots[place].value.connection.remote
        let before = connections.slots[place].value.toldState
        connections.slots[place].value.toldState = state
        out.observations.append(.tcpState(local: local, remote: remote, from: before, to: state))
    }

    private mutating func sendSegments(_ place: Int, at now: Instant, _ out: inout StackOutput) {
        let local = connections.slots[place].value.connection.local
        let remote = connections.slots[place].value.connection.remote
        let hop = connections.slots[place].value.hop
        if out.tcp.retransmissions > 0 {
            for _ in 0..<out.tcp.retransmissions {
                out.observations.append(.tcpRetransmitted(local: local, remote: remote))
            }
            out.tcp.retransmissions = 0
        }
        // Taken off the end, each buffer stays the only reference to its bytes and is completed in place.
        if out.tcp.segments.count > 1 { out.tcp.segments.reverse() }
        while let segment = out.tcp.segments.popLast() {
            sendSegment(segment, from: local.address, to: remote.address, hop, at: now, &out)
        }
    }

    mutating func sendSegment(
        _ segment: consuming PacketBuffer, from source: IPAddress, to destination: IPAddress, _ hop: Hop,
        at now: Instant, _ out: inout StackOutput
    ) {
        var header = header(.tcp, from: source, to: destination)
        // As Linux: a SYN,ACK is never in pieces and needs no identification (RFC 6864 §4.1).
        if segment[13] & 0x12 == 0x12 {
            header.identification = 0
            identification &-= 1
        }
        send(segment, header, hop, at: now, &out)
    }

    /// Turns the connection's news into events and observations.
    private mutating func tell(_ place: Int, _ out: inout StackOutput) {
        let events = out.tcp.events
        let reason = out.tcp.closeReason
        out.tcp.events = []
        out.tcp.closeReason = nil
        let owner = connections.slots[place].value.owner
        let socket = name(ofConnectionAt: place)
        func tell(_ kind: SocketEvent.Kind) {
            out.events.append(SocketEvent(owner: owner, socket: socket, kind: kind))
        }
        if events.contains(.established) {
            connections.slots[place].value.isEstablished = true
            let (local, remote) = ends(of: place)
            if let listener = connections.slots[place].value.listener {
                leaveBacklog(of: listener)
                out.observations.append(.tcpAccepted(local: local, remote: remote))
                tell(.accepted(listener: listener))
            } else {
                out.observations.append(.tcpConnected(local: local, remote: remote))
                tell(.connected)
            }
        }
        if events.contains(.readable) { tell(.readable) }
        if events.contains(.peerClosed) { tell(.peerClosed) }
        if events.contains(.drained) { tell(.drained) }
        if events.contains(.closed), let reason, !connections.slots[place].value.isOver {
            connections.slots[place].value.isOver = true
            let (local, remote) = ends(of: place)
            observeEnd(reason, place, local, remote, &out)
            if let kind = endEvent(reason, place) { tell(kind) }
            if let listener = connections.slots[place].value.listener, !connections.slots[place].value.isEstablished {
                leaveBacklog(of: listener)
            }
        }
        if events.contains(.released) { connections.remove(at: place) }
    }

    private func ends(of place: Int) -> (local: Endpoint, remote: Endpoint) {
        (connections.slots[place].value.connection.local, connections.slots[place].value.connection.remote)
    }

    private mutating func leaveBacklog(of listener: SocketID) {
        guard case .listener(let place) = SocketPlace(listener), place < listeners.count,
            listeners[place]?.generation == listener.generation
        else { return }
        listeners[place]?.halfOpen -= 1
    }

    /// What the owner is told about the end; nil when it knows, or never knew of the connection.
    private func endEvent(_ reason: TCPCloseReason, _ place: Int) -> SocketEvent.Kind? {
        if !connections.slots[place].value.isEstablished {
            if connections.slots[place].value.listener != nil { return nil }
            switch reason {
            case .refused, .reset: return .connectFailed(.refused)
            case .timedOut: return .connectFailed(.timedOut)
            case .unreachable(let code):
                return .connectFailed(.unreachable(Unreachability(ICMPUnreachableCode(rawValue: code))))
            case .finished, .aborted: return nil
            }
        }
        switch reason {
        case .finished: return .closed(.finished)
        case .refused, .reset: return .closed(.reset)
        case .timedOut, .unreachable: return .closed(.timedOut)
        case .aborted: return nil
        }
    }

    private func observeEnd(
        _ reason: TCPCloseReason, _ place: Int, _ local: Endpoint, _ remote: Endpoint, _ out: inout StackOutput
    ) {
        let slot = connections.slots[place].value
        if !slot.isEstablished && slot.listener == nil, case .connectFailed(let failure) = endEvent(reason, place) {
            return out.observations.append(.tcpConnectFailed(local: local, remote: remote, failure))
        }
        switch reason {
        case .finished: out.observations.append(.tcpClosed(local: local, remote: remote))
        case .reset, .refused: out.observations.append(.tcpReset(local: local, remote: remote, sent: false))
        case .aborted: out.observations.append(.tcpReset(local: local, remote: remote, sent: true))
        case .timedOut, .unreachable: out.observations.append(.tcpClosed(local: local, remote: remote))
        }
    }
}
