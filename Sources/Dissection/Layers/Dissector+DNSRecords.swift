// Resource records of DNS (RFC 1035 §3.2). Read first: Dissector+DNS.swift. Then +DNSRecordData, +DNSSECRecords,
// +DNSOddRecords.

private enum RR {
    static let name = FieldID("dns.resp.name"), type = FieldID("dns.resp.type"), `class` = FieldID("dns.resp.class"),
        ttl = FieldID("dns.resp.ttl")
    static let badTTL = FieldID("dns.ttl.high_bit_set"), otherAddress = FieldID("dns.opt.client.addr")
    static let len = FieldID("dns.resp.len"), a = FieldID("dns.a"), aaaa = FieldID("dns.aaaa")
    static let preference = FieldID("dns.mx.preference"), exchange = FieldID("dns.mx.mail_exchange")
    static let txtLength = FieldID("dns.txt.length"), txt = FieldID("dns.txt")
    static let mname = FieldID("dns.soa.mname"), rname = FieldID("dns.soa.rname"),
        serial = FieldID("dns.soa.serial_number")
    static let refresh = FieldID("dns.soa.refresh_interval"), retry = FieldID("dns.soa.retry_interval"),
        expire = FieldID("dns.soa.expire_limit")
    static let minimum = FieldID("dns.soa.minimum_ttl")
    static let payloadSize = FieldID("dns.rr.udp_payload_size"),
        multicastPayloadSize = FieldID(last: "dns.rr.udp_payload_size"), extended = FieldID("dns.resp.ext_rcode"),
        version = FieldID("dns.resp.edns0_version")
    static let z = FieldID("dns.resp.z"), zDO = FieldID("dns.resp.z.do"), zReserved = FieldID("dns.resp.z.reserved")
    static let option = FieldID("dns.opt"), code = FieldID("dns.opt.code"), optionLength = FieldID("dns.opt.len"),
        optionData = FieldID("dns.opt.data")
    static let clientCookie = FieldID("dns.opt.cookie.client"), serverCookie = FieldID("dns.opt.cookie.server")
    static let data = FieldID("dns.data"), undecoded = FieldID("dns.undecoded.type")
    static let spfLength = FieldID("dns.spf.length"), spf = FieldID("dns.spf")
    static let service = FieldID("dns.srv.service"), proto = FieldID("dns.srv.proto"),
        serviceName = FieldID("dns.srv.name")
    static let trusted = FieldID("dns.opt.chain.fqdn")
    static let infoCode = FieldID("dns.opt.ext_error.info_code"), extraText = FieldID("dns.opt.ext_error.extra_text")
    static let family = FieldID("dns.opt.client.family"), netmask = FieldID("dns.opt.client.netmask")
    static let scope = FieldID("dns.opt.client.scope"), subnet4 = FieldID("dns.opt.client.addr4"),
        subnet6 = FieldID("dns.opt.client.addr6")
    static let padding = FieldID("dns.opt.padding"), keepAlive = FieldID("dns.opt.edns_tcp_keepalive.timeout")
    static let algorithms =
        [5: FieldID("dns.opt.dau"), 6: FieldID("dns.opt.dhu"), 7: FieldID("dns.opt.n3u")] as [UInt64: FieldID]
}

extension Dissector {
    /// - Returns: where the record ends; nil when it does not fit: then what could be read is there.
    func record(
        _ bytes: [UInt8], _ start: Int, _ message: Int, isMulticast: Bool, _ out: inout DissectedFrame, _ buffer: Int
    ) -> Int? {
        guard let name = Self.name(bytes, start, message), name.end + 10 <= bytes.count else { return nil }
        let i = name.end
        let type = bytes.u16(i)
        let length = Int(bytes.u16(i + 8))
        guard i + 10 + length <= bytes.count else { return nil }
        if type == 33 {
            // RFC 2782: _Service._Proto.Name.
            let parts = name.text.split(separator: ".", maxSplits: 2)
            for (id, part) in zip([RR.service, RR.proto, RR.serviceName], parts) {
                out.add(id, start, i - start, text: String(part), buffer: buffer)
            }
        } else {
            out.add(RR.name, start, i - start, text: name.text, buffer: buffer)
        }
        out.add(RR.type, i, 2, type, buffer: buffer)
        if type == 41 {
            guard edns(bytes, i, message, isMulticast: isMulticast, &out, buffer) else { return nil }
        } else {
            addClass(RR.class, isMulticast ? DNS.flush : nil, bytes, i + 2, &out, buffer)
            out.add(RR.ttl, i + 4, 4, bytes.u32(i + 4), buffer: buffer)
            if bytes[i + 4] >= 128 {
                // RFC 2181 §8: counts as zero.
                out.open()
                out.add(RR.badTTL, 0, 0, generated: true)
                out.close()
            }
            out.add(RR.len, i + 8, 2, UInt64(length), buffer: buffer)
            guard length == 0 || data(type, bytes, i + 10, i + 10 + length, message, &out, buffer) else { return nil }
        }
        return i + 10 + length
    }

    /// The pseudo-record of EDNS (RFC 6891 §6.1.2), whose fields mean other things.
    /// - Returns: false when the message ends in an option.
    private func edns(
        _ bytes: [UInt8], _ i: Int, _ message: Int, isMulticast: Bool, _ out: inout DissectedFrame, _ buffer: Int
    ) -> Bool {
        if isMulticast {
            addClass(RR.multicastPayloadSize, DNS.flush, bytes, i + 2, &out, buffer)
        } else {
            out.add(RR.payloadSize, i + 2, 2, bytes.u16(i + 2), buffer: buffer)
        }
        out.add(RR.extended, i + 4, 1, UInt64(bytes[i + 4]), buffer: buffer)
        out.add(RR.version, i + 5, 1, UInt64(bytes[i + 5]), buffer: buffer)
        let z = bytes.u16(i + 6)
        out.add(RR.z, i + 6, 2, z, buffer: buffer)
        out.open()
        out.add(RR.zDO, i + 6, 2, z >> 15, masked: true, buffer: buffer)
        out.add(RR.zReserved, i + 6, 2, z & 0x7FFF, masked: true, buffer: buffer)
        out.close()
        let length = Int(bytes.u16(i + 8))
        out.add(RR.len, i + 8, 2, UInt64(length), buffer: buffer)
        var option = i + 10
        let end = i + 10 + length
        while end - option >= 4 {
            let size = Int(bytes.u16(option + 2))
            let code = bytes.u16(option)
            out.add(RR.option, option, min(4 + size, bytes.count - option), buffer: buffer)
            out.open()
            defer { out.close() }
            out.add(RR.code, option, 2, code, buffer: buffer)
            out.add(RR.optionLength, option + 2, 2, UInt64(size), buffer: buffer)
            guard option + 4 + size <= bytes.count else { return false }
            out.add(RR.optionData, option + 4, size, buffer: buffer)
            guard optionFields(code, bytes, option + 4, option + 4 + size, message, &out, buffer) else { return false }
            option += 4 + size
        }
        return true
    }

    /// What an option says.
    /// - Returns: false when it is shorter than it has to be.
    private func optionFields(
        _ code: UInt64, _ bytes: [UInt8], _ start: Int, _ end: Int, _ message: Int, _ out: inout DissectedFrame,
        _ buffer: Int
    ) -> Bool {
        let size = end - start
        switch code {
        case 5, 6, 7:
            guard let id = RR.algorithms[code] else { return true }
            for place in start..<end { out.add(id, place, 1, UInt64(bytes[place]), buffer: buffer) }
        case 8 where size >= 4:
            // RFC 7871 §6: only as many bytes of the address as matter.
            let family = bytes.u16(start)
            out.add(RR.family, start, 2, family, buffer: buffer)
            out.add(RR.netmask, start + 2, 1, UInt64(bytes[start + 2]), buffer: buffer)
            out.add(RR.scope, start + 3, 1, UInt64(bytes[start + 3]), buffer: buffer)
            let id = family == 1 ? RR.subnet4 : family == 2 ? RR.subnet6 : RR.otherAddress
            out.add(id, start + 4, size - 4, buffer: buffer)
        case 10:
            // RFC 7873 §4: eight bytes of the client, then those of the server.
            if start + 8 <= bytes.count { out.add(RR.clientCookie, start, 8, buffer: buffer) }
            guard size >= 8 else { return false }
            out.add(RR.serverCookie, start + 8, size - 8, buffer: buffer)
        case 11 where size == 2: out.add(RR.keepAlive, start, 2, bytes.u16(start), buffer: buffer)
        case 12: out.add(RR.padding, start, size, buffer: buffer)
        case 13:
            // RFC 7901 §4: the lowest name that the client trusts.
            if size > 0 { out.add(RR.trusted, start, size, buffer: buffer) }
        case 15:
            guard size >= 2 else { return false }
            out.add(RR.infoCode, start, 2, bytes.u16(start), buffer: buffer)
            if size > 2 { out.add(RR.extraText, start + 2, size - 2, buffer: buffer) }
        default: break
        }
        return true
    }

    /// Wireshark reads numbers, names and counted texts where they should be, also behind the end of a record that is
    /// too short for them; of what fills the rest it knows the length.
    /// - Returns: false when the data do not fit their type.
    private func data(
        _ type: UInt64, _ bytes: [UInt8], _ i: Int, _ end: Int, _ message: Int, _ out: inout DissectedFrame,
        _ buffer: Int
    ) -> Bool {
        switch type {
        case 1:
            guard i + 4 <= bytes.count else { return false }
            out.add(RR.a, i, 4, buffer: buffer)
        case 28:
            guard i + 16 <= bytes.count else { return false }
            out.add(RR.aaaa, i, 16, buffer: buffer)
        case 15:
            guard i + 2 < bytes.count, let name = Self.name(bytes, i + 2, message) else { return false }
            out.add(RR.preference, i, 2, bytes.u16(i), buffer: buffer)
            out.add(RR.exchange, i + 2, name.end - i - 2, text: name.text, buffer: buffer)
        case 16, 99:
            var place = i
            while place != end {
                guard place < bytes.count else { return false }
                let size = Int(bytes[place])
                out.add(type == 16 ? RR.txtLength : RR.spfLength, place, 1, UInt64(size), buffer: buffer)
                guard place + 1 + size <= bytes.count else { return false }
                out.add(type == 16 ? RR.txt : RR.spf, place + 1, size, buffer: buffer)
                place += 1 + size
            }
        case 6:
            guard let first = Self.name(bytes, i, message) else { return false }
            out.add(RR.mname, i, first.end - i, text: first.text, buffer: buffer)
            guard first.end < bytes.count, let second = Self.name(bytes, first.end, message) else { return false }
            out.add(RR.rname, first.end, second.end - first.end, text: second.text, buffer: buffer)
            for (number, id) in [RR.serial, RR.refresh, RR.retry, RR.expire, RR.minimum].enumerated() {
                let place = second.end + 4 * number
                guard place + 4 <= bytes.count else { return false }
                out.add(id, place, 4, bytes.u32(place), buffer: buffer)
            }
        default:
            let known =
                oddFields(type, bytes, i, end, message, &out, buffer)
                ?? recordFields(type, bytes, i, end, message, &out, buffer)
                ?? signatureFields(type, bytes, i, end, message, &out, buffer)
            if let known { return known }
            if end > i {
                out.add(RR.undecoded, 0, 0, generated: true)
                out.add(RR.data, i, end - i, buffer: buffer)
            }
        }
        return true
    }
}
