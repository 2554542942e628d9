// ICMPv6 (RFC 4443): errors and echoes. Read first: Dissector+IPv6.swift. Then +Neighbours, +MulticastListeners.
// Of other messages only the beginning is read; the rest is shown as data.

import Wire

private enum ICMP6 {
    static let type = FieldID("icmpv6.type"), code = FieldID("icmpv6.code"), checksum = FieldID("icmpv6.checksum")
    static let status = FieldID("icmpv6.checksum.status"), identifier = FieldID("icmpv6.echo.identifier")
    static let sequence = FieldID("icmpv6.echo.sequence_number"), answered = FieldID("icmpv6.resp_to")
    static let mtu = FieldID("icmpv6.mtu"), pointer = FieldID("icmpv6.pointer")
    static let took = FieldID("icmpv6.resptime"), reserved = FieldID("icmpv6.reserved")
    static let length = FieldID("icmpv6.length"), unread = FieldID("icmpv6.undecoded.type"),
        data = FieldID("icmpv6.data")
    static let badChecksum = FieldID("icmpv6.checksum_bad.expert")
}

extension Dissector {
    /// - Parameter ends: both addresses, for the checksum.
    mutating func dissectICMPv6(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ ends: [UInt8], _ out: inout DissectedFrame, buffer: Int,
        isQuoted: Bool = false, cutOff: Int
    ) {
        guard end - start >= 4 else { return Self.addMalformed(start, end, &out, buffer: buffer) }
        if !isQuoted { out.protocolName = "ICMPv6" }
        let type = bytes[start]
        out.add(ICMP6.type, start, 1, UInt64(type), buffer: buffer)
        out.add(ICMP6.code, start + 1, 1, UInt64(bytes[start + 1]), buffer: buffer)
        out.add(ICMP6.checksum, start + 2, 2, bytes.u16(start + 2), buffer: buffer)
        // Bytes that were not captured, or not quoted, cannot be added up.
        let status: UInt64 = cutOff > 0 || isQuoted ? 2 : Self.isSumRight(ends, bytes[start..<end]) ? 1 : 0
        if status == 0 {
            out.open()
            out.add(ICMP6.badChecksum, 0, 0, generated: true, buffer: buffer)
            out.close()
        }
        out.add(ICMP6.status, start + 2, 0, status, generated: true, buffer: buffer)
        switch type {
        case 1...4: error(type, bytes, start, end, &out, buffer, isQuoted: isQuoted)
        case 128 where end - start >= 8, 129 where end - start >= 8:
            dissectEcho(bytes, start, end, ends, &out, buffer, isQuoted: isQuoted)
        case 130...132, 143: dissectMulticastListeners(type, bytes, start + 4, end, &out, buffer)
        case 133...137: dissectNeighbours(type, bytes, start + 4, end, &out, buffer, isQuoted: isQuoted)
        case 128, 129, 138...161: Self.addData(bytes, start + 4, end, &out, buffer: buffer)
        default:
            out.add(ICMP6.unread, 0, 0, generated: true, buffer: buffer)
            if end > start + 4 { out.add(ICMP6.data, start + 4, end - start - 4, buffer: buffer) }
        }
    }

    /// RFC 4443 §3: an error, and as much of the packet that is meant as has room.
    private mutating func error(
        _ type: UInt8, _ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout DissectedFrame, _ buffer: Int,
        isQuoted: Bool
    ) {
        var cursor = FieldCursor(bytes, start + 4, end, buffer: buffer)
        // RFC 4884 §4: how much is quoted, in units of eight bytes, because something follows.
        let words = end - start >= 8 && (type == 1 || type == 3) ? Int(bytes[start + 4]) : 0
        switch type {
        case 2: cursor.number(ICMP6.mtu, 4, &out)
        case 4: cursor.number(ICMP6.pointer, 4, &out)
        default:
            if words > 0 { cursor.number(ICMP6.length, 1, &out) }
            cursor.data(ICMP6.reserved, words > 0 ? 3 : 4, &out)
        }
        guard cursor.left > 0 else { return }
        // A quoted error may quote a packet in its turn: each level is a copy.
        guard buffer == 0 && out.tunnels < Self.tunnelLimit && bytes[cursor.place] >> 4 == 6 else {
            return Self.addData(bytes, cursor.place, end, &out, buffer: buffer)
        }
        out.tunnels += 1
        let stop = words > 0 ? min(end, start + 8 + 8 * words) : end
        dissectIPv6(Array(bytes[..<stop]), start + 8, &out, isQuoted: true)
        if stop < end { dissectICMPExtensions(bytes, stop, end, &out, buffer) }
    }

    /// RFC 8200 §8.1: the sum covers the addresses, the length and the number of ICMPv6, too.
    private static func isSumRight(_ ends: [UInt8], _ message: ArraySlice<UInt8>) -> Bool {
        let count = message.count
        let front = ends + [0, 0, UInt8(truncatingIfNeeded: count >> 8), UInt8(truncatingIfNeeded: count), 0, 0, 0, 58]
        let all = front + message
        var sum: UInt64 = 0
        for i in stride(from: 0, to: all.count - 1, by: 2) { sum += all.u16(i) }
        if all.count % 2 == 1, let last = all.last { sum += UInt64(last) << 8 }
        while sum > 0xFFFF { sum = sum >> 16 + sum & 0xFFFF }
        return sum == 0xFFFF
    }

    private mutating func dissectEcho(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ ends: [UInt8], _ out: inout DissectedFrame, _ buffer: Int,
        isQuoted: Bool
    ) {
        let (identifier, sequence) = (bytes.u16(start + 4), bytes.u16(start + 6))
        out.add(ICMP6.identifier, start + 4, 2, identifier, buffer: buffer)
        out.add(ICMP6.sequence, start + 6, 2, sequence, buffer: buffer)
        let pair = (addresses.number(ends, 0), addresses.number(ends, 16))
        if isQuoted {
            // Nobody asks or answers.
        } else if bytes[start] == 128 {
            echoes.ask(pair, identifier, sequence, frame: out.number, time: out.time)
        } else if let request = echoes.answer(pair, identifier, sequence) {
            out.add(ICMP6.answered, start, 0, UInt64(request.frame), generated: true, buffer: buffer)
            let time = Self.milliseconds(out.time &- request.time)
            out.add(ICMP6.took, start, 0, text: time, generated: true, buffer: buffer)
        }
        Self.addData(bytes, start + 8, end, &out, buffer: buffer)
    }
}
