// TCP ports that are open, and segments that belong to no connection yet (RFC 9293 §3.10.7.1, §3.10.7.2).
// Read first: Sockets/Listener.swift, Sockets/ConnectionTable.swift.

import Basics
import Wire

extension HostStack {
    /// Opens a TCP port to everybody. Connections that come in are `accepted` for the same owner.
    package mutating func listen(port: UInt16, owner: UInt16) throws(SocketError) -> SocketID {
        if port == 0 || listener(port: port) != nil { throw .portInUse }
        let listener = Listener(port: port, owner: owner, generation: nextGeneration())
        let place = listeners.firstIndex { $0 == nil } ?? listeners.count
        if place >= Listener.capacity { throw .tooManySockets }
        if place == listeners.count { listeners.append(listener) } else { listeners[place] = listener }
        return SocketPlace.listener(place).socket(generation: listener.generation)
    }

    /// The place of the socket that listens at `port`. A host has a handful, asked once per connection.
    func listener(port: UInt16) -> Int? { listeners.firstIndex { $0?.port == port } }

    /// Closes a listening socket. Connections that it gave to its owner live on; half-open ones are reset.
    mutating func closeListener(at place: Int, _ socket: SocketID, at now: Instant, _ out: inout StackOutput) {
        guard place < listeners.count, listeners[place]?.generation == socket.generation else { return }
        listeners[place] = nil
        for i in connections.openPlaces where connections.slots[i].value.isHalfOpen(from: socket) {
            connections.slots[i].value.connection.abort(at: now, &out.tcp)
            settle(i, at: now, &out)
        }
    }

    /// A segment that no connection knows.
    mutating func receiveStranger(
        _ segment: consuming PacketBuffer, at local: Endpoint, from remote: Endpoint, at now: Instant,
        _ out: inout StackOutput
    ) {
        let hop = routing.hop(to: remote.address.v4)
        // RFC 9293 §3.9.2.3 (MUST-63): nor does a SYN open a connection to everybody on a link.
        if hop.kind == .unroutable || hop.kind == .broadcast { return }
        if let place = listener(port: local.port), let listener = listeners[place] {
            // RFC 4987 §3: a bound on half-open connections; a SYN beyond it is dropped, its sender will try again.
            if listener.halfOpen >= Listener.backlog || connections.isFull { return }
            if let connection = TCPConnection(
                accepting: segment, at: local, from: remote, mtu: mtu(to: remote.address, hop, at: now),
                configuration: tcpConfiguration, random: &random, at: now, &out.tcp)
            {
                listeners[place]?.halfOpen += 1
                let name = SocketPlace.listener(place).socket(generation: listener.generation)
                let slot = ConnectionSlot(
                    connection: connection, owner: listener.owner, generation: nextGeneration(), listener: name,
                    hop: hop)
                let added = connections.add(slot, key: ConnectionKey(local: local, remote: remote))
                return settle(added, at: now, &out)
            }
        }
        // RFC 9293 §3.10.7.1: "If the state is CLOSED ... an incoming segment not containing a RST causes a RST".
        guard let reset = TCPConnection.reset(answering: segment, at: local, from: remote) else { return }
        out.observations.append(.tcpReset(local: local, remote: remote, sent: true))
        sendSegment(reset, from: local.address, to: remote.address, hop, at: now, &out)
    }
}
