// IPv6 (RFC 8200) and the headers that may follow its own. Read first: Dissector+IPv4.swift, IPv6AddressTable.swift.
// Then Dissector+IPv6Addresses.swift, Dissector+ICMPv6.swift. Left out: the headers of IPsec, which are shown as data.

private enum IP6 {
    static let version = FieldID("ipv6.version"), anyVersion = FieldID("ip.version"),
        trafficClass = FieldID("ipv6.tclass")
    static let dscp = FieldID("ipv6.tclass.dscp"), ecn = FieldID("ipv6.tclass.ecn"), flow = FieldID("ipv6.flow")
    static let length = FieldID("ipv6.plen"), next = FieldID("ipv6.nxt"), hopLimit = FieldID("ipv6.hlim")
    static let source = [FieldID("ipv6.src"), FieldID("ipv6.addr"), FieldID("ipv6.src_host"), FieldID("ipv6.host")]
    static let destination = [
        FieldID("ipv6.dst"), FieldID("ipv6.addr"), FieldID("ipv6.dst_host"), FieldID("ipv6.host"),
    ]
    static let hopByHop = [FieldID("ipv6.hopopts.nxt"), FieldID("ipv6.hopopts.len"), FieldID("ipv6.hopopts.len_oct")]
    static let atDestination = [
        FieldID("ipv6.dstopts.nxt"), FieldID("ipv6.dstopts.len"), FieldID("ipv6.dstopts.len_oct"),
    ]
    static let option = FieldID("ipv6.opt"), optionType = FieldID("ipv6.opt.type"),
        action = FieldID("ipv6.opt.type.action")
    static let change = FieldID("ipv6.opt.type.change"), rest = FieldID("ipv6.opt.type.rest")
    static let optionLength = FieldID("ipv6.opt.length"), pad1 = FieldID("ipv6.opt.pad1"),
        padN = FieldID("ipv6.opt.padn")
    static let alert = FieldID("ipv6.opt.router_alert"), unknown = FieldID("ipv6.opt.unknown")
    static let badVersion = FieldID("ipv6.bogus_ipv6_version"), short = FieldID("ipv6.invalid_header")
    static let noJumbo = FieldID("ipv6.opt.jumbo.missing")
    static let noLength = FieldID("ipv6.plen_zero"), longLength = FieldID("ipv6.plen_exceeds_framing")
    static let mismatch = FieldID("ipv6.opt.header_mismatch"), tunnelLimit = FieldID("ipv6.opt.tel"),
        jumbo = FieldID("ipv6.opt.jumbo")
    static let jumboProhibited = FieldID("ipv6.opt.jumbo.prohibited"),
        homeAddress = FieldID("ipv6.opt.mipv6.home_address")
    static let routing = [FieldID("ipv6.routing.nxt"), FieldID("ipv6.routing.len"), FieldID("ipv6.routing.len_oct")]
    static let routingType = FieldID("ipv6.routing.type"), deprecated = FieldID("ipv6.routing.deprecated")
    static let segmentsLeft = FieldID("ipv6.routing.segleft"), badSegmentsLeft = FieldID("ipv6.routing.invalid_segleft")
    static let sourceReserved = FieldID("ipv6.routing.src.reserved"), sourceAddress = FieldID("ipv6.routing.src.addr")
    static let homeReserved = FieldID("ipv6.routing.mipv6.reserved"), home = FieldID("ipv6.routing.mipv6.home_address")
    static let lastEntry = FieldID("ipv6.routing.srh.last_entry"), segmentFlags = FieldID("ipv6.routing.srh.flags")
    static let segmentTag = FieldID("ipv6.routing.srh.tag"), segment = FieldID("ipv6.routing.srh.addr")
    static let routingData = FieldID("ipv6.routing.unknown_data"), routingUnread = FieldID("ipv6.routing.undecoded")
    static let fragmentNext = FieldID("ipv6.fraghdr.nxt"), reservedByte = FieldID("ipv6.fraghdr.reserved_octet"),
        offset = FieldID("ipv6.fraghdr.offset")
    static let reservedBits = FieldID("ipv6.fraghdr.reserved_bits"), more = FieldID("ipv6.fraghdr.more")
    static let ident = FieldID("ipv6.fraghdr.ident")
    static let fragments = FragmentFields(
        all: FieldID("ipv6.fragments"), one: FieldID("ipv6.fragment"), error: FieldID("ipv6.fragment.error"),
        overlap: FieldID("ipv6.fragment.overlap"), conflict: FieldID("ipv6.fragment.overlap.conflict"),
        count: FieldID("ipv6.fragment.count"), length: FieldID("ipv6.reassembled.length"),
        data: FieldID("ipv6.reassembled.data"))
}

extension Dissector {
    /// - Parameter isQuoted: an error message quotes the packet, or its beginning.
    /// - Returns: where the packet ends.
    @discardableResult
    mutating func dissectIPv6(
        _ bytes: [UInt8], _ start: Int, _ out: inout DissectedFrame, isQuoted: Bool = false
    ) -> Int {
        let outerLayer = out.enter(.ipv6)
        defer { out.leave(to: outerLayer) }
        let cutOff = bytes.count == out.captured ? max(0, out.length - out.captured) : 0
        guard bytes.count > start else {
            Self.addMalformed(start, bytes.count, &out)
            return bytes.count
        }
        guard bytes[start] >> 4 == 6 else {
            out.add(IP6.version, start, 1, UInt64(bytes[start] >> 4))
            note(IP6.badVersion, &out)
            out.add(IP6.anyVersion, start, 1, UInt64(bytes[start] >> 4), masked: true)
            Self.addData(bytes, start, bytes.count, &out)
            return bytes.count
        }
        guard bytes.count - start >= 40 else {
            addPartialHeader(bytes, start, isCut: cutOff > 0, &out)
            return bytes.count
        }
        if !isQuoted { out.protocolName = "IPv6" }
        addIPv6Header(bytes, start, cutOff, &out, isQuoted: isQuoted)
        let length = Int(bytes.u16(start + 4))
        let end = min(bytes.count, start + 40 + length)
        let missing = min(bytes.count + cutOff, start + 40 + length) - end
        dissectIPv6Content(
            bytes[start + 6], bytes, start + 40, end, start, (start + 8, start + 24), &out, buffer: 0,
            isQuoted: isQuoted, cutOff: missing)
        return end
    }

    private func addIPv6Header(
        _ bytes: [UInt8], _ start: Int, _ cutOff: Int, _ out: inout DissectedFrame, isQuoted: Bool
    ) {
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
        if length == 0 && bytes[start + 6] == 0 {
            // RFC 2675 §3: an option ought to tell the length.
            if !Self.hasJumboOption(bytes, start + 40) { note(IP6.noJumbo, &out) }
        } else if length == 0 && bytes[start + 6] != 59 {
            note(IP6.noLength, &out)
        } else if start + 40 + length > bytes.count + cutOff && !isQuoted {
            note(IP6.longLength, &out)
        }
        out.add(IP6.next, start + 6, 1, UInt64(bytes[start + 6]))
        out.add(IP6.hopLimit, start + 7, 1, UInt64(bytes[start + 7]))
        for id in IP6.source { out.add(id, start + 8, 16) }
        for id in IP6.destination { out.add(id, start + 24, 16) }
        Self.addAddressParts(bytes, start, &out)
    }

    /// Whether the options in the header at `start` tell the length of a packet that is longer than 65,535 bytes.
    private static func hasJumboOption(_ bytes: [UInt8], _ start: Int) -> Bool {
        guard bytes.count >= start + 2 else { return false }
        let end = min(bytes.count, start + 8 + 8 * Int(bytes[start + 1]))
        var i = start + 2
        while i + 2 <= end {
            // RFC 8200 §4.2: an option of one byte that only fills.
            if bytes[i] == 0 {
                i += 1
            } else if bytes[i] == 0xC2 {
                return i + 6 <= end && bytes.u32(i + 2) > 0
            } else {
                i += 2 + Int(bytes[i + 1])
            }
        }
        return false
    }

    /// A header of which only the beginning is there: it is read as if zeros followed, and shown as far as it goes.
    private func addPartialHeader(_ bytes: [UInt8], _ start: Int, isCut: Bool, _ out: inout DissectedFrame) {
        let before = out.fields.count
        let missing = start + 40 - bytes.count
        addIPv6Header(bytes + [UInt8](repeating: 0, count: missing), start, 0, &out, isQuoted: true)
        // The length and the next header are shown together.
        out.cut(
            from: before, at: bytes.count < start + 7 ? min(bytes.count, start + 4) : bytes.count, buffer: 0,
            isWhole: false)
        if !isCut { out.add(IP6.short, 0, 0, generated: true) }
        Self.addMalformed(bytes.count, bytes.count, &out)
    }

    /// A note of Wireshark's, below the last field.
    private func note(_ id: FieldID, _ out: inout DissectedFrame) {
        out.open()
        out.add(id, 0, 0, generated: true)
        out.close()
    }

    /// What stands behind a header of IPv6: further headers, then a message.
    /// - Parameters:
    ///   - header: where IPv6's own header begins, in the frame.
    ///   - ends: where the addresses stand in the frame: what it goes to in the end is behind a routing header.
    private mutating func dissectIPv6Content(
        _ first: UInt8, _ bytes: [UInt8], _ start: Int, _ end: Int, _ header: Int, _ ends: (Int, Int),
        _ out: inout DissectedFrame, buffer: Int, isQuoted: Bool = false, cutOff: Int
    ) {
        var (next, place) = (first, start)
        var (source, destination) = ends
        while next == 0 || next == 60 || next == 43 {
            let outerLayer = out.enter(next == 43 ? .routing : next == 0 ? .hopByHop : .atDestination)
            defer { out.leave(to: outerLayer) }
            if next == 43 {
                guard let length = dissectRouting(bytes, place, end, &destination, &out, buffer) else { return }
                (next, place) = (bytes[place], place + length)
                continue
            }
            let fields = next == 0 ? IP6.hopByHop : IP6.atDestination
            guard place + 8 <= end, place + Int(bytes[place + 1]) * 8 + 8 <= end else {
                return Self.addMalformed(place, end, &out, buffer: buffer)
            }
            let length = Int(bytes[place + 1]) * 8 + 8
            out.add(fields[0], place, 1, UInt64(bytes[place]), buffer: buffer)
            out.add(fields[1], place + 1, 1, UInt64(bytes[place + 1]), buffer: buffer)
            out.add(fields[2], place + 1, 1, UInt64(length), buffer: buffer)
            dissectIPv6Options(bytes, place + 2, place + length, end, isHopByHop: next == 0, &source, &out, buffer)
            (next, place) = (bytes[place], place + length)
        }
        switch next {
        case 44 where buffer == 0 && !isQuoted:
            dissectIPv6Fragment(bytes, place, end, header, (source, destination), &out, cutOff: cutOff)
        case 58:
            let outerLayer = out.enter(.icmpv6)
            defer { out.leave(to: outerLayer) }
            let source = Array(out.buffers[0].bytes[header + 8..<header + 40])
            dissectICMPv6(bytes, place, end, source, &out, buffer: buffer, isQuoted: isQuoted, cutOff: cutOff)
        // 4, 41: a packet in the packet (RFC 2473).
        case 4, 6, 17, 41:
            let packet = out.buffers[0].bytes
            let ends = (addresses.number(packet, source), addresses.number(packet, destination))
            let missing = isQuoted ? 0 : cutOff
            transport(next, bytes, place, end, ends, &out, buffer: buffer, isQuoted: isQuoted, cutOff: missing)
        default: Self.addData(bytes, place, end, &out, buffer: buffer)
        }
    }

    /// The way that a packet has to take (RFC 8200 §4.4).
    /// - Parameter destination: set to the place of the address to which the packet goes in the end.
    /// - Returns: how long the header is; nil when it is cut off.
    private func dissectRouting(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ destination: inout Int, _ out: inout DissectedFrame, _ buffer: Int
    ) -> Int? {
        guard start + 8 <= end, start + Int(bytes[start + 1]) * 8 + 8 <= end else {
            Self.addMalformed(start, end, &out, buffer: buffer)
            return nil
        }
        let length = Int(bytes[start + 1]) * 8 + 8
        let (type, left) = (bytes[start + 2], Int(bytes[start + 3]))
        out.add(IP6.routing[0], start, 1, UInt64(bytes[start]), buffer: buffer)
        out.add(IP6.routing[1], start + 1, 1, UInt64(bytes[start + 1]), buffer: buffer)
        out.add(IP6.routing[2], start + 1, 1, UInt64(length), buffer: buffer)
        out.add(IP6.routingType, start + 2, 1, UInt64(type), buffer: buffer)
        // RFC 5095 §3: who could write down any way could misuse it.
        if type == 0 { note(IP6.deprecated, &out) }
        out.add(IP6.segmentsLeft, start + 3, 1, UInt64(left), buffer: buffer)
        let count = (length - 8) / 16
        if (type == 0 || type == 4) && left > count || type == 2 && left != 1 { note(IP6.badSegmentsLeft, &out) }
        switch type {
        case 0, 2:
            out.add(type == 0 ? IP6.sourceReserved : IP6.homeReserved, start + 4, 4, buffer: buffer)
            for i in 0..<count {
                out.add(type == 0 ? IP6.sourceAddress : IP6.home, start + 8 + 16 * i, 16, buffer: buffer)
            }
            if left > 0 && count > 0 && buffer == 0 { destination = start + 8 + 16 * (count - 1) }
        case 4:
            // RFC 8754 §2: the last stop stands first.
            out.add(IP6.lastEntry, start + 4, 1, UInt64(bytes[start + 4]), buffer: buffer)
            out.add(IP6.segmentFlags, start + 5, 1, UInt64(bytes[start + 5]), buffer: buffer)
            out.add(IP6.segmentTag, start + 6, 2, buffer: buffer)
            for i in 0..<min(count, Int(bytes[start + 4]) + 1) {
                out.add(IP6.segment, start + 8 + 16 * i, 16, buffer: buffer)
            }
            if left > 0 && count > 0 && buffer == 0 { destination = start + 8 }
        default:
            out.add(IP6.routingData, start + 4, length - 4, buffer: buffer)
            note(IP6.routingUnread, &out)
        }
        return length
    }

    /// - Parameters:
    ///   - end: where the options end.
    ///   - limit: where the packet ends.
    ///   - source: set to the place of the address that the sender has at home, if it says so.
    private func dissectIPv6Options(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ limit: Int, isHopByHop: Bool, _ source: inout Int,
        _ out: inout DissectedFrame, _ buffer: Int
    ) {
        var place = start
        while place < end {
            let type = bytes[place]
            let length = place + 1 < limit ? Int(bytes[place + 1]) : 0
            if type == 0 {
                // A byte of padding has no length; Wireshark takes the next byte for it.
                out.add(IP6.option, place, min(2 + length, limit - place), buffer: buffer)
                out.open()
                out.add(IP6.optionType, place, 1, UInt64(type), buffer: buffer)
                out.add(IP6.pad1, place, 1, buffer: buffer)
                out.close()
                place += 1
                continue
            }
            let size = min(2 + length, end - place)
            out.add(IP6.option, place, size, buffer: buffer)
            out.open()
            out.add(IP6.optionType, place, 1, UInt64(type), buffer: buffer)
            out.open()
            // RFC 2675 §2, RFC 2711 §2.1, RFC 2473 §4.1.1, RFC 6275 §6.3: each belongs to one of the two headers.
            if isHopByHop ? type == 4 || type == 0xC9 : type == 5 || type == 0xC2 {
                out.add(IP6.mismatch, 0, 0, generated: true)
            }
            out.add(IP6.action, place, 1, UInt64(type >> 6), masked: true, buffer: buffer)
            out.add(IP6.change, place, 1, UInt64(type >> 5 & 1), masked: true, buffer: buffer)
            out.add(IP6.rest, place, 1, UInt64(type & 31), masked: true, buffer: buffer)
            out.close()
            if size >= 2 {
                out.add(IP6.optionLength, place + 1, 1, UInt64(length), buffer: buffer)
                switch type {
                case 1: out.add(IP6.padN, place + 2, size - 2, buffer: buffer)
                case 4 where size == 3: out.add(IP6.tunnelLimit, place + 2, 1, UInt64(bytes[place + 2]), buffer: buffer)
                case 5 where size == 4: out.add(IP6.alert, place + 2, 2, bytes.u16(place + 2), buffer: buffer)
                case 0xC2 where size == 6:
                    out.add(IP6.jumbo, place + 2, 4, bytes.u32(place + 2), buffer: buffer)
                    // The header has a length, too.
                    out.add(IP6.jumboProhibited, 0, 0, generated: true)
                case 0xC9 where size == 18:
                    out.add(IP6.homeAddress, place + 2, 16, buffer: buffer)
                    if buffer == 0 { source = place + 2 }
                default: if size > 2 { out.add(IP6.unknown, place + 2, size - 2, buffer: buffer) }
                }
            }
            out.close()
            place += size
        }
    }

    private mutating func dissectIPv6Fragment(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ header: Int, _ ends: (Int, Int),
        _ out: inout DissectedFrame, cutOff: Int
    ) {
        let outerLayer = out.enter(.fragment)
        defer { out.leave(to: outerLayer) }
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
            return dissectIPv6Content(bytes[start], bytes, place, end, header, ends, &out, buffer: 0, cutOff: cutOff)
        }
        if cutOff > 0 { return Self.addData(bytes, place, end, &out) }
        let key = FragmentTable.Key(
            source: addresses.number(bytes, header + 8), destination: addresses.number(bytes, header + 24),
            identification: bytes.u32(start + 4), proto: 44)
        guard
            let (whole, pieces) = fragments.add(
                key, Int(word >> 3) * 8, Array(bytes[place..<end]), isLast: word & 1 == 0, frame: out.number)
        else { return Self.addData(bytes, place, end, &out) }
        guard let buffer = out.addBuffer("Reassembled IPv6", whole) else { return }
        out.add(IP6.fragments.all, header, whole.count, generated: true)
        addFragments(pieces, whole, IP6.fragments, &out, buffer)
        dissectIPv6Content(bytes[start], whole, 0, whole.count, header, ends, &out, buffer: buffer, cutOff: 0)
    }
}
