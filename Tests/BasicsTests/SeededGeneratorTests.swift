// The same numbers everywhere, for ever: captures depend on it. Read first: Sources/Basics/SeededGenerator.swift.

import Basics
import Testing

@Suite struct SeededGeneratorTests {
    @Test func theFirstNumbersNeverChange() {
        // xoshiro256** with the SplitMix64 state of seed 0, computed with the authors' reference code's algorithm.
        var generator = SeededGenerator(seed: 0)
        #expect(generator.next() == 0x99EC_5F36_CB75_F2B4)
        #expect(generator.next() == 0xBF6E_1F78_4956_452A)
    }

    @Test func namesGiveIndependentStreams() {
        var a = SeededGenerator(seed: 1, name: "link a")
        var b = SeededGenerator(seed: 1, name: "link b")
        #expect(a.next() != b.next())
        var again = SeededGenerator(seed: 1, name: "link a")
        _ = again.next()
        #expect(a == again)
    }

    @Test func chanceIsExactAtItsEnds() {
        var generator = SeededGenerator(seed: 3)
        let before = generator
        #expect(!generator.chance(partsPerMillion: 0))
        #expect(generator.chance(partsPerMillion: 1_000_000))
        #expect(generator == before)
        let hits = (0..<100_000).count { _ in generator.chance(partsPerMillion: 50_000) }
        #expect((4_500...5_500).contains(hits))
    }

    @Test func boundsHold() {
        var generator = SeededGenerator(seed: 4)
        for bound in [1, 2, 3, 1000, UInt64.max] as [UInt64] {
            for _ in 0..<200 { #expect(generator.next(below: bound) < bound) }
        }
    }
}
