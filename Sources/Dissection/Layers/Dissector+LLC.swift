// Frames of IEEE 802.3, whose third field is a length: IEEE 802.2 stands behind it. Read first:
// Dissector+Ethernet.swift.

private enum LLC {
    static let dsap = FieldID("llc.dsap"), dsapSAP = FieldID("llc.dsap.sap"), dsapIG = FieldID("llc.dsap.ig")
    static let ssap = FieldID("llc.ssap"), ssapSAP = FieldID("llc.ssap.sap"), ssapCR = FieldID("llc.ssap.cr")
    static let control = FieldID("llc.control"), command = FieldID("llc.control.u_modifier_cmd"),
        form = FieldID("llc.control.ftype")
    static let oui = FieldID("llc.oui"), type = FieldID("llc.type")
}

extension Dissector {
    /// - Parameter end: where the length says that the packet ends.
    /// - Returns: the EtherType that stands in a SNAP header (RFC 1042), with its place; nil without one.
    func dissectLLC(_ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout DissectedFrame) -> (
        type: UInt64, start: Int
    )? {
        guard end - start >= 3 else {
            Self.addData(bytes, start, end, &out)
            return nil
        }
        let (dsap, ssap, control) = (bytes[start], bytes[start + 1], bytes[start + 2])
        // Novell's old frames have no such header.
        guard bytes.u16(start) != 0xFFFF else {
            Self.addData(bytes, start, end, &out)
            return nil
        }
        out.protocolName = "LLC"
        out.add(LLC.dsap, start, 1, UInt64(dsap))
        out.open()
        out.add(LLC.dsapSAP, start, 1, UInt64(dsap >> 1), masked: true)
        out.add(LLC.dsapIG, start, 1, UInt64(dsap & 1), masked: true)
        out.close()
        out.add(LLC.ssap, start + 1, 1, UInt64(ssap))
        out.open()
        out.add(LLC.ssapSAP, start + 1, 1, UInt64(ssap >> 1), masked: true)
        out.add(LLC.ssapCR, start + 1, 1, UInt64(ssap & 1), masked: true)
        out.close()
        // Frames without numbers: all that is found today.
        guard control & 3 == 3 else {
            Self.addData(bytes, start + 2, end, &out)
            return nil
        }
        out.add(LLC.control, start + 2, 1, UInt64(control))
        out.open()
        if ssap & 1 == 0 { out.add(LLC.command, start + 2, 1, UInt64(control & 0xEC), masked: true) }
        out.add(LLC.form, start + 2, 1, 3, masked: true)
        out.close()
        // RFC 948 §3: IPv4 without a SNAP header.
        if dsap == 6 && ssap == 6 { return (0x0800, start + 3) }
        guard dsap == 0xAA && ssap == 0xAA && end - start >= 8 else {
            Self.addData(bytes, start + 3, end, &out)
            return nil
        }
        let oui = bytes.u16(start + 3) << 8 | UInt64(bytes[start + 5])
        out.add(LLC.oui, start + 3, 3, oui)
        guard oui == 0 else {
            Self.addData(bytes, start + 6, end, &out)
            return nil
        }
        out.add(LLC.type, start + 6, 2, bytes.u16(start + 6))
        return (bytes.u16(start + 6), start + 8)
    }
}
