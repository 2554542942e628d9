// Records whose parts depend on others: lists of addresses, keys, hosts with several names. Read first:
// Dissector+DNSRecords.swift, Dissector+DNSRecordData.swift.
//
// As there, only what fills the rest of a record looks at where the record ends; numbers, names and addresses are read
// behind it, too, as Wireshark reads them.

private enum Odd {
    static let wellKnown = FieldID("dns.wks.address"), wellKnownProto = FieldID("dns.wks.protocol"),
        wellKnownBits = FieldID("dns.wks.bits")
    static let keyFlags = FieldID("dns.key.flags")
    static let keyBits: [(FieldID, UInt64)] = [
        (FieldID("dns.key.flags.authentication"), 15), (FieldID("dns.key.flags.confidentiality"), 14),
        (FieldID("dns.key.flags.required"), 13), (FieldID("dns.key.flags.associated_user"), 10),
        (FieldID("dns.key.flags.associated_named_entity"), 9), (FieldID("dns.key.flags.ipsec"), 7),
        (FieldID("dns.key.flags.mime"), 6),
    ]
    static let signatory = FieldID("dns.key.flags.signatory"), keyProtocol = FieldID("dns.key.protocol")
    static let keyAlgorithm = FieldID("dns.key.algorithm"), keyID = FieldID("dns.key.key_id"),
        key = FieldID("dns.key.public_key")
    static let locVersion = FieldID("dns.loc.version"), locUnknown = FieldID("dns.loc.unknown_data")
    static let next = FieldID("dns.nxt.next_domain_name"), type = FieldID("dns.resp.type")
    static let prefixLength = FieldID("dns.a6.prefix_len"), suffix = FieldID("dns.a6.address_suffix"),
        prefixName = FieldID("dns.a6.prefix_name")
    static let family = FieldID("dns.apl.address_family"), prefix = FieldID("dns.apl.coded_prefix"),
        negation = FieldID("dns.apl.negation")
    static let partLength = FieldID("dns.apl.afdlength"), ipv4 = FieldID("dns.apl.afdpart.ipv4"),
        ipv6 = FieldID("dns.apl.afdpart.ipv6")
    static let other = FieldID("dns.apl.afdpart.data")
    static let precedence = FieldID("dns.ipseckey.gateway_precedence"),
        gatewayType = FieldID("dns.ipseckey.gateway_type")
    static let gatewayAlgorithm = FieldID("dns.ipseckey.gateway_algorithm"),
        gateway4 = FieldID("dns.ipseckey.gateway_ipv4")
    static let gateway6 = FieldID("dns.ipseckey.gateway_ipv6"), gatewayName = FieldID("dns.ipseckey.gateway_dns")
    static let gatewayKey = FieldID("dns.ipseckey.public_key")
    static let tagLength = FieldID("dns.hip.hit.length"), hostAlgorithm = FieldID("dns.hip.hit.pk.algo"),
        hostKeyLength = FieldID("dns.hip.pk.length")
    static let tag = FieldID("dns.hip.hit"), hostKey = FieldID("dns.hip.pk"),
        rendezvous = FieldID("dns.hip.rendezvous_server")
    static let wins = [
        FieldID("dns.wins.local_flag"), FieldID("dns.wins.lookup_timeout"), FieldID("dns.wins.cache_timeout"),
    ]
    static let winsReverse = [
        FieldID("dns.winsr.local_flag"), FieldID("dns.winsr.lookup_timeout"), FieldID("dns.winsr.cache_timeout"),
    ]
    static let winsCount = FieldID("dns.wins.nb_wins_servers"), winsServer = FieldID("dns.wins.wins_server")
    static let winsDomain = FieldID("dns.winsr.name_result_domain")
}

extension Dissector {
    /// - Parameter end: where the record ends.
    /// - Returns: whether the data could be read to their end; nil when the type is none of these.
    func oddFields(
        _ type: UInt64, _ bytes: [UInt8], _ i: Int, _ end: Int, _ message: Int, _ out: inout DissectedFrame,
        _ buffer: Int
    ) -> Bool? {
        switch type {
        case 11: services(bytes, i, end, &out, buffer)
        case 25: oldKey(bytes, i, end, message, &out, buffer)
        case 29 where bytes[i] != 0: location(bytes, i, end, &out, buffer)
        case 30: nextDomain(bytes, i, end, message, &out, buffer)
        case 38: address6(bytes, i, message, &out, buffer)
        case 42: prefixes(bytes, i, end, &out, buffer)
        case 45: gateway(bytes, i, end, message, &out, buffer)
        case 55: hostIdentity(bytes, i, end, message, &out, buffer)
        case 0xFF01, 0xFF02: windows(bytes, i, end, message, isReverse: type == 0xFF02, &out, buffer)
        default: nil
        }
    }

    /// RFC 1035 §3.4.2: the ports on which a host offers something.
    private func services(_ bytes: [UInt8], _ i: Int, _ end: Int, _ out: inout DissectedFrame, _ buffer: Int) -> Bool {
        guard i + 4 <= bytes.count else { return false }
        out.add(Odd.wellKnown, i, 4, buffer: buffer)
        guard i + 5 <= bytes.count else { return false }
        out.add(Odd.wellKnownProto, i + 4, 1, UInt64(bytes[i + 4]), buffer: buffer)
        // Of a record without any, all that follows is taken for them.
        let isThere = i + 5 <= end
        for place in (i + 5)..<(isThere ? end : bytes.count) where bytes[place] != 0 {
            out.add(Odd.wellKnownBits, place, 1, UInt64(bytes[place]), buffer: buffer)
        }
        return isThere
    }

    /// RFC 2535 §3.1: a key as it was before RFC 4034.
    private func oldKey(
        _ bytes: [UInt8], _ i: Int, _ end: Int, _ message: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) -> Bool {
        guard i + 2 <= bytes.count else { return false }
        let flags = bytes.u16(i)
        out.add(Odd.keyFlags, i, 2, flags, buffer: buffer)
        out.open()
        // Where the first two bits are set, there is no key that the others could tell of.
        let isKey = flags & 0xC000 != 0xC000
        for (id, bit) in Odd.keyBits.prefix(isKey ? Odd.keyBits.count : 2) {
            out.add(id, i, 2, flags >> bit & 1, masked: true, buffer: buffer)
        }
        if isKey { out.add(Odd.signatory, i, 2, flags & 15, masked: true, buffer: buffer) }
        out.close()
        guard i + 3 <= bytes.count else { return false }
        out.add(Odd.keyProtocol, i + 2, 1, UInt64(bytes[i + 2]), buffer: buffer)
        guard i + 4 <= bytes.count else { return false }
        out.add(Odd.keyAlgorithm, i + 3, 1, UInt64(bytes[i + 3]), buffer: buffer)
        addKeyTag(Odd.keyID, bytes, i, end, message, &out, buffer)
        guard let last = Self.lastOfRest(bytes, i + 4, end) else { return false }
        if i + 4 < last { out.add(Odd.key, i + 4, last - i - 4, buffer: buffer) }
        return true
    }

    /// RFC 1876 §2: of other versions nothing is known.
    private func location(_ bytes: [UInt8], _ i: Int, _ end: Int, _ out: inout DissectedFrame, _ buffer: Int) -> Bool {
        out.add(Odd.locVersion, i, 1, UInt64(bytes[i]), buffer: buffer)
        out.add(Odd.locUnknown, i, end - i, buffer: buffer)
        return true
    }

    /// RFC 2535 §5.2: the next name, and one bit for each type that this one has.
    private func nextDomain(
        _ bytes: [UInt8], _ i: Int, _ end: Int, _ message: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) -> Bool {
        guard i < bytes.count, let name = Self.name(bytes, i, message) else { return false }
        out.add(Odd.next, i, name.end - i, text: name.text, buffer: buffer)
        let isThere = name.end <= end
        for place in name.end..<(isThere ? end : bytes.count) {
            for bit in 0..<8 where bytes[place] >> UInt8(7 - bit) & 1 == 1 {
                out.add(Odd.type, place, 1, UInt64(8 * (place - name.end) + bit), buffer: buffer)
            }
        }
        return isThere
    }

    /// RFC 2874 §3.1: the end of an address; another record has its beginning.
    private func address6(_ bytes: [UInt8], _ i: Int, _ message: Int, _ out: inout DissectedFrame, _ buffer: Int)
        -> Bool
    {
        guard i < bytes.count else { return false }
        let length = Int(bytes[i])
        let count = max(0, 128 - length + 7) / 8
        let end = i + 1 + count
        guard end <= bytes.count else { return false }
        let name = length > 0 && end < bytes.count ? Self.name(bytes, end, message) : nil
        // Wireshark shows it whole or not at all.
        guard length == 0 || name != nil else { return false }
        out.add(Odd.prefixLength, i, 1, UInt64(length), buffer: buffer)
        if count > 0 {
            let zeros = [UInt8](repeating: 0, count: 16 - count)
            out.add(Odd.suffix, i + 1, count, text: DissectedFrame.ipv6(zeros + bytes[(i + 1)..<end]), buffer: buffer)
        }
        if let name { out.add(Odd.prefixName, end, name.end - end, text: name.text, buffer: buffer) }
        return true
    }

    /// RFC 3123 §4: networks, without the zeros at the end of their addresses.
    private func prefixes(_ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout DissectedFrame, _ buffer: Int)
        -> Bool
    {
        var i = start
        // One byte is no network.
        while end - i > 1 {
            guard i + 2 <= bytes.count else { return false }
            let family = bytes.u16(i)
            out.add(Odd.family, i, 2, family, buffer: buffer)
            guard i + 3 <= bytes.count else { return false }
            out.add(Odd.prefix, i + 2, 1, UInt64(bytes[i + 2]), buffer: buffer)
            guard i + 4 <= bytes.count else { return false }
            let count = Int(bytes[i + 3] & 0x7F)
            out.add(Odd.negation, i + 3, 1, UInt64(bytes[i + 3] >> 7), masked: true, buffer: buffer)
            out.add(Odd.partLength, i + 3, 1, UInt64(count), masked: true, buffer: buffer)
            guard i + 4 + count <= bytes.count else { return false }
            let id = family == 1 && count <= 4 ? Odd.ipv4 : family == 2 && count <= 16 ? Odd.ipv6 : Odd.other
            if count > 0 || id != Odd.other { out.add(id, i + 4, count, buffer: buffer) }
            i += 4 + count
        }
        return true
    }

    /// RFC 4025 §2.1: a gateway of one of four kinds, and its key.
    private func gateway(
        _ bytes: [UInt8], _ i: Int, _ end: Int, _ message: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) -> Bool {
        for (place, id) in [Odd.precedence, Odd.gatewayType, Odd.gatewayAlgorithm].enumerated() {
            guard i + place < bytes.count else { return false }
            out.add(id, i + place, 1, UInt64(bytes[i + place]), buffer: buffer)
        }
        var place = i + 3
        switch bytes[i + 1] {
        case 1, 2:
            let size = bytes[i + 1] == 1 ? 4 : 16
            guard place + size <= bytes.count else { return false }
            out.add(size == 4 ? Odd.gateway4 : Odd.gateway6, place, size, buffer: buffer)
            place += size
        case 3:
            guard place < bytes.count, let name = Self.name(bytes, place, message) else { return false }
            out.add(Odd.gatewayName, place, name.end - place, text: name.text, buffer: buffer)
            place = name.end
        default: break
        }
        guard let last = Self.lastOfRest(bytes, place, end) else { return false }
        if place < last { out.add(Odd.gatewayKey, place, last - place, buffer: buffer) }
        return true
    }

    /// RFC 8005 §5: who a host is, its key, and where it can be asked for.
    private func hostIdentity(
        _ bytes: [UInt8], _ i: Int, _ end: Int, _ message: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) -> Bool {
        guard i < bytes.count else { return false }
        out.add(Odd.tagLength, i, 1, UInt64(bytes[i]), buffer: buffer)
        guard i + 2 <= bytes.count else { return false }
        out.add(Odd.hostAlgorithm, i + 1, 1, UInt64(bytes[i + 1]), buffer: buffer)
        guard i + 4 <= bytes.count else { return false }
        let (tag, key) = (Int(bytes[i]), Int(bytes.u16(i + 2)))
        out.add(Odd.hostKeyLength, i + 2, 2, UInt64(key), buffer: buffer)
        guard i + 4 + tag <= bytes.count else { return false }
        out.add(Odd.tag, i + 4, tag, buffer: buffer)
        guard i + 4 + tag + key <= bytes.count else { return false }
        out.add(Odd.hostKey, i + 4 + tag, key, buffer: buffer)
        var place = i + 4 + tag + key
        while end - place > 1 {
            guard place < bytes.count, let name = Self.name(bytes, place, message) else { return false }
            out.add(Odd.rendezvous, place, name.end - place, text: name.text, buffer: buffer)
            place = name.end
        }
        return true
    }

    /// What servers of Windows have besides: where to ask for names of NetBIOS.
    private func windows(
        _ bytes: [UInt8], _ i: Int, _ end: Int, _ message: Int, isReverse: Bool, _ out: inout DissectedFrame,
        _ buffer: Int
    ) -> Bool {
        for (number, id) in (isReverse ? Odd.winsReverse : Odd.wins).enumerated() {
            let place = i + 4 * number
            guard place + 4 <= bytes.count else { return false }
            let value = bytes.u32(place)
            out.add(id, place, 4, number == 0 ? value & 1 : value, masked: number == 0, buffer: buffer)
        }
        var place = i + 12
        if isReverse {
            guard place < bytes.count, let name = Self.name(bytes, place, message) else { return false }
            out.add(Odd.winsDomain, place, name.end - place, text: name.text, buffer: buffer)
            return true
        }
        guard place + 4 <= bytes.count else { return false }
        let count = bytes.u32(place)
        out.add(Odd.winsCount, place, 4, count, buffer: buffer)
        for _ in 0..<count {
            place += 4
            if place == end { break }
            guard place + 4 <= bytes.count else { return false }
            out.add(Odd.winsServer, place, 4, buffer: buffer)
        }
        return true
    }
}
