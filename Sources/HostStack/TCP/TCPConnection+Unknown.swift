// Segments that find no connection, or only the remains of one (RFC 9293 §3.5.2, §3.10.7.1). Read first:
// TCPState.swift.

import Basics
import Wire

extension TCPConnection {
    /// The reset for a segment that belongs to no connection; nil for one that must not be answered.
    package static func reset(
        answering segment: borrowing PacketBuffer, at local: Endpoint, from remote: Endpoint
    ) -> PacketBuffer? {
        guard let view = try? TCPView(segment.bytes) else { return nil }
        // A reset is never answered by a reset: that would go on for ever.
        if view.flags.contains(.rst) { return nil }
        var header = TCPHeader(
            sourcePort: local.port, destinationPort: remote.port, sequence: SequenceNumber(0), flags: .rst)
        if view.flags.contains(.ack) {
            // <SEQ=SEG.ACK><CTL=RST>: exactly the number that the peer expects.
            header.sequence = view.acknowledgment
        } else {
            // <SEQ=0><ACK=SEG.SEQ+SEG.LEN><CTL=RST,ACK>: it proves that we have seen the segment.
            header.acknowledgment = view.sequence + view.sequenceLength
            header.flags = [.rst, .ack]
        }
        return bare(header, from: local.address, to: remote.address)
    }

    /// In TIME-WAIT, `syn` begins a new connection between the same endpoints (RFC 6191 §2): it cannot be an old copy,
    /// because its timestamp or its number is higher than all that came before. The caller forgets this connection and
    /// gives the segment to the listening socket.
    package func yields(to syn: borrowing PacketBuffer) -> Bool {
        guard state == .timeWait, let view = try? TCPView(syn.bytes), view.flags.contains(.syn),
            view.flags.isDisjoint(with: [.ack, .rst, .fin])
        else { return false }
        if usesTimestamps, let timestamps = view.options.timestamps {
            let age = Int32(bitPattern: timestamps.value &- recentTimestamp)
            if age != 0 { return age > 0 }
        }
        return receiving.next.precedes(view.sequence)
    }
}
