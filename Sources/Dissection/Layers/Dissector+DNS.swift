// DNS (RFC 1035) over UDP and TCP. Read first: Dissector.swift. Then +DNSRecords.

import Basics

enum DNS {
    static let length = FieldID("dns.length"), pduSize = FieldID("tcp.pdu.size"), id = FieldID("dns.id"), flags = FieldID("dns.flags"), response = FieldID("dns.flags.response")
    static let opcode = FieldID("dns.flags.opcode"), authoritative = FieldID("dns.flags.authoritative"), truncated = FieldID("dns.flags.truncated")
    static let recdesired = FieldID("dns.flags.recdesired"), recavail = FieldID("dns.flags.recavail"), z = FieldID("dns.flags.z")
    static let authenticated = FieldID("dns.flags.authenticated"), checkdisable = FieldID("dns.flags.checkdisable"), rcode = FieldID("dns.flags.rcode")
    static let counts = [FieldID("dns.count.queries"), FieldID("dns.count.answers"), FieldID("dns.count.auth_rr"), FieldID("dns.count.add_rr")]
    static let headings = [FieldID("Queries"), FieldID("Answers"), FieldID("Authoritative nameservers"), FieldID("Additional records")]
    static let record = FieldID("DNS record")
    static let queryName = FieldID("dns.qry.name"), nameLength = FieldID("dns.qry.name.len"), labels = FieldID("dns.count.labels")
    static let queryType = FieldID("dns.qry.type"), queryClass = FieldID("dns.qry.class")
}

extension Dissector {
    /// Messages in a stream (RFC 1035 §4.2.2): each has its length in front.
    func dissectDNSStream(_ bytes: [UInt8], _ start: Int, _ out: inout DissectedFrame, _ buffer: Int) -> Int {
        var i = start
        while bytes.count - i >= 2 {
            let length = Int(bytes.u16(i))
            guard bytes.count - i - 2 >= length else { return i }
            out.add(DNS.pduSize, i, 2 + length, UInt64(2 + length), generated: true, buffer: buffer)
            out.add(DNS.length, i, 2, UInt64(length), buffer: buffer)
            dissectDNS(Array(bytes[..<(i + 2 + length)]), i + 2, &out, buffer: buffer)
            i += 2 + length
        }
        return i
    }

    /// - Parameter bytes: end where the message ends.
    func dissectDNS(_ bytes: [UInt8], _ start: Int, _ out: inout DissectedFrame, buffer: Int) {
        guard bytes.count - start >= 12 else { return Self.addData(bytes, start, bytes.count, &out, buffer: buffer) }
        out.protocolName = "DNS"
        out.add(DNS.id, start, 2, bytes.u16(start), buffer: buffer)
        let flags = bytes.u16(start + 2)
        let isResponse = flags >> 15 == 1
        out.add(DNS.flags, start + 2, 2, flags, buffer: buffer)
        out.open()
        func bit(_ id: FieldID, _ value: UInt64) { out.add(id, start + 2, 2, value, masked: true, buffer: buffer) }
        bit(DNS.response, flags >> 15)
        bit(DNS.opcode, flags >> 11 & 15)
        if isResponse { bit(DNS.authoritative, flags >> 10 & 1) }
        bit(DNS.truncated, flags >> 9 & 1)
        bit(DNS.recdesired, flags >> 8 & 1)
        if isResponse { bit(DNS.recavail, flags >> 7 & 1) }
        bit(DNS.z, flags >> 6 & 1)
        if isResponse || flags >> 5 & 1 == 1 { bit(DNS.authenticated, flags >> 5 & 1) }
        bit(DNS.checkdisable, flags >> 4 & 1)
        if isResponse { bit(DNS.rcode, flags & 15) }
        out.close()
        var counts: [Int] = []
        for (i, id) in DNS.counts.enumerated() {
            let count = bytes.u16(start + 4 + 2 * i)
            out.add(id, start + 4 + 2 * i, 2, count, buffer: buffer)
            counts.append(Int(count))
        }
        var i = start + 12
        for section in 0..<4 where counts[section] > 0 {
            let heading = out.fields.count
            out.add(DNS.headings[section], i, 0, buffer: buffer)
            out.open()
            let first = i
            for _ in 0..<counts[section] {
                let place = out.fields.count
                out.add(DNS.record, i, 0, buffer: buffer)
                out.open()
                let next = section == 0 ? question(bytes, i, start, &out, buffer) : record(bytes, i, start, &out, buffer)
                out.close()
                guard let next else {
                    out.fields.removeSubrange(place...)
                    out.close()
                    out.fields[heading].length = Int32(i - first)
                    return Self.addData(bytes, i, bytes.count, &out, buffer: buffer)
                }
                out.fields[place].length = Int32(next - i)
                i = next
            }
            out.close()
            out.fields[heading].length = Int32(i - first)
        }
    }

    private func question(_ bytes: [UInt8], _ start: Int, _ message: Int, _ out: inout DissectedFrame, _ buffer: Int) -> Int? {
        guard let name = Self.name(bytes, start, message), name.end + 4 <= bytes.count else { return nil }
        out.add(DNS.queryName, start, name.end - start, text: name.text, buffer: buffer)
        let length = name.text == "<Root>" ? 0 : name.text.utf8.count
        out.add(DNS.nameLength, start, name.end - start, UInt64(length == 0 ? 6 : length), generated: true, buffer: buffer)
        out.add(DNS.labels, start, name.end - start, UInt64(max(1, name.labels)), generated: true, buffer: buffer)
        out.add(DNS.queryType, name.end, 2, bytes.u16(name.end), buffer: buffer)
        out.add(DNS.queryClass, name.end + 2, 2, bytes.u16(name.end + 2), buffer: buffer)
        return name.end + 4
    }

    /// A name (RFC 1035 §4.1.4), with what it points to. Pointers only ever go back, so every name has an end.
    static func name(_ bytes: [UInt8], _ start: Int, _ message: Int) -> (text: String, end: Int, labels: Int)? {
        var text: [UInt8] = []
        var i = start
        var end: Int?
        var limit = start
        var labels = 0
        while true {
            guard i < bytes.count else { return nil }
            let length = Int(bytes[i])
            if length == 0 {
                let string = labels == 0 ? "<Root>" : String(decoding: text, as: UTF8.self)
                return (string, end ?? i + 1, labels)
            }
            if length >= 0xC0 {
                guard i + 1 < bytes.count else { return nil }
                let target = message + (length & 0x3F) << 8 + Int(bytes[i + 1])
                guard target < limit else { return nil }
                if end == nil { end = i + 2 }
                limit = target
                i = target
                continue
            }
            guard length < 64, i + 1 + length <= bytes.count, text.count + length < 256 else { return nil }
            if labels > 0 { text.append(UInt8(ascii: ".")) }
            for byte in bytes[(i + 1)..<(i + 1 + length)] {
                // Master-file form for what could be misread.
                if byte < 33 || byte > 126 {
                    text += Array("\\\(byte < 10 ? "00" : byte < 100 ? "0" : "")\(byte)".utf8)
                } else {
                    text.append(byte)
                }
            }
            labels += 1
            i += 1 + length
        }
    }
}
