// ICMPv6 (RFC 4443): errors, echoes, and the neighbours' questions and answers of RFC 4861. Read first: Dissector+IPv6.swift.
// Of other messages only the beginning is read; the rest is shown as data.

import Wire

private enum ICMP6 {
    static let type = FieldID("icmpv6.type"), code = FieldID("icmpv6.code"), checksum = FieldID("icmpv6.checksum")
    static let status = FieldID("icmpv6.checksum.status"), identifier = FieldID("icmpv6.echo.identifier")
    static let sequence = FieldID("icmpv6.echo.sequence_number"), answered = FieldID("icmpv6.resp_to")
    static let mtu = FieldID("icmpv6.mtu"), pointer = FieldID("icmpv6.pointer")
    static let took = FieldID("icmpv6.resptime"), reserved = FieldID("icmpv6.reserved")
    static let wanted = FieldID("icmpv6.nd.ns.target_address"), told = FieldID("icmpv6.nd.na.target_address")
    static let flags = FieldID("icmpv6.nd.na.flag"), router = FieldID("icmpv6.nd.na.flag.r")
    static let solicited = FieldID("icmpv6.nd.na.flag.s"), override = FieldID("icmpv6.nd.na.flag.o")
    static let rest = FieldID("icmpv6.nd.na.flag.rsv")
    static let option = FieldID("icmpv6.opt"), optionType = FieldID("icmpv6.opt.type"), optionLength = FieldID("icmpv6.opt.length")
    static let address = FieldID("icmpv6.opt.linkaddr"), sender = FieldID("icmpv6.opt.src_linkaddr")
    static let target = FieldID("icmpv6.opt.target_linkaddr")
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
        out.add(ICMP6.status, start + 2, 0, status, generated: true, buffer: buffer)
        switch type {
        case 1...4 where end - start >= 8 && !isQuoted && buffer == 0:
            switch type {
            case 2: out.add(ICMP6.mtu, start + 4, 4, bytes.u32(start + 4))
            case 4: out.add(ICMP6.pointer, start + 4, 4, bytes.u32(start + 4))
            default: out.add(ICMP6.reserved, start + 4, 4)
            }
            // RFC 4443 §3: as much of the packet that is meant as has room.
            dissectIPv6(Array(bytes[..<end]), start + 8, &out, isQuoted: true)
        case 128 where end - start >= 8, 129 where end - start >= 8:
            dissectEcho(bytes, start, end, ends, &out, buffer, isQuoted: isQuoted)
        case 133 where end - start >= 8:
            out.add(ICMP6.reserved, start + 4, 4, buffer: buffer)
            dissectNeighbourOptions(bytes, start + 8, end, &out, buffer)
        case 135 where end - start >= 24:
            out.add(ICMP6.reserved, start + 4, 4, buffer: buffer)
            out.add(ICMP6.wanted, start + 8, 16, buffer: buffer)
            dissectNeighbourOptions(bytes, start + 24, end, &out, buffer)
        case 136 where end - start >= 24:
            let flags = bytes.u32(start + 4)
            out.add(ICMP6.flags, start + 4, 4, flags, buffer: buffer)
            out.open()
            for (id, shift) in [(ICMP6.router, 31), (ICMP6.solicited, 30), (ICMP6.override, 29)] {
                out.add(id, start + 4, 4, flags >> UInt64(shift) & 1, masked: true, buffer: buffer)
            }
            out.add(ICMP6.rest, start + 4, 4, flags & 0x1FFF_FFFF, masked: true, buffer: buffer)
            out.close()
            out.add(ICMP6.told, start + 8, 16, buffer: buffer)
            dissectNeighbourOptions(bytes, start + 24, end, &out, buffer)
        default: Self.addData(bytes, start + 4, end, &out, buffer: buffer)
        }
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

    private func dissectNeighbourOptions(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        var place = start
        while place + 2 <= end {
            // RFC 4861 §4.6: no length is zero.
            let size = Int(bytes[place + 1]) * 8
            guard size > 0, place + size <= end else { break }
            let type = bytes[place]
            out.add(ICMP6.option, place, size, buffer: buffer)
            out.open()
            out.add(ICMP6.optionType, place, 1, UInt64(type), buffer: buffer)
            out.add(ICMP6.optionLength, place + 1, 1, UInt64(bytes[place + 1]), buffer: buffer)
            if size == 8 && (type == 1 || type == 2) {
                out.add(ICMP6.address, place + 2, 6, buffer: buffer)
                out.add(type == 1 ? ICMP6.sender : ICMP6.target, place + 2, 6, buffer: buffer)
            } else {
                Self.addData(bytes, place + 2, place + size, &out, buffer: buffer)
            }
            out.close()
            place += size
        }
        Self.addData(bytes, place, end, &out, buffer: buffer)
    }
}
