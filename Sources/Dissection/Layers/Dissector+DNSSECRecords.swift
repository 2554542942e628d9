// Records that sign others (RFC 4034, RFC 5155), and those with parts in parts (CAA, SVCB). Read first:
// Dissector+DNSRecords.swift, Dissector+DNSRecordData.swift.

private enum SEC {
    static let flags = FieldID("dns.dnskey.flags"), zoneKey = FieldID("dns.dnskey.flags.zone_key")
    static let revoked = FieldID("dns.dnskey.flags.key_revoked"), entry = FieldID("dns.dnskey.flags.secure_entry_point")
    static let reserved = FieldID("dns.dnskey.flags.reserved"), proto = FieldID("dns.dnskey.protocol")
    static let algorithm = FieldID("dns.dnskey.algorithm"), shortKey = FieldID("dns.key_id_buffer_too_short"),
        keyID = FieldID("dns.dnskey.key_id"),
        key = FieldID("dns.dnskey.public_key")
    static let next = FieldID("dns.nsec.next_domain_name"), type = FieldID("dns.resp.type")
    static let hash = FieldID("dns.nsec3.algo"), hashFlags = FieldID("dns.nsec3.flags"),
        optOut = FieldID("dns.nsec3.flags.opt_out")
    static let iterations = FieldID("dns.nsec3.iterations"), saltLength = FieldID("dns.nsec3.salt_length")
    static let salt = FieldID("dns.nsec3.salt_value"), hashLength = FieldID("dns.nsec3.hash_length"),
        hashValue = FieldID("dns.nsec3.hash_value")
    static let caaFlags = FieldID("dns.caa.flags"), critical = FieldID("dns.caa.flags.issuer_critical")
    static let tagLength = FieldID("dns.caa.tag_length"), tag = FieldID("dns.caa.tag"), value = FieldID("dns.caa.value")
    static let tags = [
        "issue": FieldID("dns.caa.issue"), "issuewild": FieldID("dns.caa.issuewild"), "iodef": FieldID("dns.caa.iodef"),
    ]
    static let otherTag = FieldID("dns.caa.unknown")
    static let priority = FieldID("dns.svcb.svcpriority"), target = FieldID("dns.svcb.targetname"),
        parameter = FieldID("dns.svcb.svcparam")
    static let parameterKey = FieldID("dns.svcb.svcparam.key"),
        parameterLength = FieldID("dns.svcb.svcparam.value.length")
    static let alpnLength = FieldID("dns.svcb.svcparam.alpn.length"), alpn = FieldID("dns.svcb.svcparam.alpn")
    static let port = FieldID("dns.svcb.svcparam.port"), ipv4 = FieldID("dns.svcb.svcparam.ipv4hint.ip")
    static let ipv6 = FieldID("dns.svcb.svcparam.ipv6hint.ip"), parameterValue = FieldID("dns.svcb.svcparam.value")
    static let mandatory = FieldID("dns.svcb.svcparam.mandatory.key"), hello = FieldID("dns.svcb.svcparam.echconfig")
    static let oblivious = FieldID("dns.svcb.svcparam.odohconfig")
    static let serial = FieldID("dns.csync.soa"), syncFlags = FieldID("dns.csync.flags"),
        bitmap = FieldID("dns.csync.type_bitmap")
    static let immediate = FieldID("dns.csync.flags.immediate"), soaMinimum = FieldID("dns.csync.flags.soaminimum")
}

extension Dissector {
    /// - Parameter end: where the record ends; only what fills its rest looks at that.
    /// - Returns: whether the data could be read to their end; nil when the type is none of these.
    func signatureFields(
        _ type: UInt64, _ bytes: [UInt8], _ i: Int, _ end: Int, _ message: Int, _ out: inout DissectedFrame,
        _ buffer: Int
    ) -> Bool? {
        switch type {
        case 47: next(bytes, i, end, message, &out, buffer)
        case 48, 60: key(bytes, i, end, message, &out, buffer)
        case 50, 51: hashed(bytes, i, end, hasNext: type == 50, &out, buffer)
        case 62: childSync(bytes, i, end, &out, buffer)
        case 64, 65: service(bytes, i, end, message, &out, buffer)
        case 257: authorization(Array(bytes[..<end]), i, &out, buffer)
        default: nil
        }
    }

    /// RFC 4034 §4.1.
    private func next(
        _ bytes: [UInt8], _ i: Int, _ end: Int, _ message: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) -> Bool {
        guard i < bytes.count, let name = Self.name(bytes, i, message) else { return false }
        out.add(SEC.next, i, name.end - i, text: name.text, buffer: buffer)
        return types(bytes, name.end, end, &out, buffer)
    }

    /// RFC 7477 §2.1.1.
    private func childSync(_ bytes: [UInt8], _ i: Int, _ end: Int, _ out: inout DissectedFrame, _ buffer: Int) -> Bool {
        guard bytes.count - i >= 4 else { return false }
        out.add(SEC.serial, i, 4, bytes.u32(i), buffer: buffer)
        guard bytes.count - i >= 6 else { return false }
        let flags = bytes.u16(i + 4)
        out.add(SEC.syncFlags, i + 4, 2, flags, buffer: buffer)
        out.open()
        out.add(SEC.immediate, i + 4, 2, flags & 1, masked: true, buffer: buffer)
        out.add(SEC.soaMinimum, i + 4, 2, flags >> 1 & 1, masked: true, buffer: buffer)
        out.close()
        guard let last = Self.lastOfRest(bytes, i + 6, end) else { return false }
        out.add(SEC.bitmap, i + 6, last - i - 6, buffer: buffer)
        return types(bytes, i + 6, end, &out, buffer)
    }

    /// RFC 4034 §4.1.2: the types that a name has, one bit each, in windows of 256.
    private func types(_ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout DissectedFrame, _ buffer: Int) -> Bool {
        var i = start
        // Whoever has gone past the end goes on, as Wireshark does, until nothing is left.
        while i != end {
            guard i + 2 <= bytes.count else { return false }
            let (window, count) = (UInt64(bytes[i]), Int(bytes[i + 1]))
            for place in 0..<min(count, bytes.count - i - 2) {
                for bit in 0..<8 where bytes[i + 2 + place] >> UInt8(7 - bit) & 1 == 1 {
                    out.add(SEC.type, i + 2 + place, 1, window << 8 | UInt64(8 * place + bit), buffer: buffer)
                }
            }
            i += 2 + count
        }
        return true
    }

    /// RFC 4034 §2.1.
    private func key(
        _ bytes: [UInt8], _ i: Int, _ end: Int, _ message: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) -> Bool {
        guard bytes.count - i >= 2 else { return false }
        let flags = bytes.u16(i)
        out.add(SEC.flags, i, 2, flags, buffer: buffer)
        out.open()
        out.add(SEC.zoneKey, i, 2, flags >> 8 & 1, masked: true, buffer: buffer)
        out.add(SEC.revoked, i, 2, flags >> 7 & 1, masked: true, buffer: buffer)
        out.add(SEC.entry, i, 2, flags & 1, masked: true, buffer: buffer)
        out.add(SEC.reserved, i, 2, flags >> 1 & 0x7F3F, masked: true, buffer: buffer)
        out.close()
        guard bytes.count - i >= 3 else { return false }
        out.add(SEC.proto, i + 2, 1, UInt64(bytes[i + 2]), buffer: buffer)
        guard bytes.count - i >= 4 else { return false }
        out.add(SEC.algorithm, i + 3, 1, UInt64(bytes[i + 3]), buffer: buffer)
        addKeyTag(SEC.keyID, bytes, i, end, message, &out, buffer)
        guard let last = Self.lastOfRest(bytes, i + 4, end) else { return false }
        out.add(SEC.key, i + 4, last - i - 4, buffer: buffer)
        return true
    }

    /// A number by which others name a key; a note when there is no key.
    func addKeyTag(
        _ id: FieldID, _ bytes: [UInt8], _ i: Int, _ end: Int, _ message: Int, _ out: inout DissectedFrame,
        _ buffer: Int
    ) {
        guard end - i >= 4 else { return out.add(SEC.shortKey, 0, 0, generated: true) }
        out.add(id, message, 0, Self.keyTag(bytes[i..<end]), generated: true, buffer: buffer)
    }

    /// RFC 4034 appendix B: a sum over all of the data; in its first kind of key, two of the last three bytes.
    private static func keyTag(_ data: ArraySlice<UInt8>) -> UInt64 {
        if data[data.startIndex + 3] == 1 {
            return UInt64(data[data.endIndex - 3]) << 8 | UInt64(data[data.endIndex - 2])
        }
        var sum: UInt64 = 0
        for (place, byte) in data.enumerated() { sum += place & 1 == 0 ? UInt64(byte) << 8 : UInt64(byte) }
        return (sum + sum >> 16) & 0xFFFF
    }

    /// RFC 5155 §3.2, §4.2.
    private func hashed(
        _ bytes: [UInt8], _ start: Int, _ end: Int, hasNext: Bool, _ out: inout DissectedFrame, _ buffer: Int
    ) -> Bool {
        let count = bytes.count - start
        guard count >= 1 else { return false }
        out.add(SEC.hash, start, 1, UInt64(bytes[start]), buffer: buffer)
        guard count >= 2 else { return false }
        out.add(SEC.hashFlags, start + 1, 1, UInt64(bytes[start + 1]), buffer: buffer)
        if hasNext {
            out.open()
            out.add(SEC.optOut, start + 1, 1, UInt64(bytes[start + 1] & 1), masked: true, buffer: buffer)
            out.close()
        }
        guard count >= 4 else { return false }
        out.add(SEC.iterations, start + 2, 2, bytes.u16(start + 2), buffer: buffer)
        guard count >= 5 else { return false }
        let salt = Int(bytes[start + 4])
        out.add(SEC.saltLength, start + 4, 1, UInt64(salt), buffer: buffer)
        let next = start + 5 + salt
        guard next <= bytes.count else { return false }
        out.add(SEC.salt, start + 5, salt, buffer: buffer)
        guard hasNext else { return true }
        guard next < bytes.count else { return false }
        let size = Int(bytes[next])
        out.add(SEC.hashLength, next, 1, UInt64(size), buffer: buffer)
        guard next + 1 + size <= bytes.count else { return false }
        if size > 0 {
            let text = Self.base32(bytes[(next + 1)..<(next + 1 + size)])
            out.add(SEC.hashValue, next + 1, size, text: text, buffer: buffer)
        }
        return types(bytes, next + 1 + size, end, &out, buffer)
    }

    /// RFC 4648 §7, in small letters, without padding.
    private static func base32(_ bytes: ArraySlice<UInt8>) -> String {
        let alphabet = Array("0123456789abcdefghijklmnopqrstuv".utf8)
        var text: [UInt8] = []
        var (held, bits): (UInt64, UInt64) = (0, 0)
        for byte in bytes {
            (held, bits) = ((held << 8 | UInt64(byte)) & 0xFFFF, bits + 8)
            while bits >= 5 {
                bits -= 5
                text.append(alphabet[Int(held >> bits & 31)])
            }
        }
        if bits > 0 { text.append(alphabet[Int(held << (5 - bits) & 31)]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// RFC 8659 §4.1.
    private func authorization(_ bytes: [UInt8], _ i: Int, _ out: inout DissectedFrame, _ buffer: Int) -> Bool {
        guard bytes.count - i >= 1 else { return false }
        out.add(SEC.caaFlags, i, 1, UInt64(bytes[i]), buffer: buffer)
        out.open()
        out.add(SEC.critical, i, 1, UInt64(bytes[i] >> 7), masked: true, buffer: buffer)
        out.close()
        guard bytes.count - i >= 2 else { return false }
        let count = Int(bytes[i + 1])
        let value = i + 2 + count
        guard value <= bytes.count else { return false }
        let tag = String(decoding: bytes[(i + 2)..<value], as: UTF8.self).lowercased()
        let text = Self.printable(Array(bytes[value...]))
        // Wireshark takes an empty one for the first that it knows.
        out.add(
            SEC.tags[tag.isEmpty ? "issue" : tag] ?? SEC.otherTag, i + 1, bytes.count - i - 1, text: text,
            buffer: buffer)
        out.open()
        out.add(SEC.tagLength, i + 1, 1, UInt64(count), buffer: buffer)
        out.add(SEC.tag, i + 2, count, buffer: buffer)
        out.add(SEC.value, value, bytes.count - value, text: text, buffer: buffer)
        out.close()
        return true
    }

    /// RFC 9460 §2.2.
    private func service(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ message: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) -> Bool {
        guard bytes.count - start >= 2 else { return false }
        out.add(SEC.priority, start, 2, bytes.u16(start), buffer: buffer)
        guard bytes.count - start > 2, let name = Self.name(bytes, start + 2, message) else { return false }
        out.add(SEC.target, start + 2, name.end - start - 2, text: name.text, buffer: buffer)
        var i = name.end
        while i < end {
            out.add(SEC.parameter, i, bytes.count - i, buffer: buffer)
            out.open()
            let next = serviceParameter(bytes, i, &out, buffer)
            out.close()
            guard let next else { return false }
            i = next
        }
        return true
    }

    /// RFC 9460 §2.2, §14.3.2: a key, the length of its value, and the value. As Wireshark reads it, a list ends with
    /// its last whole part, and a port has two bytes, whatever the length says.
    /// - Returns: where it ends; nil when the message ends before.
    private func serviceParameter(_ bytes: [UInt8], _ i: Int, _ out: inout DissectedFrame, _ buffer: Int) -> Int? {
        let parameter = out.fields.count - 1
        guard bytes.count - i >= 2 else { return nil }
        let key = bytes.u16(i)
        out.add(SEC.parameterKey, i, 2, key, buffer: buffer)
        guard bytes.count - i >= 4 else { return nil }
        let count = Int(bytes.u16(i + 2))
        out.add(SEC.parameterLength, i + 2, 2, UInt64(count), buffer: buffer)
        out.fields[parameter].length = Int32(min(4 + count, bytes.count - i))
        var place = i + 4
        let end = place + count
        switch key {
        case 0, 4, 6:
            let size = key == 0 ? 2 : key == 4 ? 4 : 16
            while place < end {
                guard place + size <= bytes.count else { return nil }
                if key == 0 {
                    out.add(SEC.mandatory, place, 2, bytes.u16(place), buffer: buffer)
                } else {
                    out.add(key == 4 ? SEC.ipv4 : SEC.ipv6, place, size, buffer: buffer)
                }
                place += size
            }
        case 1:
            while place < end {
                guard place < bytes.count else { return nil }
                out.add(SEC.alpnLength, place, 1, UInt64(bytes[place]), buffer: buffer)
                guard place + 1 + Int(bytes[place]) <= bytes.count else { return nil }
                out.add(SEC.alpn, place + 1, Int(bytes[place]), buffer: buffer)
                place += 1 + Int(bytes[place])
            }
        case 2: break
        case 3:
            guard place + 2 <= bytes.count else { return nil }
            out.add(SEC.port, place, 2, bytes.u16(place), buffer: buffer)
            place += 2
        default:
            guard end <= bytes.count else { return nil }
            if count > 0 || key == 5 {
                let id = key == 5 ? SEC.hello : key == 32769 ? SEC.oblivious : SEC.parameterValue
                out.add(id, place, count, buffer: buffer)
            }
            place = end
        }
        return place
    }
}
