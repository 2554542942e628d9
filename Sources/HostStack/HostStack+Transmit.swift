// A packet leaves: its IP header, the neighbour that takes it, that neighbour's Ethernet address.
// Read first: HostStack.swift. Then HostStack+ARP.swift for addresses that are not known yet.

import Basics
import Wire

extension HostStack {
    /// Sends `payload` from this host.
    /// - Parameter hop: the answer of the routing table for the header's destination.
    mutating func send(
        _ payload: consuming PacketBuffer, _ header: IPv4Header, _ hop: Hop, at now: Instant, _ out: inout StackOutput
    ) {
        let length = IPv4View.minimumHeaderByteCount + payload.count
        if hop.kind == .local {
            header.prepend(to: &payload)
            return loopback.append(payload)
        }
        if length > interfaces[Int(hop.interface)].mtu || !pathMTUs.isEmpty {
            // What a router has said holds for all protocols. TCP obeys by smaller segments; UDP and ICMP cannot.
            let mtu = mtu(to: header.destination, hop, at: now)
            if length > mtu { return sendInPieces(payload, header, hop, mtu: mtu, at: now, &out) }
        }
        // Both headers at once: the Ethernet addresses are filled in when they are known.
        var bytes = payload.mutableBytes(
            prepending: EthernetView.headerByteCount + IPv4View.minimumHeaderByteCount)
        header.write(to: &bytes, at: EthernetView.headerByteCount, totalLength: length)
        transmit(payload, to: header.destination.v4, hop, isForwarded: false, at: now, &out)
    }

    /// A header for a packet of this host: DF set, as every host does that discovers path MTUs (RFC 1191 §2).
    mutating func header(_ code: IPProtocol, from source: IPAddress, to destination: IPAddress) -> IPv4Header {
        identification &+= 1
        return IPv4Header(
            identification: identification, payloadProtocol: code, source: source, destination: destination)
    }

    private mutating func sendInPieces(
        _ payload: consuming PacketBuffer, _ header: IPv4Header, _ hop: Hop, mtu: Int, at now: Instant,
        _ out: inout StackOutput
    ) {
        var header = header
        header.dontFragment = false
        header.prepend(to: &payload)
        for piece in Fragmentation.pieces(of: payload, mtu: mtu) {
            transmit(piece, to: header.destination.v4, hop, isForwarded: false, at: now, &out)
        }
    }

    /// Puts a frame on its link. Its first 14 bytes are overwritten with the Ethernet header, now or when the
    /// neighbour has answered.
    mutating func transmit(
        _ frame: consuming PacketBuffer, to destination: UInt32, _ hop: Hop, isForwarded: Bool, at now: Instant,
        _ out: inout StackOutput
    ) {
        let interface = Int(hop.interface)
        if hop.kind == .broadcast {
            return emit(frame, on: interface, to: .broadcast, isForwarded: isForwarded, &out)
        }
        let neighbour = hop.neighbour(for: destination)
        if let place = neighbours.place(interface: interface, address: neighbour),
            let mac = neighbours.settledMAC(at: place, now)
        {
            return emit(frame, on: interface, to: mac, isForwarded: isForwarded, &out)
        }
        // The room for the Ethernet header holds whatever was in memory; a frame that waits is part of the world, in
        // which nothing may depend on that.
        EthernetHeader.clear(&frame)
        resolve(IPAddress(v4: neighbour), on: interface, for: frame, isForwarded: isForwarded, at: now, &out)
    }

    /// Completes a frame and hands it out.
    func emit(
        _ frame: consuming PacketBuffer, on interface: Int, to destination: MACAddress, isForwarded: Bool,
        _ out: inout StackOutput
    ) {
        EthernetHeader.pad(&frame)
        var bytes = frame.mutableBytes
        EthernetHeader(destination: destination, source: interfaces[interface].mac, type: .ipv4).write(to: &bytes)
        out.frames.append(OutgoingFrame(interface: interface, frame: frame, isForwarded: isForwarded))
    }
}
