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
    static let fastOpenACK = FieldID("tcp.analysis.tfo_ack"), strayACK = FieldID("tcp.ack.nonzero")
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
        let said = Int(bytes[start + 12] >> 4) * 4
        let (sequence, flags) = (bytes.u32(start + 4), bytes.u16(start + 12) & 0xFFF)
        let isOpening = said >= 20 && flags & 0x12 == 2
        let (place, isReused) = streams.place(of: key, opening: isOpening ? UInt32(sequence) : nil)
        if isReused { streams.streams[place].completeness |= 1 }
        let (mine, other) = (key.sender(at: place), key.receiver(at: place))
        out.add(TCP.stream, start, 0, UInt64(streams.streams[place].number), generated: true, buffer: buffer)
        out.add(TCP.completeness, start, 0, streams.streams[place].completeness, generated: true, buffer: buffer)
        if said < 20 {
            let base = streams.directions[mine].base ?? UInt32(sequence) &- 1
            streams.directions[mine].base = base
            out.add(TCP.len, start, 0, UInt64(max(0, count - said)), generated: true, buffer: buffer)
            out.add(TCP.seq, start + 4, 4, UInt64(UInt32(sequence) &- base), buffer: buffer)
            out.add(TCP.seqRaw, start + 4, 4, sequence, buffer: buffer)
            out.add(TCP.hdrLen, start + 12, 1, UInt64(said), buffer: buffer)
            return note(TCP.bogus, &out, buffer)
        }
        out.add(TCP.short, 0, 0, generated: true, buffer: buffer)
        let acknowledgment = bytes.u32(start + 8)
        out.add(TCP.seq, start + 4, 4, sequence, buffer: buffer)
        out.add(TCP.seqRaw, start + 4, 4, sequence, buffer: buffer)
        out.add(TCP.ack, start + 8, 4, acknowledgment, buffer: buffer)
        if flags & 0x12 == 0x12 && acknowledgment > 1 {
            note(TCP.fastOpenACK, &out, buffer)
        } else if flags & 0x10 == 0 && acknowledgment != 0 {
            note(TCP.strayACK, &out, buffer)
        }
        out.add(TCP.ackRaw, start + 8, 4, acknowledgment, buffer: buffer)
        out.add(TCP.hdrLen, start + 12, 1, UInt64(said), buffer: buffer)
        addFlags(flags, start, nil, &out, buffer)
        addWindow(bytes.u16(start + 14), flags & 2 != 0, false, streams.directions[mine].scaling, start, &out, buffer)
        guard count >= 18 else { return }
        out.add(TCP.checksum, start + 16, 2, bytes.u16(start + 16), buffer: buffer)
        out.add(TCP.status, start + 16, 0, 2, generated: true, buffer: buffer)
        guard count >= 20 else { return }
        addUrgent(bytes.u16(start + 18), flags, start, &out, buffer)
        let base = streams.directions[other].base ?? 0
        let isComplete = !optionsRunOut(bytes, start + 20, end, start + said)
        let before = out.fields.count
        if said > 20 {
            let missing = isComplete ? 0 : start + said - end
            dissectTCPOptions(
                bytes[..<end] + [UInt8](repeating: 0, count: missing), start + 20, end + missing, base,
                ack: UInt32(acknowledgment), flags: flags, missing: missing, &out, buffer)
        }
        if !isComplete { out.cut(from: before, at: end, buffer: buffer, isWhole: true) }
        addTCPTimes(start, place, &out, buffer)
        guard isOpening else { return }
        noteHandshake(flags, out.time, key, place)
        streams.streams[place].completeness |= 1
        guard isComplete else { return }
        noteScaling(isAnswer: false, key, place)
        guard isReused else { return }
        var finding = TCPFinding()
        finding.insert(.reusedPorts)
        addFinding(finding, 0, start, &out, buffer)
    }

    /// Whether a list of options that should reach to `limit` says that it goes on behind `end`.
    private func optionsRunOut(_ bytes: [UInt8], _ start: Int, _ end: Int, _ limit: Int) -> Bool {
        var i = start
        while i < limit {
            guard i < end else { return true }
            if bytes[i] <= 1 {
                i += 1
                continue
            }
            if i + 1 >= limit { return false }
            guard i + 1 < end else { return true }
            let next = i + Int(bytes[i + 1])
            if bytes[i + 1] < 2 || next > limit { return false }
            if next > end { return true }
            i = next
        }
        return false
    }

    /// A note of Wireshark's, below the last field.
    private func note(_ id: FieldID, _ out: inout DissectedFrame, _ buffer: Int) {
        out.open()
        out.add(id, 0, 0, generated: true, buffer: buffer)
        out.close()
    }
}
