// DNS (RFC 1035) over UDP and TCP. Read first: Dissector.swift. Then +DNSRecords.

import Basics

enum DNS {
    static let length = FieldID("dns.length"), pduSize = FieldID("tcp.pdu.size"), id = FieldID("dns.id"),
        flags = FieldID("dns.flags"), response = FieldID("dns.flags.response")
    static let opcode = FieldID("dns.flags.opcode"), authoritative = FieldID("dns.flags.authoritative"),
        truncated = FieldID("dns.flags.truncated")
    static let conflict = FieldID("dns.flags.conflict"), tentative = FieldID("dns.flags.tentative")
    static let recdesired = FieldID("dns.flags.recdesired"), recavail = FieldID("dns.flags.recavail"),
        z = FieldID("dns.flags.z")
    static let authenticated = FieldID("dns.flags.authenticated"), checkdisable = FieldID("dns.flags.checkdisable"),
        rcode = FieldID("dns.flags.rcode")
    static let counts = [
        FieldID("dns.count.queries"), FieldID("dns.count.answers"), FieldID("dns.count.auth_rr"),
        FieldID("dns.count.add_rr"),
    ]
    static let headings = [
        FieldID("Queries"), FieldID("Answers"), FieldID("Authoritative nameservers"), FieldID("Additional records"),
    ]
    static let record = FieldID("DNS record")
    static let updateCounts = [
        FieldID("dns.count.zones"), FieldID("dns.count.prerequisites"), FieldID("dns.count.updates"),
        FieldID("dns.count.add_rr"),
    ]
    static let updateHeadings = [
        FieldID("Zone"), FieldID("Prerequisites"), FieldID("Updates"), FieldID("Additional records"),
    ]
    static let extraneous = FieldID("dns.extraneous.data"), responseTo = FieldID("dns.response_to"),
        time = FieldID("dns.time")
    static let repeatedQuestion = FieldID("dns.retransmit_request"), repeatedAnswer = FieldID("dns.retransmit_response")
    static let questionIn = FieldID("dns.retransmit_request_in"), answerIn = FieldID("dns.retransmit_response_in")
    static let isRepeated = FieldID("dns.retransmission"), unsolicited = FieldID("dns.unsolicited")
    static let queryName = FieldID("dns.qry.name"), nameLength = FieldID("dns.qry.name.len"),
        labels = FieldID("dns.count.labels")
    static let unicast = FieldID("dns.qry.qu"), flush = FieldID("dns.resp.cache_flush")
    static let keyIDs = [FieldID("dns.dnskey.key_id"), FieldID("dns.key.key_id")]
    static let queryType = FieldID("dns.qry.type"), queryClass = FieldID("dns.qry.class")
}

extension Dissector {
    /// Messages in a stream (RFC 1035 §4.2.2): each has its length in front.
    /// - Parameter isCut: the capture does not have the end of the segment.
    mutating func dissectDNSStream(
        _ bytes: [UInt8], _ start: Int, _ key: StreamKey, isCut: Bool = false, _ out: inout DissectedFrame,
        _ buffer: Int
    ) -> Int {
        var i = start
        while bytes.count - i >= 2 {
            let length = Int(bytes.u16(i))
            let isWhole = bytes.count - i - 2 >= length
            guard isWhole || isCut else { return i }
            out.add(DNS.pduSize, i, 2 + length, UInt64(2 + length), generated: true, buffer: buffer)
            guard isWhole || bytes.count - i >= 6 else { return bytes.count }
            if length == 0 {
                i += 2
                continue
            }
            out.add(DNS.length, i, 2, UInt64(length), buffer: buffer)
            guard isWhole else {
                dissectDNS(bytes, i + 2, key, isTCP: true, &out, buffer: buffer)
                return bytes.count
            }
            dissectDNS(Array(bytes[..<(i + 2 + length)]), i + 2, key, isTCP: true, &out, buffer: buffer)
            i += 2 + length
        }
        return i
    }

    /// - Parameters:
    ///   - bytes: end where the message ends.
    ///   - key: the conversation; nil for what is only quoted.
    ///   - isMulticast: multicast DNS (RFC 6762).
    ///   - isLocal: LLMNR (RFC 4795).
    mutating func dissectDNS(
        _ bytes: [UInt8], _ start: Int, _ key: StreamKey?, isTCP: Bool, isMulticast: Bool = false,
        isLocal: Bool = false,
        _ out: inout DissectedFrame, buffer: Int
    ) {
        guard bytes.count - start >= 4 else { return Self.addMalformed(start, bytes.count, &out, buffer: buffer) }
        out.protocolName = isMulticast ? "mDNS" : isLocal ? "LLMNR" : "DNS"
        let first = out.fields.count
        let id = bytes.u16(start)
        out.add(DNS.id, start, 2, id, buffer: buffer)
        let flags = bytes.u16(start + 2)
        let isResponse = flags >> 15 == 1
        let finding = key.map {
            transactions.note(
                $0, isTCP: isTCP, id: id, isAnswer: isResponse, isTransfer: Self.isTransfer(bytes, start),
                frame: out.number, time: out.time)
        }
        noteRepetition(finding, &out)
        out.add(DNS.flags, start + 2, 2, flags, buffer: buffer)
        addFlags(flags, start, isLocal: isLocal, &out, buffer)
        var counts: [Int] = []
        // RFC 2136 §2.2: in an update the counts mean other things.
        let isUpdate = flags >> 11 & 15 == 5
        let there = min(4, (bytes.count - start - 4) / 2)
        for (i, id) in (isUpdate ? DNS.updateCounts : DNS.counts).prefix(there).enumerated() {
            let count = bytes.u16(start + 4 + 2 * i)
            out.add(id, start + 4 + 2 * i, 2, count, buffer: buffer)
            counts.append(Int(count))
        }
        func giveUp(_ place: Int) {
            // Wireshark comes to say that a message is repeated only behind it.
            let note = out.fields[first...].firstIndex {
                $0.id == DNS.repeatedQuestion || $0.id == DNS.repeatedAnswer
            }
            if let note { out.fields.remove(at: note) }
            Self.addMalformed(place, bytes.count, &out, buffer: buffer)
        }
        guard there == 4 else { return giveUp(start + 4 + 2 * there) }
        var i = start + 12
        for section in 0..<4 where counts[section] > 0 {
            let heading = out.fields.count
            out.add(isUpdate ? DNS.updateHeadings[section] : DNS.headings[section], i, 0, buffer: buffer)
            out.open()
            let first = i
            for _ in 0..<counts[section] {
                let place = out.fields.count
                out.add(DNS.record, i, 0, buffer: buffer)
                out.open()
                let next =
                    section == 0
                    ? question(bytes, i, start, isMulticast, &out, buffer)
                    : record(bytes, i, start, isMulticast: isMulticast, &out, buffer)
                out.close()
                guard let next else {
                    // What could be read of it stays.
                    if out.fields.count == place + 1 {
                        out.fields.removeLast()
                    } else {
                        out.fields[place].length = Int32(bytes.count - i)
                    }
                    out.close()
                    out.fields[heading].length = Int32(bytes.count - first)
                    return giveUp(i)
                }
                out.fields[place].length = Int32(next - i)
                i = next
            }
            out.close()
            out.fields[heading].length = Int32(i - first)
        }
        if i < bytes.count { out.add(DNS.extraneous, i, bytes.count - i, buffer: buffer) }
        if isTCP {
            // Wireshark counts the length in front to the message.
            for place in out.fields.indices.dropFirst(first) where DNS.keyIDs.contains(out.fields[place].id) {
                out.fields[place].offset -= 2
            }
        }
        addTransaction(finding, isTCP ? start - 2 : start, &out, buffer)
    }

    /// Whether a question is for a whole zone (RFC 5936 §2.1.1, RFC 1995 §3); nil when there is no question.
    private static func isTransfer(_ bytes: [UInt8], _ start: Int) -> Bool? {
        guard bytes.count - start >= 12 else { return nil }
        var i = start + 12
        var isTransfer: Bool?
        for _ in 0..<Int(bytes.u16(start + 4)) {
            guard let name = name(bytes, i, start), name.end + 4 <= bytes.count else { break }
            isTransfer = isTransfer == true || [251, 252].contains(bytes.u16(name.end))
            i = name.end + 4
        }
        return isTransfer
    }

    /// RFC 1035 §4.1.1. In LLMNR some of the bits mean other things, others nothing (RFC 4795 §2.1.1).
    private func addFlags(_ flags: UInt64, _ start: Int, isLocal: Bool, _ out: inout DissectedFrame, _ buffer: Int) {
        let isResponse = flags >> 15 == 1
        out.open()
        func bit(_ id: FieldID, _ value: UInt64) { out.add(id, start + 2, 2, value, masked: true, buffer: buffer) }
        bit(DNS.response, flags >> 15)
        bit(DNS.opcode, flags >> 11 & 15)
        if isLocal {
            bit(DNS.conflict, flags >> 10 & 1)
            bit(DNS.truncated, flags >> 9 & 1)
            bit(DNS.tentative, flags >> 8 & 1)
        } else {
            if isResponse { bit(DNS.authoritative, flags >> 10 & 1) }
            bit(DNS.truncated, flags >> 9 & 1)
            bit(DNS.recdesired, flags >> 8 & 1)
            if isResponse { bit(DNS.recavail, flags >> 7 & 1) }
            bit(DNS.z, flags >> 6 & 1)
            if isResponse || flags >> 5 & 1 == 1 { bit(DNS.authenticated, flags >> 5 & 1) }
            bit(DNS.checkdisable, flags >> 4 & 1)
        }
        if isResponse { bit(DNS.rcode, flags & 15) }
        out.close()
    }

    /// Wireshark's notes stand with the number of the message.
    private func noteRepetition(_ finding: DNSTransactionTable.Finding?, _ out: inout DissectedFrame) {
        let id: FieldID
        switch finding {
        case .repeatedQuestion: id = DNS.repeatedQuestion
        case .repeatedAnswer: id = DNS.repeatedAnswer
        case .new, .answer, .unsolicited, nil: return
        }
        out.open()
        out.add(id, 0, 0, generated: true)
        out.close()
    }

    private func addTransaction(
        _ finding: DNSTransactionTable.Finding?, _ start: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        func add(_ id: FieldID, _ number: UInt64) { out.add(id, start, 0, number, generated: true, buffer: buffer) }
        switch finding {
        case .new, nil: break
        case .repeatedQuestion(let frame):
            add(DNS.questionIn, UInt64(frame))
            add(DNS.isRepeated, 1)
        case .repeatedAnswer(let frame):
            add(DNS.answerIn, UInt64(frame))
            add(DNS.isRepeated, 1)
        case .answer(let frame, let age):
            add(DNS.responseTo, UInt64(frame))
            add(DNS.time, age)
        case .unsolicited: add(DNS.unsolicited, 1)
        }
    }

    private func question(
        _ bytes: [UInt8], _ start: Int, _ message: Int, _ isMulticast: Bool, _ out: inout DissectedFrame, _ buffer: Int
    ) -> Int? {
        guard let name = Self.name(bytes, start, message), name.end + 4 <= bytes.count else { return nil }
        out.add(DNS.queryName, start, name.end - start, text: name.text, buffer: buffer)
        // Wireshark takes a name of one letter for the root, which has neither.
        let isShort = name.count == 1
        out.add(
            DNS.nameLength, start, name.end - start, isShort ? 0 : UInt64(name.count), generated: true, buffer: buffer)
        out.add(DNS.labels, start, name.end - start, isShort ? 0 : UInt64(name.labels), generated: true, buffer: buffer)
        out.add(DNS.queryType, name.end, 2, bytes.u16(name.end), buffer: buffer)
        addClass(DNS.queryClass, isMulticast ? DNS.unicast : nil, bytes, name.end + 2, &out, buffer)
        return name.end + 4
    }

    /// A class and, in multicast DNS, the bit in front of it (RFC 6762 §18.12, §18.13).
    func addClass(
        _ id: FieldID, _ bit: FieldID?, _ bytes: [UInt8], _ place: Int, _ out: inout DissectedFrame, _ buffer: Int
    ) {
        let number = bytes.u16(place)
        guard let bit else { return out.add(id, place, 2, number, buffer: buffer) }
        out.add(id, place, 2, number & 0x7FFF, masked: true, buffer: buffer)
        out.add(bit, place, 2, number >> 15, masked: true, buffer: buffer)
    }

    /// A name as it is shown.
    struct Name {
        var text: String
        /// Where the bytes behind it begin.
        var end: Int
        /// How many bytes the text has before anything in it is written in another way, and how many parts.
        var count: Int
        var labels: Int
    }

    /// A name (RFC 1035 §4.1.4), with what it points to; nil when it does not fit. Pointers that go round have an end:
    /// neither more bytes than the message has are read, nor more pieces than a name can have.
    static func name(_ bytes: [UInt8], _ start: Int, _ message: Int) -> Name? {
        var text: [UInt8] = []
        var i = start
        var end: Int?
        var left = bytes.count - message
        var isFirst = true
        var pieces = 0
        while true {
            guard i < bytes.count else { return nil }
            let length = Int(bytes[i])
            if length == 0 { break }
            // RFC 1035 §4.1.4: there are no such names.
            guard length < 64 || length >= 0xC0 else { return nil }
            left -= length >= 0xC0 ? 2 : length + 1
            pieces += 1
            if left <= 0 || pieces > 256 {
                guard let end = end ?? (length >= 0xC0 ? i + 2 : nil) else { return nil }
                let loop = "<Name contains a pointer that loops>"
                return Name(text: loop, end: end, count: loop.utf8.count, labels: 1)
            }
            if length >= 0xC0 {
                guard i + 1 < bytes.count else { return nil }
                if end == nil { end = i + 2 }
                i = message + (length & 0x3F) << 8 + Int(bytes[i + 1])
                continue
            }
            guard i + 1 + length <= bytes.count else { return nil }
            if !isFirst { text.append(UInt8(ascii: ".")) }
            isFirst = false
            text += bytes[(i + 1)..<(i + 1 + length)]
            i += 1 + length
        }
        // RFC 1035 §2.3.4: 255 bytes with the lengths of the labels.
        if text.count > 253 {
            let tooLong = "<Name too long>"
            return Name(text: tooLong, end: end ?? i + 1, count: tooLong.utf8.count, labels: 1)
        }
        if isFirst { return Name(text: "<Root>", end: end ?? i + 1, count: 6, labels: 1) }
        return Name(
            text: printable(text), end: end ?? i + 1, count: text.count,
            labels: text.count { $0 == UInt8(ascii: ".") } + 1)
    }

    /// The bytes as text; what cannot be printed as in C: with a letter of its own, or in octal digits.
    static func printable(_ bytes: [UInt8]) -> String {
        if bytes.allSatisfy({ $0 > 31 && $0 < 127 }) { return String(decoding: bytes, as: UTF8.self) }
        var text = ""
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if (7...13).contains(scalar.value) {
                text += "\\" + ["a", "b", "t", "n", "v", "f", "r"][Int(scalar.value) - 7]
            } else if scalar.value < 32 || scalar.value == 127 {
                let digits = String(scalar.value, radix: 8)
                text += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
