// Resource records of DNS (RFC 1035 §3.2). Read first: Dissector+DNS.swift.

private enum RR {
    static let name = FieldID("dns.resp.name"), type = FieldID("dns.resp.type"), `class` = FieldID("dns.resp.class"), ttl = FieldID("dns.resp.ttl")
    static let len = FieldID("dns.resp.len"), a = FieldID("dns.a"), aaaa = FieldID("dns.aaaa"), ns = FieldID("dns.ns"), cname = FieldID("dns.cname")
    static let ptr = FieldID("dns.ptr.domain_name"), preference = FieldID("dns.mx.preference"), exchange = FieldID("dns.mx.mail_exchange")
    static let txtLength = FieldID("dns.txt.length"), txt = FieldID("dns.txt")
    static let mname = FieldID("dns.soa.mname"), rname = FieldID("dns.soa.rname"), serial = FieldID("dns.soa.serial_number")
    static let refresh = FieldID("dns.soa.refresh_interval"), retry = FieldID("dns.soa.retry_interval"), expire = FieldID("dns.soa.expire_limit")
    static let minimum = FieldID("dns.soa.minimum_ttl")
    static let priority = FieldID("dns.srv.priority"), weight = FieldID("dns.srv.weight"), port = FieldID("dns.srv.port"), target = FieldID("dns.srv.target")
    static let payloadSize = FieldID("dns.rr.udp_payload_size"), extended = FieldID("dns.resp.ext_rcode"), version = FieldID("dns.resp.edns0_version")
    static let z = FieldID("dns.resp.z"), zDO = FieldID("dns.resp.z.do"), zReserved = FieldID("dns.resp.z.reserved")
    static let option = FieldID("dns.opt"), code = FieldID("dns.opt.code"), optionLength = FieldID("dns.opt.len"), optionData = FieldID("dns.opt.data")
    static let clientCookie = FieldID("dns.opt.cookie.client"), serverCookie = FieldID("dns.opt.cookie.server")
    static let data = FieldID("dns.data")
}

extension Dissector {
    /// - Returns: where the record ends; nil when it does not fit.
    func record(_ bytes: [UInt8], _ start: Int, _ message: Int, _ out: inout DissectedFrame, _ buffer: Int) -> Int? {
        guard let name = Self.name(bytes, start, message), name.end + 10 <= bytes.count else { return nil }
        let i = name.end
        let type = bytes.u16(i)
        let length = Int(bytes.u16(i + 8))
        guard i + 10 + length <= bytes.count else { return nil }
        out.add(RR.name, start, i - start, text: name.text, buffer: buffer)
        out.add(RR.type, i, 2, type, buffer: buffer)
        if type == 41 {
            edns(bytes, i, &out, buffer)
        } else {
            out.add(RR.class, i + 2, 2, bytes.u16(i + 2), buffer: buffer)
            out.add(RR.ttl, i + 4, 4, bytes.u32(i + 4), buffer: buffer)
            out.add(RR.len, i + 8, 2, UInt64(length), buffer: buffer)
            data(type, Array(bytes[..<(i + 10 + length)]), i + 10, message, &out, buffer)
        }
        return i + 10 + length
    }

    /// The pseudo-record of EDNS (RFC 6891 §6.1.2), whose fields mean other things.
    private func edns(_ bytes: [UInt8], _ i: Int, _ out: inout DissectedFrame, _ buffer: Int) {
        out.add(RR.payloadSize, i + 2, 2, bytes.u16(i + 2), buffer: buffer)
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
            guard option + 4 + size <= end else { return }
            let code = bytes.u16(option)
            out.add(RR.option, option, 4 + size, buffer: buffer)
            out.open()
            out.add(RR.code, option, 2, code, buffer: buffer)
            out.add(RR.optionLength, option + 2, 2, UInt64(size), buffer: buffer)
            if size > 0 { out.add(RR.optionData, option + 4, size, buffer: buffer) }
            if code == 10 && size >= 8 {
                // RFC 7873 §4: eight bytes of the client, then those of the server.
                out.add(RR.clientCookie, option + 4, 8, buffer: buffer)
                out.add(RR.serverCookie, option + 12, size - 8, buffer: buffer)
            }
            out.close()
            option += 4 + size
        }
    }

    /// - Parameter bytes: end where the record ends.
    private func data(_ type: UInt64, _ bytes: [UInt8], _ i: Int, _ message: Int, _ out: inout DissectedFrame, _ buffer: Int) {
        let length = bytes.count - i
        func name(_ id: FieldID, _ start: Int) -> Int? {
            guard start < bytes.count, let name = Self.name(bytes, start, message) else { return nil }
            out.add(id, start, name.end - start, text: name.text, buffer: buffer)
            return name.end
        }
        switch type {
        case 1 where length == 4: out.add(RR.a, i, 4, buffer: buffer)
        case 28 where length == 16: out.add(RR.aaaa, i, 16, buffer: buffer)
        case 2: _ = name(RR.ns, i)
        case 5: _ = name(RR.cname, i)
        case 12: _ = name(RR.ptr, i)
        case 15 where length > 2:
            out.add(RR.preference, i, 2, bytes.u16(i), buffer: buffer)
            _ = name(RR.exchange, i + 2)
        case 16:
            var place = i
            while place < bytes.count {
                let size = Int(bytes[place])
                guard place + 1 + size <= bytes.count else { return }
                out.add(RR.txtLength, place, 1, UInt64(size), buffer: buffer)
                out.add(RR.txt, place + 1, size, buffer: buffer)
                place += 1 + size
            }
        case 6:
            guard let first = name(RR.mname, i), let second = name(RR.rname, first), bytes.count - second >= 20 else { return }
            for (number, id) in [RR.serial, RR.refresh, RR.retry, RR.expire, RR.minimum].enumerated() {
                out.add(id, second + 4 * number, 4, bytes.u32(second + 4 * number), buffer: buffer)
            }
        case 33 where length > 6:
            out.add(RR.priority, i, 2, bytes.u16(i), buffer: buffer)
            out.add(RR.weight, i + 2, 2, bytes.u16(i + 2), buffer: buffer)
            out.add(RR.port, i + 4, 2, bytes.u16(i + 4), buffer: buffer)
            _ = name(RR.target, i + 6)
        default: if length > 0 { out.add(RR.data, i, length, buffer: buffer) }
        }
    }
}
