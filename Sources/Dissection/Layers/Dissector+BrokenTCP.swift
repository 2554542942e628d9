// Segments whose header cannot be what it says, or is not all there. Read first: Dissector+TCP.swift.

private enum TCP {
    static let ports = [FieldID("tcp.srcport"), FieldID("tcp.dstport"), FieldID("tcp.port")]
    static let stream = FieldID("tcp.stream"), completeness = FieldID("tcp.completeness"), len = FieldID("tcp.len")
    static let seq = FieldID("tcp.seq"), seqRaw = FieldID("tcp.seq_raw"), ack = FieldID("tcp.ack"),
        ackRaw = FieldID("tcp.ack_raw")
    static let hdrLen = FieldID("tcp.hdr_len"), short = FieldID("tcp.short_segment"),
        bogus = FieldID("tcp.bogus_header_length")
    static let checksum = FieldID("tcp.checksum"), status = FieldID("tcp.checksum.status"),
        urgent = FieldID("tcp.urgent_pointer")
}

extension Dissector {
    /// Shows what is there of a header that is longer than its packet, or too short to be one (RFC 9293 §3.1).
    mutating func dissectBrokenTCP(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ addresses: (UInt64, UInt64), _ out: inout DissectedFrame,
        _ buffer: Int
    ) {
        let count = end - start
        guard count >= 4 else { return Self.addMalformed(start, end, &out, buffer: buffer) }
        out.protocolName = "TCP"
        let (source, destination) = (bytes.u16(start), bytes.u16(start + 2))
        for (id, place) in [(TCP.ports[0], 0), (TCP.ports[1], 2), (TCP.ports[2], 0), (TCP.ports[2], 2)] {
            out.add(id, start + place, 2, bytes.u16(start + place), buffer: buffer)
        }
        // Without the window nothing more is shown.
        guard count >= 16 else { return Self.addMalformed(start + 4, end, &out, buffer: buffer) }
        let key = StreamKey(addresses, source, destination)
        let place = streams.place(of: key, opening: nil).place
        let stream = streams.streams[place]
        out.add(TCP.stream, start, 0, UInt64(stream.number), generated: true, buffer: buffer)
        out.add(TCP.completeness, start, 0, stream.completeness, generated: true, buffer: buffer)
        let said = Int(bytes[start + 12] >> 4) * 4
        let (sequence, flags) = (bytes.u32(start + 4), bytes.u16(start + 12) & 0xFFF)
        if said < 20 {
            streams.streams[place][key.isForward].base = stream[key.isForward].base ?? UInt32(sequence) &- 1
            let base = streams.streams[place][key.isForward].base ?? 0
            out.add(TCP.len, start, 0, UInt64(max(0, count - said)), generated: true, buffer: buffer)
            out.add(TCP.seq, start + 4, 4, UInt64(UInt32(sequence) &- base), buffer: buffer)
            out.add(TCP.seqRaw, start + 4, 4, sequence, buffer: buffer)
            out.add(TCP.hdrLen, start + 12, 1, UInt64(said), buffer: buffer)
            return note(TCP.bogus, &out, buffer)
        }
        out.add(TCP.short, 0, 0, generated: true, buffer: buffer)
        for (id, place) in [(TCP.seq, 4), (TCP.seqRaw, 4), (TCP.ack, 8), (TCP.ackRaw, 8)] {
            out.add(id, start + place, 4, bytes.u32(start + place), buffer: buffer)
        }
        out.add(TCP.hdrLen, start + 12, 1, UInt64(said), buffer: buffer)
        addFlags(flags, start, nil, &out, buffer)
        addWindow(bytes.u16(start + 14), flags & 2 != 0, false, stream, key, start, &out, buffer)
        guard count >= 18 else { return }
        out.add(TCP.checksum, start + 16, 2, bytes.u16(start + 16), buffer: buffer)
        out.add(TCP.status, start + 16, 0, 2, generated: true, buffer: buffer)
        guard count >= 20 else { return }
        addUrgent(bytes.u16(start + 18), flags, start, &out, buffer)
        if said > 20 {
            let base = stream[!key.isForward].base ?? 0
            dissectTCPOptions(
                bytes, start + 20, end, base, ack: UInt32(bytes.u32(start + 8)), flags: flags, &out, buffer)
        }
        addTCPTimes(start, place, &out, buffer)
    }

    /// A note of Wireshark's, below the last field.
    private func note(_ id: FieldID, _ out: inout DissectedFrame, _ buffer: Int) {
        out.open()
        out.add(id, 0, 0, generated: true, buffer: buffer)
        out.close()
    }
}
