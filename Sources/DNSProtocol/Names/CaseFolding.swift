// Comparing names without regard to case, eight bytes at a time (RFC 4343). Read first: DNSName.swift.
//
// Names are looked up for every question, so this is where a name server spends its time. The lengths between the
// labels are below 64 and the letters above it, so a whole name is folded without looking where its labels begin.

import Basics

/// ASCII upper and lower case as one.
enum CaseFolding {
    /// The eight bytes of `word`, each upper-case letter replaced by its lower case.
    static func fold(_ word: UInt64) -> UInt64 {
        let low = word & 0x7F7F_7F7F_7F7F_7F7F
        // In each byte the highest bit tells: at least "A", and more than "Z".
        let fromA = low + 0x3F3F_3F3F_3F3F_3F3F
        let pastZ = low + 0x2525_2525_2525_2525
        let isUpper = (fromA ^ pastZ) & ~word & 0x8080_8080_8080_8080
        return word | isUpper >> 2
    }

    /// Whether two runs of bytes of the same length are equal but for case.
    static func equal(_ a: RawSpan, _ b: RawSpan) -> Bool {
        let count = a.byteCount
        guard count == b.byteCount else { return false }
        var i = 0
        while i + 8 <= count {
            let (x, y) = (load(a, i), load(b, i))
            if x != y && fold(x) != fold(y) { return false }
            i += 8
        }
        let (x, y) = (tail(a, i), tail(b, i))
        return x == y || fold(x) == fold(y)
    }

    /// A hash that is the same for names that are equal.
    static func hash(_ bytes: RawSpan) -> UInt64 {
        var hash = UInt64(truncatingIfNeeded: bytes.byteCount)
        var i = 0
        while i + 8 <= bytes.byteCount {
            hash = mix(hash ^ fold(load(bytes, i)))
            i += 8
        }
        return mix(hash ^ fold(tail(bytes, i)))
    }

    private static func mix(_ word: UInt64) -> UInt64 {
        let product = word.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }

    private static func load(_ bytes: RawSpan, _ offset: Int) -> UInt64 {
        bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }

    /// The last bytes from `offset`, fewer than eight, as one word.
    private static func tail(_ bytes: RawSpan, _ offset: Int) -> UInt64 {
        var word: UInt64 = 0
        for i in offset..<bytes.byteCount { word = word << 8 | UInt64(bytes.uint8(at: i)) }
        return word
    }
}
