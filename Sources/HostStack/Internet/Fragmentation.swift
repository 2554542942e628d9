// Cutting a packet that is longer than the next link allows (RFC 791 §3.2). Read first: Sources/Wire/IPv4View.swift.
// Then ReassemblyBuffer.swift, which puts the pieces together.

import Basics
import Wire

/// Cuts packets.
package enum Fragmentation {
    /// The pieces of an IPv4 packet, each at most `mtu` bytes with its header, and with room in front that an
    /// Ethernet header will fill: 14 bytes that are part of the piece already.
    ///
    /// The packet must be well formed. A piece of a piece is one of the original packet. Options stay with the first
    /// piece; those that RFC 791 would copy into every one are for source routes and security labels, which nobody
    /// here obeys.
    package static func pieces(of packet: PacketBuffer, mtu: Int) -> [PacketBuffer] {
        guard let view = try? IPv4View(packet.bytes) else { return [] }
        var pieces: [PacketBuffer] = []
        var header = IPv4Header(view)
        let wasLast = !view.moreFragments
        let begin = view.fragmentOffset
        let payload = view.payload
        let options = view.options
        var offset = 0
        while offset < payload.byteCount {
            let headerByteCount = offset == 0 ? view.headerByteCount : IPv4View.minimumHeaderByteCount
            // RFC 791 §3.2: offsets count units of 8 bytes, so all pieces but the last are multiples of 8.
            let room = max(8, (mtu - headerByteCount) & ~7)
            let count = min(room, payload.byteCount - offset)
            header.fragmentOffset = begin + offset
            header.moreFragments = !wasLast || offset + count < payload.byteCount
            var piece = PacketBuffer(headroom: 0, capacity: max(60, 14 + headerByteCount + count))
            piece.appendZeros(14 + 20)
            if offset == 0 { piece.append(options) }
            piece.append(payload.extracting(offset..<(offset + count)))
            var bytes = piece.mutableBytes
            header.write(to: &bytes, at: 14, totalLength: headerByteCount + count)
            if headerByteCount > 20 { finish(&bytes, headerByteCount) }
            pieces.append(piece)
            offset += count
        }
        return pieces
    }

    /// Corrects a header that has options: its length and its checksum.
    private static func finish(_ bytes: inout MutableRawSpan, _ headerByteCount: Int) {
        bytes.store8(0x40 | UInt8(headerByteCount / 4), at: 14)
        bytes.store16(0, at: 14 + 10)
        let checksum = InternetChecksum.of(bytes.bytes.extracting(14..<(14 + headerByteCount)))
        bytes.store16(checksum, at: 14 + 10)
    }
}
