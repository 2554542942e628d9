// ARP (RFC 826) for IPv4 on Ethernet. Read first: Dissector.swift.

private enum ARP {
    static let hardware = FieldID("arp.hw.type"), proto = FieldID("arp.proto.type"), hardwareSize = FieldID("arp.hw.size")
    static let protoSize = FieldID("arp.proto.size"), opcode = FieldID("arp.opcode")
    static let sourceMAC = FieldID("arp.src.hw_mac"), sourceIP = FieldID("arp.src.proto_ipv4")
    static let targetMAC = FieldID("arp.dst.hw_mac"), targetIP = FieldID("arp.dst.proto_ipv4")
    static let otherFrame = FieldID("arp.duplicate-address-frame"), duplicate = FieldID("arp.duplicate-address-detected")
    static let otherAge = FieldID("arp.seconds-since-duplicate-address-frame")
    static let gratuitous = FieldID("arp.isgratuitous"), probe = FieldID("arp.isprobe"), announcement = FieldID("arp.isannouncement")
}

extension Dissector {
    /// - Returns: where the packet ends.
    mutating func dissectARP(_ bytes: [UInt8], _ start: Int, _ out: inout DissectedFrame) -> Int {
        guard bytes.count >= start + 28, bytes.u16(start) == 1, bytes.u16(start + 2) == 0x0800, bytes[start + 4] == 6,
            bytes[start + 5] == 4
        else {
            Self.addData(bytes, start, bytes.count, &out)
            return bytes.count
        }
        out.protocolName = "ARP"
        out.add(ARP.hardware, start, 2, 1)
        out.add(ARP.proto, start + 2, 2, 0x0800)
        out.add(ARP.hardwareSize, start + 4, 1, 6)
        out.add(ARP.protoSize, start + 5, 1, 4)
        let opcode = bytes.u16(start + 6)
        out.add(ARP.opcode, start + 6, 2, opcode)
        let (sender, target) = (bytes.u32(start + 14), bytes.u32(start + 24))
        // RFC 5227 §1.1, §3: who asks for its own address, or asks without having one.
        if sender == target && opcode == 1 && sender != 0 {
            out.add(ARP.gratuitous, start, 0, 1, generated: true)
            let isBlank = bytes[(start + 18)..<(start + 24)].allSatisfy { $0 == 0 }
            if isBlank { out.add(ARP.announcement, start, 0, 1, generated: true) }
        } else if sender == target && sender != 0 {
            out.add(ARP.gratuitous, start, 0, 1, generated: true)
        } else if sender == 0 && opcode == 1 {
            out.add(ARP.probe, start, 0, 1, generated: true)
        }
        out.add(ARP.sourceMAC, start + 8, 6)
        out.add(ARP.sourceIP, start + 14, 4)
        out.add(ARP.targetMAC, start + 18, 6)
        out.add(ARP.targetIP, start + 24, 4)
        if opcode == 1 || opcode == 2 { noteOwner(bytes, start + 8, start, &out) }
        if opcode == 2 { noteOwner(bytes, start + 18, start, &out) }
        return start + 28
    }

    /// A hardware address and the IP address behind it: a machine says that the one belongs to the other.
    private mutating func noteOwner(_ bytes: [UInt8], _ place: Int, _ start: Int, _ out: inout DissectedFrame) {
        let (hardware, address) = (bytes.u16(place) << 32 | bytes.u32(place + 2), bytes.u32(place + 6))
        guard hardware != 0, bytes[place] & 1 == 0, address != 0,
            let other = owners.note(address, hardware, frame: out.number, time: out.time)
        else { return }
        out.add(ARP.otherFrame, start, 0, UInt64(other.frame), generated: true)
        out.open()
        out.add(ARP.duplicate, 0, 0, generated: true)
        out.close()
        out.add(ARP.otherAge, start, 0, other.age / 1_000_000_000, generated: true)
    }
}
