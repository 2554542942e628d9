// Who wants to hear which groups: MLD (RFC 2710) and its second version (RFC 3810). Read first: Dissector+ICMPv6.swift,
// FieldCursor.swift.

private enum MLD {
    static let delay = FieldID("icmpv6.mld.maximum_response_delay"), code = FieldID("icmpv6.mld.maximum_response_code")
    static let reserved = FieldID("icmpv6.reserved"), group = FieldID("icmpv6.mld.multicast_address"),
        flags = FieldID("icmpv6.mld.flag")
    static let bits: [(FieldID, UInt64, UInt64)] = [
        (FieldID("icmpv6.mld.flag.s"), 3, 1), (FieldID("icmpv6.mld.flag.qrv"), 0, 3),
        (FieldID("icmpv6.mld.flag.reserved"), 4, 4),
    ]
    static let interval = FieldID("icmpv6.mld.qqi"), count = FieldID("icmpv6.mld.nb_sources"),
        source = FieldID("icmpv6.mld.source_address")
    static let records = FieldID("icmpv6.mldr.nb_mcast_records"), record = FieldID("icmpv6.mldr.mar")
    static let type = FieldID("icmpv6.mldr.mar.record_type"), extra = FieldID("icmpv6.mldr.mar.aux_data_len")
    static let recordCount = FieldID("icmpv6.mldr.mar.nb_sources"),
        recordGroup = FieldID("icmpv6.mldr.mar.multicast_address")
    static let recordSource = FieldID("icmpv6.mldr.mar.source_address"),
        extraData = FieldID("icmpv6.mldr.mar.auxiliary_data")
}

extension Dissector {
    /// - Parameter start: behind the checksum.
    func dissectMulticastListeners(
        _ type: UInt8, _ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        var cursor = FieldCursor(bytes, start, end, buffer: buffer)
        if type == 143 {
            cursor.data(MLD.reserved, 2, &out)
            cursor.number(MLD.records, 2, &out)
            while cursor.left > 0 { addRecord(&cursor, &out) }
        } else {
            // RFC 3810 §8.1: a question of the second version is longer.
            let isSecond = type == 130 && end - start >= 24
            if isSecond { addCode(MLD.code, 2, mantissa: 12, &cursor, &out) } else { cursor.number(MLD.delay, 2, &out) }
            cursor.data(MLD.reserved, 2, &out)
            cursor.data(MLD.group, 16, &out)
            if isSecond {
                let flags = cursor.number(MLD.flags, 1, &out)
                cursor.bits(MLD.bits, of: flags, size: 1, &out)
                addCode(MLD.interval, 1, mantissa: 4, &cursor, &out)
                let count = cursor.number(MLD.count, 2, &out)
                for _ in 0..<count where !cursor.isBroken { cursor.data(MLD.source, 16, &out) }
            }
        }
        if cursor.isBroken { Self.addMalformed(cursor.place, end, &out, buffer: buffer) }
    }

    /// RFC 3810 §5.1.3, §5.1.9: a number with its highest bit set is a power of two times what the lower bits say.
    private func addCode(
        _ id: FieldID, _ size: Int, mantissa bits: UInt64, _ cursor: inout FieldCursor, _ out: inout DissectedFrame
    ) {
        let before = out.fields.count
        let value = cursor.number(id, size, &out)
        guard out.fields.count > before, value >> (bits + 3) == 1 else { return }
        out.fields[before].number = (value & (1 << bits - 1) | 1 << bits) << (value >> bits & 7 + 3)
    }

    /// RFC 3810 §5.2.4: one group, and the senders that are wanted or not.
    private func addRecord(_ cursor: inout FieldCursor, _ out: inout DissectedFrame) {
        let (place, first) = (out.fields.count, cursor.place)
        out.add(MLD.record, first, cursor.left, buffer: cursor.buffer)
        out.open()
        cursor.number(MLD.type, 1, &out)
        let extra = Int(cursor.number(MLD.extra, 1, &out)) * 4
        let count = cursor.number(MLD.recordCount, 2, &out)
        cursor.data(MLD.recordGroup, 16, &out)
        for _ in 0..<count where !cursor.isBroken { cursor.data(MLD.recordSource, 16, &out) }
        if extra > 0 { cursor.data(MLD.extraData, extra, &out) }
        out.close()
        if !cursor.isBroken { out.fields[place].length = Int32(cursor.place - first) }
    }
}
