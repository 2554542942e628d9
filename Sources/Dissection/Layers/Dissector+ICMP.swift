// ICMP (RFC 792). Read first: Dissector.swift. Then +ICMPExtensions, +RouterDiscovery.

private enum ICMP {
    static let type = FieldID("icmp.type"), code = FieldID("icmp.code"), checksum = FieldID("icmp.checksum")
    static let status = FieldID("icmp.checksum.status"), ident = FieldID("icmp.ident"),
        identLE = FieldID("icmp.ident_le"), seq = FieldID("icmp.seq"), seqLE = FieldID("icmp.seq_le")
    static let timestamps = [
        FieldID("icmp.originate_timestamp"), FieldID("icmp.receive_timestamp"), FieldID("icmp.transmit_timestamp"),
    ]
    static let unused = FieldID("icmp.unused"), length = FieldID("icmp.length"), mtu = FieldID("icmp.mtu"),
        gateway = FieldID("icmp.redir_gw")
    static let pointer = FieldID("icmp.pointer"), quoted = FieldID("icmp.length.original_datagram")
    static let badChecksum = FieldID("icmp.checksum_bad"), responseTo = FieldID("icmp.resp_to"),
        responseTime = FieldID("icmp.resptime")
    static let mask = FieldID("icmp.address_mask"), sent = FieldID("icmp.data_time"),
        age = FieldID("icmp.data_time_relative")
    static let shortSeq = FieldID("icmp.ext.echo.seq"), requestReserved = FieldID("icmp.ext.echo.req.res")
    static let isLocal = FieldID("icmp.ext.echo.req.local"), state = FieldID("icmp.ext.echo.rsp.state")
    static let replyReserved = FieldID("icmp.ext.echo.rsp.res"), isActive = FieldID("icmp.ext.echo.rsp.active")
    static let hasIPv4 = FieldID("icmp.ext.echo.rsp.ipv4"), hasIPv6 = FieldID("icmp.ext.echo.rsp.ipv6")
}

extension Dissector {
    mutating func dissectICMP(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ addresses: (UInt64, UInt64), _ out: inout DissectedFrame,
        buffer: Int,
        isQuoted: Bool, cutOff: Int = 0
    ) {
        // As in Wireshark, nothing of a message without its sixth byte is shown.
        guard end - start >= 6 else { return Self.addMalformed(start, end, &out, buffer: buffer) }
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
        guard end - start >= 8 else {
            if [0, 8, 13, 14, 15, 16, 17, 18, 42, 43].contains(type) { addNumbers(bytes, start, &out, buffer) }
            return Self.addMalformed(start + 4, end, &out, buffer: buffer)
        }
        switch type {
        case 0, 8, 13...18:
            addNumbers(bytes, start, &out, buffer)
            out.add(ICMP.seq, start + 6, 2, bytes.u16(start + 6), buffer: buffer)
            out.add(ICMP.seqLE, start + 6, 2, UInt64(bytes[start + 7]) << 8 | UInt64(bytes[start + 6]), buffer: buffer)
            switch type {
            case 0, 8:
                if !isQuoted { echo(type, bytes, start, addresses, &out, buffer) }
                echoData(bytes, start + 8, end, &out, buffer)
            // One asks for the time, the other tells it.
            case 13, 14:
                for (i, id) in ICMP.timestamps.enumerated() where start + 12 + 4 * i <= end {
                    out.add(id, start + 8 + 4 * i, 4, bytes.u32(start + 8 + 4 * i), buffer: buffer)
                }
            case 17, 18: if end >= start + 12 { out.add(ICMP.mask, start + 8, 4, buffer: buffer) }
            default: break
            }
        case 3, 4, 5, 11, 12: error(type, bytes, start, end, &out, buffer, isQuoted: isQuoted)
        case 9: dissectRouterAdvertisement(bytes, start, end, &out, buffer)
        case 42, 43: extendedEcho(type, bytes, start, end, &out, buffer)
        default: break
        }
    }

    /// The program's number in both orders of bytes.
    private func addNumbers(_ bytes: [UInt8], _ start: Int, _ out: inout DissectedFrame, _ buffer: Int) {
        out.add(ICMP.ident, start + 4, 2, bytes.u16(start + 4), buffer: buffer)
        out.add(ICMP.identLE, start + 4, 2, UInt64(bytes[start + 5]) << 8 | UInt64(bytes[start + 4]), buffer: buffer)
    }

    /// An error: what it says of itself, the packet that it is about, and what follows that.
    private mutating func error(
        _ type: UInt8, _ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout DissectedFrame, _ buffer: Int,
        isQuoted: Bool
    ) {
        // RFC 4884 §4: how much is quoted, in units of four bytes, because something follows.
        let words = type == 4 || type == 5 ? 0 : Int(bytes[start + 5])
        // RFC 1191 §4: the next hop's MTU.
        let hasMTU = type == 3 && bytes[start + 1] == 4
        switch type {
        case 4: break
        case 5: out.add(ICMP.gateway, start + 4, 4, buffer: buffer)
        case 12:
            out.add(ICMP.pointer, start + 4, 1, UInt64(bytes[start + 4]), buffer: buffer)
            if words == 0 { out.add(ICMP.unused, start + 5, 3, buffer: buffer) }
        default: out.add(ICMP.unused, start + 4, words > 0 ? 1 : hasMTU ? 2 : 4, buffer: buffer)
        }
        if words > 0 {
            out.add(ICMP.length, start + 5, 1, UInt64(words), buffer: buffer)
            out.add(ICMP.quoted, start + 5, 1, UInt64(words * 4), buffer: buffer)
            if !hasMTU { out.add(ICMP.unused, start + 6, 2, buffer: buffer) }
        }
        if hasMTU { out.add(ICMP.mtu, start + 6, 2, bytes.u16(start + 6), buffer: buffer) }
        // A quoted error may quote a packet in its turn: each level is a copy.
        guard buffer == 0 && out.tunnels < Self.tunnelLimit else {
            return Self.addData(bytes, start + 8, end, &out, buffer: buffer)
        }
        out.tunnels += 1
        // RFC 792: the header of the packet that is meant, and at least eight bytes of what it carried.
        let length = end - start >= 12 ? Int(bytes.u16(start + 10)) : 0
        let isCut = words > 0 && end - start > 8 + 4 * words && length > 4 * words
        // Of a packet that is redirected only the ports are read, as in Wireshark.
        _ = dissectIPv4(
            Array(bytes[..<end]), start + 8, &out, isQuoted: true, quotedLimit: type == 5 ? 8 : isCut ? 4 * words : nil)
        // RFC 4884 §5.5: extensions stand behind 128 bytes where no length says anything else.
        let place = start + 8 + (words > 0 ? 4 * words : 128)
        if end - start > 136 && length <= 128 && place < end { dissectICMPExtensions(bytes, place, end, &out, buffer) }
    }

    /// RFC 8335: asks whether an interface is up, or answers.
    private func extendedEcho(
        _ type: UInt8, _ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        addNumbers(bytes, start, &out, buffer)
        out.add(ICMP.shortSeq, start + 6, 1, UInt64(bytes[start + 6]), buffer: buffer)
        let flags = UInt64(bytes[start + 7])
        let parts: [(FieldID, UInt64)] =
            type == 42
            ? [(ICMP.requestReserved, flags >> 1), (ICMP.isLocal, flags & 1)]
            : [
                (ICMP.state, flags >> 5), (ICMP.replyReserved, flags >> 3 & 3), (ICMP.isActive, flags >> 2 & 1),
                (ICMP.hasIPv4, flags >> 1 & 1), (ICMP.hasIPv6, flags & 1),
            ]
        for (id, value) in parts { out.add(id, start + 7, 1, value, masked: true, buffer: buffer) }
        if type == 42 && end > start + 8 { dissectICMPExtensions(bytes, start + 8, end, &out, buffer) }
    }

    /// What a ping carries: many programs write first when it left, in seconds and microseconds, in their own order of
    /// bytes.
    private func echoData(_ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout DissectedFrame, _ buffer: Int) {
        guard end - start >= 8 else { return Self.addData(bytes, start, end, &out, buffer: buffer) }
        let (first, second) = (UInt32(bytes.u32(start)), UInt32(bytes.u32(start + 4)))
        let now = out.time / 1_000_000_000
        let orders = [(first, second), (first.byteSwapped, second.byteSwapped)]
        // What is no time within a day is no time.
        func isTime(_ seconds: UInt32, _ micros: UInt32) -> Bool {
            abs(Int64(seconds) - Int64(now)) < 86_400 && micros < 1_000_000
        }
        guard let (seconds, micros) = orders.first(where: isTime) else {
            return Self.addData(bytes, start, end, &out, buffer: buffer)
        }
        let sent = UInt64(seconds) * 1_000_000_000 + UInt64(micros) * 1000
        out.add(ICMP.sent, start, 8, sent, buffer: buffer)
        out.add(ICMP.age, start, 8, out.time &- sent, generated: true, buffer: buffer)
        Self.addData(bytes, start + 8, end, &out, buffer: buffer)
    }

    /// A ping, or the answer to one.
    private mutating func echo(
        _ type: UInt8, _ bytes: [UInt8], _ start: Int, _ addresses: (UInt64, UInt64), _ out: inout DissectedFrame,
        _ buffer: Int
    ) {
        let (identifier, sequence) = (bytes.u16(start + 4), bytes.u16(start + 6))
        // An answer repeats all but the type, so that its checksum follows from the question's.
        let sum = bytes.u16(start + 2) + (type == 8 ? 0x0800 : 0)
        let expected = (sum & 0xFFFF + sum >> 16) % 0xFFFF
        if type == 8 {
            echoes.ask(addresses, identifier, sequence, checksum: expected, frame: out.number, time: out.time)
        } else if let (frame, time) = echoes.answer(addresses, identifier, sequence, checksum: expected) {
            out.add(ICMP.responseTo, start, 0, UInt64(frame), generated: true, buffer: buffer)
            out.add(
                ICMP.responseTime, start, 0, text: Self.milliseconds(out.time &- time), generated: true, buffer: buffer)
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
    static func sum(_ bytes: [UInt8], _ start: Int, _ end: Int) -> UInt64 {
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
