// TCP connections as sockets: what programs call, and where arriving segments go.
// Read first: Sockets/ConnectionTable.swift, TCP/TCPConnection.swift. Then HostStack+Settling.swift.

import Basics
import Wire

extension HostStack {
    /// Starts a TCP connection from a random ephemeral port. Told later: `connected` or `connectFailed`.
    package mutating func connect(
        to remote: Endpoint, owner: UInt16, at now: Instant, _ out: inout StackOutput
    ) throws(SocketError) -> SocketID {
        guard let (address, hop) = source(towards: remote.address), hop.kind != .broadcast else { throw .noRoute }
        if connections.isFull { throw .tooManySockets }
        let port = ephemeralPort { stack, port in
            stack.connections.place(of: ConnectionKey(local: Endpoint(address, port), remote: remote)) == nil
        }
        guard let port else { throw .noFreePort }
        let local = Endpoint(address, port)
        let connection = TCPConnection(
            connectingFrom: local, to: remote, mtu: mtu(to: remote.address, hop, at: now),
            configuration: tcpConfiguration, random: &random, at: now, &out.tcp)
        let slot = ConnectionSlot(connection: connection, owner: owner, generation: nextGeneration(), hop: hop)
        let place = connections.add(slot, key: ConnectionKey(local: local, remote: remote))
        out.observations.append(.tcpConnecting(local: local, remote: remote))
        let socket = name(ofConnectionAt: place)
        settle(place, at: now, &out)
        deliverLoopback(at: now, &out)
        return socket
    }

    /// Queues bytes on a connection; all of them are taken. Told later: `drained`.
    package mutating func send(
        _ bytes: [UInt8], on socket: SocketID, at now: Instant, _ out: inout StackOutput
    ) throws(SocketError) {
        guard let place = place(of: socket), connections.slots[place].value.canSend() else {
            throw .notOpen
        }
        connections.slots[place].value.connection.send(bytes, at: now, &out.tcp)
        settle(place, at: now, &out)
        deliverLoopback(at: now, &out)
    }

    /// Queues bytes on a connection without copying them.
    package mutating func send(
        _ bytes: consuming PacketBuffer, on socket: SocketID, at now: Instant, _ out: inout StackOutput
    ) throws(SocketError) {
        guard let place = place(of: socket), connections.slots[place].value.canSend() else {
            throw .notOpen
        }
        connections.slots[place].value.connection.send(bytes, at: now, &out.tcp)
        settle(place, at: now, &out)
        deliverLoopback(at: now, &out)
    }

    /// The next received bytes of a connection, or nil when there are none now. Reading opens the window.
    package mutating func read(_ socket: SocketID, at now: Instant, _ out: inout StackOutput) -> PacketBuffer? {
        guard let place = place(of: socket),
            let bytes = connections.slots[place].value.connection.read(at: now, &out.tcp)
        else { return nil }
        // Nothing to say is the usual case: the window is opened by the next acknowledgment.
        if !out.tcp.isEmpty {
            settle(place, at: now, &out)
            deliverLoopback(at: now, &out)
        }
        return bytes
    }

    /// Reads everything that a connection has received so far, and throws it away.
    /// - Returns: how many bytes that were.
    package mutating func discard(_ socket: SocketID, at now: Instant, _ out: inout StackOutput) -> Int {
        var count = 0
        while let bytes = read(socket, at: now, &out) {
            count += bytes.count
            out.tcp.pool.recycle(bytes)
        }
        return count
    }

    /// Closes a socket of any kind; a connection after everything that was queued is sent.
    package mutating func close(_ socket: SocketID, at now: Instant, _ out: inout StackOutput) {
        switch SocketPlace(socket) {
        case .connection:
            guard let place = place(of: socket) else { return }
            connections.slots[place].value.connection.close(at: now, &out.tcp)
            settle(place, at: now, &out)
        case .listener(let place): closeListener(at: place, socket, at: now, &out)
        case .datagram: closeUDP(socket)
        case nil: break
        }
        deliverLoopback(at: now, &out)
    }

    /// Ends a connection at once with a reset; what was queued is lost, and no event follows. Other sockets just close.
    package mutating func abort(_ socket: SocketID, at now: Instant, _ out: inout StackOutput) {
        guard case .connection = SocketPlace(socket) else { return close(socket, at: now, &out) }
        guard let place = place(of: socket) else { return }
        connections.slots[place].value.connection.abort(at: now, &out.tcp)
        settle(place, at: now, &out)
        deliverLoopback(at: now, &out)
    }

    /// Ends everything that belongs to one program, as an operating system does when the program dies.
    package mutating func abortAll(owner: UInt16, at now: Instant, _ out: inout StackOutput) {
        for i in listeners.indices {
            guard let listener = listeners[i], listener.owner == owner else { continue }
            closeListener(at: i, SocketPlace.listener(i).socket(generation: listener.generation), at: now, &out)
        }
        for i in connections.openPlaces
        where connections.slots[i].value.owner == owner && !connections.slots[i].value.isOver {
            connections.slots[i].value.connection.abort(at: now, &out.tcp)
            settle(i, at: now, &out)
        }
        for i in datagramSockets.sockets.indices where datagramSockets.sockets[i]?.owner == owner {
            datagramSockets.remove(at: i)
        }
        pings.removeAll { $0.owner == owner }
        deliverLoopback(at: now, &out)
    }

    /// This side's address and port, or nil when the socket is not open. A socket that is bound to a port alone has
    /// the unspecified address.
    package func localEndpoint(of socket: SocketID) -> Endpoint? {
        switch SocketPlace(socket) {
        case .connection: place(of: socket).map { connections.slots[$0].value.connection.local }
        case .listener(let place):
            place < listeners.count && listeners[place]?.generation == socket.generation
                ? listeners[place].map { Endpoint(.unspecified, $0.port) } : nil
        case .datagram(let place):
            datagramSockets.socket(at: place, generation: socket.generation).map { Endpoint(.unspecified, $0.port) }
        case nil: nil
        }
    }

    /// The peer's address and port, or nil when the socket is not an open connection.
    package func remoteEndpoint(of socket: SocketID) -> Endpoint? {
        place(of: socket).map { connections.slots[$0].value.connection.remote }
    }

    /// How many queued bytes the peer has not acknowledged yet; 0 when the socket is not an open connection.
    package func unacknowledgedByteCount(of socket: SocketID) -> Int {
        place(of: socket).map { connections.slots[$0].value.connection.unacknowledgedByteCount } ?? 0
    }

    /// The place of a connection, if `socket` is one that is still there.
    @inline(__always)
    func place(of socket: SocketID) -> Int? {
        guard case .connection(let place) = SocketPlace(socket), connections.isOpen(place),
            connections.slots[place].value.generation == socket.generation
        else { return nil }
        return place
    }

    func name(ofConnectionAt place: Int) -> SocketID {
        SocketPlace.connection(place).socket(generation: connections.slots[place].value.generation)
    }

    /// A packet with a TCP segment for this host.
    mutating func receiveSegment(
        _ packet: consuming PacketBuffer, _ arrival: IPv4Arrival, isGroup: Bool, at now: Instant,
        _ out: inout StackOutput
    ) {
        // RFC 9293 §3.9.2.3 (MUST-57): segments to or from a group are dropped.
        if isGroup { return }
        packet.removeFirst(arrival.headerByteCount)
        let localPort: UInt16
        let remotePort: UInt16
        let isSYN: Bool
        do {
            let segment = try TCPView(packet.bytes)
            let (source, destination) = arrival.addresses
            // RFC 9293 §3.1 (MUST-3): the receiver must check the checksum.
            guard segment.isChecksumCorrect(from: source, to: destination) else { return }
            localPort = segment.destinationPort
            remotePort = segment.sourcePort
            isSYN = segment.flags.contains(.syn)
        } catch {
            return
        }
        let key = ConnectionKey(
            local: arrival.destination, localPort: localPort, remote: arrival.source, remotePort: remotePort)
        if let place = connections.place(of: key) {
            guard isSYN, connections.slots[place].value.connection.yields(to: packet) else {
                let deadline = connections.slots[place].value.receive(packet, at: now, &out.tcp)
                return settle(place, scheduling: deadline, at: now, &out)
            }
            // RFC 6191: a new connection takes the place of one that only waits for stray segments.
            tellState(.closed, place, &out)
            connections.remove(at: place)
        }
        let (source, destination) = arrival.addresses
        receiveStranger(
            packet, at: Endpoint(destination, localPort), from: Endpoint(source, remotePort), at: now, &out)
    }

    /// Whether a connection has sent the segment that an ICMP message quotes, and still waits for its acknowledgment
    /// (RFC 5927 §4.1): only somebody on the way can know its sequence number.
    func isInNetwork(segmentOf view: borrowing IPv4View, _ quoted: RawSpan) -> Bool {
        guard quoted.byteCount >= 8 else { return false }
        let key = ConnectionKey(
            local: view.source.v4, localPort: quoted.uint16(at: 0), remote: view.destination.v4,
            remotePort: quoted.uint16(at: 2))
        guard let place = connections.place(of: key) else { return false }
        return connections.slots[place].value.connection.isInNetwork(SequenceNumber(quoted.uint32(at: 4)))
    }

    /// RFC 1122 §4.2.3.9: errors about a segment are passed on to the connection that sent it.
    mutating func reportTrouble(
        _ trouble: PacketTrouble, toConnectionOf view: borrowing IPv4View, _ quoted: RawSpan, at now: Instant,
        _ out: inout StackOutput
    ) {
        let key = ConnectionKey(
            local: view.source.v4, localPort: quoted.uint16(at: 0), remote: view.destination.v4,
            remotePort: quoted.uint16(at: 2))
        guard let place = connections.place(of: key) else { return }
        let sequence = SequenceNumber(quoted.uint32(at: 4))
        switch trouble {
        case .unreachable(let code):
            connections.slots[place].value.connection
                .receiveUnreachable(code: code.rawValue, quoting: sequence, at: now, &out.tcp)
        case .tooBig:
            let size = mtu(to: view.destination, connections.slots[place].value.hop, at: now)
            connections.slots[place].value.connection.setPathMTU(size, quoting: sequence, at: now, &out.tcp)
        case .timeToLive, .reassembly:
            // RFC 1122 §4.2.3.9: handled like an unreachable host.
            connections.slots[place].value.connection
                .receiveUnreachable(
                    code: ICMPUnreachableCode.host.rawValue, quoting: sequence, at: now, &out.tcp)
        }
        settle(place, at: now, &out)
    }
}
