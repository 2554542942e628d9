// A frame arrives: is it for this host, is it intact, what does it carry? Read first: HostStack.swift.
// Whatever is wrong with a packet's bytes, it is dropped in silence here (RFC 1122 §3.2.1).

import Basics
import Wire

extension HostStack {
    /// Takes a frame that arrived on an interface.
    /// - Returns: when `advance` must be called next, as `nextDeadline` says.
    @discardableResult
    package mutating func receive(
        _ frame: consuming PacketBuffer, on interface: Int, at now: Instant, _ out: inout StackOutput
    ) -> Instant {
        guard frame.count >= EthernetView.headerByteCount else { return timers.nextDeadline }
        let destination = MACAddress(frame.bytes, at: 0)
        // The interface's filter: a switch floods frames that are for others, and nobody here joins groups.
        let isGroup = destination != interfaces[interface].mac
        if isGroup && destination != .broadcast { return timers.nextDeadline }
        switch EtherType(rawValue: frame.bytes.uint16(at: 12)) {
        case .ipv4: receiveIPv4(frame, on: interface, isGroup: isGroup, at: now, &out)
        case .arp: receiveARP(frame, on: interface, at: now, &out)
        default: break
        }
        if !loopback.isEmpty { deliverLoopback(at: now, &out) }
        return timers.nextDeadline
    }

    /// - Parameter isGroup: the frame was sent to everybody on the link.
    private mutating func receiveIPv4(
        _ frame: consuming PacketBuffer, on interface: Int, isGroup: Bool, at now: Instant, _ out: inout StackOutput
    ) {
        guard let arrival = IPv4Arrival(frame.bytes, at: EthernetView.headerByteCount),
            Self.isPossibleSource(arrival.source)
        else { return }
        let destination = arrival.destination
        if destination == interfaces[interface].address.v4 && !isGroup {
            return unwrap(frame, arrival, isGroup: false, at: now, &out)
        }
        let hop = routing.hop(to: destination)
        switch hop.kind {
        case .local:
            // RFC 1122 §3.3.6: a packet to one host inside of a frame to all is dropped.
            // §3.2.1.3 (g): loopback addresses never appear outside of a host.
            if isGroup || destination >> 24 == 127 { return }
            unwrap(frame, arrival, isGroup: false, at: now, &out)
        case .broadcast:
            // RFC 2644: a router does not pass on broadcasts to other links.
            guard destination == .max || Int(hop.interface) == interface else { return }
            unwrap(frame, arrival, isGroup: true, at: now, &out)
        case .neighbour, .unroutable:
            // RFC 1812 §5.3.4: what came in a link-layer broadcast is not forwarded.
            guard forwards, !isGroup else { return }
            forward(frame, length: arrival.length, to: destination, hop, at: now, &out)
        }
    }

    /// RFC 1122 §3.2.1.3, RFC 1812 §5.3.7: no host, all hosts, a group, and loopback are not addresses of a sender.
    @inline(__always)
    private static func isPossibleSource(_ source: UInt32) -> Bool {
        source >> 24 != 0 && source >> 24 != 127 && source < 0xE000_0000
    }

    /// A packet for this host, still in its frame.
    private mutating func unwrap(
        _ frame: consuming PacketBuffer, _ arrival: IPv4Arrival, isGroup: Bool, at now: Instant,
        _ out: inout StackOutput
    ) {
        // RFC 894: the length of the packet is that of the IP header; the rest of the frame is padding.
        frame.truncate(to: EthernetView.headerByteCount + arrival.length)
        frame.removeFirst(EthernetView.headerByteCount)
        if arrival.isFragment { return assemble(frame, isGroup: isGroup, at: now, &out) }
        deliver(frame, arrival, isGroup: isGroup, at: now, &out)
    }

    /// A piece of a packet for this host.
    private mutating func assemble(
        _ piece: consuming PacketBuffer, isGroup: Bool, at now: Instant, _ out: inout StackOutput
    ) {
        let whole: PacketBuffer
        do {
            switch reassembly.add(try IPv4View(piece.bytes), at: now) {
            case .waiting: return
            case .started(let serial, let deadline): return timers.push(deadline, .reassembly(serial))
            case .complete(let packet): whole = packet
            }
        } catch {
            return
        }
        guard let arrival = IPv4Arrival(whole.bytes, at: 0) else { return }
        deliver(whole, arrival, isGroup: isGroup, at: now, &out)
    }

    /// A whole packet for this host.
    private mutating func deliver(
        _ packet: consuming PacketBuffer, _ arrival: IPv4Arrival, isGroup: Bool, at now: Instant,
        _ out: inout StackOutput
    ) {
        switch arrival.payloadProtocol {
        case .tcp: receiveSegment(packet, arrival, isGroup: isGroup, at: now, &out)
        case .udp: receiveDatagram(packet, arrival, isGroup: isGroup, at: now, &out)
        case .icmp: receiveMessage(packet, arrival, isGroup: isGroup, at: now, &out)
        default:
            // RFC 1122 §3.2.2.1: a host should say that it does not know the protocol.
            complain(.unreachable(.transportProtocol), about: packet, at: 0, isGroup: isGroup, at: now, &out)
        }
    }

    /// Delivers what this host sent to itself, and what that brings about, until there is no more.
    mutating func deliverLoopback(at now: Instant, _ out: inout StackOutput) {
        // Every exchange ends by itself; the bound is for a mistake that nobody made yet.
        var budget = 100_000
        while !loopback.isEmpty {
            var batch: [PacketBuffer] = []
            swap(&batch, &loopback)
            batch.reverse()
            while let packet = batch.popLast() {
                budget -= 1
                if budget < 0 { return }
                guard let arrival = IPv4Arrival(packet.bytes, at: 0) else { continue }
                deliver(packet, arrival, isGroup: false, at: now, &out)
            }
        }
    }
}
