// Frames of IEEE 802.3, whose third field is a length: IEEE 802.2 stands behind it. Read first:
// Dissector+Ethernet.swift.

private enum LLC {
    static let dsap = FieldID("llc.dsap"), dsapSAP = FieldID("llc.dsap.sap"), dsapIG = FieldID("llc.dsap.ig")
    static let ssap = FieldID("llc.ssap"), ssapSAP = FieldID("llc.ssap.sap"), ssapCR = FieldID("llc.ssap.cr")
    static let control = FieldID("llc.control"), command = FieldID("llc.control.u_modifier_cmd"),
        answer = FieldID("llc.control.u_modifier_resp"), form = FieldID("llc.control.ftype"),
        wideForm = FieldID(last: "llc.control.ftype")
    static let received = FieldID("llc.control.n_r"), sent = FieldID("llc.control.n_s"),
        supervision = FieldID("llc.control.s_ftype"), poll = FieldID("llc.control.p"), final = FieldID("llc.control.f")
    static let oui = FieldID("llc.oui"), type = FieldID("llc.type")
    /// Who else gives out types, and what Wireshark calls theirs.
    static let makers: [UInt64: FieldID] = [
        0x00000C: FieldID("llc.cisco_pid"), 0x080007: FieldID("llc.apple_atalk_pid"),
    ]
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
        let (dsap, ssap) = (bytes[start], bytes[start + 1])
        // Novell's old frames have no such header.
        guard bytes.u16(start) != 0xFFFF else {
            Self.addData(bytes, start, end, &out)
            return nil
        }
        out.protocolName = "LLC"
        // What it carries is read by the caller, inside of this layer.
        _ = out.enter(.llc)
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
        guard bytes[start + 2] & 3 == 3 else {
            // Frames with numbers: nothing that is known here is carried by them.
            guard end - start >= 4 else {
                Self.addMalformed(start + 2, end, &out)
                return nil
            }
            numbered(bytes, start + 2, isAnswer: ssap & 1 == 1, &out)
            Self.addData(bytes, start + 4, end, &out)
            return nil
        }
        let control = UInt64(bytes[start + 2])
        out.add(LLC.control, start + 2, 1, control)
        out.open()
        let isAnswer = ssap & 1 == 1
        if control & 0x10 != 0 { out.add(isAnswer ? LLC.final : LLC.poll, start + 2, 1, 1, masked: true) }
        out.add(isAnswer ? LLC.answer : LLC.command, start + 2, 1, control >> 2 & 0x3B, masked: true)
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
        // 0000F8: Cisco's before RFC 1042 was followed.
        guard oui == 0 || oui == 0x0000F8 else {
            guard let maker = LLC.makers[oui] else {
                Self.addData(bytes, start + 6, end, &out)
                return nil
            }
            out.add(maker, start + 6, 2, bytes.u16(start + 6))
            Self.addData(bytes, start + 8, end, &out)
            return nil
        }
        out.add(LLC.type, start + 6, 2, bytes.u16(start + 6))
        return (bytes.u16(start + 6), start + 8)
    }

    /// The control field of frames that are counted, and of those that say which ones came (IEEE 802.2).
    private func numbered(_ bytes: [UInt8], _ place: Int, isAnswer: Bool, _ out: inout DissectedFrame) {
        let control = UInt64(bytes[place]) | UInt64(bytes[place + 1]) << 8
        func part(_ id: FieldID, _ number: UInt64) { out.add(id, place, 2, number, masked: true) }
        out.add(LLC.control, place, 2, control)
        out.open()
        part(LLC.received, control >> 9)
        if control & 1 == 0 { part(LLC.sent, control >> 1 & 0x7F) }
        if control >> 8 & 1 == 1 { part(isAnswer ? LLC.final : LLC.poll, 1) }
        if control & 1 == 1 { part(LLC.supervision, control >> 2 & 3) }
        part(LLC.wideForm, control & 1 == 0 ? 0 : 1)
        out.close()
    }
}
