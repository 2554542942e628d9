// ARP (RFC 826). Read first: Dissector.swift. Left out: addresses of ATM, which have a layout of their own.

private enum ARP {
    static let hardware = FieldID("arp.hw.type"), proto = FieldID("arp.proto.type"),
        hardwareSize = FieldID("arp.hw.size")
    static let protoSize = FieldID("arp.proto.size"), opcode = FieldID("arp.opcode")
    static let sourceMAC = FieldID("arp.src.hw_mac"), sourceIP = FieldID("arp.src.proto_ipv4")
    static let targetMAC = FieldID("arp.dst.hw_mac"), targetIP = FieldID("arp.dst.proto_ipv4")
    static let sourceHardware = FieldID("arp.src.hw"), sourceProto = FieldID("arp.src.proto")
    static let targetHardware = FieldID("arp.dst.hw"), targetProto = FieldID("arp.dst.proto")
    static let errorStatus = FieldID("arp.dst.drarp_error_status")
    static let otherFrame = FieldID("arp.duplicate-address-frame"),
        duplicate = FieldID("arp.duplicate-address-detected")
    static let otherAge = FieldID("arp.seconds-since-duplicate-address-frame")
    static let gratuitous = FieldID("arp.isgratuitous"), probe = FieldID("arp.isprobe"),
        announcement = FieldID("arp.isannouncement")
}

extension Dissector {
    /// Also RARP (RFC 903), InARP (RFC 2390), other hardware and other protocols.
    /// - Returns: where the packet ends.
    mutating func dissectARP(_ bytes: [UInt8], _ start: Int, _ out: inout DissectedFrame) -> Int {
        let outerLayer = out.enter(.arp)
        defer { out.leave(to: outerLayer) }
        let count = bytes.count - start
        if count >= 2 { out.add(ARP.hardware, start, 2, bytes.u16(start)) }
        if count >= 4 { out.add(ARP.proto, start + 2, 2, bytes.u16(start + 2)) }
        if count >= 5 { out.add(ARP.hardwareSize, start + 4, 1, UInt64(bytes[start + 4])) }
        if count >= 6 { out.add(ARP.protoSize, start + 5, 1, UInt64(bytes[start + 5])) }
        guard count >= 8 else {
            Self.addMalformed(start, bytes.count, &out)
            return bytes.count
        }
        out.protocolName = "ARP"
        let opcode = bytes.u16(start + 6)
        out.add(ARP.opcode, start + 6, 2, opcode)
        let (hardwareSize, protoSize) = (Int(bytes[start + 4]), Int(bytes[start + 5]))
        let size = 8 + 2 * hardwareSize + 2 * protoSize
        // Wireshark shows no addresses unless all are there.
        guard count >= size else {
            Self.addMalformed(start + 8, bytes.count, &out)
            return bytes.count
        }
        let isEthernet = (bytes.u16(start) == 1 || bytes.u16(start) == 6) && hardwareSize == 6
        let isIPv4 = bytes.u16(start + 2) == 0x0800 && protoSize == 4
        let sender = start + 8
        let target = sender + hardwareSize + protoSize
        if isEthernet && isIPv4 { noteSelf(bytes, start, opcode, &out) }
        for (place, hardware, proto) in [
            (sender, isEthernet ? ARP.sourceMAC : ARP.sourceHardware, isIPv4 ? ARP.sourceIP : ARP.sourceProto),
            (target, isEthernet ? ARP.targetMAC : ARP.targetHardware, isIPv4 ? ARP.targetIP : ARP.targetProto),
        ] {
            if hardwareSize > 0 { out.add(hardware, place, hardwareSize) }
            if place == target && opcode == 7 && protoSize > 0 {
                // RFC 1931 §2: an error has its reason in place of an address.
                out.add(ARP.errorStatus, place + hardwareSize, 1, UInt64(bytes[place + hardwareSize]))
            } else if protoSize > 0 {
                out.add(proto, place + hardwareSize, protoSize)
            }
        }
        if isEthernet && isIPv4 {
            if opcode == 1 || opcode == 2 { noteOwner(bytes, sender, start, &out) }
            if opcode == 2 { noteOwner(bytes, target, start, &out) }
        }
        return start + size
    }

    /// RFC 5227 §1.1, §3: who asks for its own address, or asks without having one.
    private func noteSelf(_ bytes: [UInt8], _ start: Int, _ opcode: UInt64, _ out: inout DissectedFrame) {
        let (sender, target) = (bytes.u32(start + 14), bytes.u32(start + 24))
        if sender == target && (opcode == 1 || opcode == 2 || sender != 0) {
            out.add(ARP.gratuitous, start, 0, 1, generated: true)
            let isBlank = bytes[(start + 18)..<(start + 24)].allSatisfy { $0 == 0 }
            if isBlank && opcode == 1 { out.add(ARP.announcement, start, 0, 1, generated: true) }
        } else if sender == 0 && opcode == 1 {
            out.add(ARP.probe, start, 0, 1, generated: true)
        }
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
        out.add(ARP.otherAge, start, 0, other.age, generated: true)
    }
}
