// UDP sockets (RFC 768, RFC 1122 §4.1). Read first: Sockets/DatagramSocketTable.swift.
// A socket belongs to one port on all addresses of the host, and talks to everybody.

import Basics
import Wire

extension HostStack {
    /// Opens a UDP port; nil takes a random ephemeral one that was not used lately.
    package mutating func bindUDP(port: UInt16?, owner: UInt16) throws(SocketError) -> SocketID {
        let chosen: UInt16
        if let port {
            if port == 0 || datagramSockets.isOpen(port: port) { throw .portInUse }
            chosen = port
        } else {
            guard let free = ephemeralPort({ !$0.datagramSockets.isOpen(port: $1) }) else { throw .noFreePort }
            chosen = free
        }
        let generation = nextGeneration()
        let place = datagramSockets.add(DatagramSocket(port: chosen, owner: owner, generation: generation))
        return SocketPlace.datagram(place).socket(generation: generation)
    }

    /// Closes a UDP socket.
    package mutating func closeUDP(_ socket: SocketID) {
        guard case .datagram(let place) = SocketPlace(socket),
            datagramSockets.socket(at: place, generation: socket.generation) != nil
        else { return }
        datagramSockets.remove(at: place)
    }

    /// Sends a datagram of at most 65,507 bytes. What goes wrong on the way may be told later: `unreachable`.
    /// - Parameter own: the address of this host that the datagram comes from; unspecified: that of the interface by
    ///   which it leaves. An answer comes from where it was asked (RFC 1122 §4.1.3.5), on whatever way it goes.
    package mutating func send(
        _ datagram: [UInt8], from socket: SocketID, as own: IPAddress = .unspecified, to remote: Endpoint,
        at now: Instant, _ out: inout StackOutput
    ) throws(SocketError) {
        guard case .datagram(let place) = SocketPlace(socket),
            let open = datagramSockets.socket(at: place, generation: socket.generation)
        else { throw .notOpen }
        if datagram.count > UDPHeader.largestPayload { throw .messageTooLong }
        guard let (nearest, hop) = source(towards: remote.address) else { throw .noRoute }
        let address = routing.hop(to: own.v4).kind == .local ? own : nearest
        // 42: Ethernet, IPv4 and UDP headers; 18: what the smallest frame holds after them.
        var packet = out.tcp.pool.packet(headroom: 42, count: datagram.count, tailroom: max(18 - datagram.count, 0))
        packet.overwrite(with: datagram)
        UDPHeader(sourcePort: open.port, destinationPort: remote.port)
            .prepend(to: &packet, from: address, to: remote.address)
        send(consume packet, header(.udp, from: address, to: remote.address), hop, at: now, &out)
        deliverLoopback(at: now, &out)
    }

    /// A packet with a UDP datagram for this host.
    mutating func receiveDatagram(
        _ packet: consuming PacketBuffer, _ arrival: IPv4Arrival, isGroup: Bool, at now: Instant,
        _ out: inout StackOutput
    ) {
        let (source, destination) = arrival.addresses
        let remote: Endpoint
        let port: UInt16
        let payloadCount: Int
        do {
            let bytes = packet.bytes
            let datagram = try UDPView(bytes.extracting(arrival.headerByteCount..<bytes.byteCount))
            // RFC 1122 §4.1.3.4: a wrong checksum is dropped in silence; none at all is accepted.
            guard datagram.hasValidChecksum(from: source, to: destination) else { return }
            remote = Endpoint(source, datagram.sourcePort)
            port = datagram.destinationPort
            payloadCount = datagram.payload.byteCount
        } catch {
            return
        }
        guard let place = datagramSockets.place(port: port), let socket = datagramSockets.sockets[place] else {
            // RFC 1122 §4.1.3.1: nobody listens at this port.
            return complain(.unreachable(.port), about: packet, at: 0, isGroup: isGroup, at: now, &out)
        }
        // RFC 1122 §4.1.3.6: everybody on a link is no sender; whoever answered him would answer all of them.
        if routing.hop(to: arrival.source).kind == .broadcast { return }
        packet.removeFirst(arrival.headerByteCount + UDPView.headerByteCount)
        packet.truncate(to: payloadCount)
        let name = SocketPlace.datagram(place).socket(generation: socket.generation)
        let own = isGroup ? IPAddress.unspecified : destination
        out.events.append(
            SocketEvent(owner: socket.owner, socket: name, kind: .datagram(from: remote, to: own, packet)))
    }

    /// RFC 1122 §4.1.3.3: errors about a datagram are passed on to the socket that sent it.
    mutating func reportTrouble(
        _ trouble: PacketTrouble, toSocketOf view: borrowing IPv4View, _ quoted: RawSpan, _ out: inout StackOutput
    ) {
        guard case .unreachable(let code) = trouble, let place = datagramSockets.place(port: quoted.uint16(at: 0)),
            let socket = datagramSockets.sockets[place]
        else { return }
        let remote = Endpoint(view.destination, quoted.uint16(at: 2))
        let name = SocketPlace.datagram(place).socket(generation: socket.generation)
        out.events.append(
            SocketEvent(owner: socket.owner, socket: name, kind: .unreachable(remote, Unreachability(code))))
    }
}
