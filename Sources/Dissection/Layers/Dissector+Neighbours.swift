// Neighbours and routers of IPv6 (RFC 4861): who has an address, which networks there are. Read first:
// Dissector+ICMPv6.swift, FieldCursor.swift.

private enum ND {
    static let reserved = FieldID("icmpv6.reserved")
    static let hopLimit = FieldID("icmpv6.nd.ra.cur_hop_limit"), routerFlags = FieldID("icmpv6.nd.ra.flag")
    static let routerBits: [(FieldID, UInt64, UInt64)] = [
        (FieldID("icmpv6.nd.ra.flag.m"), 7, 1), (FieldID("icmpv6.nd.ra.flag.o"), 6, 1),
        (FieldID("icmpv6.nd.ra.flag.h"), 5, 1),
        (FieldID("icmpv6.nd.ra.flag.prf"), 3, 2), (FieldID("icmpv6.nd.ra.flag.p"), 2, 1),
        (FieldID("icmpv6.nd.ra.flag.rsv"), 0, 2),
    ]
    static let lifetime = FieldID("icmpv6.nd.ra.router_lifetime"), reachable = FieldID("icmpv6.nd.ra.reachable_time")
    static let retransmit = FieldID("icmpv6.nd.ra.retrans_timer")
    static let wanted = FieldID("icmpv6.nd.ns.target_address"), told = FieldID("icmpv6.nd.na.target_address")
    static let flags = FieldID("icmpv6.nd.na.flag")
    static let bits: [(FieldID, UInt64, UInt64)] = [
        (FieldID("icmpv6.nd.na.flag.r"), 31, 1), (FieldID("icmpv6.nd.na.flag.s"), 30, 1),
        (FieldID("icmpv6.nd.na.flag.o"), 29, 1),
        (FieldID("icmpv6.nd.na.flag.rsv"), 0, 29),
    ]
    static let better = FieldID("icmpv6.nd.rd.target_address"),
        destination = FieldID("icmpv6.rd.na.destination_address")
    static let option = FieldID("icmpv6.opt"), type = FieldID("icmpv6.opt.type"), length = FieldID("icmpv6.opt.length")
    static let badLength = FieldID("icmpv6.invalid_option_length"), unread = FieldID("icmpv6.undecoded.option")
    static let data = FieldID("icmpv6.data"), rest = FieldID("icmpv6.unknown_data"),
        restNote = FieldID("icmpv6.unknown_data.expert")
    static let optionReserved = FieldID("icmpv6.opt.reserved"), padding = FieldID("icmpv6.opt.padding")
    static let address = FieldID("icmpv6.opt.linkaddr"), sender = FieldID("icmpv6.opt.src_linkaddr"),
        target = FieldID("icmpv6.opt.target_linkaddr")
    static let longAddress = FieldID("icmpv6.opt.linkaddr_eui64"), longSender = FieldID("icmpv6.opt.src_linkaddr_eui64")
    static let longTarget = FieldID("icmpv6.opt.target_linkaddr_eui64")
    static let prefixLength = FieldID("icmpv6.opt.prefix.length"), prefixFlags = FieldID("icmpv6.opt.prefix.flag")
    static let prefixBits: [(FieldID, UInt64, UInt64)] = [
        (FieldID("icmpv6.opt.prefix.flag.l"), 7, 1), (FieldID("icmpv6.opt.prefix.flag.a"), 6, 1),
        (FieldID("icmpv6.opt.prefix.flag.r"), 5, 1),
        (FieldID("icmpv6.opt.prefix.flag.reserved"), 0, 5),
    ]
    static let valid = FieldID("icmpv6.opt.prefix.valid_lifetime"),
        preferred = FieldID("icmpv6.opt.prefix.preferred_lifetime")
    static let prefix = FieldID("icmpv6.opt.prefix"), packet = FieldID("icmpv6.opt.redirected_packet"),
        mtu = FieldID("icmpv6.opt.mtu")
    static let interval = FieldID("icmpv6.opt.advertisement_interval"),
        agentPreference = FieldID("icmpv6.opt.home_agent_preference")
    static let agentLifetime = FieldID("icmpv6.opt.home_agent_lifetime"), nonce = FieldID("icmpv6.opt.nonce")
    static let routeFlags = FieldID("icmpv6.opt.route_info.flag"), routeLifetime = FieldID("icmpv6.opt.route_lifetime")
    static let routeBits: [(FieldID, UInt64, UInt64)] = [
        (FieldID("icmpv6.opt.route_info.flag.route_preference"), 3, 2),
        (FieldID("icmpv6.opt.route_info.flag.reserved"), 0, 3),
    ]
    static let serverLifetime = FieldID("icmpv6.opt.rdnss.lifetime"), server = FieldID("icmpv6.opt.rdnss")
    static let searchLifetime = FieldID("icmpv6.opt.dnssl.lifetime"), search = FieldID("icmpv6.opt.dnssl")
    static let expansion = FieldID("icmpv6.opt.efo")
    static let expansionBits: [(FieldID, UInt64, UInt64)] = [
        (FieldID("icmpv6.opt.efo.m"), 15, 1), (FieldID("icmpv6.opt.efo.o"), 14, 1),
        (FieldID("icmpv6.opt.efo.h"), 13, 1),
        (FieldID("icmpv6.opt.efo.prf"), 11, 2), (FieldID("icmpv6.opt.efo.p"), 10, 1),
        (FieldID("icmpv6.opt.efo.rsv"), 0, 10),
    ]
    static let portal = FieldID("icmpv6.opt.captive_portal"), translation = FieldID("icmpv6.opt.pref64.prefix")
    static let scaledLifetime = FieldID("icmpv6.opt.pref64.scaled_lifetime"),
        lengthCode = FieldID("icmpv6.opt.pref64.plc")
}

extension Dissector {
    /// - Parameter start: behind the checksum.
    mutating func dissectNeighbours(
        _ type: UInt8, _ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout DissectedFrame, _ buffer: Int,
        isQuoted: Bool
    ) {
        var cursor = FieldCursor(bytes, start, end, buffer: buffer)
        switch type {
        case 133: cursor.data(ND.reserved, 4, &out)
        case 134:
            cursor.number(ND.hopLimit, 1, &out)
            let flags = cursor.number(ND.routerFlags, 1, &out)
            cursor.bits(ND.routerBits, of: flags, size: 1, &out)
            cursor.number(ND.lifetime, 2, &out)
            cursor.number(ND.reachable, 4, &out)
            cursor.number(ND.retransmit, 4, &out)
        case 135:
            cursor.data(ND.reserved, 4, &out)
            cursor.data(ND.wanted, 16, &out)
        case 136:
            let flags = cursor.number(ND.flags, 4, &out)
            cursor.bits(ND.bits, of: flags, size: 4, &out)
            cursor.data(ND.told, 16, &out)
        default:
            cursor.data(ND.reserved, 4, &out)
            cursor.data(ND.better, 16, &out)
            cursor.data(ND.destination, 16, &out)
        }
        while cursor.left >= 2 {
            let size = Int(bytes[cursor.place + 1]) * 8
            out.add(ND.option, cursor.place, min(size, cursor.left), buffer: buffer)
            out.open()
            let place = cursor.place
            cursor.number(ND.type, 1, &out)
            cursor.number(ND.length, 1, &out)
            if size == 0 {
                // RFC 4861 §4.6: no length is zero.
                note(ND.badLength, &out, buffer)
                out.close()
                break
            }
            // What is cut off has its beginning.
            var inner = FieldCursor(bytes, cursor.place, min(end, place + size), buffer: buffer)
            option(bytes[place], size, &inner, &out, isQuoted: isQuoted)
            out.close()
            guard place + size <= end else {
                Self.addMalformed(inner.place, end, &out, buffer: buffer)
                break
            }
            cursor.place = place + size
        }
        if cursor.isBroken { Self.addMalformed(cursor.place, end, &out, buffer: buffer) }
    }

    /// A note of Wireshark's, below the last field.
    private func note(_ id: FieldID, _ out: inout DissectedFrame, _ buffer: Int) {
        out.open()
        out.add(id, 0, 0, generated: true, buffer: buffer)
        out.close()
    }

    /// - Parameter size: of the whole option, in bytes.
    private mutating func option(
        _ type: UInt8, _ size: Int, _ cursor: inout FieldCursor, _ out: inout DissectedFrame, isQuoted: Bool
    ) {
        switch type {
        case 1, 2:
            linkAddress(type, size, &cursor, &out)
            return
        case 3:
            cursor.number(ND.prefixLength, 1, &out)
            let flags = cursor.number(ND.prefixFlags, 1, &out)
            cursor.bits(ND.prefixBits, of: flags, size: 1, &out)
            cursor.number(ND.valid, 4, &out)
            cursor.number(ND.preferred, 4, &out)
            cursor.data(ND.optionReserved, 4, &out)
            cursor.data(ND.prefix, 16, &out)
        case 4:
            cursor.data(ND.optionReserved, 6, &out)
            guard cursor.left > 0 else { return }
            out.add(ND.packet, cursor.place, cursor.left, buffer: cursor.buffer)
            if cursor.buffer == 0 && !isQuoted {
                dissectIPv6(Array(cursor.bytes[..<cursor.end]), cursor.place, &out, isQuoted: true)
            }
            return
        case 5, 7:
            cursor.data(ND.optionReserved, 2, &out)
            cursor.number(type == 5 ? ND.mtu : ND.interval, 4, &out)
        case 8:
            cursor.data(ND.optionReserved, 2, &out)
            cursor.number(ND.agentPreference, 2, &out)
            cursor.number(ND.agentLifetime, 2, &out)
        case 14: cursor.data(ND.nonce, size - 2, &out)
        case 24:
            cursor.number(ND.prefixLength, 1, &out)
            let flags = cursor.number(ND.routeFlags, 1, &out)
            cursor.bits(ND.routeBits, of: flags, size: 1, &out)
            cursor.number(ND.routeLifetime, 4, &out)
            if size == 16 || size == 24 { cursor.data(ND.prefix, size - 8, &out) }
        case 25:
            cursor.data(ND.optionReserved, 2, &out)
            cursor.number(ND.serverLifetime, 4, &out)
            while cursor.left >= 16 { cursor.data(ND.server, 16, &out) }
        case 26:
            let flags = cursor.number(ND.expansion, 2, &out)
            cursor.bits(ND.expansionBits, of: flags, size: 2, &out)
            cursor.data(ND.optionReserved, 4, &out)
        case 31:
            cursor.data(ND.optionReserved, 2, &out)
            cursor.number(ND.searchLifetime, 4, &out)
            searchList(&cursor, &out)
        case 37: cursor.data(ND.portal, size - 2, &out)
        case 38:
            // RFC 8781 §4: a lifetime in units of eight seconds, and a code for how long the prefix is.
            if cursor.left >= 2 {
                let word = cursor.bytes.u16(cursor.place)
                out.add(ND.scaledLifetime, cursor.place, 2, word >> 3, masked: true, buffer: cursor.buffer)
                out.add(ND.lengthCode, cursor.place, 2, word & 7, masked: true, buffer: cursor.buffer)
                cursor.place += 2
                let count = [12, 8, 7, 6, 5, 4, 0, 0][Int(word & 7)]
                if count > 0 { cursor.data(ND.translation, count, &out) }
            }
            return
        default:
            out.add(ND.unread, 0, 0, generated: true, buffer: cursor.buffer)
            cursor.data(ND.data, cursor.left, &out)
        }
        if cursor.left > 0 {
            cursor.data(ND.rest, cursor.left, &out)
            note(ND.restNote, &out, cursor.buffer)
        }
    }

    /// RFC 4861 §4.6.1: all of the option, or eight bytes and zeros on links of IEEE 802.15.4 (RFC 4944 §8).
    private func linkAddress(_ type: UInt8, _ size: Int, _ cursor: inout FieldCursor, _ out: inout DissectedFrame) {
        guard cursor.left == size - 2 else { return }
        let isLong = size == 16 && cursor.bytes[(cursor.place + 8)..<(cursor.place + 14)].allSatisfy { $0 == 0 }
        let ids = type == 1 ? [ND.address, ND.sender] : [ND.address, ND.target]
        let longIDs = type == 1 ? [ND.longAddress, ND.longSender] : [ND.longAddress, ND.longTarget]
        let count = isLong ? 8 : cursor.left
        for id in (isLong ? longIDs : []) + ids { out.add(id, cursor.place, count, buffer: cursor.buffer) }
        cursor.place += count
        if cursor.left > 0 { cursor.data(ND.padding, cursor.left, &out) }
    }

    /// RFC 8106 §5.2: names as DNS writes them, then zeros.
    private func searchList(_ cursor: inout FieldCursor, _ out: inout DissectedFrame) {
        while cursor.left > 0 && cursor.bytes[cursor.place] != 0 {
            guard let name = Self.name(Array(cursor.bytes[..<cursor.end]), cursor.place, cursor.place) else { return }
            out.add(ND.search, cursor.place, name.end - cursor.place, text: name.text, buffer: cursor.buffer)
            cursor.place = name.end
        }
        if cursor.left > 0 { cursor.data(ND.padding, cursor.left, &out) }
    }
}
