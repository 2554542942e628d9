// The options of IPv4 (RFC 791 §3.1): rare, and dropped by many routers (RFC 7126). Read first: Dissector+IPv4.swift.

private enum Option {
    static let heading = FieldID("Options"), type = FieldID("ip.opt.type"), copy = FieldID("ip.opt.type.copy")
    static let kind = FieldID("ip.opt.type.class"), number = FieldID("ip.opt.type.number"), length = FieldID("ip.opt.len")
    static let pointer = FieldID("ip.opt.ptr"), badLength = FieldID("ip.opt.len.invalid")
    static let eol = FieldID("ip.options.eol"), nop = FieldID("ip.options.nop"), record = FieldID("ip.options.record_route")
    static let loose = FieldID("ip.options.route"), strict = FieldID("ip.options.source_route"), timestamp = FieldID("ip.options.timestamp")
    static let alert = FieldID("ip.options.routeralert"), alertValue = FieldID("ip.opt.ra"), stream = FieldID("ip.options.sid")
    static let streamID = FieldID("ip.opt.sid"), unknown = FieldID("ip.options.unknown")
    static let recorded = [FieldID("ip.rec_rt"), FieldID("ip.rec_rt_host")], empty = [FieldID("ip.empty_rt"), FieldID("ip.empty_rt_host")]
    static let current = [FieldID("ip.cur_rt"), FieldID("ip.cur_rt_host")], source = [FieldID("ip.src_rt"), FieldID("ip.src_rt_host")]
    static let destination = [FieldID("ip.dst"), FieldID("ip.addr"), FieldID("ip.dst_host"), FieldID("ip.host")]
    static let overflow = FieldID("ip.opt.overflow"), flag = FieldID("ip.opt.flag"), time = FieldID("ip.opt.time_stamp")
    static let security = FieldID("ip.options.security"), level = FieldID("ip.opt.sec_rfc791_sec"), compartments = FieldID("ip.opt.sec_rfc791_comp")
    static let handling = FieldID("ip.opt.sec_rfc791_hr"), control = FieldID("ip.opt.sec_rfc791_tcc")
    static let trace = FieldID("ip.options.traceroute"), traceID = FieldID("ip.opt.id_number"), outbound = FieldID("ip.opt.ohc")
    static let inbound = FieldID("ip.opt.rhc"), originator = FieldID("ip.opt.originator")
    static let timeAddress = FieldID("ip.opt.time_stamp_addr")
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
            if (bytes[i] == 131 || bytes[i] == 137) && length >= 7 && Int(bytes[i + 2]) <= length { return i + length - 4 }
            i += length
        }
        return nil
    }

    /// - Parameter destination: where the address stands to which the packet goes next.
    func dissectIPv4Options(_ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout DissectedFrame) {
        out.add(Option.heading, start, end - start)
        out.open()
        defer { out.close() }
        var i = start
        while i < end {
            let type = bytes[i]
            if type <= 1 {
                out.add(type == 0 ? Option.eol : Option.nop, i, 1)
                out.open()
                addType(type, i, &out)
                out.close()
                if type == 0 { return }
                i += 1
                continue
            }
            guard i + 1 < end, bytes[i + 1] >= 2, i + Int(bytes[i + 1]) <= end else {
                return out.add(Option.badLength, 0, 0, generated: true)
            }
            let length = Int(bytes[i + 1])
            option(type, bytes, i, length, &out)
            i += length
        }
    }

    private func addType(_ type: UInt8, _ i: Int, _ out: inout DissectedFrame) {
        out.add(Option.type, i, 1, UInt64(type))
        out.open()
        out.add(Option.copy, i, 1, UInt64(type >> 7), masked: true)
        out.add(Option.kind, i, 1, UInt64(type >> 5 & 3), masked: true)
        out.add(Option.number, i, 1, UInt64(type & 31), masked: true)
        out.close()
    }

    private func option(_ type: UInt8, _ bytes: [UInt8], _ i: Int, _ length: Int, _ out: inout DissectedFrame) {
        let id: FieldID =
            switch type {
            case 7: Option.record
            case 68: Option.timestamp
            case 82: Option.trace
            case 130: Option.security
            case 131: Option.loose
            case 136: Option.stream
            case 137: Option.strict
            case 148: Option.alert
            default: Option.unknown
            }
        out.add(id, i, length)
        out.open()
        defer { out.close() }
        addType(type, i, &out)
        out.add(Option.length, i + 1, 1, UInt64(length))
        switch type {
        case 7, 131, 137:
            guard length >= 3 else { return }
            let pointer = Int(bytes[i + 2])
            out.add(Option.pointer, i + 2, 1, UInt64(pointer))
            for place in stride(from: i + 3, through: i + length - 4, by: 4) {
                // The pointer counts from 1; what stands before it is recorded.
                let isPast = place - i < pointer - 1
                let ids: [FieldID] =
                    type == 7 ? (isPast ? Option.recorded : Option.empty)
                    : place + 4 == i + length ? Option.destination : isPast ? Option.recorded : Option.source
                for id in ids { out.add(id, place, 4) }
            }
        case 68:
            guard length >= 4 else { return }
            out.add(Option.pointer, i + 2, 1, UInt64(bytes[i + 2]))
            out.add(Option.overflow, i + 3, 1, UInt64(bytes[i + 3] >> 4), masked: true)
            let flag = bytes[i + 3] & 15
            out.add(Option.flag, i + 3, 1, UInt64(flag), masked: true)
            var place = i + 4
            while place + (flag == 0 ? 4 : 8) <= i + length {
                if flag != 0 {
                    out.add(Option.timeAddress, place, 4)
                    place += 4
                }
                out.add(Option.time, place, 4, bytes.u32(place))
                place += 4
            }
        case 130 where length == 11:
            out.add(Option.level, i + 2, 2, bytes.u16(i + 2))
            out.add(Option.compartments, i + 4, 2, bytes.u16(i + 4))
            for (id, place, count) in [(Option.handling, i + 6, 2), (Option.control, i + 8, 3)] {
                out.add(id, place, count, text: String(decoding: bytes[place..<(place + count)].prefix { $0 != 0 }, as: UTF8.self))
            }
        case 82 where length == 12:
            out.add(Option.traceID, i + 2, 2, bytes.u16(i + 2))
            out.add(Option.outbound, i + 4, 2, bytes.u16(i + 4))
            out.add(Option.inbound, i + 6, 2, bytes.u16(i + 6))
            out.add(Option.originator, i + 8, 4)
        case 136 where length == 4: out.add(Option.streamID, i + 2, 2, bytes.u16(i + 2))
        case 148 where length == 4: out.add(Option.alertValue, i + 2, 2, bytes.u16(i + 2))
        default: break
        }
    }
}
