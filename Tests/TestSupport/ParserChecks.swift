// The four tests that every parser gets, written once: round trip, byte by byte, every truncation, hostile content.
// Read first: nothing. An example of their use: Tests/WireTests/UDPTests.swift.
//
// They throw a `ParserCheckFailure` that shows the offending bytes; a test lets it escape and so fails. What they
// look for above all is not seen in the code: a parser that traps or hangs ends the whole test run.

import Basics

/// A parser did not behave; the description shows with which bytes.
package struct ParserCheckFailure: Error, CustomStringConvertible {
    package var description: String

    init(_ what: String, _ bytes: [UInt8]) {
        let hex = bytes.prefix(96).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
        description = "\(what); \(bytes.count) bytes: \(hex)\(bytes.count > 96 ? " ..." : "")"
    }
}

/// The checks for a parser that needs all bytes at once: a header, a datagram, a file.
///
/// `parse` may throw or return nil for bytes that are wrong.
package struct ParserChecks<Value: Equatable> {
    package var parse: ([UInt8]) throws -> Value?
    package var serialize: (Value) throws -> [UInt8]

    package init(parse: @escaping ([UInt8]) throws -> Value?, serialize: @escaping (Value) throws -> [UInt8]) {
        self.parse = parse
        self.serialize = serialize
    }

    /// A value survives being written and read, and what was read writes the same bytes.
    package func roundTrip(_ value: Value) throws {
        let bytes = try serialize(value)
        guard let read = try parse(bytes) else { throw ParserCheckFailure("own bytes are refused", bytes) }
        guard read == value else { throw ParserCheckFailure("wrote \(value), read \(read)", bytes) }
        guard try serialize(read) == bytes else { throw ParserCheckFailure("the second writing differs", bytes) }
    }

    /// No part from the start is taken for the whole. `accepting` says for which lengths a part is legal after all.
    package func everyTruncation(of bytes: [UInt8], accepting isLegal: (Int) -> Bool = { _ in false }) throws {
        for length in 0..<bytes.count where !isLegal(length) {
            let part = Array(bytes.prefix(length))
            if let value = attempt(part) { throw ParserCheckFailure("a truncated \(value) was accepted", part) }
        }
    }

    /// Every one-, two- and four-byte field at every offset is set to the values that length fields go wrong with.
    /// Nothing may trap; what is accepted must survive a round trip, unless `rewrites` is false.
    package func hostileFields(in bytes: [UInt8], rewrites: Bool = true) throws {
        let values: [UInt32] = [0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFE, 0xFFFF, 0x7FFF_FFFF, 0xFFFF_FFFF]
        for width in [1, 2, 4] where bytes.count >= width {
            for offset in 0...(bytes.count - width) {
                for value in values where width == 4 || value < 1 << UInt32(8 * width) {
                    var changed = bytes
                    for i in 0..<width {
                        changed[offset + i] = UInt8(truncatingIfNeeded: value >> UInt32(8 * (width - 1 - i)))
                    }
                    try survives(changed, rewrites: rewrites)
                }
            }
        }
    }

    /// `count` random changes: bytes overwritten, bits flipped, parts removed, doubled or cut off. Same `seed`, same
    /// changes.
    package func mutations(of bytes: [UInt8], count: Int = 2000, seed: UInt64 = 1, rewrites: Bool = true) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<count {
            var changed = bytes
            for _ in 0...Int(random.next(below: 4)) { Mutation.apply(to: &changed, &random) }
            try survives(changed, rewrites: rewrites)
        }
    }

    private func attempt(_ bytes: [UInt8]) -> Value? { (try? parse(bytes)) ?? nil }

    private func survives(_ bytes: [UInt8], rewrites: Bool) throws {
        guard let value = attempt(bytes), rewrites else { return }
        let again = try serialize(value)
        guard let read = try parse(again), read == value else {
            throw ParserCheckFailure("accepted as \(value), which does not survive a round trip", bytes)
        }
    }
}

/// The checks for a parser that is fed piece by piece, as from a TCP connection.
package struct StreamChecks<Output: Equatable> {
    /// Feeds the pieces to a fresh parser and returns everything that came out.
    package var feed: ([[UInt8]]) throws -> Output

    package init(feed: @escaping ([[UInt8]]) throws -> Output) { self.feed = feed }

    /// Whole, byte by byte, in two pieces at every place, and in random pieces: always the same comes out.
    package func everySplit(of bytes: [UInt8], seed: UInt64 = 1) throws {
        let whole = try feed([bytes])
        guard try feed(bytes.map { [$0] }) == whole else {
            throw ParserCheckFailure("byte by byte, something else came out than \(whole)", bytes)
        }
        for cut in 0...bytes.count where bytes.count <= 1000 || cut % 97 == 0 {
            guard try feed([Array(bytes[..<cut]), Array(bytes[cut...])]) == whole else {
                throw ParserCheckFailure("cut at \(cut), something else came out than \(whole)", bytes)
            }
        }
        var random = SeededGenerator(seed: seed)
        for _ in 0..<20 {
            var pieces: [[UInt8]] = []
            var rest = bytes[...]
            while !rest.isEmpty {
                let n = 1 + Int(random.next(below: UInt64(min(rest.count, 64))))
                pieces.append(Array(rest.prefix(n)))
                rest = rest.dropFirst(n)
            }
            guard try feed(pieces) == whole else {
                throw ParserCheckFailure("in pieces, something else came out than \(whole)", bytes)
            }
        }
    }

    /// Random changes as in `ParserChecks.mutations`: nothing may trap or hang, errors are welcome.
    package func mutations(of bytes: [UInt8], count: Int = 500, seed: UInt64 = 1) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<count {
            var changed = bytes
            for _ in 0...Int(random.next(below: 4)) { Mutation.apply(to: &changed, &random) }
            _ = try? feed([changed])
        }
    }
}

/// One random change of some bytes.
package enum Mutation {
    package static func apply(to bytes: inout [UInt8], _ random: inout SeededGenerator) {
        func place(_ n: Int) -> Int { Int(random.next(below: UInt64(max(n, 1)))) }
        guard !bytes.isEmpty else { return bytes.append(UInt8(truncatingIfNeeded: random.next())) }
        switch random.next(below: 7) {
        case 0: bytes[place(bytes.count)] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes[place(bytes.count)] ^= 1 << UInt8(random.next(below: 8))
        case 2: bytes[place(bytes.count)] = random.next(below: 2) == 0 ? 0 : 0xFF
        case 3: bytes.removeLast(1 + place(bytes.count))
        case 4: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: place(bytes.count))
        case 5: bytes.remove(at: place(bytes.count))
        default:
            let start = place(bytes.count)
            bytes.insert(contentsOf: bytes[start..<min(start + 1 + place(16), bytes.count)], at: start)
        }
    }
}
