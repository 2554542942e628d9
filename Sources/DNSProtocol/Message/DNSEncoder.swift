// The fields of a message, written with compression (RFC 1035 §4.1.4). Read first: DNSDecoder.swift, its mirror image.
//
// Every suffix of a name that was written before is replaced by a pointer to it. Names are compared byte for byte, so
// the case in which an owner wrote a name survives. Only the record types of RFC 1035 have compressed names in their
// data (RFC 3597 §4).

import Basics

/// Bytes of a message that is being written.
struct DNSEncoder {
    private(set) var bytes: [UInt8] = []
    /// The suffixes that pointers can lead to: a hash of the bytes, and where it was written.
    private var suffixes: [(hash: UInt32, offset: UInt16)] = []
    /// No more suffixes than this are remembered, so that a huge message stays linear.
    private static let rememberedSuffixes = 256

    init() { bytes.reserveCapacity(512) }

    var count: Int { bytes.count }

    mutating func uint16(_ value: UInt16) {
        bytes.append(UInt8(truncatingIfNeeded: value >> 8))
        bytes.append(UInt8(truncatingIfNeeded: value))
    }

    mutating func uint32(_ value: UInt32) {
        uint16(UInt16(truncatingIfNeeded: value >> 16))
        uint16(UInt16(truncatingIfNeeded: value))
    }

    mutating func patch16(_ value: UInt16, at offset: Int) {
        bytes[offset] = UInt8(truncatingIfNeeded: value >> 8)
        bytes[offset + 1] = UInt8(truncatingIfNeeded: value)
    }

    /// Forgets everything after the first `count` bytes.
    mutating func rewind(to count: Int) {
        bytes.removeLast(bytes.count - count)
        while let last = suffixes.last, Int(last.offset) >= count { suffixes.removeLast() }
    }

    /// A name, with a pointer in place of a suffix that was written before.
    mutating func name(_ name: DNSName) {
        let wire = name.wire
        var position = 0
        while wire[position] != 0 {
            let hash = Self.hash(wire, from: position)
            if let offset = find(wire, from: position, hash) {
                uint16(0xC000 | offset)
                return
            }
            // RFC 1035 §4.1.4: a pointer has 14 bits, so only the first 16 KiB can be pointed to.
            if bytes.count < 0x4000 && suffixes.count < Self.rememberedSuffixes {
                suffixes.append((hash, UInt16(bytes.count)))
            }
            let end = position + 1 + Int(wire[position])
            for i in position..<end { bytes.append(wire[i]) }
            position = end
        }
        bytes.append(0)
    }

    mutating func question(_ question: DNSQuestion) {
        name(question.name)
        uint16(question.type.rawValue)
        uint16(question.class.rawValue)
    }

    /// A record (RFC 1035 §4.1.3). False, with nothing written, when its data is larger than 65,535 bytes.
    mutating func record(_ record: ResourceRecord) -> Bool {
        let start = bytes.count
        name(record.name)
        uint16(record.type.rawValue)
        uint16(record.class.rawValue)
        uint32(record.ttl)
        let length = bytes.count
        uint16(0)
        data(record.data)
        guard let size = UInt16(exactly: bytes.count - length - 2) else {
            rewind(to: start)
            return false
        }
        patch16(size, at: length)
        return true
    }

    private mutating func data(_ data: RecordData) {
        switch data {
        case .a(let address): uint32(address.v4)
        case .aaaa(let address):
            uint32(UInt32(truncatingIfNeeded: address.high >> 32))
            uint32(UInt32(truncatingIfNeeded: address.high))
            uint32(UInt32(truncatingIfNeeded: address.low >> 32))
            uint32(UInt32(truncatingIfNeeded: address.low))
        case .ns(let host), .cname(let host), .ptr(let host): name(host)
        case .mx(let preference, let exchange):
            uint16(preference)
            name(exchange)
        case .soa(let soa):
            name(soa.primary)
            name(soa.mailbox)
            for value in [soa.serial, soa.refresh, soa.retry, soa.expire, soa.minimum] { uint32(value) }
        case .txt(let strings):
            for string in strings {
                // RFC 1035 §3.3: a character string has at most 255 octets; what is beyond cannot be written.
                bytes.append(UInt8(min(string.count, 255)))
                bytes += string.prefix(255)
            }
        case .unknown(_, let raw): bytes += raw
        }
    }

    /// The OPT pseudo-record (RFC 6891 §6.1.2).
    mutating func opt(_ edns: EDNS, extendedCodeBits: UInt8) {
        bytes.append(0)
        uint16(DNSType.opt.rawValue)
        uint16(edns.payloadSize)
        uint32(UInt32(extendedCodeBits) << 24 | UInt32(edns.version) << 16 | (edns.dnssecOK ? 0x8000 : 0))
        let length = bytes.count
        uint16(0)
        for option in edns.options {
            uint16(option.code)
            uint16(UInt16(min(option.value.count, 0xFFFF)))
            bytes += option.value.prefix(0xFFFF)
        }
        patch16(UInt16(truncatingIfNeeded: bytes.count - length - 2), at: length)
    }

    private static func hash(_ wire: [UInt8], from start: Int) -> UInt32 {
        var hash: UInt32 = 0x811C_9DC5
        for i in start..<wire.count { hash = (hash ^ UInt32(wire[i])) &* 0x0100_0193 }
        return hash
    }

    /// Where the suffix of `wire` that begins at `start` was written before.
    private func find(_ wire: [UInt8], from start: Int, _ hash: UInt32) -> UInt16? {
        for suffix in suffixes where suffix.hash == hash {
            if matches(wire, from: start, at: Int(suffix.offset)) { return suffix.offset }
        }
        return nil
    }

    /// Whether the name at `offset`, with its pointers followed, is the suffix of `wire` from `start`.
    private func matches(_ wire: [UInt8], from start: Int, at offset: Int) -> Bool {
        var (position, offset) = (start, offset)
        while true {
            // Our own pointers lead backward, and the name that is being written is never looked at.
            while bytes[offset] >= 0xC0 { offset = Int(bytes[offset] & 0x3F) << 8 | Int(bytes[offset + 1]) }
            let length = Int(bytes[offset])
            guard wire[position] == bytes[offset] else { return false }
            if length == 0 { return true }
            for i in 1...length where wire[position + i] != bytes[offset + i] { return false }
            position += 1 + length
            offset += 1 + length
            if offset >= bytes.count { return false }
        }
    }
}
