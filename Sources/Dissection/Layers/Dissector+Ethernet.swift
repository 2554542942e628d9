// Ethernet II and 802.1Q. Read first: Dissector.swift.

import Basics

private enum Eth {
    static let dst = FieldID("eth.dst"), dstResolved = FieldID("eth.dst_resolved"), dstOUI = FieldID("eth.dst.oui")
    static let src = FieldID("eth.src"), srcResolved = FieldID("eth.src_resolved"), srcOUI = FieldID("eth.src.oui")
    static let addr = FieldID("eth.addr"), addrResolved = FieldID("eth.addr_resolved"),
        addrOUI = FieldID("eth.addr.oui")
    static let dstLG = FieldID("eth.dst.lg"), dstIG = FieldID("eth.dst.ig"), srcLG = FieldID("eth.src.lg")
    static let srcIG = FieldID("eth.src.ig"), lg = FieldID("eth.lg"), ig = FieldID("eth.ig")
    static let type = FieldID("eth.type"), padding = FieldID("eth.padding"), trailer = FieldID("eth.trailer")
    static let vlanTrailer = FieldID("vlan.trailer"), providerTrailer = FieldID("ieee8021ah.trailer")
    static let length = FieldID("eth.len"), invalid = FieldID("eth.invalid_lentype"),
        badPadding = FieldID("eth.padding_bad")
    static let pastEnd = FieldID("eth.len.past_end"), invalidNote = FieldID("eth.invalid_lentype.expert")
    static let sum = FieldID("eth.fcs"), sumStatus = FieldID("eth.fcs.status")
    static let vlanPriority = FieldID("vlan.priority"), vlanDEI = FieldID("vlan.dei"), vlanID = FieldID("vlan.id")
    static let vlanType = FieldID("vlan.etype"), vlanLength = FieldID("vlan.len")
    static let dstMaker = FieldID("eth.dst.oui_resolved"), srcMaker = FieldID("eth.src.oui_resolved")
    static let addrMaker = FieldID("eth.addr.oui_resolved"), groupSource = FieldID("eth.src_not_group")
    static let providerPriority = FieldID("ieee8021ad.priority"), providerDEI = FieldID("ieee8021ad.dei")
    static let providerID = FieldID("ieee8021ad.id"), providerType = FieldID("ieee8021ah.etype")
    static let serviceID = FieldID("ieee8021ad.svid"), customerID = FieldID("ieee8021ad.cvid")

    /// What stands behind a packet belongs to the innermost tag, when there is one.
    static func trailer(_ bytes: [UInt8]) -> FieldID {
        var id = trailer
        var place = 12
        while place < 28, place + 6 <= bytes.count, [0x8100, 0x9100, 0x88A8].contains(bytes.u16(place)) {
            id = bytes.u16(place) == 0x88A8 ? providerTrailer : vlanTrailer
            place += 4
        }
        return id
    }

    static let malformed = FieldID("_ws.malformed"), data = FieldID("data.data"), dataLength = FieldID("data.len")
}

extension Dissector {
    mutating func dissectEthernet(_ bytes: [UInt8], _ out: inout DissectedFrame) {
        let outerLayer = out.enter(.eth)
        defer { out.leave(to: outerLayer) }
        guard bytes.count >= 14 else { return Self.addMalformed(0, bytes.count, &out) }
        address(bytes, 0, Eth.dst, Eth.dstResolved, Eth.dstOUI, Eth.dstLG, Eth.dstIG, &out)
        address(bytes, 6, Eth.src, Eth.srcResolved, Eth.srcOUI, Eth.srcLG, Eth.srcIG, &out)
        let type = bytes.u16(12)
        // IEEE 802.3 §3.2.6: up to 1500 it is a length, from 1536 on a type.
        let isLength = type <= 1500 && type > 0
        out.add(isLength ? Eth.length : type > 1500 && type < 1536 ? Eth.invalid : Eth.type, 12, 2, type)
        if type > 1500 && type < 1536 {
            note(Eth.invalidNote, &out)
        } else if isLength && 14 + Int(type) > max(bytes.count, out.length) {
            note(Eth.pastEnd, &out)
        }
        let place = out.fields.count
        var end = bytes.count
        if type >= 1536 {
            end = dissectEtherType(type, bytes, 14, &out)
        } else if isLength {
            end = min(bytes.count, 14 + Int(type))
            if let inner = dissectLLC(bytes, 14, end, &out) {
                _ = dissectType(inner.type, Array(bytes[..<end]), inner.start, &out)
            }
        } else {
            Self.addData(bytes, 14, bytes.count, &out)
        }
        if end < bytes.count && end >= 14 { addTail(bytes, end, place, Eth.trailer(bytes), &out) }
    }

    /// A note of Wireshark's, below the last field.
    private func note(_ id: FieldID, _ out: inout DissectedFrame) {
        out.open()
        out.add(id, 0, 0, generated: true)
        out.close()
    }

    /// What stands behind the packet: zeros that fill the frame up to 60 bytes (IEEE 802.3 §3.2.7), whatever else, and
    /// a check sum when there is room for it. All that belongs to the link, so it stands with it, at `place`. Of a tail
    /// that the capture cut off nothing is known.
    func addTail(_ bytes: [UInt8], _ start: Int, _ place: Int, _ trailer: FieldID, _ out: inout DissectedFrame) {
        guard out.length <= out.captured else { return }
        let count = bytes.count - start
        // A frame that was shorter than that was seen before it was filled.
        let wanted = bytes.count < 60 ? 0 : max(0, 60 - start)
        let isZero = bytes[start..<(start + wanted)].allSatisfy { $0 == 0 }
        let padding = isZero ? wanted : 0
        // Linux takes the check sum off before anybody sees the frame, and behind tags Wireshark looks for none.
        let sum = trailer == Eth.trailer && count - padding >= 4 && bytes.count >= 64 ? 4 : 0
        var tail = out
        tail.fields.removeAll()
        if padding > 0 { tail.add(Eth.padding, start, padding) }
        if count - padding - sum > 0 {
            tail.add(trailer, start + padding, count - padding - sum)
            if !isZero && bytes.count >= 60 {
                tail.open()
                tail.add(Eth.badPadding, 0, 0, generated: true)
                tail.close()
            }
        }
        if sum > 0 {
            tail.add(Eth.sum, bytes.count - 4, 4, bytes.u32(bytes.count - 4))
            // 2: not verified.
            tail.add(Eth.sumStatus, bytes.count - 4, 0, 2, generated: true)
        }
        out.fields.insert(contentsOf: tail.fields, at: place)
    }

    /// What an EtherType stands in front of: Wireshark counts that as a dissector of its own.
    /// - Returns: where the packet ends.
    mutating func dissectEtherType(
        _ type: UInt64, _ bytes: [UInt8], _ start: Int, _ out: inout DissectedFrame, tags: Int = 0
    ) -> Int {
        let outerLayer = out.enter(.ethertype)
        defer { out.leave(to: outerLayer) }
        return dissectType(type, bytes, start, &out, tags: tags)
    }

    /// - Returns: where the packet ends.
    mutating func dissectType(
        _ type: UInt64, _ bytes: [UInt8], _ start: Int, _ out: inout DissectedFrame, tags: Int = 0
    ) -> Int {
        switch type {
        case 0x0800: return dissectIPv4(bytes, start, &out)
        // 0x8035: RFC 903 asks the other way round.
        case 0x0806, 0x8035: return dissectARP(bytes, start, &out)
        case 0x86DD: return dissectIPv6(bytes, start, &out)
        case 0x8864 where bytes.count >= start + 6: return dissectPPPoE(bytes, start, &out)
        case 0x88A8 where tags < 4:
            let outerLayer = out.enter(.ieee8021ad)
            defer { out.leave(to: outerLayer) }
            return dissectProviderTags(bytes, start, &out, tags: tags)
        // 0x9100: the provider's tag before IEEE 802.1ad gave it a type of its own.
        case 0x8100 where tags < 4, 0x9100 where tags < 4:
            let outerLayer = out.enter(.vlan)
            defer { out.leave(to: outerLayer) }
            guard bytes.count >= start + 2 else {
                Self.addMalformed(start, bytes.count, &out)
                return bytes.count
            }
            out.add(Eth.vlanPriority, start, 2, bytes.u16(start) >> 13, masked: true)
            out.add(Eth.vlanDEI, start, 2, bytes.u16(start) >> 12 & 1, masked: true)
            out.add(Eth.vlanID, start, 2, bytes.u16(start) & 0xFFF, masked: true)
            guard bytes.count >= start + 4 else {
                Self.addMalformed(start + 2, bytes.count, &out)
                return bytes.count
            }
            let inner = bytes.u16(start + 2)
            guard inner <= 1500 else {
                out.add(Eth.vlanType, start + 2, 2, inner)
                return dissectEtherType(inner, bytes, start + 4, &out, tags: tags + 1)
            }
            out.add(Eth.vlanLength, start + 2, 2, inner)
            let end = min(bytes.count, start + 4 + Int(inner))
            if let (type, place) = dissectLLC(bytes, start + 4, end, &out) {
                _ = dissectType(type, Array(bytes[..<end]), place, &out, tags: 4)
            }
            return end
        default:
            Self.addData(bytes, start, bytes.count, &out)
            return bytes.count
        }
    }

    /// IEEE 802.1ad: the provider's tag around the customer's, which may be one of the same kind: then Wireshark takes
    /// both together.
    /// - Returns: where the packet ends.
    private mutating func dissectProviderTags(
        _ bytes: [UInt8], _ start: Int, _ out: inout DissectedFrame, tags: Int
    ) -> Int {
        let isDouble = bytes.count >= start + 4 && bytes.u16(start + 2) == 0x88A8
        guard bytes.count >= start + (isDouble ? 6 : 4) else {
            Self.addMalformed(start, bytes.count, &out)
            return bytes.count
        }
        func tag(_ place: Int, _ id: FieldID) {
            out.add(Eth.providerPriority, place, 1, bytes.u16(place) >> 13, masked: true)
            out.add(Eth.providerDEI, place, 1, bytes.u16(place) >> 12 & 1, masked: true)
            out.add(id, place, 2, bytes.u16(place) & 0xFFF, masked: true)
        }
        tag(start, isDouble ? Eth.serviceID : Eth.providerID)
        if isDouble { tag(start + 4, Eth.customerID) }
        let behind = start + (isDouble ? 6 : 2)
        guard bytes.count >= behind + 2 else {
            Self.addMalformed(behind, bytes.count, &out)
            return bytes.count
        }
        out.add(Eth.providerType, behind, 2, bytes.u16(behind))
        return dissectEtherType(
            bytes.u16(behind), bytes, behind + 2, &out, tags: tags + (isDouble ? 2 : 1))
    }

    private func address(
        _ bytes: [UInt8], _ start: Int, _ id: FieldID, _ resolved: FieldID, _ oui: FieldID, _ lg: FieldID,
        _ ig: FieldID,
        _ out: inout DissectedFrame
    ) {
        let vendor = bytes.u16(start) << 8 | UInt64(bytes[start + 2])
        let local = UInt64(bytes[start] >> 1 & 1)
        let group = UInt64(bytes[start] & 1)
        out.add(id, start, 6)
        out.open()
        // IEEE 802.3 §3.2.3: a group can be sent to, but does not send.
        if id == Eth.src && group == 1 { out.add(Eth.groupSource, 0, 0, generated: true) }
        out.add(resolved, start, 6)
        out.add(oui, start, 3, vendor)
        let maker = CardMakers.name(vendor)
        if let maker { out.add(start == 0 ? Eth.dstMaker : Eth.srcMaker, start, 6, text: maker, generated: true) }
        out.add(Eth.addr, start, 6)
        out.add(Eth.addrResolved, start, 6)
        out.add(Eth.addrOUI, start, 3, vendor)
        if let maker { out.add(Eth.addrMaker, start, 6, text: maker, generated: true) }
        out.add(lg, start, 3, local, masked: true)
        out.add(Eth.lg, start, 3, local, masked: true)
        out.add(ig, start, 3, group, masked: true)
        out.add(Eth.ig, start, 3, group, masked: true)
        out.close()
    }

    /// Bytes that ought to be readable and are not.
    static func addMalformed(_ start: Int, _ end: Int, _ out: inout DissectedFrame, buffer: Int = 0) {
        out.add(Eth.malformed, start, max(0, end - start), buffer: buffer)
    }

    /// Bytes that nobody here can read.
    static func addData(_ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout DissectedFrame, buffer: Int = 0) {
        guard end > start else { return }
        let outerLayer = out.enter(.data)
        defer { out.leave(to: outerLayer) }
        out.add(Eth.data, start, end - start, buffer: buffer)
        out.add(Eth.dataLength, start, 0, UInt64(end - start), generated: true, buffer: buffer)
    }
}
