// Links that are not Ethernet: what tcpdump writes for "any" device (Linux cooked), for loopback devices of BSD and
// macOS, and for tunnels. Read first: Dissector+Ethernet.swift. Their formats: the registry of link types of
// tcpdump.org.

private enum Cooked {
    static let direction = FieldID("sll.pkttype"), hardware = FieldID("sll.hatype"),
        addressLength = FieldID("sll.halen")
    static let mac = FieldID("sll.src.eth"), ipv4 = FieldID("sll.src.ipv4"), address = FieldID("sll.src.other"),
        unused = FieldID("sll.unused")
    static let type = FieldID("sll.etype"), kind = FieldID("sll.ltype"), index = FieldID("sll.ifindex")
    static let family = FieldID("null.family"), trailer = FieldID("sll.trailer")
}

extension Dissector {
    /// LINUX_SLL: 16 bytes in front of the packet.
    mutating func dissectCooked(_ bytes: [UInt8], _ out: inout DissectedFrame) {
        let outerLayer = out.enter(.sll)
        defer { out.leave(to: outerLayer) }
        // Wireshark looks at the kind of link before all else.
        guard bytes.count >= 4 else { return Self.addMalformed(0, bytes.count, &out) }
        guard bytes.count >= 16 else { return addPartial(bytes, 16, &out, header: cookedHeader) }
        cookedHeader(bytes, &out)
        cooked(bytes.u16(14), bytes, 16, &out)
    }

    private func cookedHeader(_ bytes: [UInt8], _ out: inout DissectedFrame) {
        out.add(Cooked.direction, 0, 2, bytes.u16(0))
        out.add(Cooked.hardware, 2, 2, bytes.u16(2))
        out.add(Cooked.addressLength, 4, 2, bytes.u16(4))
        address(6, Int(bytes.u16(4)), &out)
        cookedType(bytes, 14, isRouted: bytes.u16(2) != 824, &out)
    }

    /// LINUX_SLL2: 20 bytes, the type first.
    mutating func dissectCooked2(_ bytes: [UInt8], _ out: inout DissectedFrame) {
        let outerLayer = out.enter(.sll)
        defer { out.leave(to: outerLayer) }
        // And here at the length of the address.
        guard bytes.count >= 12 else { return Self.addMalformed(0, bytes.count, &out) }
        guard bytes.count >= 20 else { return addPartial(bytes, 20, &out, header: cooked2Header) }
        cooked2Header(bytes, &out)
        cooked(bytes.u16(0), bytes, 20, &out)
    }

    private func cooked2Header(_ bytes: [UInt8], _ out: inout DissectedFrame) {
        cookedType(bytes, 0, isRouted: bytes.u16(8) != 824, &out)
        out.add(Cooked.index, 4, 4, bytes.u32(4))
        out.add(Cooked.hardware, 8, 2, bytes.u16(8))
        out.add(Cooked.direction, 10, 1, UInt64(bytes[10]))
        out.add(Cooked.addressLength, 11, 1, UInt64(bytes[11]))
        address(12, Int(bytes[11]), &out)
    }

    /// A header of which only the beginning is there: it is read as if zeros followed, and shown as far as it goes.
    private func addPartial(
        _ bytes: [UInt8], _ size: Int, _ out: inout DissectedFrame,
        header: ([UInt8], inout DissectedFrame) -> Void
    ) {
        let before = out.fields.count
        header(bytes + [UInt8](repeating: 0, count: size - bytes.count), &out)
        out.cut(from: before, at: bytes.count, buffer: 0, isWhole: false)
        Self.addMalformed(bytes.count, bytes.count, &out)
    }

    /// NULL and LOOP: four bytes with the protocol family, in the byte order of the machine or of the net.
    mutating func dissectLoopback(_ bytes: [UInt8], _ out: inout DissectedFrame) {
        let outerLayer = out.enter(.null)
        defer { out.leave(to: outerLayer) }
        guard bytes.count >= 4 else { return Self.addMalformed(0, bytes.count, &out) }
        let number = bytes.u32(0)
        // Families are small numbers.
        let family = number > 0xFFFF ? UInt64(UInt32(number).byteSwapped) : number
        out.add(Cooked.family, 0, 4, family)
        // IPv4 is 2 everywhere; IPv6 is 24, 28 or 30 (BSD and macOS).
        carried(family == 2 ? 0x0800 : [24, 28, 30].contains(family) ? 0x86DD : 0, bytes, 4, &out)
    }

    /// Packets without anything in front: their first four bits tell the protocol.
    mutating func dissectRawIP(_ bytes: [UInt8], _ out: inout DissectedFrame) {
        let outerLayer = out.enter(.raw)
        defer { out.leave(to: outerLayer) }
        // Wireshark looks at eight bytes, because some drivers left pieces of PPP there.
        guard bytes.count >= 8 else { return Self.addMalformed(0, bytes.count, &out) }
        switch bytes[0] >> 4 {
        case 4: carried(0x0800, bytes, 0, &out)
        case 6: carried(0x86DD, bytes, 0, &out)
        default: Self.addData(bytes, 0, bytes.count, &out)
        }
    }

    /// A type below 1536 says what stands there instead of an EtherType.
    private func cookedType(_ bytes: [UInt8], _ place: Int, isRouted: Bool, _ out: inout DissectedFrame) {
        let type = bytes.u16(place)
        out.add(type < 1536 && isRouted ? Cooked.kind : Cooked.type, place, 2, type)
    }

    /// The sender's hardware address: up to eight bytes, of which the rest is unused.
    private func address(_ start: Int, _ length: Int, _ out: inout DissectedFrame) {
        let used = min(8, length)
        let id = used == 6 ? Cooked.mac : used == 4 ? Cooked.ipv4 : Cooked.address
        if used > 0 { out.add(id, start, used) }
        if used < 8 { out.add(Cooked.unused, start + used, 8 - used) }
    }

    /// What stands behind the header of Linux, and behind that.
    private mutating func cooked(_ type: UInt64, _ bytes: [UInt8], _ start: Int, _ out: inout DissectedFrame) {
        if type == 4 {
            // Linux's number for IEEE 802.2.
            if let inner = dissectLLC(bytes, start, bytes.count, &out) { carried(inner.type, bytes, inner.start, &out) }
            return
        }
        let place = out.fields.count
        let end = dissectEtherType(type, bytes, start, &out)
        if end < bytes.count && end > start { addTail(bytes, end, place, Cooked.trailer, &out) }
    }

    /// A packet; of what stands behind it these links have nothing to say.
    private mutating func carried(_ type: UInt64, _ bytes: [UInt8], _ start: Int, _ out: inout DissectedFrame) {
        _ = dissectType(type, bytes, start, &out)
    }
}
