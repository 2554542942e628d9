// IPv4 (RFC 791). Read first: Dissector.swift, FragmentTable.swift.

private enum IP {
    static let version = FieldID("ip.version"), headerLength = FieldID("ip.hdr_len"), ds = FieldID("ip.dsfield")
    static let dscp = FieldID("ip.dsfield.dscp"), ecn = FieldID("ip.dsfield.ecn"), length = FieldID("ip.len"),
        id = FieldID("ip.id")
    static let flags = FieldID("ip.flags"), rb = FieldID("ip.flags.rb"), df = FieldID("ip.flags.df"),
        mf = FieldID("ip.flags.mf")
    static let offset = FieldID("ip.frag_offset"), ttl = FieldID("ip.ttl"), proto = FieldID("ip.proto")
    static let checksum = FieldID("ip.checksum"), status = FieldID("ip.checksum.status")
    static let src = FieldID("ip.src"), dst = FieldID("ip.dst"), addr = FieldID("ip.addr"), host = FieldID("ip.host")
    static let srcHost = FieldID("ip.src_host"), dstHost = FieldID("ip.dst_host")
    static let current = FieldID("ip.cur_rt"), currentHost = FieldID("ip.cur_rt_host")
    static let badVersion = FieldID("ip.bogus_ip_version"), badHeader = FieldID("ip.bogus_header_length"),
        badLength = FieldID("ip.bogus_ip_length")
    static let ttlSmall = FieldID("ip.ttl.too_small"), ttlLocal = FieldID("ip.ttl.lncb")
    static let fragments = FragmentFields(
        all: FieldID("ip.fragments"), one: FieldID("ip.fragment"), error: FieldID("ip.fragment.error"),
        overlap: FieldID("ip.fragment.overlap"), conflict: FieldID("ip.fragment.overlap.conflict"),
        count: FieldID("ip.fragment.count"), length: FieldID("ip.reassembled.length"),
        data: FieldID("ip.reassembled.data"))
}

extension Dissector {
    /// - Returns: where the packet ends.
    /// - Parameter quotedLimit: how much of what a quoted packet carries is read at most.
    mutating func dissectIPv4(
        _ bytes: [UInt8], _ start: Int, _ out: inout DissectedFrame, isQuoted: Bool = false, quotedLimit: Int? = nil
    ) -> Int {
        let outerLayer = out.enter(.ip)
        defer { out.leave(to: outerLayer) }
        return readIPv4(bytes, start, &out, isQuoted: isQuoted, quotedLimit: quotedLimit)
    }

    private mutating func readIPv4(
        _ bytes: [UInt8], _ start: Int, _ out: inout DissectedFrame, isQuoted: Bool, quotedLimit: Int?
    ) -> Int {
        let available = bytes.count - start
        // A capture may have only the beginning of each frame (a snap length).
        let cutOff = bytes.count == out.captured ? max(0, out.length - out.captured) : 0
        let isShort =
            available >= 20 && bytes.u16(start + 2) != 0 && Int(bytes.u16(start + 2)) < Int(bytes[start] & 15) * 4
        guard available >= 20, bytes[start] >> 4 == 4, bytes[start] & 15 >= 5,
            isShort || Int(bytes[start] & 15) * 4 <= available
        else {
            if available > 0 && bytes[start] >> 4 != 4 {
                // RFC 791 §3.1: the first number says which protocol it is; an EtherType that leads here says IPv4.
                // Of what is quoted nobody says what it should be.
                if !isQuoted || bytes[start] >> 4 != 6 {
                    out.add(IP.version, start, 1, UInt64(bytes[start] >> 4))
                    note(IP.badVersion, &out)
                }
                guard bytes[start] >> 4 == 6 && out.tunnels < Self.tunnelLimit else { return bytes.count }
                out.tunnels += 1
                return dissectIPv6(bytes, start, &out, isQuoted: isQuoted)
            }
            if available > 0 && bytes[start] & 15 < 5 {
                out.add(IP.version, start, 1, 4)
                out.add(IP.headerLength, start, 1, UInt64(bytes[start] & 15) * 4)
                note(IP.badHeader, &out)
                return bytes.count
            }
            if available > 0 {
                addPartialHeader(
                    bytes, start, available < 20 ? 20 : Int(bytes[start] & 15) * 4,
                    isCut: cutOff > 0 || isQuoted, &out)
            }
            return bytes.count
        }
        out.protocolName = isQuoted ? out.protocolName : "IPv4"
        let headerLength = Int(bytes[start] & 15) * 4
        let total = Int(bytes.u16(start + 2))
        out.add(IP.version, start, 1, 4)
        out.add(IP.headerLength, start, 1, UInt64(headerLength))
        out.add(IP.ds, start + 1, 1, UInt64(bytes[start + 1]))
        out.open()
        out.add(IP.dscp, start + 1, 1, UInt64(bytes[start + 1] >> 2), masked: true)
        out.add(IP.ecn, start + 1, 1, UInt64(bytes[start + 1] & 3), masked: true)
        out.close()
        // 0: the sender's card cuts the packet up, and the capture was made before it.
        out.add(IP.length, start + 2, 2, UInt64(total == 0 ? available + cutOff : total))
        if total > available + cutOff && !isQuoted || isShort { note(IP.badLength, &out) }
        if isShort { return bytes.count }
        out.add(IP.id, start + 4, 2, bytes.u16(start + 4))
        let flags = UInt64(bytes[start + 6] >> 5)
        out.add(IP.flags, start + 6, 1, flags, masked: true)
        out.open()
        out.add(IP.rb, start + 6, 1, flags >> 2, masked: true)
        out.add(IP.df, start + 6, 1, flags >> 1 & 1, masked: true)
        out.add(IP.mf, start + 6, 1, flags & 1, masked: true)
        out.close()
        let fragmentOffset = Int(bytes.u16(start + 6) & 0x1FFF) * 8
        out.add(IP.offset, start + 6, 2, UInt64(fragmentOffset / 8), masked: true)
        out.add(IP.ttl, start + 8, 1, UInt64(bytes[start + 8]))
        let proto = bytes[start + 9]
        noteTTL(bytes, start, &out)
        out.add(IP.proto, start + 9, 1, UInt64(proto))
        out.add(IP.checksum, start + 10, 2, bytes.u16(start + 10))
        // 2: not verified, as in Wireshark unless it is asked to.
        out.add(IP.status, start + 10, 0, 2, generated: true)
        let routed = headerLength > 20 ? Self.routedDestination(bytes, start + 20, start + headerLength) : nil
        for id in [IP.src, IP.addr, IP.srcHost, IP.host] { out.add(id, start + 12, 4) }
        // Under a source route this is only the next stop (RFC 791 §3.1).
        for id in routed == nil ? [IP.dst, IP.addr, IP.dstHost, IP.host] : [IP.current, IP.currentHost] {
            out.add(id, start + 16, 4)
        }
        if headerLength > 20, !dissectIPv4Options(bytes, start + 20, start + headerLength, ttl: bytes[start + 8], &out)
        {
            return bytes.count
        }
        // A length of zero or less than the header: everything that is there (segmentation by the sender's hardware).
        let end = total < headerLength ? bytes.count : min(bytes.count, start + total)
        let wireEnd = total < headerLength ? bytes.count + cutOff : min(bytes.count + cutOff, start + total)
        let payload = start + headerLength
        // The first fragment is read as far as it goes when the rest of it is not there.
        let isReadable = fragmentOffset == 0 && total >= headerLength && start + total > bytes.count
        if (fragmentOffset > 0 || flags & 1 == 1) && !isReadable {
            if isQuoted || wireEnd > end {
                Self.addData(bytes, payload, end, &out)
            } else {
                assemble(bytes, start, payload, end, fragmentOffset, flags & 1 == 1, &out)
            }
            return end
        }
        let limit = quotedLimit.map { min(end, payload + $0) } ?? end
        let ends = (bytes.u32(start + 12), bytes.u32(routed ?? start + 16))
        transport(
            proto, bytes, payload, limit, ends, &out, buffer: 0, isQuoted: isQuoted,
            cutOff: isQuoted ? 0 : wireEnd - end, isFragment: flags & 1 == 1)
        return end
    }

    /// A header of which only the beginning is there: it is read as if zeros followed, and shown as far as it goes.
    private mutating func addPartialHeader(
        _ bytes: [UInt8], _ start: Int, _ size: Int, isCut: Bool, _ out: inout DissectedFrame
    ) {
        let before = out.fields.count
        let missing = max(0, start + size - bytes.count)
        guard missing > 0, missing < 60 else { return }
        _ = readIPv4(
            bytes + [UInt8](repeating: 0, count: missing), start, &out, isQuoted: false, quotedLimit: nil)
        // The flags are shown together with the offset in the byte behind them.
        out.cut(from: before, at: bytes.count == start + 7 ? start + 6 : bytes.count, buffer: 0, isWhole: false)
        // Of a frame that the capture cut off, and of one that is quoted, nobody says that it is too short.
        if isCut { out.fields.removeAll { $0.id == IP.badLength } }
        Self.addMalformed(bytes.count, bytes.count, &out)
    }

    /// A note of Wireshark's, below the last field.
    private func note(_ id: FieldID, _ out: inout DissectedFrame) {
        out.open()
        out.add(id, 0, 0, generated: true)
        out.close()
    }

    /// A packet that will not go far.
    private func noteTTL(_ bytes: [UInt8], _ start: Int, _ out: inout DissectedFrame) {
        let (ttl, proto, first) = (bytes[start + 8], bytes[start + 9], bytes[start + 16])
        if first == 224 && bytes[start + 17] == 0 && bytes[start + 18] == 0 {
            // Multicast DNS, VRRP and GLBP send with 255, so that nothing from elsewhere is believed; LLMNR as it
            // likes.
            let usual = [18, 102, 251].contains(bytes[start + 19]) ? 255 : 1
            if ttl != usual && bytes[start + 19] != 252 { note(IP.ttlLocal, &out) }
        } else if ttl < 5 && !(224...239).contains(first) && proto != 103 {
            note(IP.ttlSmall, &out)
        }
    }

    /// So many packets in packets are taken apart.
    static let tunnelLimit = 16

    /// - Parameters:
    ///   - addresses: those of the sender and the receiver, or numbers for them (IPv6AddressTable).
    ///   - cutOff: so many bytes stood behind `end` and were not captured.
    mutating func transport(
        _ proto: UInt8, _ bytes: [UInt8], _ start: Int, _ end: Int, _ addresses: (UInt64, UInt64),
        _ out: inout DissectedFrame, buffer: Int, isQuoted: Bool, cutOff: Int = 0, isFragment: Bool = false
    ) {
        switch proto {
        case 1:
            let outerLayer = out.enter(.icmp)
            defer { out.leave(to: outerLayer) }
            dissectICMP(bytes, start, end, addresses, &out, buffer: buffer, isQuoted: isQuoted, cutOff: cutOff)
        // RFC 2003, RFC 4213 §3: a packet in a packet, and so on: each level is a copy.
        case 4 where buffer == 0 && out.tunnels < Self.tunnelLimit:
            out.tunnels += 1
            _ = dissectIPv4(Array(bytes[..<end]), start, &out, isQuoted: isQuoted)
        case 41 where buffer == 0 && out.tunnels < Self.tunnelLimit:
            out.tunnels += 1
            dissectIPv6(Array(bytes[..<end]), start, &out, isQuoted: isQuoted)
        case 6:
            let outerLayer = out.enter(.tcp)
            defer { out.leave(to: outerLayer) }
            dissectTCP(bytes, start, end, addresses, &out, buffer: buffer, isQuoted: isQuoted, cutOff: cutOff)
        case 17:
            let outerLayer = out.enter(.udp)
            defer { out.leave(to: outerLayer) }
            dissectUDP(
                bytes, start, end, addresses, &out, buffer: buffer, isQuoted: isQuoted, cutOff: cutOff,
                isFragment: isFragment)
        default: Self.addData(bytes, start, end, &out, buffer: buffer)
        }
    }

    private mutating func assemble(
        _ bytes: [UInt8], _ header: Int, _ start: Int, _ end: Int, _ offset: Int, _ more: Bool,
        _ out: inout DissectedFrame
    ) {
        let key = FragmentTable.Key(
            source: bytes.u32(header + 12), destination: bytes.u32(header + 16), identification: bytes.u16(header + 4),
            proto: bytes[header + 9])
        guard
            let (whole, pieces) = fragments.add(
                key, offset, Array(bytes[start..<end]), isLast: !more, frame: out.number)
        else { return Self.addData(bytes, start, end, &out) }
        guard let buffer = out.addBuffer("Reassembled IPv4", whole) else { return }
        out.add(IP.fragments.all, 0, whole.count, generated: true, buffer: buffer)
        addFragments(pieces, whole, IP.fragments, &out, buffer)
        let ends = (bytes.u32(header + 12), bytes.u32(header + 16))
        transport(bytes[header + 9], whole, 0, whole.count, ends, &out, buffer: buffer, isQuoted: false)
    }

    /// Which pieces make up the packet in `buffer`, below the field that was added last.
    func addFragments(
        _ pieces: [FragmentTable.Piece], _ whole: [UInt8], _ fields: FragmentFields, _ out: inout DissectedFrame,
        _ buffer: Int
    ) {
        out.open()
        for piece in pieces.prefix(1000) {
            let id = piece.isContradicting ? fields.error : fields.one
            out.add(id, piece.offset, piece.count, UInt64(piece.frame), generated: true, buffer: buffer)
            guard piece.isOverlapping else { continue }
            out.open()
            out.add(fields.overlap, piece.offset, 0, 1, generated: true, buffer: buffer)
            if piece.isContradicting { out.add(fields.conflict, piece.offset, 0, 1, generated: true, buffer: buffer) }
            out.close()
        }
        out.add(fields.count, 0, 0, UInt64(pieces.count), generated: true, buffer: buffer)
        out.add(fields.length, 0, 0, UInt64(whole.count), generated: true, buffer: buffer)
        out.add(fields.data, 0, whole.count, generated: true, buffer: buffer)
        out.close()
    }
}

/// The fields that tell how a packet was put together: IPv4 and IPv6 have the same.
struct FragmentFields {
    let all, one, error, overlap, conflict, count, length, data: FieldID
}
