// The only source of chance inside an emulated world: xoshiro256**, seeded through SplitMix64.
// Read first: nothing.
//
// Every link and every host owns one generator, seeded from the lesson's seed and its own name, so that adding a
// host to a topology does not change what happens to the others. Same seed and name, same numbers, on every machine.
// The algorithm is the public-domain one of Blackman and Vigna (https://prng.di.unimi.it).

/// A small deterministic random number generator with value semantics.
public struct SeededGenerator: RandomNumberGenerator, Equatable, Sendable {
    @usableFromInline var s0, s1, s2, s3: UInt64

    /// A generator whose numbers depend on `seed` alone.
    public init(seed: UInt64) {
        var state = seed
        func splitMix() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
        s0 = splitMix()
        s1 = splitMix()
        s2 = splitMix()
        s3 = splitMix()
    }

    /// A generator for the part of the world called `name`, independent of every other name's.
    public init(seed: UInt64, name: String) {
        // FNV-1a over the UTF-8 bytes: stable everywhere, unlike Swift's own seeded hashing.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        self.init(seed: seed ^ hash)
    }

    @inlinable public mutating func next() -> UInt64 {
        func rotate(_ x: UInt64, _ k: UInt64) -> UInt64 { (x << k) | (x >> (64 - k)) }
        let result = rotate(s1 &* 5, 7) &* 9
        let t = s1 << 17
        s2 ^= s0
        s3 ^= s1
        s1 ^= s2
        s0 ^= s3
        s2 ^= t
        s3 = rotate(s3, 45)
        return result
    }

    /// A number in `0..<bound`; `bound` must be above zero. Multiply-shift: its bias is below 2^-32 for bounds under
    /// 2^32.
    @inlinable public mutating func next(below bound: UInt64) -> UInt64 {
        precondition(bound > 0, "an empty range has no random member")
        return next().multipliedFullWidth(by: bound).high
    }

    /// True with probability `parts` in a million; 0 never, 1,000,000 always. Draws no number at either end.
    @inlinable public mutating func chance(partsPerMillion parts: UInt32) -> Bool {
        if parts == 0 { return false }
        if parts >= 1_000_000 { return true }
        return next(below: 1_000_000) < UInt64(parts)
    }
}
