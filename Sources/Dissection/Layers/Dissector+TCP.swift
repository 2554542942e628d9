// TCP (RFC 9293). Read first: Dissector.swift, TCPStreamTable.swift. Then +TCPOptions and +TCPPayload.

private enum TCP {
    static let src = FieldID("tcp.srcport"), dst = FieldID("tcp.dstport"), port = FieldID("tcp.port"),
        stream = FieldID("tcp.stream")
    static let len = FieldID("tcp.len"), seq = FieldID("tcp.seq"), seqRaw = FieldID("tcp.seq_raw"),
        nxtseq = FieldID("tcp.nxtseq")
    static let ack = FieldID("tcp.ack"), ackRaw = FieldID("tcp.ack_raw"), hdrLen = FieldID("tcp.hdr_len"),
        flags = FieldID("tcp.flags")
    static let res = FieldID("tcp.flags.res"), ae = FieldID("tcp.flags.ae")
    static let bits = [
        FieldID("tcp.flags.cwr"), FieldID("tcp.flags.ece"), FieldID("tcp.flags.urg"), FieldID("tcp.flags.ack"),
        FieldID("tcp.flags.push"), FieldID("tcp.flags.reset"), FieldID("tcp.flags.syn"), FieldID("tcp.flags.fin"),
    ]
    static let str = FieldID("tcp.flags.str"), windowValue = FieldID("tcp.window_size_value"),
        window = FieldID("tcp.window_size")
    static let factor = FieldID("tcp.window_size_scalefactor"), checksum = FieldID("tcp.checksum"),
        status = FieldID("tcp.checksum.status")
    static let urgent = FieldID("tcp.urgent_pointer"), completeness = FieldID("tcp.completeness")
    static let options = FieldID("tcp.options"), strayUrgent = FieldID("tcp.urgent_pointer.non_zero")
    static let fastOpenACK = FieldID("tcp.analysis.tfo_ack"),
        fastOpenIgnored = FieldID("tcp.analysis.tfo_ignored"), strayACK = FieldID("tcp.ack.nonzero")
    static let resetCause = FieldID("tcp.reset_cause")
    static let syn = FieldID("tcp.connection.syn"), synAck = FieldID("tcp.connection.synack"),
        fin = FieldID("tcp.connection.fin")
    static let rst = FieldID("tcp.connection.rst"), finActive = FieldID("tcp.connection.fin_active"),
        finPassive = FieldID("tcp.connection.fin_passive")
}

extension Dissector {
    mutating func dissectTCP(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ addresses: (UInt64, UInt64), _ out: inout DissectedFrame,
        buffer: Int,
        isQuoted: Bool, cutOff: Int = 0, missing: Int = 0
    ) {
        if cutOff > 0 && end - start < 60
            && dissectCutTCP(bytes, start, end, addresses, &out, buffer: buffer, cutOff: cutOff)
        {
            return
        }
        // RFC 792: a quoted segment may end after eight bytes.
        if isQuoted && end - start >= 8 && end - start < 20 {
            addPorts(bytes, start, &out, buffer)
            return out.add(TCP.seq, start + 4, 4, bytes.u32(start + 4), buffer: buffer)
        }
        let said = end - start >= 20 ? Int(bytes[start + 12] >> 4) * 4 : 0
        let headerLength = isQuoted ? min(said, end - start) : said
        guard said >= 20, headerLength <= end - start else {
            if !isQuoted { return dissectBrokenTCP(bytes, start, end, addresses, &out, buffer) }
            // Of a quoted segment the ports at least may be there.
            if end - start >= 4 { addPorts(bytes, start, &out, buffer) }
            return Self.addMalformed(min(end, start + 4), end, &out, buffer: buffer)
        }
        if !isQuoted { out.protocolName = "TCP" }
        let (source, destination) = (bytes.u16(start), bytes.u16(start + 2))
        let (sequence, acknowledgment) = (UInt32(bytes.u32(start + 4)), UInt32(bytes.u32(start + 8)))
        let flags = bytes.u16(start + 12) & 0xFFF
        let isSYN = flags & 2 != 0
        let length = end - start - headerLength + cutOff
        let key = StreamKey(addresses, source, destination)
        var (place, isReused) = streams.place(
            of: key, opening: isSYN && flags & 0x10 == 0 && !isQuoted ? sequence : nil)
        // An answer with another number than the connection had: the SYN before it was not captured.
        if isSYN && flags & 0x10 != 0, let base = streams.directions[key.sender(at: place)].base, base != sequence {
            isReused = true
        }
        // One whose number is known from an answer to it, which came before it.
        let isLateSYN =
            flags & 0x12 == 2 && !isReused && streams.directions[key.sender(at: place)].base == sequence
            && !streams.directions[key.sender(at: place)].hasSYN
        // Wireshark counts the bytes of a SYN when nothing of its side was seen before, nor of an earlier connection.
        let isFirst = !isReused && streams.directions[key.sender(at: place)].base == nil
        var finding = TCPFinding()
        if !isQuoted {
            note(sequence, acknowledgment, flags, key, place)
            let numbers = TCPSegmentNumbers(
                frame: out.number, time: out.time, sequence: sequence, ack: acknowledgment, length: length,
                flags: flags,
                window: UInt32(bytes.u16(start + 14)))
            finding = analyze(numbers, isReused, key, place)
            if isLateSYN { finding.isThere = true }
            if isReused && flags & 0x10 == 0 { streams.streams[place].completeness = 1 }
        }
        let mine = streams.directions[key.sender(at: place)].base ?? sequence
        // Nobody has sent in the opposite direction yet: what is told of it is shown as it is.
        let other = streams.directions[key.receiver(at: place)].base ?? 0

        addPorts(bytes, start, &out, buffer)
        out.add(TCP.stream, start, 0, UInt64(streams.streams[place].number), generated: true, buffer: buffer)
        if isQuoted {
            // Nobody follows the connection of a segment that is only quoted.
            out.add(TCP.seq, start + 4, 4, UInt64(sequence), buffer: buffer)
            if IPv6AddressTable.isNumber(addresses.0) {
                out.add(TCP.seqRaw, start + 4, 4, UInt64(sequence), buffer: buffer)
            }
            out.add(TCP.completeness, start, 0, streams.streams[place].completeness, generated: true, buffer: buffer)
        } else {
            out.add(TCP.completeness, start, 0, streams.streams[place].completeness, generated: true, buffer: buffer)
            out.add(TCP.len, start, 0, UInt64(length), generated: true, buffer: buffer)
            out.add(TCP.seq, start + 4, 4, UInt64(sequence &- mine), buffer: buffer)
            out.add(TCP.seqRaw, start + 4, 4, UInt64(sequence), buffer: buffer)
            let phantom: UInt32 = flags & 3 != 0 ? 1 : 0
            out.add(
                TCP.nxtseq, start, 0, UInt64(sequence &- mine &+ UInt32(length) &+ phantom), generated: true,
                buffer: buffer)
        }
        let isCounted = flags & 0x10 != 0 && !isQuoted
        out.add(TCP.ack, start + 8, 4, UInt64(isCounted ? acknowledgment &- other : acknowledgment), buffer: buffer)
        if flags & 0x12 == 0x12 && isCounted && acknowledgment &- other > 1 {
            note(TCP.fastOpenACK, &out)
        } else if flags & 0x12 == 0x12 && isCounted && streams.streams[place].hasEarlyData {
            note(TCP.fastOpenIgnored, &out)
        } else if flags & 0x10 == 0 && acknowledgment != 0 {
            note(TCP.strayACK, &out)
        }
        out.add(TCP.ackRaw, start + 8, 4, UInt64(acknowledgment), buffer: buffer)
        out.add(TCP.hdrLen, start + 12, 1, UInt64(said), buffer: buffer)
        // Before, not as an argument: all connections would be copied for the call.
        let isFirstToClose = isQuoted ? nil : closing(flags, key, place)
        addFlags(flags, start, isFirstToClose, &out, buffer)
        let scaling = streams.directions[key.sender(at: place)].scaling
        addWindow(bytes.u16(start + 14), isSYN, isQuoted, scaling, start, &out, buffer)
        out.add(TCP.checksum, start + 16, 2, bytes.u16(start + 16), buffer: buffer)
        out.add(TCP.status, start + 16, 0, 2, generated: true, buffer: buffer)
        addUrgent(bytes.u16(start + 18), flags, start, &out, buffer)
        var isBrokenOff = false
        if headerLength > 20 {
            isBrokenOff = dissectTCPOptions(
                bytes, start + 20, start + headerLength, other, ack: acknowledgment, flags: flags, missing: missing,
                &out, buffer)
        } else if said > 20 {
            // Quoted without them.
            out.add(TCP.options, start + 20, 0, buffer: buffer)
        }
        // Wireshark does not count a segment that is the first one, unless it opens the connection.
        let hasBegun = streams.streams[place].firstTime != nil
        if isQuoted {
            addTCPTimes(start, place, &out, buffer)
            // Of a quoted SYN Wireshark has something to say when its connection was seen, but nothing to show.
            finding.isThere =
                flags & 0x12 == 2 && said == headerLength && streams.directions[key.sender(at: place)].base != nil
            addFinding(finding, streams.streams[place].handshake, start, &out, buffer)
            if hasBegun || flags & 0x12 == 2 { noteKinds(hasBegun ? flags & ~2 : flags, 0, isEmpty: true, place) }
            if isSYN {
                noteOptions(bytes, start + 20, start + headerLength, key, place)
                noteScaling(isAnswer: flags & 0x10 != 0, key, place)
            }
            if length > 0 {
                dissectQuotedPayload(
                    bytes, start + headerLength, end, source, destination, smtp: streams.streams[place].smtp, &out,
                    buffer)
            }
            return
        }
        noteOptions(bytes, start + 20, start + headerLength, key, place)
        if isSYN && missing == 0 { noteScaling(isAnswer: flags & 0x10 != 0, key, place) }
        addTCPTimes(start, place, &out, buffer)
        // What a SYN carries is read early when it is allowed to be (RFC 7413 §2).
        if isSYN, flags & 0x10 == 0, length > 0, Self.hasCookie(bytes, start + 20, start + headerLength) {
            streams.streams[place].hasEarlyData = true
        }
        let counted = flags & 0x12 == 0x10 || flags & 0x12 == 2 && isFirst ? length : 0
        if hasBegun || flags & 0x12 == 2 {
            noteKinds(isLateSYN ? flags & ~2 : flags, counted, isEmpty: length == 0, place)
        }
        noteHandshake(flags, out.time, key, place)
        // What the numbers tell is not shown then, nor what is carried, as in Wireshark.
        if isBrokenOff {
            if missing == 0 { Self.addMalformed(end, end, &out, buffer: buffer) }
            return
        }
        addFinding(finding, streams.streams[place].handshake, start, &out, buffer)
        if end > start + headerLength && flags & 4 != 0 {
            // RFC 9293 §3.5.3: a text that says why.
            out.add(TCP.resetCause, start + headerLength, end - start - headerLength, buffer: buffer)
        } else if length > 0 {
            dissectTCPPayload(
                bytes, start + headerLength, end, sequence &+ (isSYN ? 1 : 0), source, destination, key, place,
                finding.flags, &out, buffer, cutOff: cutOff)
        }
    }

    /// A segment of which the capture has only a part of the header: what is there is shown.
    /// - Returns: false when the header is complete.
    private mutating func dissectCutTCP(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ addresses: (UInt64, UInt64), _ out: inout DissectedFrame,
        buffer: Int, cutOff: Int
    ) -> Bool {
        if end - start < 16 {
            // Without the window nothing more is shown.
            guard end - start >= 4 else {
                Self.addMalformed(start, end, &out, buffer: buffer)
                return true
            }
            addPorts(bytes, start, &out, buffer)
            Self.addMalformed(start + 4, end, &out, buffer: buffer)
            return true
        }
        let missing = Int(bytes[start + 12] >> 4) * 4 - (end - start)
        guard missing > 0, missing <= cutOff else { return false }
        let before = out.fields.count
        dissectTCP(
            bytes[..<end] + [UInt8](repeating: 0, count: missing), start, end + missing, addresses, &out,
            buffer: buffer, isQuoted: false,
            cutOff: cutOff - missing, missing: missing)
        out.cut(from: before, at: end, buffer: buffer, isWhole: end - start >= 20)
        return true
    }

    private func addPorts(_ bytes: [UInt8], _ start: Int, _ out: inout DissectedFrame, _ buffer: Int) {
        for (offset, id) in [(0, TCP.src), (2, TCP.dst), (0, TCP.port), (2, TCP.port)] {
            out.add(id, start + offset, 2, bytes.u16(start + offset), buffer: buffer)
        }
    }

    /// RFC 9293 §3.1: the pointer counts only with its flag.
    func addUrgent(_ pointer: UInt64, _ flags: UInt64, _ start: Int, _ out: inout DissectedFrame, _ buffer: Int) {
        out.add(TCP.urgent, start + 18, 2, pointer, buffer: buffer)
        if pointer != 0 && flags & 0x20 == 0 { note(TCP.strayUrgent, &out) }
    }

    /// A note of Wireshark's, below the last field.
    private func note(_ id: FieldID, _ out: inout DissectedFrame) {
        out.open()
        out.add(id, 0, 0, generated: true)
        out.close()
    }

    /// What later segments need to know of this one.
    private mutating func note(
        _ sequence: UInt32, _ acknowledgment: UInt32, _ flags: UInt64, _ key: StreamKey, _ place: Int
    ) {
        let isSYN = flags & 2 != 0
        if isSYN {
            // One that comes again does not bring its stream again.
            let isAgain =
                streams.directions[key.sender(at: place)].base == sequence
                && streams.directions[key.sender(at: place)].next != nil
            streams.directions[key.sender(at: place)].base = sequence
            streams.directions[key.sender(at: place)].hasSYN = true
            if !isAgain { streams.directions[key.sender(at: place)].next = sequence &+ 1 }
        } else if streams.directions[key.sender(at: place)].base == nil {
            // A connection that was there before the capture: its first number is shown as 1.
            streams.directions[key.sender(at: place)].base = sequence &- 1
        }
        if flags & 0x10 != 0 && streams.directions[key.receiver(at: place)].base == nil {
            streams.directions[key.receiver(at: place)].base = acknowledgment &- 1
        }
    }

    /// What the numbers of a segment tell, with those before it.
    private mutating func analyze(
        _ segment: TCPSegmentNumbers, _ isReused: Bool, _ key: StreamKey, _ place: Int
    ) -> TCPFinding {
        let (sender, receiver) = (key.sender(at: place), key.receiver(at: place))
        let before = streams.directions[sender].flow.segments.count + streams.directions[receiver].flow.segments.count
        let shift = streams.directions[receiver].scaling.windowShift
        let handshake = streams.streams[place].handshake
        let base = streams.directions[sender].base ?? segment.sequence
        // Moved out and back: two elements of one array cannot be changed at once.
        var other = exchange(&streams.directions[receiver].flow, with: TCPFlow())
        var finding = TCPAnalysis.note(
            segment, &streams.directions[sender].flow, &other, base: base, shift: shift, handshake: handshake)
        if isReused { finding.insert(.reusedPorts) }
        let after = streams.directions[sender].flow.segments.count + other.segments.count
        streams.directions[receiver].flow = other
        streams.held += (after - before) * TCPFlow.segmentCost
        streams.limitHeldBytes()
        return finding
    }

    /// What a segment adds to the history of its connection; it is shown from the next one on.
    mutating func noteHandshake(
        _ flags: UInt64, _ time: UInt64, _ key: StreamKey, _ place: Int
    ) {
        let isACK = flags & 0x12 == 0x10
        if flags & 0x12 == 2 { streams.streams[place].openingTime = time }
        if flags & 2 != 0 { streams.directions[key.sender(at: place)].flow.awaitsFirstAck = true }
        guard isACK else { return }
        streams.directions[key.sender(at: place)].flow.awaitsFirstAck = false
        if let opening = streams.streams[place].openingTime, streams.streams[place].handshake == 0 {
            streams.streams[place].handshake = Int64(bitPattern: time &- opening)
        }
    }

    private mutating func noteKinds(_ flags: UInt64, _ counted: Int, isEmpty: Bool, _ place: Int) {
        var kinds = streams.streams[place].completeness
        if flags & 0x12 == 2 { kinds |= 1 }
        if flags & 0x12 == 0x12 { kinds |= 2 }
        if flags & 0x12 == 0x10 && isEmpty { kinds |= 4 }
        if counted > 0 { kinds |= 8 }
        if flags & 0x11 == 0x11 { kinds |= 16 }
        if flags & 4 != 0 { kinds |= 32 }
        streams.streams[place].completeness = kinds
    }

    /// For a segment with FIN: whether its side is the first to close.
    private mutating func closing(_ flags: UInt64, _ key: StreamKey, _ place: Int) -> Bool? {
        guard flags & 1 != 0 else { return nil }
        let first = streams.streams[place].closesForward ?? key.isForward
        streams.streams[place].closesForward = first
        return first == key.isForward
    }

    /// - Parameter isFirstToClose: nil without FIN, and in what is only quoted.
    func addFlags(
        _ flags: UInt64, _ start: Int, _ isFirstToClose: Bool?, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        out.add(TCP.flags, start + 12, 2, flags, masked: true, buffer: buffer)
        out.open()
        out.add(TCP.res, start + 12, 1, flags >> 9, masked: true, buffer: buffer)
        out.add(TCP.ae, start + 12, 1, flags >> 8 & 1, masked: true, buffer: buffer)
        for (i, id) in TCP.bits.enumerated() {
            out.add(id, start + 13, 1, flags >> UInt64(7 - i) & 1, masked: true, buffer: buffer)
            guard i >= 5, flags >> UInt64(7 - i) & 1 == 1 else { continue }
            out.open()
            out.add(
                i == 5 ? TCP.rst : i == 7 ? TCP.fin : flags & 0x10 == 0 ? TCP.syn : TCP.synAck, 0, 0, generated: true)
            out.close()
        }
        out.add(TCP.str, start + 12, 2, text: Self.letters(flags), buffer: buffer)
        if let isFirstToClose {
            out.open()
            out.add(isFirstToClose ? TCP.finActive : TCP.finPassive, 0, 0, generated: true)
            out.close()
        }
        out.close()
    }

    private static func letters(_ flags: UInt64) -> String {
        let letters: StaticString = "RRRACEUAPRSF"
        // U+00B7, a dot in the middle, is two bytes of UTF-8.
        return String(unsafeUninitializedCapacity: 24) { text in
            letters.withUTF8Buffer { letters in
                var count = 0
                for i in 0..<12 {
                    if flags >> UInt64(11 - i) & 1 == 1 {
                        text[count] = letters[i]
                        count += 1
                    } else {
                        (text[count], text[count + 1]) = (0xC2, 0xB7)
                        count += 2
                    }
                }
                return count
            }
        }
    }

    func addWindow(
        _ value: UInt64, _ isSYN: Bool, _ isQuoted: Bool, _ scaling: WindowScaling, _ start: Int,
        _ out: inout DissectedFrame, _ buffer: Int
    ) {
        out.add(TCP.windowValue, start + 14, 2, value, buffer: buffer)
        // RFC 7323 §2.2: scaled only when both SYNs had the option, and never in a SYN itself.
        let factor: UInt64 = 1 << UInt64(min(scaling.windowShift ?? 0, 14))
        out.add(TCP.window, start + 14, 2, isSYN || isQuoted ? value : value * factor, buffer: buffer)
        if isSYN { return }
        let text = scaling.isUnscaled ? "-2" : scaling.shift == nil ? "-1" : "\(factor)"
        out.add(TCP.factor, start + 14, 2, text: text, generated: true, buffer: buffer)
    }

    /// Whether the options have a cookie of TCP Fast Open.
    private static func hasCookie(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        var i = start
        while i + 1 < end, bytes[i] != 0 {
            if bytes[i] == 34 { return bytes[i + 1] > 2 }
            if bytes[i] != 1 && bytes[i + 1] < 2 { return false }
            i += bytes[i] == 1 ? 1 : Int(bytes[i + 1])
        }
        return false
    }

    mutating func noteScaling(isAnswer: Bool, _ key: StreamKey, _ place: Int) {
        let (mine, other) = (key.sender(at: place), key.receiver(at: place))
        if streams.directions[mine].scaling.shift == nil && !streams.directions[mine].scaling.isUnscaled {
            streams.directions[mine].scaling.isUnscaled = true
            streams.directions[other].scaling.isUnscaled = true
        } else if isAnswer && streams.directions[other].scaling.isUnscaled {
            streams.directions[mine].scaling.isUnscaled = true
        }
    }

    private mutating func noteOptions(_ bytes: [UInt8], _ start: Int, _ end: Int, _ key: StreamKey, _ place: Int) {
        streams.directions[key.sender(at: place)].flow.sacked = 0
        var i = start
        while i < end {
            if bytes[i] == 0 { return }
            if bytes[i] == 1 {
                i += 1
                continue
            }
            guard i + 1 < end, bytes[i + 1] >= 2 else { return }
            let length = Int(bytes[i + 1])
            if bytes[i] == 3 && length == 3 && i + 2 < end {
                // Also when an earlier SYN came without it.
                streams.directions[key.sender(at: place)].scaling = WindowScaling(shift: bytes[i + 2])
            }
            if bytes[i] == 5 && i + length <= end {
                for block in stride(from: i + 2, to: i + length - 7, by: 8) {
                    streams.directions[key.sender(at: place)].flow.sacked &+=
                        UInt32(bytes.u32(block + 4)) &- UInt32(bytes.u32(block))
                }
            }
            i += length
        }
    }
}
