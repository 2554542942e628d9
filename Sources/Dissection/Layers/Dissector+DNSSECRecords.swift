// Records that sign others (RFC 4034, RFC 5155), and those with parts in parts (CAA, SVCB). Read first:
// Dissector+DNSRecords.swift, Dissector+DNSRecordData.swift.

private enum SEC {
    static let flags = FieldID("dns.dnskey.flags"), zoneKey = FieldID("dns.dnskey.flags.zone_key")
    static let revoked = FieldID("dns.dnskey.flags.key_revoked"), entry = FieldID("dns.dnskey.flags.secure_entry_point")
    static let reserved = FieldID("dns.dnskey.flags.reserved"), proto = FieldID("dns.dnskey.protocol")
    static let algorithm = FieldID("dns.dnskey.algorithm"), keyID = FieldID("dns.dnskey.key_id"), key = FieldID("dns.dnskey.public_key")
    static let covered = FieldID("dns.rrsig.type_covered"), sigAlgorithm = FieldID("dns.rrsig.algorithm")
    static let labels = FieldID("dns.rrsig.labels"), originalTTL = FieldID("dns.rrsig.original_ttl")
    static let expiration = FieldID("dns.rrsig.signature_expiration"), inception = FieldID("dns.rrsig.signature_inception")
    static let keyTag = FieldID("dns.rrsig.key_tag"), signer = FieldID("dns.rrsig.signers_name"), signature = FieldID("dns.rrsig.signature")
    static let next = FieldID("dns.nsec.next_domain_name"), type = FieldID("dns.resp.type")
    static let hash = FieldID("dns.nsec3.algo"), hashFlags = FieldID("dns.nsec3.flags"), optOut = FieldID("dns.nsec3.flags.opt_out")
    static let iterations = FieldID("dns.nsec3.iterations"), saltLength = FieldID("dns.nsec3.salt_length")
    static let salt = FieldID("dns.nsec3.salt_value"), hashLength = FieldID("dns.nsec3.hash_length"), hashValue = FieldID("dns.nsec3.hash_value")
    static let caaFlags = FieldID("dns.caa.flags"), critical = FieldID("dns.caa.flags.issuer_critical")
    static let tagLength = FieldID("dns.caa.tag_length"), tag = FieldID("dns.caa.tag"), value = FieldID("dns.caa.value")
    static let tags = ["issue": FieldID("dns.caa.issue"), "issuewild": FieldID("dns.caa.issuewild"), "iodef": FieldID("dns.caa.iodef")]
    static let otherTag = FieldID("dns.caa.unknown")
    static let priority = FieldID("dns.svcb.svcpriority"), target = FieldID("dns.svcb.targetname"), parameter = FieldID("dns.svcb.svcparam")
    static let parameterKey = FieldID("dns.svcb.svcparam.key"), parameterLength = FieldID("dns.svcb.svcparam.value.length")
    static let alpnLength = FieldID("dns.svcb.svcparam.alpn.length"), alpn = FieldID("dns.svcb.svcparam.alpn")
    static let port = FieldID("dns.svcb.svcparam.port"), ipv4 = FieldID("dns.svcb.svcparam.ipv4hint.ip")
    static let ipv6 = FieldID("dns.svcb.svcparam.ipv6hint.ip"), parameterValue = FieldID("dns.svcb.svcparam.value")
    static let mandatory = FieldID("dns.svcb.svcparam.mandatory.key"), hello = FieldID("dns.svcb.svcparam.echconfig")
    static let serial = FieldID("dns.csync.soa"), syncFlags = FieldID("dns.csync.flags"), bitmap = FieldID("dns.csync.type_bitmap")
    static let immediate = FieldID("dns.csync.flags.immediate"), soaMinimum = FieldID("dns.csync.flags.soaminimum")
}

extension Dissector {
    /// - Returns: how far the data could be read; nil when the type is none of these.
    func signatureFields(
        _ type: UInt64, _ bytes: [UInt8], _ i: Int, _ message: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) -> Int? {
        switch type {
        case 46: signature(bytes, i, message, &out, buffer)
        case 47: next(bytes, i, message, &out, buffer)
        case 48, 60: key(bytes, i, message, &out, buffer)
        case 50, 51: hashed(bytes, i, hasNext: type == 50, &out, buffer)
        case 62: childSync(bytes, i, &out, buffer)
        case 64, 65: service(bytes, i, message, &out, buffer)
        case 257: authorization(bytes, i, &out, buffer)
        default: nil
        }
    }

    /// RFC 4034 §3.1.
    private func signature(_ bytes: [UInt8], _ i: Int, _ message: Int, _ out: inout DissectedFrame, _ buffer: Int) -> Int {
        guard bytes.count - i > 18, let name = Self.name(bytes, i + 18, message) else { return i }
        out.add(SEC.covered, i, 2, bytes.u16(i), buffer: buffer)
        out.add(SEC.sigAlgorithm, i + 2, 1, UInt64(bytes[i + 2]), buffer: buffer)
        out.add(SEC.labels, i + 3, 1, UInt64(bytes[i + 3]), buffer: buffer)
        out.add(SEC.originalTTL, i + 4, 4, bytes.u32(i + 4), buffer: buffer)
        out.add(SEC.expiration, i + 8, 4, bytes.u32(i + 8), buffer: buffer)
        out.add(SEC.inception, i + 12, 4, bytes.u32(i + 12), buffer: buffer)
        out.add(SEC.keyTag, i + 16, 2, bytes.u16(i + 16), buffer: buffer)
        out.add(SEC.signer, i + 18, name.end - i - 18, text: name.text, buffer: buffer)
        out.add(SEC.signature, name.end, bytes.count - name.end, buffer: buffer)
        return bytes.count
    }

    /// RFC 4034 §4.1.
    private func next(_ bytes: [UInt8], _ i: Int, _ message: Int, _ out: inout DissectedFrame, _ buffer: Int) -> Int {
        guard i < bytes.count, let name = Self.name(bytes, i, message) else { return i }
        out.add(SEC.next, i, name.end - i, text: name.text, buffer: buffer)
        return types(bytes, name.end, &out, buffer)
    }

    /// RFC 7477 §2.1.1.
    private func childSync(_ bytes: [UInt8], _ i: Int, _ out: inout DissectedFrame, _ buffer: Int) -> Int {
        guard bytes.count - i > 6 else { return i }
        out.add(SEC.serial, i, 4, bytes.u32(i), buffer: buffer)
        let flags = bytes.u16(i + 4)
        out.add(SEC.syncFlags, i + 4, 2, flags, buffer: buffer)
        out.open()
        out.add(SEC.immediate, i + 4, 2, flags & 1, masked: true, buffer: buffer)
        out.add(SEC.soaMinimum, i + 4, 2, flags >> 1 & 1, masked: true, buffer: buffer)
        out.close()
        out.add(SEC.bitmap, i + 6, bytes.count - i - 6, buffer: buffer)
        return types(bytes, i + 6, &out, buffer)
    }

    /// RFC 4034 §4.1.2: the types that a name has, one bit each, in windows of 256.
    private func types(_ bytes: [UInt8], _ start: Int, _ out: inout DissectedFrame, _ buffer: Int) -> Int {
        var i = start
        var last: UInt64?
        while i + 2 <= bytes.count {
            let (window, count) = (UInt64(bytes[i]), Int(bytes[i + 1]))
            guard i + 2 + count <= bytes.count, count <= 32, last.map({ window > $0 }) ?? true else { return i }
            last = window
            for place in 0..<count {
                for bit in 0..<8 where bytes[i + 2 + place] >> UInt8(7 - bit) & 1 == 1 {
                    out.add(SEC.type, i + 2 + place, 1, window << 8 | UInt64(8 * place + bit), buffer: buffer)
                }
            }
            i += 2 + count
        }
        return i
    }

    /// RFC 4034 §2.1.
    private func key(_ bytes: [UInt8], _ i: Int, _ message: Int, _ out: inout DissectedFrame, _ buffer: Int) -> Int {
        guard bytes.count - i >= 4 else { return i }
        let flags = bytes.u16(i)
        out.add(SEC.flags, i, 2, flags, buffer: buffer)
        out.open()
        out.add(SEC.zoneKey, i, 2, flags >> 8 & 1, masked: true, buffer: buffer)
        out.add(SEC.revoked, i, 2, flags >> 7 & 1, masked: true, buffer: buffer)
        out.add(SEC.entry, i, 2, flags & 1, masked: true, buffer: buffer)
        out.add(SEC.reserved, i, 2, flags & 0xFE7E, masked: true, buffer: buffer)
        out.close()
        out.add(SEC.proto, i + 2, 1, UInt64(bytes[i + 2]), buffer: buffer)
        out.add(SEC.algorithm, i + 3, 1, UInt64(bytes[i + 3]), buffer: buffer)
        // RFC 4034 appendix B: a sum over all of it.
        var sum: UInt64 = 0
        for (place, byte) in bytes[i...].enumerated() { sum += place & 1 == 0 ? UInt64(byte) << 8 : UInt64(byte) }
        out.add(SEC.keyID, message, 0, (sum + sum >> 16) & 0xFFFF, generated: true, buffer: buffer)
        out.add(SEC.key, i + 4, bytes.count - i - 4, buffer: buffer)
        return bytes.count
    }

    /// RFC 5155 §3.2, §4.2.
    private func hashed(_ bytes: [UInt8], _ start: Int, hasNext: Bool, _ out: inout DissectedFrame, _ buffer: Int) -> Int {
        guard bytes.count - start >= 5 else { return start }
        let salt = Int(bytes[start + 4])
        guard start + 5 + salt <= bytes.count else { return start }
        out.add(SEC.hash, start, 1, UInt64(bytes[start]), buffer: buffer)
        out.add(SEC.hashFlags, start + 1, 1, UInt64(bytes[start + 1]), buffer: buffer)
        if hasNext {
            out.open()
            out.add(SEC.optOut, start + 1, 1, UInt64(bytes[start + 1] & 1), masked: true, buffer: buffer)
            out.close()
        }
        out.add(SEC.iterations, start + 2, 2, bytes.u16(start + 2), buffer: buffer)
        out.add(SEC.saltLength, start + 4, 1, UInt64(salt), buffer: buffer)
        out.add(SEC.salt, start + 5, salt, buffer: buffer)
        var i = start + 5 + salt
        guard hasNext, i < bytes.count, i + 1 + Int(bytes[i]) <= bytes.count else { return i }
        let count = Int(bytes[i])
        out.add(SEC.hashLength, i, 1, UInt64(count), buffer: buffer)
        out.add(SEC.hashValue, i + 1, count, text: Self.base32(bytes[(i + 1)..<(i + 1 + count)]), buffer: buffer)
        i += 1 + count
        return types(bytes, i, &out, buffer)
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
    private func authorization(_ bytes: [UInt8], _ i: Int, _ out: inout DissectedFrame, _ buffer: Int) -> Int {
        guard bytes.count - i >= 2 else { return i }
        let count = Int(bytes[i + 1])
        let value = i + 2 + count
        guard value <= bytes.count else { return i }
        out.add(SEC.caaFlags, i, 1, UInt64(bytes[i]), buffer: buffer)
        out.open()
        out.add(SEC.critical, i, 1, UInt64(bytes[i] >> 7), masked: true, buffer: buffer)
        out.close()
        let tag = String(decoding: bytes[(i + 2)..<value], as: UTF8.self).lowercased()
        let text = String(decoding: bytes[value...], as: UTF8.self)
        out.add(SEC.tags[tag] ?? SEC.otherTag, i + 1, bytes.count - i - 1, text: text, buffer: buffer)
        out.open()
        out.add(SEC.tagLength, i + 1, 1, UInt64(count), buffer: buffer)
        out.add(SEC.tag, i + 2, count, buffer: buffer)
        out.add(SEC.value, value, bytes.count - value, buffer: buffer)
        out.close()
        return bytes.count
    }

    /// RFC 9460 §2.2.
    private func service(_ bytes: [UInt8], _ start: Int, _ message: Int, _ out: inout DissectedFrame, _ buffer: Int) -> Int {
        guard bytes.count - start > 2, let name = Self.name(bytes, start + 2, message) else { return start }
        out.add(SEC.priority, start, 2, bytes.u16(start), buffer: buffer)
        out.add(SEC.target, start + 2, name.end - start - 2, text: name.text, buffer: buffer)
        var i = name.end
        while bytes.count - i >= 4 {
            let (key, count) = (bytes.u16(i), Int(bytes.u16(i + 2)))
            let end = i + 4 + count
            guard end <= bytes.count else { return i }
            out.add(SEC.parameter, i, 4 + count, buffer: buffer)
            out.open()
            out.add(SEC.parameterKey, i, 2, key, buffer: buffer)
            out.add(SEC.parameterLength, i + 2, 2, UInt64(count), buffer: buffer)
            var place = i + 4
            switch key {
            case 0:
                while place + 2 <= end {
                    out.add(SEC.mandatory, place, 2, bytes.u16(place), buffer: buffer)
                    place += 2
                }
            case 5: out.add(SEC.hello, place, count, buffer: buffer)
            case 1:
                while place < end, place + 1 + Int(bytes[place]) <= end {
                    out.add(SEC.alpnLength, place, 1, UInt64(bytes[place]), buffer: buffer)
                    out.add(SEC.alpn, place + 1, Int(bytes[place]), buffer: buffer)
                    place += 1 + Int(bytes[place])
                }
            case 3 where count == 2: out.add(SEC.port, place, 2, bytes.u16(place), buffer: buffer)
            case 4, 6:
                let size = key == 4 ? 4 : 16
                while place + size <= end {
                    out.add(key == 4 ? SEC.ipv4 : SEC.ipv6, place, size, buffer: buffer)
                    place += size
                }
            default: if count > 0 { out.add(SEC.parameterValue, place, count, buffer: buffer) }
            }
            out.close()
            i = end
        }
        return i
    }
}
