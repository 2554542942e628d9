// ICMP (RFC 792). Read first: Dissector.swift.

private enum ICMP {
    static let type = FieldID("icmp.type"), code = FieldID("icmp.code"), checksum = FieldID("icmp.checksum")
    static let status = FieldID("icmp.checksum.status"), ident = FieldID("icmp.ident"), identLE = FieldID("icmp.ident_le"), seq = FieldID("icmp.seq"), seqLE = FieldID("icmp.seq_le")
    static let timestamps = [FieldID("icmp.originate_timestamp"), FieldID("icmp.receive_timestamp"), FieldID("icmp.transmit_timestamp")]
    static let unused = FieldID("icmp.unused"), length = FieldID("icmp.length"), mtu = FieldID("icmp.mtu"), gateway = FieldID("icmp.redir_gw")
    static let pointer = FieldID("icmp.pointer")
}

extension Dissector {
    mutating func dissectICMP(_ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout DissectedFrame, buffer: Int) {
        guard end - start >= 8 else { return Self.addData(bytes, start, end, &out, buffer: buffer) }
        out.protocolName = "ICMP"
        let type = bytes[start]
        out.add(ICMP.type, start, 1, UInt64(type), buffer: buffer)
        out.add(ICMP.code, start + 1, 1, UInt64(bytes[start + 1]), buffer: buffer)
        out.add(ICMP.checksum, start + 2, 2, bytes.u16(start + 2), buffer: buffer)
        let isCorrect = Self.sum(bytes, start, end) == 0xFFFF
        out.add(ICMP.status, start + 2, 0, isCorrect ? 1 : 0, generated: true, buffer: buffer)
        switch type {
        case 0, 8, 13, 14:
            out.add(ICMP.ident, start + 4, 2, bytes.u16(start + 4), buffer: buffer)
            // The same two bytes, read in the other order.
            out.add(ICMP.identLE, start + 4, 2, UInt64(bytes[start + 5]) << 8 | UInt64(bytes[start + 4]), buffer: buffer)
            out.add(ICMP.seq, start + 6, 2, bytes.u16(start + 6), buffer: buffer)
            out.add(ICMP.seqLE, start + 6, 2, UInt64(bytes[start + 7]) << 8 | UInt64(bytes[start + 6]), buffer: buffer)
            // Type 13 asks for the time, 14 tells it.
            guard type >= 13, end >= start + 20 else { return Self.addData(bytes, start + 8, end, &out, buffer: buffer) }
            for (i, id) in ICMP.timestamps.enumerated() {
                let place = start + 8 + 4 * i
                out.add(id, place, 4, bytes.u16(place) << 16 | bytes.u16(place + 2), buffer: buffer)
            }
        case 3, 4, 5, 11, 12:
            if type == 12 {
                out.add(ICMP.pointer, start + 4, 1, UInt64(bytes[start + 4]), buffer: buffer)
                out.add(ICMP.unused, start + 5, 3, buffer: buffer)
            } else if type == 5 {
                out.add(ICMP.gateway, start + 4, 4, buffer: buffer)
            } else if type == 3 && bytes[start + 1] == 4 {
                // RFC 1191 §4: the next hop's MTU.
                out.add(ICMP.unused, start + 4, 2, buffer: buffer)
                out.add(ICMP.mtu, start + 6, 2, bytes.u16(start + 6), buffer: buffer)
            } else {
                out.add(ICMP.unused, start + 4, 4, buffer: buffer)
            }
            // RFC 792: the header of the packet that is meant, and at least eight bytes of what it carried.
            if buffer == 0 {
                _ = dissectIPv4(Array(bytes[..<end]), start + 8, &out, isQuoted: true)
            } else {
                Self.addData(bytes, start + 8, end, &out, buffer: buffer)
            }
        default: Self.addData(bytes, start + 4, end, &out, buffer: buffer)
        }
    }

    /// The ones' complement sum of RFC 1071.
    private static func sum(_ bytes: [UInt8], _ start: Int, _ end: Int) -> UInt64 {
        var sum: UInt64 = 0
        var i = start
        while i + 1 < end {
            sum += bytes.u16(i)
            i += 2
        }
        if i < end { sum += UInt64(bytes[i]) << 8 }
        while sum >> 16 != 0 { sum = sum & 0xFFFF + sum >> 16 }
        return sum
    }
}
