// The options of IPv4 (RFC 791 §3.1): rare, and dropped by many routers (RFC 7126). Read first: Dissector+IPv4.swift.

private enum Option {
    static let heading = FieldID("Options"), other = FieldID("IP option"), type = FieldID("ip.opt.type"),
        copy = FieldID("ip.opt.type.copy")
    static let kind = FieldID("ip.opt.type.class"), number = FieldID("ip.opt.type.number"),
        length = FieldID("ip.opt.len")
    static let pointer = FieldID("ip.opt.ptr"), badLength = FieldID("ip.opt.len.invalid")
    static let eol = FieldID("ip.options.eol"), nop = FieldID("ip.options.nop"),
        record = FieldID("ip.options.record_route")
    static let loose = FieldID("ip.options.route"), strict = FieldID("ip.options.source_route"),
        timestamp = FieldID("ip.options.timestamp")
    static let alert = FieldID("ip.options.routeralert"), alertValue = FieldID("ip.opt.ra"),
        stream = FieldID("ip.options.sid")
    static let streamID = FieldID("ip.opt.sid")
    static let recorded = [FieldID("ip.rec_rt"), FieldID("ip.rec_rt_host")],
        empty = [FieldID("ip.empty_rt"), FieldID("ip.empty_rt_host")]
    static let current = [FieldID("ip.cur_rt"), FieldID("ip.cur_rt_host")],
        source = [FieldID("ip.src_rt"), FieldID("ip.src_rt_host")]
    static let destination = [FieldID("ip.dst"), FieldID("ip.addr"), FieldID("ip.dst_host"), FieldID("ip.host")]
    static let overflow = FieldID("ip.opt.overflow"), flag = FieldID("ip.opt.flag"), time = FieldID("ip.opt.time_stamp")
    static let security = FieldID("ip.options.security"), level = FieldID("ip.opt.sec_rfc791_sec"),
        compartments = FieldID("ip.opt.sec_rfc791_comp")
    static let handling = FieldID("ip.opt.sec_rfc791_hr"), control = FieldID("ip.opt.sec_rfc791_tcc")
    static let trace = FieldID("ip.options.traceroute"), traceID = FieldID("ip.opt.id_number"),
        outbound = FieldID("ip.opt.ohc")
    static let inbound = FieldID("ip.opt.rhc"), originator = FieldID("ip.opt.originator")
    static let timeAddress = FieldID("ip.opt.time_stamp_addr")
    static let beforeAddress = FieldID("ip.opt.ptr.before_address"),
        middleAddress = FieldID("ip.opt.ptr.middle_address")
    static let partLeft = FieldID("ip.subopt_too_long"), mtuProbe = FieldID("ip.options.mtu_probe"),
        mtuReply = FieldID("ip.options.mtu_reply")
    static let mtu = FieldID("ip.opt.mtu"), broadcast = FieldID("ip.options.sdb"), address = FieldID("ip.opt.addr")
    static let quickStart = FieldID("ip.options.qs"), function = FieldID("ip.opt.qs_func"),
        rate = FieldID("ip.opt.qs_rate")
    static let quickTTL = FieldID("ip.opt.qs_ttl"), ttlDifference = FieldID("ip.opt.qs_ttl_diff"),
        quickUnused = FieldID("ip.opt.qs_unused")
    static let nonce = FieldID("ip.opt.qs_nonce"), nonceReserved = FieldID("ip.opt.qs_reserved"),
        nopsInRow = FieldID("ip.nop")
}

extension Dissector {
    /// Where the address stands that a source route leads to in the end; nil without one (RFC 1122 §3.2.1.8).
    static func routedDestination(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
        var i = start
        while i + 1 < end, bytes[i] != 0 {
            if bytes[i] == 1 {
                i += 1
                continue
            }
            let length = Int(bytes[i + 1])
            guard length >= 2, i + length <= end else { return nil }
            if (bytes[i] == 131 || bytes[i] == 137) && length >= 7 {
                let pointer = Int(bytes[i + 2])
                let count = (length - 3) / 4
                return pointer >= 4 && pointer % 4 == 0 && pointer <= length ? i + 3 + 4 * (count - 1) : nil
            }
            i += length
        }
        return nil
    }

    /// - Returns: whether what follows the header can be read: behind options that break off, Wireshark reads nothing.
    /// - Parameter ttl: the header's.
    func dissectIPv4Options(_ bytes: [UInt8], _ start: Int, _ end: Int, ttl: UInt8, _ out: inout DissectedFrame) -> Bool
    {
        out.add(Option.heading, start, end - start)
        out.open()
        defer { out.close() }
        var i = start
        var nops = 0
        while i < end {
            let type = bytes[i]
            nops = type == 1 ? nops + 1 : 0
            if type <= 1 {
                out.add(type == 0 ? Option.eol : Option.nop, i, 1)
                out.open()
                addType(type, i, &out)
                out.close()
                // A multiple of four is never needed to fill up.
                if nops == 4 { out.add(Option.nopsInRow, 0, 0, generated: true) }
                if type == 0 { return true }
                i += 1
                continue
            }
            guard i + 1 < end, bytes[i + 1] >= 2, i + Int(bytes[i + 1]) <= end else {
                out.add(Option.badLength, 0, 0, generated: true)
                return true
            }
            let length = Int(bytes[i + 1])
            guard option(type, bytes, i, length, ttl, &out) else {
                Self.addMalformed(i, end, &out)
                return false
            }
            i += length
        }
        return true
    }

    private func addType(_ type: UInt8, _ i: Int, _ out: inout DissectedFrame) {
        out.add(Option.type, i, 1, UInt64(type))
        out.open()
        out.add(Option.copy, i, 1, UInt64(type >> 7), masked: true)
        out.add(Option.kind, i, 1, UInt64(type >> 5 & 3), masked: true)
        out.add(Option.number, i, 1, UInt64(type & 31), masked: true)
        out.close()
    }

    /// The field of an option; nil when it only has a name.
    private static func field(_ type: UInt8) -> FieldID? {
        switch type {
        case 7: Option.record
        case 11: Option.mtuProbe
        case 12: Option.mtuReply
        case 25: Option.quickStart
        case 68: Option.timestamp
        case 82: Option.trace
        case 130: Option.security
        case 131: Option.loose
        case 136: Option.stream
        case 137: Option.strict
        case 148: Option.alert
        case 149: Option.broadcast
        default: nil
        }
    }

    /// How long an option of the type is; nil where that varies.
    private static func fixedLength(_ type: UInt8) -> Int? {
        switch type {
        case 11, 12, 136, 148: 4
        case 25: 8
        case 82: 12
        default: nil
        }
    }

    /// - Returns: false when it ends too early.
    private func option(
        _ type: UInt8, _ bytes: [UInt8], _ i: Int, _ length: Int, _ ttl: UInt8, _ out: inout DissectedFrame
    ) -> Bool {
        guard let id = Self.field(type) else {
            out.add(Option.other, i, length)
            return true
        }
        out.add(id, i, length)
        out.open()
        defer { out.close() }
        addType(type, i, &out)
        out.add(Option.length, i + 1, 1, UInt64(length))
        if let fixed = Self.fixedLength(type), fixed != length { note(Option.badLength, &out) }
        switch type {
        case 7, 131, 137: return route(type, bytes, i, length, &out)
        case 68: return timestamps(bytes, i, length, &out)
        case 130 where length == 11:
            out.add(Option.level, i + 2, 2, bytes.u16(i + 2))
            out.add(Option.compartments, i + 4, 2, bytes.u16(i + 4))
            for (id, place, count) in [(Option.handling, i + 6, 2), (Option.control, i + 8, 3)] {
                out.add(
                    id, place, count,
                    text: String(decoding: bytes[place..<(place + count)].prefix { $0 != 0 }, as: UTF8.self))
            }
        case 82:
            for (id, place) in [(Option.traceID, i + 2), (Option.outbound, i + 4), (Option.inbound, i + 6)] {
                guard place + 2 <= i + length else { return false }
                out.add(id, place, 2, bytes.u16(place))
            }
            guard length >= 12 else { return false }
            out.add(Option.originator, i + 8, 4)
        case 136, 148, 11, 12:
            guard length >= 4 else { return false }
            out.add(
                type == 136 ? Option.streamID : type == 148 ? Option.alertValue : Option.mtu, i + 2, 2, bytes.u16(i + 2)
            )
        case 25:
            guard length >= 8 else { return false }
            quickStart(bytes, i, ttl, &out)
        case 149: for place in stride(from: i + 2, through: i + length - 4, by: 4) { out.add(Option.address, place, 4) }
        default: break
        }
        return true
    }

    /// A note of Wireshark's, below the last field.
    private func note(_ id: FieldID, _ out: inout DissectedFrame) {
        out.open()
        out.add(id, 0, 0, generated: true)
        out.close()
    }

    /// RFC 791 §3.1: the routers on the way, before or after they are passed.
    private func route(_ type: UInt8, _ bytes: [UInt8], _ i: Int, _ length: Int, _ out: inout DissectedFrame) -> Bool {
        guard length >= 3 else { return false }
        let pointer = Int(bytes[i + 2])
        out.add(Option.pointer, i + 2, 1, UInt64(pointer))
        if pointer < 4 || pointer % 4 != 0 {
            note(pointer < 4 ? Option.beforeAddress : Option.middleAddress, &out)
            return true
        }
        if (length - 3) % 4 != 0 { note(Option.partLeft, &out) }
        var place = i + 3
        while place + 4 <= i + length {
            // The pointer counts from 1; what stands before it is recorded.
            let isPast = place - i < pointer - 1
            let ids: [FieldID] =
                isPast
                ? Option.recorded
                : type == 7 ? Option.empty : place + 4 == i + length ? Option.destination : Option.source
            for id in ids { out.add(id, place, 4) }
            place += 4
        }
        return true
    }

    /// RFC 791 §3.1: when each router was passed.
    private func timestamps(_ bytes: [UInt8], _ i: Int, _ length: Int, _ out: inout DissectedFrame) -> Bool {
        if length >= 3 { out.add(Option.pointer, i + 2, 1, UInt64(bytes[i + 2])) }
        guard length >= 4 else { return false }
        out.add(Option.overflow, i + 3, 1, UInt64(bytes[i + 3] >> 4), masked: true)
        let flag = bytes[i + 3] & 15
        out.add(Option.flag, i + 3, 1, UInt64(flag), masked: true)
        var place = i + 4
        let hasAddress = flag == 1 || flag == 3
        while place + (hasAddress ? 8 : 4) <= i + length {
            if hasAddress {
                out.add(Option.timeAddress, place, 4)
                place += 4
            }
            out.add(Option.time, place, 4, bytes.u32(place))
            place += 4
        }
        if place < i + length { out.add(Option.partLeft, 0, 0, generated: true) }
        return true
    }

    /// RFC 4782 §3.1: how fast the sender would like to begin, or was allowed to.
    private func quickStart(_ bytes: [UInt8], _ i: Int, _ ttl: UInt8, _ out: inout DissectedFrame) {
        let function = bytes[i + 2] >> 4
        out.add(Option.function, i + 2, 1, UInt64(function), masked: true)
        out.add(Option.rate, i + 2, 1, UInt64(bytes[i + 2] & 15), masked: true)
        if function == 0 {
            out.add(Option.quickTTL, i + 3, 1, UInt64(bytes[i + 3]))
            // It tells the receiver whether every router has counted it down with the packet's own.
            out.add(Option.ttlDifference, i + 3, 1, UInt64(ttl &- bytes[i + 3]), generated: true)
        } else {
            out.add(Option.quickUnused, i + 3, 1, UInt64(bytes[i + 3]))
        }
        out.add(Option.nonce, i + 4, 4, bytes.u32(i + 4) >> 2, masked: true)
        out.add(Option.nonceReserved, i + 4, 4, bytes.u32(i + 4) & 3, masked: true)
    }
}
