// A frame arrives: is it for this host, is it intact, what does it carry? Read first: HostStack.swift.
// Whatever is wrong with a packet's bytes, it is dropped in silence here (RFC 1122 §3.2.1).

import Basics
import Wire

extension HostStack {
    /// Takes a frame that arrived on an interface.
    package mutating func receive(
        _ frame: consuming PacketBuffer, on interface: Int, at now: Instant, _ out: inout StackOutput
    ) {
        guard frame.count >= EthernetView.headerByteCount else { return }
        let destination = MACAddress(frame.bytes, at: 0)
        let isGroup = destination.isGroup
        // The interface's filter: a switch floods frames that are for others, and nobody here joins groups.
        guard destination == interfaces[interface].mac || destination == .broadcast else { return }
        switch EtherType(rawValue: frame.bytes.uint16(at: 12)) {
        case .ipv4: receiveIPv4(frame, on: interface, isGroup: isGroup, at: now, &out)
        case .arp: receiveARP(frame, on: interface, at: now, &out)
        default: break
        }
        if !loopback.isEmpty { deliverLoopback(at: now, &out) }
    }

    /// - Parameter isGroup: the frame was sent to everybody on the link.
    @inline(__always)
    private mutating func receiveIPv4(
        _ frame: consuming PacketBuffer, on interface: Int, isGroup: Bool, at now: Instant, _ out: inout StackOutput
    ) {
        let start = EthernetView.headerByteCount
        let destination: UInt32
        let source: UInt32
        let length: Int
        do {
            let bytes = frame.bytes
            let view = try IPv4View(bytes.extracting(start..<bytes.byteCount))
            // RFC 1122 §3.2.1.2: a host must verify the checksum and silently discard what fails.
            guard view.hasValidChecksum else { return }
            destination = view.destination.v4
            source = view.source.v4
            length = view.totalLength
        } catch {
            return
        }
        guard Self.isPossibleSource(source) else { return }
        if destination == interfaces[interface].address.v4 && !isGroup {
            return deliver(frame, length: length, isGroup: false, at: now, &out)
        }
        let hop = routing.hop(to: destination)
        switch hop.kind {
        case .local:
            // RFC 1122 §3.3.6: a packet to one host inside of a frame to all is dropped.
            // §3.2.1.3 (g): loopback addresses never appear outside of a host.
            if isGroup || destination >> 24 == 127 { return }
            deliver(frame, length: length, isGroup: false, at: now, &out)
        case .broadcast:
            // RFC 2644: a router does not pass on broadcasts to other links.
            guard destination == .max || Int(hop.interface) == interface else { return }
            deliver(frame, length: length, isGroup: true, at: now, &out)
        case .neighbour, .unroutable:
            // RFC 1812 §5.3.4: what came in a link-layer broadcast is not forwarded.
            guard forwards, !isGroup else { return }
            forward(frame, length: length, to: destination, hop, at: now, &out)
        }
    }

    /// RFC 1122 §3.2.1.3, RFC 1812 §5.3.7: no host, all hosts, a group, and loopback are not addresses of a sender.
    @inline(__always)
    private static func isPossibleSource(_ source: UInt32) -> Bool {
        source >> 24 != 0 && source >> 24 != 127 && source < 0xE000_0000
    }

    /// A packet for this host, still in its frame.
    @inline(__always)
    private mutating func deliver(
        _ frame: consuming PacketBuffer, length: Int, isGroup: Bool, at now: Instant, _ out: inout StackOutput
    ) {
        // RFC 894: the length of the packet is that of the IP header; the rest of the frame is padding.
        frame.truncate(to: EthernetView.headerByteCount + length)
        frame.removeFirst(EthernetView.headerByteCount)
        deliver(frame, isGroup: isGroup, at: now, &out)
    }

    /// A packet for this host: an IPv4 packet that is known to be well formed.
    mutating func deliver(
        _ packet: consuming PacketBuffer, isGroup: Bool, at now: Instant, _ out: inout StackOutput
    ) {
        var whole: PacketBuffer?
        var code = IPProtocol(rawValue: 0)
        do {
            let view = try IPv4View(packet.bytes)
            code = view.payloadProtocol
            if view.isFragment {
                switch reassembly.add(view, at: now) {
                case .waiting: return
                case .started(let serial, let deadline): return timers.push(deadline, .reassembly(serial))
                case .complete(let assembled): whole = assembled
                }
            }
        } catch {
            return
        }
        if let whole { packet = whole }
        switch code {
        case .tcp: receiveSegment(packet, isGroup: isGroup, at: now, &out)
        case .udp: receiveDatagram(packet, isGroup: isGroup, at: now, &out)
        case .icmp: receiveMessage(packet, isGroup: isGroup, at: now, &out)
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
                deliver(packet, isGroup: false, at: now, &out)
            }
        }
    }
}
