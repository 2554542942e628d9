// What a router adds behind the packet that it quotes (RFC 4884): labels of MPLS, its interfaces. Read first:
// Dissector+ICMP.swift.

private enum Ext {
    static let all = FieldID("icmp.ext"), version = FieldID("icmp.ext.version"), reserved = FieldID("icmp.ext.res")
    static let checksum = FieldID("icmp.ext.checksum"), status = FieldID("icmp.ext.checksum.status")
    static let badChecksum = FieldID("icmp.ext.checksum_bad"), length = FieldID("icmp.ext.length")
    static let `class` = FieldID("icmp.ext.class"), type = FieldID("icmp.ext.ctype"), data = FieldID("icmp.ext.data")
    static let label = FieldID("icmp.mpls.label"), exp = FieldID("icmp.mpls.exp"), bottom = FieldID("icmp.mpls.s")
    static let ttl = FieldID("icmp.mpls.ttl"), labelRest = FieldID("icmp.mpls.data")
    static let role = FieldID("icmp.int_info.role"), roleReserved = FieldID("icmp.int_info.reserved")
    static let hasIndex = FieldID("icmp.int_info.ifindex"), hasAddress = FieldID("icmp.int_info.ipaddr")
    static let hasName = FieldID("icmp.int_info.name_present"), hasMTU = FieldID("icmp.int_info.mtu_present")
    static let index = FieldID("icmp.int_info.index"), family = FieldID("icmp.int_info.afi"),
        addressReserved = FieldID("icmp.reserved")
    static let ipv4 = FieldID("icmp.int_info.ipv4"), ipv6 = FieldID("icmp.int_info.ipv6")
    static let nameLength = FieldID("icmp.int_info.name_length"), name = FieldID("icmp.int_info.name"),
        mtu = FieldID("icmp.int_info.mtu")
    static let wantedName = FieldID("icmp.int_ident.name"), wantedIndex = FieldID("icmp.int_ident.index")
    static let wantedFamily = FieldID("icmp.int_ident.afi"), addressLength = FieldID("icmp.int_ident.addr_length")
    static let wantedReserved = FieldID("icmp.int_ident.reserved"), wantedIPv4 = FieldID("icmp.int_ident.ipv4")
    static let wantedIPv6 = FieldID("icmp.int_ident.ipv6"), wantedOther = FieldID("icmp.int_ident.address")
}

extension Dissector {
    /// RFC 4884 §7: a header with a sum over all that follows, then objects.
    func dissectICMPExtensions(_ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout DissectedFrame, _ buffer: Int) {
        out.add(Ext.all, start, end - start, buffer: buffer)
        guard end - start >= 4 else { return }
        out.open()
        defer { out.close() }
        out.add(Ext.version, start, 1, UInt64(bytes[start] >> 4), buffer: buffer)
        out.add(Ext.reserved, start, 2, bytes.u16(start) & 0xFFF, masked: true, buffer: buffer)
        out.add(Ext.checksum, start + 2, 2, bytes.u16(start + 2), buffer: buffer)
        let isCorrect = Self.sum(bytes, start, end) == 0xFFFF
        // Zero: nobody has added it up.
        let status: UInt64 = bytes.u16(start + 2) == 0 ? 3 : isCorrect ? 1 : 0
        if status == 0 {
            out.open()
            out.add(Ext.badChecksum, 0, 0, generated: true, buffer: buffer)
            out.close()
        }
        if status == 3 {
            out.add(Ext.status, start + 2, 2, status, buffer: buffer)
        } else {
            out.add(Ext.status, start + 2, 0, status, generated: true, buffer: buffer)
        }
        guard [1, 2].contains(bytes[start] >> 4) else { return }
        var i = start + 4
        while end - i >= 4 {
            let size = Int(bytes.u16(i))
            out.add(Ext.length, i, 2, UInt64(size), buffer: buffer)
            out.add(Ext.class, i + 2, 1, UInt64(bytes[i + 2]), buffer: buffer)
            guard size >= 4 else { return }
            let next = min(i + size, end)
            object(bytes, i, next, &out, buffer)
            i = next
        }
    }

    /// An object, which begins at `start` with its length.
    private func object(_ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout DissectedFrame, _ buffer: Int) {
        let (kind, type) = (bytes[start + 2], bytes[start + 3])
        out.add(Ext.type, start + 3, 1, UInt64(type), buffer: buffer)
        switch kind {
        case 1 where type == 1: labels(bytes, start + 4, end, &out, buffer)
        case 2: interface(type, bytes, start, end, &out, buffer)
        case 3 where end - start >= 5: wantedInterface(type, bytes, start + 4, end, &out, buffer)
        default: if end > start + 4 { out.add(Ext.data, start + 4, end - start - 4, buffer: buffer) }
        }
    }

    /// RFC 4950 §4: the stack of labels that the packet had, four bytes each.
    private func labels(_ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout DissectedFrame, _ buffer: Int) {
        var i = start
        while i + 4 <= end {
            out.add(Ext.label, i, 3, bytes.u32(i) >> 12, masked: true, buffer: buffer)
            out.add(Ext.exp, i + 2, 1, UInt64(bytes[i + 2] >> 1 & 7), masked: true, buffer: buffer)
            out.add(Ext.bottom, i + 2, 1, UInt64(bytes[i + 2] & 1), masked: true, buffer: buffer)
            out.add(Ext.ttl, i + 3, 1, UInt64(bytes[i + 3]), buffer: buffer)
            i += 4
        }
        if i < end { out.add(Ext.labelRest, i, end - i, buffer: buffer) }
    }

    /// RFC 5837 §4: an interface of the router. The type says which parts follow.
    private func interface(
        _ type: UInt8, _ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        out.open()
        let parts: [(FieldID, UInt8)] = [
            (Ext.role, type >> 6), (Ext.roleReserved, type >> 4 & 3), (Ext.hasIndex, type >> 3 & 1),
            (Ext.hasAddress, type >> 2 & 1),
            (Ext.hasName, type >> 1 & 1), (Ext.hasMTU, type & 1),
        ]
        for (id, value) in parts { out.add(id, start + 3, 1, UInt64(value), masked: true, buffer: buffer) }
        out.close()
        var i = start + 4
        if type & 8 != 0 {
            guard i + 4 <= end else { return Self.addMalformed(i, end, &out, buffer: buffer) }
            out.add(Ext.index, i, 4, bytes.u32(i), buffer: buffer)
            i += 4
        }
        if type & 4 != 0 && i + 4 <= end {
            let family = bytes.u16(i)
            out.add(Ext.family, i, 2, family, buffer: buffer)
            out.add(Ext.addressReserved, i + 2, 2, buffer: buffer)
            i += 4
            let size = family == 1 ? 4 : 16
            guard family == 1 || family == 2, i + size <= end else {
                return Self.addMalformed(i, end, &out, buffer: buffer)
            }
            out.add(family == 1 ? Ext.ipv4 : Ext.ipv6, i, size, buffer: buffer)
            i += size
        }
        if type & 2 != 0 && i + 1 <= end {
            // The length counts itself, too.
            let size = Int(bytes[i])
            out.add(Ext.nameLength, i, 1, UInt64(size), buffer: buffer)
            // Wireshark wants a byte more behind it.
            if size >= 1 && i + 1 + size <= end {
                if size > 1 { out.add(Ext.name, i + 1, size - 1, buffer: buffer) }
                i += size
            } else {
                i += 1
            }
        }
        if type & 1 != 0 && i + 4 <= end { out.add(Ext.mtu, i, 4, bytes.u32(i), buffer: buffer) }
    }

    /// RFC 8335 §2.1: the interface of which somebody wants to know whether it is up.
    private func wantedInterface(
        _ type: UInt8, _ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        switch type {
        case 1: out.add(Ext.wantedName, start, end - start, buffer: buffer)
        case 2 where start + 4 <= end: out.add(Ext.wantedIndex, start, 4, bytes.u32(start), buffer: buffer)
        case 3 where start + 4 <= end:
            let (family, length) = (bytes.u16(start), Int(bytes[start + 2]))
            out.add(Ext.wantedFamily, start, 2, family, buffer: buffer)
            out.add(Ext.addressLength, start + 2, 1, UInt64(length), buffer: buffer)
            out.add(Ext.wantedReserved, start + 3, 1, buffer: buffer)
            let size = family == 1 ? 4 : 16
            guard family == 1 || family == 2 else {
                return out.add(Ext.wantedOther, start + 4, end - start - 4, buffer: buffer)
            }
            var i = start + 4
            while i + size <= min(end, start + 4 + length) {
                out.add(family == 1 ? Ext.wantedIPv4 : Ext.wantedIPv6, i, size, buffer: buffer)
                i += size
            }
        default: break
        }
    }
}
