// Lines from point to point: PPP (RFC 1661) alone, in HDLC's frame (RFC 1662) and over Ethernet (RFC 2516), and Cisco's
// own kind of frame. Read first: Dissector+OtherLinks.swift. Left out: how the two ends agree on the line (LCP and its
// like), which is shown as data.

private enum PPP {
    static let address = FieldID("ppp.address"), control = FieldID("ppp.control"), proto = FieldID("ppp.protocol")
    static let version = FieldID("pppoe.version"), type = FieldID("pppoe.type"), code = FieldID("pppoe.code")
    static let session = FieldID("pppoe.session_id"), length = FieldID("pppoe.payload_length")
    static let ciscoAddress = FieldID("chdlc.address"), ciscoControl = FieldID("chdlc.control"),
        ciscoType = FieldID("chdlc.protocol")
}

extension Dissector {
    /// - Returns: where the packet ends.
    mutating func dissectPPP(_ bytes: [UInt8], _ start: Int, _ out: inout DissectedFrame) -> Int {
        let outerLayer = out.enter(.ppp)
        defer { out.leave(to: outerLayer) }
        var i = start
        if bytes.count >= i + 2, bytes[i] == 0xFF, bytes[i + 1] == 3 {
            // RFC 1662 §3.1: everybody on the line, and frames without numbers.
            out.add(PPP.address, i, 1, 0xFF)
            out.add(PPP.control, i + 1, 1, 3)
            i += 2
        }
        guard bytes.count >= i + 2 else {
            Self.addMalformed(i, bytes.count, &out)
            return bytes.count
        }
        // RFC 1661 §6.5: an odd first byte is the whole number.
        let width = bytes[i] & 1 == 1 ? 1 : 2
        let proto = width == 1 ? UInt64(bytes[i]) : bytes.u16(i)
        out.add(PPP.proto, i, width, proto)
        switch proto {
        case 0x21: return dissectType(0x0800, bytes, i + width, &out)
        case 0x57: return dissectType(0x86DD, bytes, i + width, &out)
        default:
            Self.addData(bytes, i + width, bytes.count, &out)
            return bytes.count
        }
    }

    /// A session of PPP over Ethernet (RFC 2516 §4). Of what fills the frame behind it Wireshark says nothing.
    /// - Returns: where the frame ends.
    mutating func dissectPPPoE(_ bytes: [UInt8], _ start: Int, _ out: inout DissectedFrame) -> Int {
        let outerLayer = out.enter(.pppoes)
        defer { out.leave(to: outerLayer) }
        out.add(PPP.version, start, 1, UInt64(bytes[start] >> 4), masked: true)
        out.add(PPP.type, start, 1, UInt64(bytes[start] & 15), masked: true)
        out.add(PPP.code, start + 1, 1, UInt64(bytes[start + 1]))
        out.add(PPP.session, start + 2, 2, bytes.u16(start + 2))
        out.add(PPP.length, start + 4, 2, bytes.u16(start + 4))
        let end = min(bytes.count, start + 6 + Int(bytes.u16(start + 4)))
        _ = dissectPPP(Array(bytes[..<end]), start + 6, &out)
        return bytes.count
    }

    /// Cisco's frame of HDLC: an EtherType behind two bytes.
    mutating func dissectCiscoHDLC(_ bytes: [UInt8], _ out: inout DissectedFrame) {
        let outerLayer = out.enter(.chdlc)
        defer { out.leave(to: outerLayer) }
        guard bytes.count >= 4 else { return Self.addMalformed(0, bytes.count, &out) }
        out.add(PPP.ciscoAddress, 0, 1, UInt64(bytes[0]))
        out.add(PPP.ciscoControl, 1, 1, UInt64(bytes[1]))
        out.add(PPP.ciscoType, 2, 2, bytes.u16(2))
        // 0x8035 is Cisco's own protocol here (SLARP), not RARP.
        if bytes.u16(2) == 0x8035 { return Self.addData(bytes, 4, bytes.count, &out) }
        _ = dissectType(bytes.u16(2), bytes, 4, &out)
    }
}
