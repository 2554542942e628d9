// TCP (RFC 9293). Read first: Dissector.swift, TCPStreamTable.swift. Then +TCPOptions and +TCPPayload.

private enum TCP {
    static let src = FieldID("tcp.srcport"), dst = FieldID("tcp.dstport"), port = FieldID("tcp.port"), stream = FieldID("tcp.stream")
    static let len = FieldID("tcp.len"), seq = FieldID("tcp.seq"), seqRaw = FieldID("tcp.seq_raw"), nxtseq = FieldID("tcp.nxtseq")
    static let ack = FieldID("tcp.ack"), ackRaw = FieldID("tcp.ack_raw"), hdrLen = FieldID("tcp.hdr_len"), flags = FieldID("tcp.flags")
    static let res = FieldID("tcp.flags.res"), ae = FieldID("tcp.flags.ae")
    static let bits = [
        FieldID("tcp.flags.cwr"), FieldID("tcp.flags.ece"), FieldID("tcp.flags.urg"), FieldID("tcp.flags.ack"),
        FieldID("tcp.flags.push"), FieldID("tcp.flags.reset"), FieldID("tcp.flags.syn"), FieldID("tcp.flags.fin"),
    ]
    static let str = FieldID("tcp.flags.str"), windowValue = FieldID("tcp.window_size_value"), window = FieldID("tcp.window_size")
    static let factor = FieldID("tcp.window_size_scalefactor"), checksum = FieldID("tcp.checksum"), status = FieldID("tcp.checksum.status")
    static let urgent = FieldID("tcp.urgent_pointer")
}

extension Dissector {
    mutating func dissectTCP(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ addresses: (UInt64, UInt64), _ out: inout DissectedFrame, buffer: Int,
        isQuoted: Bool
    ) {
        // RFC 792: a quoted segment may end after eight bytes.
        if isQuoted && end - start >= 8 && end - start < 20 {
            out.add(TCP.src, start, 2, bytes.u16(start), buffer: buffer)
            out.add(TCP.dst, start + 2, 2, bytes.u16(start + 2), buffer: buffer)
            out.add(TCP.port, start, 2, bytes.u16(start), buffer: buffer)
            out.add(TCP.port, start + 2, 2, bytes.u16(start + 2), buffer: buffer)
            return
        }
        let headerLength = end - start >= 20 ? Int(bytes[start + 12] >> 4) * 4 : 0
        guard headerLength >= 20, headerLength <= end - start else {
            return Self.addData(bytes, start, end, &out, buffer: buffer)
        }
        if !isQuoted { out.protocolName = "TCP" }
        let (source, destination) = (bytes.u16(start), bytes.u16(start + 2))
        let (sequence, acknowledgment) = (UInt32(bytes.u32(start + 4)), UInt32(bytes.u32(start + 8)))
        let flags = bytes.u16(start + 12) & 0xFFF
        let isSYN = flags & 2 != 0
        let length = end - start - headerLength
        let key = StreamKey(addresses, source, destination)
        let place = streams.place(of: key, opening: isSYN && flags & 0x10 == 0 && !isQuoted ? sequence : nil)
        if !isQuoted { note(sequence, acknowledgment, flags, key, place) }
        let mine = streams.streams[place][key.isForward].base ?? sequence
        let other = streams.streams[place][!key.isForward].base ?? acknowledgment

        out.add(TCP.src, start, 2, source, buffer: buffer)
        out.add(TCP.dst, start + 2, 2, destination, buffer: buffer)
        out.add(TCP.port, start, 2, source, buffer: buffer)
        out.add(TCP.port, start + 2, 2, destination, buffer: buffer)
        out.add(TCP.stream, start, 0, UInt64(streams.streams[place].number), generated: true, buffer: buffer)
        if isQuoted {
            // Nobody follows the connection of a segment that is only quoted.
            out.add(TCP.seq, start + 4, 4, UInt64(sequence), buffer: buffer)
        } else {
            out.add(TCP.len, start, 0, UInt64(length), generated: true, buffer: buffer)
            out.add(TCP.seq, start + 4, 4, UInt64(sequence &- mine), buffer: buffer)
            out.add(TCP.seqRaw, start + 4, 4, UInt64(sequence), buffer: buffer)
            let phantom = UInt32(flags & 1) + (isSYN ? 1 : 0)
            out.add(TCP.nxtseq, start, 0, UInt64(sequence &- mine &+ UInt32(length) &+ phantom), generated: true, buffer: buffer)
        }
        out.add(TCP.ack, start + 8, 4, flags & 0x10 == 0 ? 0 : UInt64(acknowledgment &- other), buffer: buffer)
        out.add(TCP.ackRaw, start + 8, 4, UInt64(acknowledgment), buffer: buffer)
        out.add(TCP.hdrLen, start + 12, 1, UInt64(headerLength), buffer: buffer)
        addFlags(flags, start, &out, buffer)
        addWindow(bytes.u16(start + 14), isSYN, streams.streams[place], key, start, &out, buffer)
        out.add(TCP.checksum, start + 16, 2, bytes.u16(start + 16), buffer: buffer)
        out.add(TCP.status, start + 16, 0, 2, generated: true, buffer: buffer)
        out.add(TCP.urgent, start + 18, 2, bytes.u16(start + 18), buffer: buffer)
        if headerLength > 20 { dissectTCPOptions(bytes, start + 20, start + headerLength, other, &out, buffer) }
        if isQuoted { return }
        noteOptions(bytes, start + 20, start + headerLength, isSYN, key, place)
        if length > 0 {
            dissectTCPPayload(bytes, start + headerLength, end, sequence &+ (isSYN ? 1 : 0), source, destination, key, place, &out, buffer)
        }
    }

    /// What later segments need to know of this one.
    private mutating func note(_ sequence: UInt32, _ acknowledgment: UInt32, _ flags: UInt64, _ key: StreamKey, _ place: Int) {
        let isSYN = flags & 2 != 0
        if isSYN {
            streams.streams[place][key.isForward].base = sequence
            streams.streams[place][key.isForward].hasSYN = true
            streams.streams[place][key.isForward].next = sequence &+ 1
        } else if streams.streams[place][key.isForward].base == nil {
            // A connection that was there before the capture: its first number is shown as 1.
            streams.streams[place][key.isForward].base = sequence &- 1
        }
        if flags & 0x10 != 0 && streams.streams[place][!key.isForward].base == nil {
            streams.streams[place][!key.isForward].base = acknowledgment &- 1
        }
    }

    private func addFlags(_ flags: UInt64, _ start: Int, _ out: inout DissectedFrame, _ buffer: Int) {
        out.add(TCP.flags, start + 12, 2, flags, masked: true, buffer: buffer)
        out.open()
        out.add(TCP.res, start + 12, 1, flags >> 9, masked: true, buffer: buffer)
        out.add(TCP.ae, start + 12, 1, flags >> 8 & 1, masked: true, buffer: buffer)
        for (i, id) in TCP.bits.enumerated() {
            out.add(id, start + 13, 1, flags >> UInt64(7 - i) & 1, masked: true, buffer: buffer)
        }
        out.add(TCP.str, start + 12, 2, text: Self.letters(flags), buffer: buffer)
        out.close()
    }

    private static func letters(_ flags: UInt64) -> String {
        var text = ""
        for (i, letter) in "RRRACEUAPRSF".enumerated() {
            text.append(flags >> UInt64(11 - i) & 1 == 1 ? letter : "·")
        }
        return text
    }

    private func addWindow(
        _ value: UInt64, _ isSYN: Bool, _ stream: TCPStream, _ key: StreamKey, _ start: Int, _ out: inout DissectedFrame,
        _ buffer: Int
    ) {
        out.add(TCP.windowValue, start + 14, 2, value, buffer: buffer)
        let (mine, other) = (stream[key.isForward], stream[!key.isForward])
        // RFC 7323 §2.2: scaled only when both SYNs had the option, and never in a SYN itself.
        let isKnown = mine.hasSYN && other.hasSYN
        let factor: UInt64 = isKnown && mine.shift != nil && other.shift != nil ? 1 << UInt64(min(mine.shift ?? 0, 14)) : 1
        out.add(TCP.window, start + 14, 2, isSYN ? value : value * factor, buffer: buffer)
        if isSYN { return }
        let text = !mine.hasSYN ? "-1" : factor == 1 && (mine.shift == nil || other.shift == nil) ? "-2" : "\(factor)"
        out.add(TCP.factor, start + 14, 2, text: text, generated: true, buffer: buffer)
    }

    private mutating func noteOptions(_ bytes: [UInt8], _ start: Int, _ end: Int, _ isSYN: Bool, _ key: StreamKey, _ place: Int) {
        guard isSYN else { return }
        var i = start
        while i < end {
            if bytes[i] == 0 { return }
            if bytes[i] == 1 {
                i += 1
                continue
            }
            guard i + 1 < end, bytes[i + 1] >= 2 else { return }
            if bytes[i] == 3 && bytes[i + 1] == 3 && i + 2 < end { streams.streams[place][key.isForward].shift = bytes[i + 2] }
            i += Int(bytes[i + 1])
        }
    }
}
