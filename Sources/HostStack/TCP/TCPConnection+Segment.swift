// Building segments, back to front: payload, header, checksum, in room that was made once.
// Read first: Sources/Wire/TCPView.swift, for the header's picture; TCPSendQueue.swift.

import Basics
import Wire

extension TCPConnection {
    /// Room behind a segment, so that a bare one can be padded to the smallest Ethernet frame in place.
    private static let tailroom = 8

    /// A segment with `count` bytes of the queue from `sequence` on. At least one byte or a FIN.
    mutating func sendData(
        at sequence: SequenceNumber, count: Int, fin: Bool, at now: Instant, _ out: inout TCPOutput
    ) {
        out.segments.append(
            build(sequence: sequence, count: count, flags: fin ? [.ack, .fin] : .ack, at: now, &out.pool))
        sending.highest = .later(sending.highest, sequence + count + (fin ? 1 : 0))
        lastSentAt = now
    }

    /// A segment that only acknowledges.
    mutating func sendAcknowledgment(at now: Instant, _ out: inout TCPOutput) {
        // RFC 9293 §3.8.6: SND.NXT, or the end of all we sent if we have gone back: an older number might be outside
        // of the peer's window.
        let sequence = SequenceNumber.later(sending.next, sending.highest)
        out.segments.append(build(sequence: sequence, count: 0, flags: .ack, at: now, &out.pool))
    }

    /// A reset with `sequence` in answer to something impossible (RFC 9293 §3.10.7.4).
    mutating func sendReset(sequence: SequenceNumber, _ out: inout TCPOutput) {
        let header = TCPHeader(
            sourcePort: local.port, destinationPort: remote.port, sequence: sequence, flags: .rst)
        out.segments.append(Self.bare(header, from: local.address, to: remote.address))
    }

    /// A segment that is nothing but `header`.
    static func bare(_ header: TCPHeader, from source: IPAddress, to destination: IPAddress) -> PacketBuffer {
        var packet = PacketBuffer(headroom: TCPOutput.headroom + header.byteCount, capacity: tailroom)
        header.prepend(to: &packet, from: source, to: destination)
        return packet
    }

    /// Timestamps leave room for three blocks (RFC 2018 §3).
    private var sackLimit: Int { usesTimestamps ? 3 : 4 }

    /// What the report of gaps adds to the next header, if the path can carry a packet with three blocks, 80 bytes.
    private var sackLength: Int {
        usesSACK && sending.segmentSize >= 80 ? 4 + 8 * reassembly.blocks(atMost: sackLimit).count : 0
    }

    /// How many bytes of payload the next segment can carry.
    // Inlined, as a call with `self` would copy the connection.
    @inline(__always)
    var payloadLimit: Int { Int(sending.segmentSize) - (reassembly.isEmpty ? 0 : sackLength) }

    /// Builds a segment: header, payload of `count` bytes, checksum. Every segment acknowledges and offers a window.
    private mutating func build(
        sequence: SequenceNumber, count: Int, flags: TCPFlags, at now: Instant, _ pool: inout PacketPool
    ) -> PacketBuffer {
        let window = offerWindow()
        let usual = usesTimestamps ? 32 : 20
        let length = usual + (reassembly.isEmpty ? 0 : sackLength)
        var packet = pool.packet(headroom: TCPOutput.headroom, count: length + count, tailroom: Self.tailroom)
        do {
            var bytes = packet.mutableBytes
            var flags = flags
            // RFC 9293 §3.9.1.2, MUST-61: PSH on the last segment of what is queued; here, of each write.
            if count > 0 && outgoing.copy(sequence - queueStart, count, to: &bytes, at: length) { flags.insert(.psh) }
            bytes.store32(UInt32(local.port) << 16 | UInt32(remote.port), at: 0)
            bytes.store32(sequence.rawValue, at: 4)
            bytes.store32(receiving.next.rawValue, at: 8)
            // The data offset in words of 32 bits, the flags, the window.
            bytes.store32(UInt32(length / 4) << 28 | UInt32(flags.rawValue) << 16 | UInt32(window), at: 12)
            bytes.store32(0, at: 16)
            if usesTimestamps {
                // RFC 7323 appendix A: NOP, NOP, timestamps.
                bytes.store32(0x0101_080A, at: 20)
                bytes.store32(timestamp(at: now), at: 24)
                bytes.store32(recentTimestamp, at: 28)
            }
            if length > usual { writeGaps(to: &bytes, at: usual) }
            var checksum = InternetChecksum(
                pseudoHeaderFrom: local.address, to: remote.address, protocol: .tcp, length: length + count)
            checksum.add(bytes.bytes)
            bytes.store16(checksum.value, at: 16)
        }
        noteAcknowledgmentSent()
        return packet
    }

    private mutating func writeGaps(to bytes: inout MutableRawSpan, at offset: Int) {
        var options = TCPOptions()
        options.sackBlocks = reassembly.blocks(atMost: sackLimit)
        options.write(to: &bytes, at: offset)
    }

    /// What is being sent carries the latest acknowledgment.
    mutating func noteAcknowledgmentSent() {
        owesAcknowledgment = false
        acknowledgeAt = .never
        receiving.acknowledged = receiving.next
    }
}
