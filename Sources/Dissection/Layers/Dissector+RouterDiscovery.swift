// Routers that tell of themselves by ICMP (RFC 1256), with what mobile machines want to know (RFC 5944 §2.1). Read
// first: Dissector+ICMP.swift.

private enum Router {
    static let count = FieldID("icmp.num_addrs"), size = FieldID("icmp.addr_entry_size"),
        lifetime = FieldID("icmp.lifetime")
    static let address = FieldID("icmp.router_address"), preference = FieldID("icmp.pref_level")
    static let type = FieldID("icmp.mip.type"), length = FieldID("icmp.mip.length"), sequence = FieldID("icmp.mip.seq")
    static let life = FieldID("icmp.mip.life"), flags = FieldID("icmp.mip.flags"),
        reserved = FieldID("icmp.mip.reserved")
    static let bits = [
        FieldID("icmp.mip.r"), FieldID("icmp.mip.b"), FieldID("icmp.mip.h"), FieldID("icmp.mip.f"),
        FieldID("icmp.mip.m"),
        FieldID("icmp.mip.g"), FieldID("icmp.mip.v"), FieldID("icmp.mip.rt"), FieldID("icmp.mip.u"),
        FieldID("icmp.mip.x"),
    ]
    static let careOf = FieldID("icmp.mip.coa"), prefix = FieldID("icmp.mip.prefixlength"),
        challenge = FieldID("icmp.mip.challenge")
    static let content = FieldID("icmp.mip.content")
}

extension Dissector {
    /// RFC 1256 §3. - Parameter start: where the message begins; its header is there.
    func dissectRouterAdvertisement(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        out.add(Router.count, start + 4, 1, UInt64(bytes[start + 4]), buffer: buffer)
        out.add(Router.size, start + 5, 1, UInt64(bytes[start + 5]), buffer: buffer)
        out.add(Router.lifetime, start + 6, 2, bytes.u16(start + 6), buffer: buffer)
        guard bytes[start + 5] == 2 else { return Self.addData(bytes, start + 8, end, &out, buffer: buffer) }
        var i = start + 8
        for _ in 0..<bytes[start + 4] {
            guard i + 8 <= end else { return Self.addMalformed(i, end, &out, buffer: buffer) }
            out.add(Router.address, i, 4, buffer: buffer)
            let preference = Int32(bitPattern: UInt32(bytes.u32(i + 4)))
            out.add(Router.preference, i + 4, 4, text: "\(preference)", buffer: buffer)
            i += 8
        }
        if bytes[start + 1] == 0 || bytes[start + 1] == 16 { agentExtensions(bytes, i, end, &out, buffer) }
    }

    /// RFC 5944 §2.1.1: extensions of an agent for mobile machines.
    private func agentExtensions(_ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout DissectedFrame, _ buffer: Int)
    {
        var i = start
        while i < end {
            let type = bytes[i]
            out.add(Router.type, i, 1, UInt64(type), buffer: buffer)
            i += 1
            // A byte of padding has no length.
            if type == 0 { continue }
            guard i < end else { return Self.addMalformed(i, end, &out, buffer: buffer) }
            let length = Int(bytes[i])
            out.add(Router.length, i, 1, UInt64(length), buffer: buffer)
            i += 1
            guard i + length <= end else { return Self.addMalformed(i, end, &out, buffer: buffer) }
            switch type {
            case 16 where length >= 6: agent(bytes, i, length, &out, buffer)
            case 19:
                for place in i..<(i + length) { out.add(Router.prefix, place, 1, UInt64(bytes[place]), buffer: buffer) }
            case 24: out.add(Router.challenge, i, length, buffer: buffer)
            // Wireshark leaves out the last four bytes.
            default: if length > 4 { out.add(Router.content, i, length - 4, buffer: buffer) }
            }
            i += length
        }
    }

    /// RFC 5944 §2.1.1: an agent, and the addresses that it lends.
    private func agent(_ bytes: [UInt8], _ i: Int, _ length: Int, _ out: inout DissectedFrame, _ buffer: Int) {
        out.add(Router.sequence, i, 2, bytes.u16(i), buffer: buffer)
        out.add(Router.life, i + 2, 2, bytes.u16(i + 2), buffer: buffer)
        let flags = bytes.u16(i + 4)
        out.add(Router.flags, i + 4, 2, flags, buffer: buffer)
        out.open()
        for (place, id) in Router.bits.enumerated() {
            out.add(id, i + 4, 2, flags >> UInt64(15 - place) & 1, masked: true, buffer: buffer)
        }
        out.add(Router.reserved, i + 4, 2, flags & 0x3F, masked: true, buffer: buffer)
        out.close()
        for place in stride(from: i + 6, through: i + length - 4, by: 4) {
            out.add(Router.careOf, place, 4, buffer: buffer)
        }
    }
}
