// ARP (RFC 826) for IPv4 on Ethernet. Read first: Dissector.swift.

private enum ARP {
    static let hardware = FieldID("arp.hw.type"), proto = FieldID("arp.proto.type"), hardwareSize = FieldID("arp.hw.size")
    static let protoSize = FieldID("arp.proto.size"), opcode = FieldID("arp.opcode")
    static let sourceMAC = FieldID("arp.src.hw_mac"), sourceIP = FieldID("arp.src.proto_ipv4")
    static let targetMAC = FieldID("arp.dst.hw_mac"), targetIP = FieldID("arp.dst.proto_ipv4")
    static let gratuitous = FieldID("arp.isgratuitous"), probe = FieldID("arp.isprobe"), announcement = FieldID("arp.isannouncement")
}

extension Dissector {
    /// - Returns: where the packet ends.
    func dissectARP(_ bytes: [UInt8], _ start: Int, _ out: inout DissectedFrame) -> Int {
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
            out.add(ARP.announcement, start, 0, 1, generated: true)
        } else if sender == target && sender != 0 {
            out.add(ARP.gratuitous, start, 0, 1, generated: true)
        } else if sender == 0 && opcode == 1 {
            out.add(ARP.probe, start, 0, 1, generated: true)
        }
        out.add(ARP.sourceMAC, start + 8, 6)
        out.add(ARP.sourceIP, start + 14, 4)
        out.add(ARP.targetMAC, start + 18, 6)
        out.add(ARP.targetIP, start + 24, 4)
        return start + 28
    }
}
