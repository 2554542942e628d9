// ICMP (RFC 792). Read first: Dissector.swift.

private enum ICMP {
    static let type = FieldID("icmp.type"), code = FieldID("icmp.code"), checksum = FieldID("icmp.checksum")
    static let status = FieldID("icmp.checksum.status"), ident = FieldID("icmp.ident"), identLE = FieldID("icmp.ident_le"), seq = FieldID("icmp.seq"), seqLE = FieldID("icmp.seq_le")
    static let timestamps = [FieldID("icmp.originate_timestamp"), FieldID("icmp.receive_timestamp"), FieldID("icmp.transmit_timestamp")]
    static let unused = FieldID("icmp.unused"), length = FieldID("icmp.length"), mtu = FieldID("icmp.mtu"), gateway = FieldID("icmp.redir_gw")
    static let pointer = FieldID("icmp.pointer"), quoted = FieldID("icmp.length.original_datagram")
    static let badChecksum = FieldID("icmp.checksum_bad"), responseTo = FieldID("icmp.resp_to"), responseTime = FieldID("icmp.resptime")
    static let mask = FieldID("icmp.address_mask")
}

extension Dissector {
    mutating func dissectICMP(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ addresses: (UInt64, UInt64), _ out: inout DissectedFrame, buffer: Int,
        isQuoted: Bool, cutOff: Int = 0
    ) {
        guard end - start >= 8 else { return Self.addData(bytes, start, end, &out, buffer: buffer) }
        if !isQuoted { out.protocolName = "ICMP" }
        let type = bytes[start]
        out.add(ICMP.type, start, 1, UInt64(type), buffer: buffer)
        out.add(ICMP.code, start + 1, 1, UInt64(bytes[start + 1]), buffer: buffer)
        out.add(ICMP.checksum, start + 2, 2, bytes.u16(start + 2), buffer: buffer)
        let isCorrect = Self.sum(bytes, start, end) == 0xFFFF
        let isChecked = !isQuoted && cutOff == 0
        if !isCorrect && isChecked {
            out.open()
            out.add(ICMP.badChecksum, 0, 0, generated: true)
            out.close()
        }
        // What is quoted may be cut off: nobody checks it.
        out.add(ICMP.status, start + 2, 0, !isChecked ? 2 : isCorrect ? 1 : 0, generated: true, buffer: buffer)
        switch type {
        case 0, 8, 13...18:
            out.add(ICMP.ident, start + 4, 2, bytes.u16(start + 4), buffer: buffer)
            // The same two bytes, read in the other order.
            out.add(ICMP.identLE, start + 4, 2, UInt64(bytes[start + 5]) << 8 | UInt64(bytes[start + 4]), buffer: buffer)
            out.add(ICMP.seq, start + 6, 2, bytes.u16(start + 6), buffer: buffer)
            out.add(ICMP.seqLE, start + 6, 2, UInt64(bytes[start + 7]) << 8 | UInt64(bytes[start + 6]), buffer: buffer)
            // Type 13 asks for the time, 14 tells it.
            if type <= 8 && !isQuoted { echo(type, bytes, start, addresses, &out, buffer) }
            if type >= 17 && end >= start + 12 { return out.add(ICMP.mask, start + 8, 4, buffer: buffer) }
            guard type == 13 || type == 14, end >= start + 20 else {
                return Self.addData(bytes, start + 8, end, &out, buffer: buffer)
            }
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
            } else if bytes[start + 5] != 0 && type != 4 {
                // RFC 4884 §4: how much is quoted, because something follows.
                out.add(ICMP.unused, start + 4, 1, buffer: buffer)
                out.add(ICMP.length, start + 5, 1, UInt64(bytes[start + 5]), buffer: buffer)
                out.add(ICMP.quoted, start + 5, 1, UInt64(bytes[start + 5]) * 4, buffer: buffer)
                if type == 3 && bytes[start + 1] == 4 {
                    out.add(ICMP.mtu, start + 6, 2, bytes.u16(start + 6), buffer: buffer)
                } else {
                    out.add(ICMP.unused, start + 6, 2, buffer: buffer)
                }
            } else if type == 3 && bytes[start + 1] == 4 {
                // RFC 1191 §4: the next hop's MTU.
                out.add(ICMP.unused, start + 4, 2, buffer: buffer)
                out.add(ICMP.mtu, start + 6, 2, bytes.u16(start + 6), buffer: buffer)
            } else if type != 4 {
                out.add(ICMP.unused, start + 4, 4, buffer: buffer)
            }
            // RFC 792: the header of the packet that is meant, and at least eight bytes of what it carried.
            if buffer == 0 && !isQuoted {
                // Of a packet that is redirected only the ports are read, as in Wireshark.
                _ = dissectIPv4(Array(bytes[..<end]), start + 8, &out, isQuoted: true, quotedLimit: type == 5 ? 8 : nil)
            } else {
                Self.addData(bytes, start + 8, end, &out, buffer: buffer)
            }
        case 10: break
        default: Self.addData(bytes, start + 4, end, &out, buffer: buffer)
        }
    }

    /// A ping, or the answer to one.
    private mutating func echo(
        _ type: UInt8, _ bytes: [UInt8], _ start: Int, _ addresses: (UInt64, UInt64), _ out: inout DissectedFrame, _ buffer: Int
    ) {
        let (identifier, sequence) = (bytes.u16(start + 4), bytes.u16(start + 6))
        if type == 8 {
            echoes.ask(addresses, identifier, sequence, frame: out.number, time: out.time)
        } else if let (frame, time) = echoes.answer(addresses, identifier, sequence) {
            out.add(ICMP.responseTo, start, 0, UInt64(frame), generated: true, buffer: buffer)
            out.add(ICMP.responseTime, start, 0, text: Self.milliseconds(out.time &- time), generated: true, buffer: buffer)
        }
    }

    /// `12.3`: without zeros at the end.
    static func milliseconds(_ nanoseconds: UInt64) -> String {
        let value = Int64(bitPattern: nanoseconds)
        var fraction = String(value.magnitude % 1_000_000)
        fraction = String(repeating: "0", count: 6 - fraction.utf8.count) + fraction
        while fraction.hasSuffix("0") { fraction.removeLast() }
        return "\(value < 0 ? "-" : "")\(value.magnitude / 1_000_000)\(fraction.isEmpty ? "" : "." + fraction)"
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
