// The fields of a message, written with compression (RFC 1035 §4.1.4). Read first: DNSDecoder.swift, its mirror image.
//
// Every suffix of a name that was written before is replaced by a pointer to it. Names are compared byte for byte, so
// the case in which an owner wrote a name survives. Only the record types of RFC 1035 have compressed names in their
// data (RFC 3597 §4).

import Basics

/// Bytes of a message that is being written.
struct DNSEncoder {
    /// What was written so far, and room for more.
    private var storage = [UInt8](repeating: 0, count: 512)
    /// How many bytes were written so far.
    private(set) var count = 0
    /// The suffixes that pointers can lead to: how long they are, and where they were written.
    private var suffixes: [(length: Int, offset: Int)] = []
    /// No more suffixes than this are remembered, so that a huge message stays linear.
    private static let rememberedSuffixes = 256

    /// Ends the message and gives its bytes away.
    mutating func finish() -> [UInt8] {
        storage.removeLast(storage.count - count)
        return storage
    }

    private mutating func makeRoom(_ n: Int) {
        if storage.count - count < n { storage += [UInt8](repeating: 0, count: max(n, storage.count)) }
    }

    mutating func uint8(_ value: UInt8) {
        makeRoom(1)
        storage[count] = value
        count += 1
    }

    mutating func uint16(_ value: UInt16) {
        makeRoom(2)
        let offset = count
        patch16(value, at: offset)
        count += 2
    }

    mutating func uint32(_ value: UInt32) {
        makeRoom(4)
        let offset = count
        var span = storage.mutableSpan
        var raw = span.mutableBytes
        raw.store32(value, at: offset)
        count += 4
    }

    mutating func patch16(_ value: UInt16, at offset: Int) {
        var span = storage.mutableSpan
        var raw = span.mutableBytes
        raw.store16(value, at: offset)
    }

    mutating func raw(_ more: some Sequence<UInt8>) {
        for byte in more { uint8(byte) }
    }

    /// Forgets everything after the first `count` bytes.
    mutating func rewind(to count: Int) {
        self.count = count
        while let last = suffixes.last, last.offset >= count { suffixes.removeLast() }
    }

    /// A name, with a pointer in place of a suffix that was written before.
    mutating func name(_ name: DNSName) {
        let wire = name.wire
        var position = 0
        var target: Int?
        while wire[position] != 0 {
            target = find(wire, from: position)
            if target != nil { break }
            // RFC 1035 §4.1.4: a pointer has 14 bits, so only the first 16 KiB can be pointed to.
            if count + position < 0x4000 && suffixes.count < Self.rememberedSuffixes {
                suffixes.append((wire.count - position, count + position))
            }
            position += 1 + Int(wire[position])
        }
        makeRoom(position + 2)
        for i in 0..<position { storage[count + i] = wire[i] }
        count += position
        if let target { uint16(0xC000 | UInt16(target)) } else { uint8(0) }
    }

    mutating func question(_ question: DNSQuestion) {
        name(question.name)
        uint16(question.type.rawValue)
        uint16(question.class.rawValue)
    }

    /// A record (RFC 1035 §4.1.3). False, with nothing written, when its data is larger than 65,535 bytes.
    mutating func record(_ record: ResourceRecord) -> Bool {
        let start = count
        name(record.name)
        uint16(record.type.rawValue)
        uint16(record.class.rawValue)
        uint32(record.ttl)
        let length = count
        uint16(0)
        data(record.data)
        guard let size = UInt16(exactly: count - length - 2) else {
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
            uint32(soa.serial)
            uint32(soa.refresh)
            uint32(soa.retry)
            uint32(soa.expire)
            uint32(soa.minimum)
        case .txt(let strings):
            for string in strings {
                // RFC 1035 §3.3: a character string has at most 255 octets; what is beyond cannot be written.
                uint8(UInt8(min(string.count, 255)))
                raw(string.prefix(255))
            }
        case .unknown(_, let bytes): raw(bytes)
        }
    }

    /// The OPT pseudo-record (RFC 6891 §6.1.2).
    mutating func opt(_ edns: EDNS, extendedCodeBits: UInt8) {
        uint8(0)
        uint16(DNSType.opt.rawValue)
        uint16(edns.payloadSize)
        uint32(UInt32(extendedCodeBits) << 24 | UInt32(edns.version) << 16 | (edns.dnssecOK ? 0x8000 : 0))
        let length = count
        uint16(0)
        for option in edns.options {
            uint16(option.code)
            uint16(UInt16(min(option.value.count, 0xFFFF)))
            raw(option.value.prefix(0xFFFF))
        }
        patch16(UInt16(truncatingIfNeeded: count - length - 2), at: length)
    }

    /// Where the suffix of `wire` that begins at `start` was written before.
    private func find(_ wire: [UInt8], from start: Int) -> Int? {
        let length = wire.count - start
        for suffix in suffixes where suffix.length == length && suffix.offset < count {
            if matches(wire, from: start, at: suffix.offset) { return suffix.offset }
        }
        return nil
    }

    /// Whether the name at `offset`, with its pointers followed, is the suffix of `wire` from `start`.
    private func matches(_ wire: [UInt8], from start: Int, at offset: Int) -> Bool {
        var (position, offset) = (start, offset)
        while true {
            // Our own pointers lead backward; what they lead to was written completely.
            while storage[offset] >= 0xC0 { offset = Int(storage[offset] & 0x3F) << 8 | Int(storage[offset + 1]) }
            let length = Int(storage[offset])
            guard Int(wire[position]) == length else { return false }
            if length == 0 { return true }
            for i in 1...length where wire[position + i] != storage[offset + i] { return false }
            position += 1 + length
            offset += 1 + length
        }
    }
}
