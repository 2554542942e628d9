// The fields of a message, read from bytes that may be anything (RFC 1035 §4.1). Read first: DNSMessage.swift.
// Then DNSMessage+Decode.swift, which puts them together.
//
// A name may end in a pointer to an earlier place of the message (RFC 1035 §4.1.4). Each pointer followed here must
// lead before everything that was read of the name so far, so a chain of pointers comes to an end whatever is in it.

import Basics
import Wire

/// A cursor over the bytes of a message.
struct DNSDecoder: ~Escapable {
    let bytes: RawSpan
    /// Where the next field begins.
    var position = 0
    /// The name right after the header, which most others repeat.
    private var firstName: DNSName?

    /// A cursor at the first byte. `name` is the one that the question probably has; its bytes serve again if so.
    @_lifetime(copy bytes)
    init(_ bytes: RawSpan, about name: DNSName? = nil) {
        self.bytes = bytes
        firstName = name
    }

    var remaining: Int { bytes.byteCount - position }

    @_lifetime(self: copy self)
    @inline(__always)
    mutating func uint16() throws(DNSMessageError) -> UInt16 {
        guard remaining >= 2 else { throw .truncated(offset: position) }
        defer { position += 2 }
        return bytes.uint16(at: position)
    }

    @_lifetime(self: copy self)
    mutating func uint32() throws(DNSMessageError) -> UInt32 {
        guard remaining >= 4 else { throw .truncated(offset: position) }
        defer { position += 4 }
        return bytes.uint32(at: position)
    }

    /// The next `count` bytes, copied.
    @_lifetime(self: copy self)
    mutating func array(_ count: Int) throws(DNSMessageError) -> [UInt8] {
        guard remaining >= count else { throw .truncated(offset: position) }
        defer { position += count }
        return bytes.extracting(position..<(position + count)).array
    }

    /// The next name, with its pointers followed.
    @_lifetime(self: copy self)
    mutating func name() throws(DNSMessageError) -> DNSName {
        let start = position
        var wire: [UInt8] = []
        // Where the labels still to be copied begin, where the next label is, and the first byte looked at so far.
        var (segment, at, earliest) = (start, start, start)
        var end: Int?
        while true {
            guard at < bytes.byteCount else { throw .truncated(offset: at) }
            let length = Int(bytes.uint8(at: at))
            switch length >> 6 {
            case 0:
                guard at + 1 + length <= bytes.byteCount else { throw .truncated(offset: at) }
                at += 1 + length
                // RFC 1035 §2.3.4: names are 255 octets or less.
                guard wire.count + at - segment <= DNSName.longestName else { throw .nameTooLong(offset: start) }
                if length == 0 {
                    copy(segment..<at, to: &wire)
                    position = end ?? at
                    return DNSName(checkedWire: wire)
                }
            case 3:
                // RFC 1035 §4.1.4: 14 bits, counted from the first octet of the message, to a prior occurrence.
                guard at + 2 <= bytes.byteCount else { throw .truncated(offset: at) }
                let target = Int(bytes.uint16(at: at) & 0x3FFF)
                guard target < earliest else { throw .badPointer(offset: at) }
                if end == nil { end = at + 2 }
                if target == DNSMessage.headerLength, at == start, let firstName {
                    // Most answers are about the name in the question: the same bytes serve both.
                    position = at + 2
                    return firstName
                }
                copy(segment..<at, to: &wire)
                (segment, at, earliest) = (target, target, target)
            default:
                throw .badLabel(offset: at)
            }
        }
    }

    private func copy(_ range: Range<Int>, to wire: inout [UInt8]) {
        if range.isEmpty { return }
        let labels = bytes.extracting(range)
        if wire.isEmpty {
            wire = labels.array
        } else {
            unsafe labels.withUnsafeBytes { unsafe wire.append(contentsOf: $0) }
        }
    }

    /// A question (RFC 1035 §4.1.2).
    @_lifetime(self: copy self)
    mutating func question() throws(DNSMessageError) -> DNSQuestion {
        let isFirst = position == DNSMessage.headerLength
        let name: DNSName
        if isFirst, let expected = expectedName() { name = expected } else { name = try self.name() }
        if isFirst { firstName = name }
        let type = DNSType(rawValue: try uint16())
        return DNSQuestion(name, type, class: DNSClass(rawValue: try uint16()))
    }

    /// The name that is expected here, if it is here, byte for byte.
    @_lifetime(self: copy self)
    private mutating func expectedName() -> DNSName? {
        guard let firstName, bytes.has(firstName.wire.span.bytes, at: position) else { return nil }
        position += firstName.wire.count
        return firstName
    }

    /// The data of a record of `type` in the next `length` bytes.
    @_lifetime(self: copy self)
    mutating func recordData(_ type: DNSType, length: Int) throws(DNSMessageError) -> RecordData {
        let start = position
        guard remaining >= length else { throw .truncated(offset: start) }
        let data: RecordData
        switch type {
        case .a:
            guard length == 4 else { throw .badRecordData(offset: start) }
            data = .a(IPAddress(v4: try uint32()))
        case .aaaa:
            guard length == 16 else { throw .badRecordData(offset: start) }
            let words = (try uint32(), try uint32(), try uint32(), try uint32())
            data = .aaaa(
                IPAddress(
                    high: UInt64(words.0) << 32 | UInt64(words.1), low: UInt64(words.2) << 32 | UInt64(words.3)))
        case .ns: data = .ns(try name())
        case .cname: data = .cname(try name())
        case .ptr: data = .ptr(try name())
        case .mx:
            let preference = try uint16()
            data = .mx(preference: preference, exchange: try name())
        case .soa:
            let (primary, mailbox) = (try name(), try name())
            data = .soa(
                StartOfAuthority(
                    primary: primary, mailbox: mailbox, serial: try uint32(), refresh: try uint32(),
                    retry: try uint32(),
                    expire: try uint32(), minimum: try uint32()))
        case .txt: data = .txt(try strings(length: length))
        default: data = .unknown(type, try array(length))
        }
        // The fields must fill the data exactly: bytes that nobody reads could hide anything.
        guard position == start + length else { throw .badRecordData(offset: start) }
        return data
    }

    /// The strings of a TXT record (RFC 1035 §3.3.14): each after a byte with its length.
    @_lifetime(self: copy self)
    private mutating func strings(length: Int) throws(DNSMessageError) -> [[UInt8]] {
        let end = position + length
        var strings: [[UInt8]] = []
        while position < end {
            let count = Int(bytes.uint8(at: position))
            guard position + 1 + count <= end else { throw .badRecordData(offset: position) }
            position += 1
            strings.append(try array(count))
        }
        return strings
    }
}
