// What a router does with a packet for somebody else (RFC 1812 §5.2). Read first: HostStack+Receive.swift.
//
// The frame that came in goes out: the time to live, two words of checksum and the two Ethernet addresses are changed
// where they lie. Only a packet that is too long for the next link is taken apart, or refused.

import Basics
import Wire

extension HostStack {
    /// Passes on the packet in `frame`, which is `length` bytes long and well formed.
    mutating func forward(
        _ frame: consuming PacketBuffer, length: Int, to destination: UInt32, _ hop: Hop, at now: Instant,
        _ out: inout StackOutput
    ) {
        let start = EthernetView.headerByteCount
        // RFC 1812 §5.3.1: a packet whose time to live would reach zero is not forwarded.
        guard frame[start + 8] > 1 else {
            return complain(.timeToLive, about: frame, at: start, isGroup: false, at: now, &out)
        }
        guard hop.kind == .neighbour else {
            return complain(.unreachable(.network), about: frame, at: start, isGroup: false, at: now, &out)
        }
        let mtu = interfaces[Int(hop.interface)].mtu
        if length > mtu { return forwardTooLong(frame, length: length, to: destination, hop, mtu: mtu, at: now, &out) }
        if frame.count > start + length { trim(&frame, to: start + length) }
        var bytes = frame.mutableBytes
        IPv4Header.decrementTimeToLive(in: &bytes, at: start)
        transmit(frame, to: destination, hop, isForwarded: true, at: now, &out)
    }

    /// Takes off padding that the frame does not need; what it needs stays as it is.
    private func trim(_ frame: inout PacketBuffer, to length: Int) {
        frame.truncate(to: min(frame.count, max(length, EthernetView.minimumFrameByteCount)))
    }

    private mutating func forwardTooLong(
        _ frame: consuming PacketBuffer, length: Int, to destination: UInt32, _ hop: Hop, mtu: Int, at now: Instant,
        _ out: inout StackOutput
    ) {
        let start = EthernetView.headerByteCount
        // RFC 1191 §4: a packet that must not be cut is dropped, and the sender learns what would fit.
        if frame[start + 6] & 0x40 != 0 {
            return complain(.tooBig(mtu: mtu), about: frame, at: start, isGroup: false, at: now, &out)
        }
        var bytes = frame.mutableBytes
        IPv4Header.decrementTimeToLive(in: &bytes, at: start)
        frame.truncate(to: start + length)
        frame.removeFirst(start)
        for piece in Fragmentation.pieces(of: frame, mtu: mtu) {
            transmit(piece, to: destination, hop, isForwarded: true, at: now, &out)
        }
    }
}
