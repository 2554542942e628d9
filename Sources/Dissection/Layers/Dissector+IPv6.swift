// IPv6 (RFC 8200) and the headers that may follow its own. Read first: Dissector+IPv4.swift, IPv6AddressTable.swift.
// Then Dissector+ICMPv6.swift. Left out: routing headers and those of IPsec, which are shown as data.

private enum IP6 {
    static let version = FieldID("ipv6.version"), anyVersion = FieldID("ip.version"), trafficClass = FieldID("ipv6.tclass")
    static let dscp = FieldID("ipv6.tclass.dscp"), ecn = FieldID("ipv6.tclass.ecn"), flow = FieldID("ipv6.flow")
    static let length = FieldID("ipv6.plen"), next = FieldID("ipv6.nxt"), hopLimit = FieldID("ipv6.hlim")
    static let source = [FieldID("ipv6.src"), FieldID("ipv6.addr"), FieldID("ipv6.src_host"), FieldID("ipv6.host")]
    static let destination = [FieldID("ipv6.dst"), FieldID("ipv6.addr"), FieldID("ipv6.dst_host"), FieldID("ipv6.host")]
    static let hopByHop = [FieldID("ipv6.hopopts.nxt"), FieldID("ipv6.hopopts.len"), FieldID("ipv6.hopopts.len_oct")]
    static let atDestination = [FieldID("ipv6.dstopts.nxt"), FieldID("ipv6.dstopts.len"), FieldID("ipv6.dstopts.len_oct")]
    static let option = FieldID("ipv6.opt"), optionType = FieldID("ipv6.opt.type"), action = FieldID("ipv6.opt.type.action")
    static let change = FieldID("ipv6.opt.type.change"), rest = FieldID("ipv6.opt.type.rest")
    static let optionLength = FieldID("ipv6.opt.length"), pad1 = FieldID("ipv6.opt.pad1"), padN = FieldID("ipv6.opt.padn")
    static let alert = FieldID("ipv6.opt.router_alert"), unknown = FieldID("ipv6.opt.unknown")
    static let fragmentNext = FieldID("ipv6.fraghdr.nxt"), reservedByte = FieldID("ipv6.fraghdr.reserved_octet"), offset = FieldID("ipv6.fraghdr.offset")
    static let reservedBits = FieldID("ipv6.fraghdr.reserved_bits"), more = FieldID("ipv6.fraghdr.more")
    static let ident = FieldID("ipv6.fraghdr.ident")
    static let fragments = FragmentFields(
        all: FieldID("ipv6.fragments"), one: FieldID("ipv6.fragment"), error: FieldID("ipv6.fragment.error"),
        overlap: FieldID("ipv6.fragment.overlap"), conflict: FieldID("ipv6.fragment.overlap.conflict"),
        count: FieldID("ipv6.fragment.count"), length: FieldID("ipv6.reassembled.length"), data: FieldID("ipv6.reassembled.data"))
}

extension Dissector {
    /// - Parameter isQuoted: an error message quotes the packet, or its beginning.
    /// - Returns: where the packet ends.
    @discardableResult
    mutating func dissectIPv6(
        _ bytes: [UInt8], _ start: Int, _ out: inout DissectedFrame, isQuoted: Bool = false
    ) -> Int {
        guard bytes.count - start >= 40, bytes[start] >> 4 == 6 else {
            Self.addMalformed(start, bytes.count, &out)
            return bytes.count
        }
        if !isQuoted { out.protocolName = "IPv6" }
        let trafficClass = bytes.u16(start) >> 4 & 0xFF
        out.add(IP6.version, start, 1, 6)
        out.add(IP6.anyVersion, start, 1, 6, masked: true)
        out.add(IP6.trafficClass, start, 4, trafficClass, masked: true)
        out.open()
        out.add(IP6.dscp, start, 4, trafficClass >> 2, masked: true)
        out.add(IP6.ecn, start, 4, trafficClass & 3, masked: true)
        out.close()
        out.add(IP6.flow, start + 1, 3, bytes.u32(start) & 0xF_FFFF, masked: true)
        let length = Int(bytes.u16(start + 4))
        out.add(IP6.length, start + 4, 2, UInt64(length))
        out.add(IP6.next, start + 6, 1, UInt64(bytes[start + 6]))
        out.add(IP6.hopLimit, start + 7, 1, UInt64(bytes[start + 7]))
        for id in IP6.source { out.add(id, start + 8, 16) }
        for id in IP6.destination { out.add(id, start + 24, 16) }
        let cutOff = bytes.count == out.captured ? max(0, out.length - out.captured) : 0
        let end = min(bytes.count, start + 40 + length)
        let missing = min(bytes.count + cutOff, start + 40 + length) - end
        dissectIPv6Content(bytes[start + 6], bytes, start + 40, end, start, &out, buffer: 0, isQuoted: isQuoted, cutOff: missing)
        return end
    }

    /// What stands behind a header of IPv6: further headers, then a message.
    /// - Parameter header: where IPv6's own header begins, in the frame.
    private mutating func dissectIPv6Content(
        _ first: UInt8, _ bytes: [UInt8], _ start: Int, _ end: Int, _ header: Int, _ out: inout DissectedFrame, buffer: Int,
        isQuoted: Bool = false, cutOff: Int
    ) {
        var (next, place) = (first, start)
        while next == 0 || next == 60 {
            let fields = next == 0 ? IP6.hopByHop : IP6.atDestination
            guard place + 8 <= end, place + Int(bytes[place + 1]) * 8 + 8 <= end else {
                return Self.addMalformed(place, end, &out, buffer: buffer)
            }
            let length = Int(bytes[place + 1]) * 8 + 8
            out.add(fields[0], place, 1, UInt64(bytes[place]), buffer: buffer)
            out.add(fields[1], place + 1, 1, UInt64(bytes[place + 1]), buffer: buffer)
            out.add(fields[2], place + 1, 1, UInt64(length), buffer: buffer)
            dissectIPv6Options(bytes, place + 2, place + length, &out, buffer)
            (next, place) = (bytes[place], place + length)
        }
        switch next {
        case 44 where buffer == 0 && !isQuoted: dissectIPv6Fragment(bytes, place, end, header, &out, cutOff: cutOff)
        case 58:
            let source = Array(out.buffers[0].bytes[header + 8..<header + 40])
            dissectICMPv6(bytes, place, end, source, &out, buffer: buffer, isQuoted: isQuoted, cutOff: cutOff)
        case 6, 17:
            let packet = out.buffers[0].bytes
            let ends = (addresses.number(packet, header + 8), addresses.number(packet, header + 24))
            let missing = isQuoted ? 0 : cutOff
            transport(next, bytes, place, end, ends, &out, buffer: buffer, isQuoted: isQuoted, cutOff: missing)
        default: Self.addData(bytes, place, end, &out, buffer: buffer)
        }
    }

    private func dissectIPv6Options(_ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout DissectedFrame, _ buffer: Int) {
        var place = start
        while place < end {
            let type = bytes[place]
            let length = type == 0 || place + 1 == end ? 0 : Int(bytes[place + 1])
            let size = type == 0 ? 1 : min(2 + length, end - place)
            out.add(IP6.option, place, size, buffer: buffer)
            out.open()
            out.add(IP6.optionType, place, 1, UInt64(type), buffer: buffer)
            out.open()
            out.add(IP6.action, place, 1, UInt64(type >> 6), masked: true, buffer: buffer)
            out.add(IP6.change, place, 1, UInt64(type >> 5 & 1), masked: true, buffer: buffer)
            out.add(IP6.rest, place, 1, UInt64(type & 31), masked: true, buffer: buffer)
            out.close()
            if type == 0 {
                out.add(IP6.pad1, place, 0, buffer: buffer)
            } else if size >= 2 {
                out.add(IP6.optionLength, place + 1, 1, UInt64(length), buffer: buffer)
                switch type {
                case 1: out.add(IP6.padN, place + 2, size - 2, buffer: buffer)
                case 5 where size == 4: out.add(IP6.alert, place + 2, 2, bytes.u16(place + 2), buffer: buffer)
                default: if size > 2 { out.add(IP6.unknown, place + 2, size - 2, buffer: buffer) }
                }
            }
            out.close()
            place += size
        }
    }

    private mutating func dissectIPv6Fragment(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ header: Int, _ out: inout DissectedFrame, cutOff: Int
    ) {
        guard end - start >= 8 else { return Self.addMalformed(start, end, &out) }
        let word = bytes.u16(start + 2)
        out.add(IP6.fragmentNext, start, 1, UInt64(bytes[start]))
        out.add(IP6.reservedByte, start + 1, 1, UInt64(bytes[start + 1]))
        out.add(IP6.offset, start + 2, 2, word >> 3, masked: true)
        out.add(IP6.reservedBits, start + 2, 2, word >> 1 & 3, masked: true)
        out.add(IP6.more, start + 2, 2, word & 1, masked: true)
        out.add(IP6.ident, start + 4, 4, bytes.u32(start + 4))
        let place = start + 8
        // RFC 6946: a packet in one piece.
        if word & 0xFFF9 == 0 {
            return dissectIPv6Content(bytes[start], bytes, place, end, header, &out, buffer: 0, cutOff: cutOff)
        }
        if cutOff > 0 { return Self.addData(bytes, place, end, &out) }
        let key = FragmentTable.Key(
            source: addresses.number(bytes, header + 8), destination: addresses.number(bytes, header + 24),
            identification: bytes.u32(start + 4), proto: 44)
        guard let (whole, pieces) = fragments.add(
            key, Int(word >> 3) * 8, Array(bytes[place..<end]), isLast: word & 1 == 0, frame: out.number)
        else { return Self.addData(bytes, place, end, &out) }
        guard let buffer = out.addBuffer("Reassembled IPv6", whole) else { return }
        out.add(IP6.fragments.all, header, whole.count, generated: true)
        addFragments(pieces, whole, IP6.fragments, &out, buffer)
        dissectIPv6Content(bytes[start], whole, 0, whole.count, header, &out, buffer: buffer, cutOff: 0)
    }
}
