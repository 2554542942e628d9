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
        let headerLength = nextHeaderLength
        var packet = PacketBuffer(headroom: TCPOutput.headroom + headerLength, capacity: count + Self.tailroom)
        var flags: TCPFlags = .ack
        // RFC 9293 §3.9.1.2, SHLD-27: PSH on the last segment of a write.
        if count > 0 && outgoing.copy(sequence - queueStart, count, to: &packet) { flags.insert(.psh) }
        if fin { flags.insert(.fin) }
        writeHeader(headerLength, sequence: sequence, flags: flags, at: now, to: &packet)
        out.segments.append(packet)
        let end = sequence + count + (fin ? 1 : 0)
        sending.highest = .later(sending.highest, end)
        lastSentAt = now
    }

    /// A segment that only acknowledges.
    mutating func sendAcknowledgment(at now: Instant, _ out: inout TCPOutput) {
        let headerLength = nextHeaderLength
        var packet = PacketBuffer(headroom: TCPOutput.headroom + headerLength, capacity: Self.tailroom)
        // RFC 9293 §3.8.6: SND.NXT, or the end of all we sent if we have gone back: an older number might be outside
        // of the peer's window.
        writeHeader(
            headerLength, sequence: .later(sending.next, sending.highest), flags: .ack, at: now, to: &packet)
        out.segments.append(packet)
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

    /// Gaps are reported if a packet with three blocks, 80 bytes, is one that the path can carry.
    private var nextHeaderLength: Int {
        let usual = usesTimestamps ? 32 : 20
        if reassembly.isEmpty || !usesSACK || sending.segmentSize < 80 { return usual }
        return usual + 4 + 8 * reassembly.blocks(atMost: sackLimit).count
    }

    /// Timestamps leave room for three blocks (RFC 2018 §3).
    private var sackLimit: Int { usesTimestamps ? 3 : 4 }

    /// How many bytes of payload the next segment can carry.
    var payloadLimit: Int {
        if reassembly.isEmpty { return Int(sending.segmentSize) }
        return Int(sending.segmentSize) - (nextHeaderLength - (usesTimestamps ? 32 : 20))
    }

    /// Puts the header before the payload, and the checksum into the header. Every segment acknowledges.
    private mutating func writeHeader(
        _ length: Int, sequence: SequenceNumber, flags: TCPFlags, at now: Instant, to packet: inout PacketBuffer
    ) {
        let window = offerWindow()
        packet.prepend(length)
        let usual = usesTimestamps ? 32 : 20
        do {
            var bytes = packet.mutableBytes
            bytes.store16(local.port, at: 0)
            bytes.store16(remote.port, at: 2)
            bytes.store32(sequence.rawValue, at: 4)
            bytes.store32(receiving.next.rawValue, at: 8)
            bytes.store8(UInt8(length / 4) << 4, at: 12)
            bytes.store8(flags.rawValue, at: 13)
            bytes.store16(window, at: 14)
            bytes.store32(0, at: 16)
            if usesTimestamps {
                // RFC 7323 appendix A: NOP, NOP, timestamps.
                bytes.store32(0x0101_080A, at: 20)
                bytes.store32(timestamp(at: now), at: 24)
                bytes.store32(recentTimestamp, at: 28)
            }
            if length > usual {
                var options = TCPOptions()
                options.sackBlocks = reassembly.blocks(atMost: (length - usual - 4) / 8)
                options.write(to: &bytes, at: usual)
            }
        }
        var checksum = InternetChecksum(
            pseudoHeaderFrom: local.address, to: remote.address, protocol: .tcp, length: packet.count)
        checksum.add(packet.bytes)
        var bytes = packet.mutableBytes
        bytes.store16(checksum.value, at: 16)
        noteAcknowledgmentSent()
    }

    /// What is being sent carries the latest acknowledgment.
    mutating func noteAcknowledgmentSent() {
        owesAcknowledgment = false
        acknowledgeAt = .never
        receiving.acknowledged = receiving.next
    }
}
