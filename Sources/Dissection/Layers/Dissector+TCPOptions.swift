// The options of TCP (RFC 9293 §3.2, RFC 7323, RFC 2018), also the ones that are gone (RFC 1072, RFC 1644). Read
// first: Dissector+TCP.swift.

private enum Option {
    static let all = FieldID("tcp.options"), kind = FieldID("tcp.option_kind"), len = FieldID("tcp.option_len")
    static let mss = FieldID("tcp.options.mss"), mssValue = FieldID("tcp.options.mss_val")
    static let wscale = FieldID("tcp.options.wscale"), shift = FieldID("tcp.options.wscale.shift"),
        multiplier = FieldID("tcp.options.wscale.multiplier")
    static let sackPermitted = FieldID("tcp.options.sack_perm"), sack = FieldID("tcp.options.sack")
    static let left = FieldID("tcp.options.sack_le"), right = FieldID("tcp.options.sack_re"),
        count = FieldID("tcp.options.sack.count")
    static let timestamp = FieldID("tcp.options.timestamp"), tsval = FieldID("tcp.options.timestamp.tsval"),
        tsecr = FieldID("tcp.options.timestamp.tsecr")
    static let nop = FieldID("tcp.options.nop"), eol = FieldID("tcp.options.eol"),
        unknown = FieldID("tcp.options.unknown")
    static let payload = FieldID("tcp.options.unknown.payload"), badLength = FieldID("tcp.option.len.invalid")
    static let afterEnd = FieldID("tcp.non_zero_bytes_after_eol")
    static let md5 = FieldID("tcp.options.md5"), digest = FieldID("tcp.options.md5.digest")
    static let timeout = FieldID("tcp.options.user_to"), isMinutes = FieldID("tcp.options.user_to_granularity")
    static let timeoutValue = FieldID("tcp.options.user_to_val"), fastOpen = FieldID("tcp.options.tfo")
    static let cookieRequest = FieldID("tcp.options.tfo.request"), cookie = FieldID("tcp.options.tfo.cookie")
    static let fastOpenSYN = FieldID("tcp.analysis.tfo_syn"), noMSS = FieldID("tcp.options.mss.absent"),
        nops = FieldID("tcp.nop")
    static let badShift = FieldID("tcp.options.wscale.shift.invalid"), duplicate = FieldID("tcp.options.sack.dsack")
    static let duplicateLeft = FieldID("tcp.options.sack.dsack_le"),
        duplicateRight = FieldID("tcp.options.sack.dsack_re")
    static let lateMSS = FieldID("tcp.options.mss.present"), brokenBlock = FieldID("tcp.suboption_malformed")
    static let echo = FieldID("tcp.options.echo"), echoValue = FieldID("tcp.options.echo_value")
    static let cc = FieldID("tcp.options.cc"), ccValue = FieldID("tcp.options.cc_value"),
        quickStart = FieldID("tcp.options.qs"), rate = FieldID("tcp.options.qs.rate")
    static let ttlDifference = FieldID("tcp.options.qs.ttl_diff"), authentication = FieldID("tcp.options.ao")
    static let keyID = FieldID("tcp.options.ao.keyid"), nextKeyID = FieldID("tcp.options.ao.rnextkeyid"),
        mac = FieldID("tcp.options.ao.mac")
    static let congestion = FieldID("tcp.options.acc_ecn")
    static let counters = [
        FieldID("tcp.options.acc_ecn.ee0b"), FieldID("tcp.options.acc_ecn.eceb"), FieldID("tcp.options.acc_ecn.ee1b"),
    ]
    static let experimentData = FieldID("tcp.options.experimental.data")
    static let experimental = FieldID("tcp.options.experimental"), experiment = FieldID("tcp.options.experimental.exid")
}

extension Dissector {
    /// - Parameters:
    ///   - base: the number of the other side that is shown as 0, for SACK blocks.
    ///   - ack: the number that the segment acknowledges.
    ///   - missing: so many zeros at the end stand for bytes that the capture does not have.
    /// - Returns: whether something in them ended before what it has to hold: then nothing behind it is read.
    @discardableResult
    func dissectTCPOptions(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ base: UInt32, ack: UInt32, flags: UInt64, missing: Int = 0,
        _ out: inout DissectedFrame, _ buffer: Int
    ) -> Bool {
        out.add(Option.all, start, end - start, buffer: buffer)
        out.open()
        defer { out.close() }
        let reading = optionList(bytes, start, end, end - missing, base, ack, flags, &out, buffer)
        if flags & 2 != 0 && reading == .whole(hasMSS: false) { note(Option.noMSS, &out) }
        return reading == .brokenOff
    }

    /// How far a list of options could be read.
    private enum Reading: Equatable {
        /// To the end; whether there is a maximum segment size among them.
        case whole(hasMSS: Bool)
        /// Up to what does not fit.
        case invalid
        /// Up to one that ends too early.
        case brokenOff
    }

    /// A note of Wireshark's.
    private func note(_ id: FieldID, _ out: inout DissectedFrame) { out.add(id, 0, 0, generated: true) }

    /// - Parameter captured: where the bytes end that were captured.
    private func optionList(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ captured: Int, _ base: UInt32, _ ack: UInt32, _ flags: UInt64,
        _ out: inout DissectedFrame, _ buffer: Int
    ) -> Reading {
        var hasMSS = false
        var nops = 0
        var i = start
        while i < end {
            guard i < captured else { return .brokenOff }
            let kind = bytes[i]
            if kind <= 1 {
                out.add(kind == 0 ? Option.eol : Option.nop, i, 1, buffer: buffer)
                out.open()
                out.add(Option.kind, i, 1, UInt64(kind), buffer: buffer)
                out.close()
                i += 1
                nops = kind == 1 ? nops + 1 : 0
                // A multiple of four is never needed to fill up.
                if nops == 4 { note(Option.nops, &out) }
                guard kind == 0 else { continue }
                // RFC 9293 §3.2: padding follows, which is zero.
                while i < captured && bytes[i] == 0 {
                    out.add(Option.eol, i, 1, buffer: buffer)
                    out.open()
                    out.add(Option.kind, i, 1, 0, buffer: buffer)
                    out.close()
                    i += 1
                }
                if i == end { return .whole(hasMSS: hasMSS) }
                guard i < captured else { return .brokenOff }
                note(Option.afterEnd, &out)
                return .invalid
            }
            nops = 0
            if i + 1 < end && i + 1 >= captured { return .brokenOff }
            guard i + 1 < end, bytes[i + 1] >= 2, i + Int(bytes[i + 1]) <= end else {
                note(Option.badLength, &out)
                return .invalid
            }
            let length = Int(bytes[i + 1])
            guard option(kind, bytes, i, length, base, ack, flags, &out, buffer), i + length <= captured else {
                return .brokenOff
            }
            if kind == 2 { hasMSS = true }
            i += length
        }
        return .whole(hasMSS: hasMSS)
    }

    /// - Returns: false when it ends before what it has to hold.
    private func option(
        _ kind: UInt8, _ bytes: [UInt8], _ i: Int, _ length: Int, _ base: UInt32, _ ack: UInt32, _ flags: UInt64,
        _ out: inout DissectedFrame, _ buffer: Int
    ) -> Bool {
        let (id, isRight): (FieldID, Bool) =
            switch kind {
            case 2: (Option.mss, length == 4)
            case 3: (Option.wscale, length == 3)
            case 4: (Option.sackPermitted, length == 2)
            case 5: (Option.sack, true)
            // Wireshark has one name for a question and its answer.
            case 6, 7: (Option.echo, length == 6)
            case 8: (Option.timestamp, length == 10)
            case 11, 12, 13: (Option.cc, length == 6)
            case 19: (Option.md5, length == 18)
            case 27: (Option.quickStart, length == 8)
            case 28: (Option.timeout, length == 4)
            case 29: (Option.authentication, length >= 4)
            case 34: (Option.fastOpen, true)
            case 172, 174: (Option.congestion, length <= 11 && length % 3 == 2)
            case 253, 254: (Option.experimental, length >= 4)
            default: (Option.unknown, true)
            }
        out.add(id, i, length, buffer: buffer)
        out.open()
        defer { out.close() }
        // RFC 9293 §3.7.1: it is sent with SYN only.
        if kind == 2 && flags & 2 == 0 { note(Option.lateMSS, &out) }
        out.add(Option.kind, i, 1, UInt64(kind), buffer: buffer)
        out.add(Option.len, i + 1, 1, UInt64(length), buffer: buffer)
        guard isRight else {
            out.open()
            out.add(Option.badLength, 0, 0, generated: true)
            out.close()
            return true
        }
        if id == Option.md5 {
            out.add(Option.digest, i + 2, 16, buffer: buffer)
        } else if id == Option.timeout {
            let value = bytes.u16(i + 2)
            out.add(Option.isMinutes, i + 2, 2, value >> 15, masked: true, buffer: buffer)
            out.add(Option.timeoutValue, i + 2, 2, value & 0x7FFF, masked: true, buffer: buffer)
        } else if id == Option.fastOpen {
            fastOpen(i, 2, length, flags, &out, buffer)
        } else if id == Option.experimental {
            out.add(Option.experiment, i + 2, 2, bytes.u16(i + 2), buffer: buffer)
            // RFC 7413 §4.1.1: what Fast Open was before it had a number.
            if bytes.u16(i + 2) == 0xF989 {
                fastOpen(i + 2, 2, length - 2, flags, &out, buffer)
            } else if length > 4 {
                out.add(Option.experimentData, i + 4, length - 4, buffer: buffer)
            }
        } else if id == Option.mss {
            out.add(Option.mssValue, i + 2, 2, bytes.u16(i + 2), buffer: buffer)
        } else if id == Option.wscale {
            out.add(Option.shift, i + 2, 1, UInt64(bytes[i + 2]), buffer: buffer)
            if bytes[i + 2] > 14 {
                out.open()
                note(Option.badShift, &out)
                out.close()
            }
            out.add(Option.multiplier, i + 2, 1, 1 << UInt64(min(bytes[i + 2], 14)), buffer: buffer)
        } else if id == Option.timestamp {
            out.add(Option.tsval, i + 2, 4, bytes.u32(i + 2), buffer: buffer)
            out.add(Option.tsecr, i + 6, 4, bytes.u32(i + 6), buffer: buffer)
        } else if id == Option.sack {
            return selectiveAcknowledgment(bytes, i, length, base, ack, &out, buffer)
        } else if id == Option.congestion {
            // The second kind has the counters in the other order.
            let ids = kind == 172 ? Option.counters : Option.counters.reversed()
            for (place, id) in zip(stride(from: i + 2, to: i + length, by: 3), ids) {
                out.add(id, place, 3, bytes.u16(place) << 8 | UInt64(bytes[place + 2]), buffer: buffer)
            }
        } else if id == Option.authentication {
            out.add(Option.keyID, i + 2, 1, UInt64(bytes[i + 2]), buffer: buffer)
            out.add(Option.nextKeyID, i + 3, 1, UInt64(bytes[i + 3]), buffer: buffer)
            if length > 4 { out.add(Option.mac, i + 4, length - 4, buffer: buffer) }
        } else if id == Option.quickStart {
            out.add(Option.rate, i + 2, 1, UInt64(bytes[i + 2] & 15), masked: true, buffer: buffer)
            out.add(Option.ttlDifference, i + 3, 1, UInt64(bytes[i + 3]), buffer: buffer)
        } else if kind == 6 || kind == 7 {
            out.add(Option.echoValue, i + 2, 4, bytes.u32(i + 2), buffer: buffer)
        } else if (11...13).contains(kind) {
            out.add(Option.ccValue, i + 2, 4, bytes.u32(i + 2), buffer: buffer)
        } else if id == Option.unknown && length > 2 {
            out.add(Option.payload, i + 2, length - 2, buffer: buffer)
        }
        return true
    }

    /// RFC 2018 §3: stretches that have arrived, two numbers each.
    /// - Returns: false when there is not one.
    private func selectiveAcknowledgment(
        _ bytes: [UInt8], _ i: Int, _ length: Int, _ base: UInt32, _ ack: UInt32, _ out: inout DissectedFrame,
        _ buffer: Int
    ) -> Bool {
        let count = (length - 2) / 8
        for block in stride(from: i + 2, to: i + 2 + 8 * count, by: 8) {
            out.add(Option.left, block, 4, UInt64(UInt32(bytes.u32(block)) &- base), buffer: buffer)
            out.add(Option.right, block + 4, 4, UInt64(UInt32(bytes.u32(block + 4)) &- base), buffer: buffer)
        }
        // A stretch whose second number is not there has only the first.
        let rest = i + 2 + 8 * count
        if i + length - rest >= 4 {
            out.add(Option.left, rest, 4, UInt64(UInt32(bytes.u32(rest)) &- base), buffer: buffer)
        }
        if i + length > rest { note(Option.brokenBlock, &out) }
        out.add(Option.count, i, 0, UInt64(count), generated: true, buffer: buffer)
        if count > 0 {
            duplicateBlock(bytes, i + 2, count, base, ack, &out, buffer)
        } else if length >= 6 {
            // Wireshark takes half a block for one that reports what came twice, until it misses the other half.
            out.add(
                Option.duplicateLeft, i + 2, 4, UInt64(UInt32(bytes.u32(i + 2)) &- base), generated: true,
                buffer: buffer)
        }
        return count > 0
    }

    /// The cookie behind `header` bytes, or the wish for one (RFC 7413 §4.1).
    private func fastOpen(
        _ i: Int, _ header: Int, _ length: Int, _ flags: UInt64, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        guard length > header else { return out.add(Option.cookieRequest, i, header, buffer: buffer) }
        out.add(Option.cookie, i + header, length - header, buffer: buffer)
        // Only who opens the connection shows it.
        guard flags & 0x12 == 2 else { return }
        out.open()
        note(Option.fastOpenSYN, &out)
        out.close()
    }

    /// RFC 2883 §4: the first block tells of bytes that came twice when it ends before the acknowledged ones, or
    /// within the second block.
    private func duplicateBlock(
        _ bytes: [UInt8], _ first: Int, _ count: Int, _ base: UInt32, _ ack: UInt32, _ out: inout DissectedFrame,
        _ buffer: Int
    ) {
        func isAfter(_ a: UInt32, _ b: UInt32) -> Bool { Int32(bitPattern: a &- b) > 0 }
        func edge(_ place: Int) -> UInt32 { UInt32(bytes.u32(place)) }
        let (left, right) = (edge(first), edge(first + 4))
        let isWithin = count > 1 && isAfter(right, edge(first + 8)) && !isAfter(right, edge(first + 12))
        guard !isAfter(right, ack) || isWithin else { return }
        out.add(Option.duplicateLeft, first, 4, UInt64(left &- base), generated: true, buffer: buffer)
        out.add(Option.duplicateRight, first + 4, 4, UInt64(right &- base), generated: true, buffer: buffer)
        note(Option.duplicate, &out)
    }
}
