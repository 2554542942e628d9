// The same numbers everywhere, for ever: captures depend on it. Read first: Sources/Basics/SeededGenerator.swift.

import Basics
import Testing

@Suite struct SeededGeneratorTests {
    @Test func theFirstNumbersNeverChange() {
        // xoshiro256** with the SplitMix64 state of seed 0, computed with the authors' reference code's algorithm.
        var generator = SeededGenerator(seed: 0)
        let numbers = (0..<3).map { _ in generator.next() }
        #expect(numbers == [0x99EC_5F36_CB75_F2B4, 0xBF6E_1F78_4956_452A, 0x1A5F_849D_4933_E6E0])
    }

    @Test func namesGiveIndependentStreams() {
        var a = SeededGenerator(seed: 1, name: "link a")
        var b = SeededGenerator(seed: 1, name: "link b")
        let (first, other) = (a.next(), b.next())
        #expect(first != other)
        var again = SeededGenerator(seed: 1, name: "link a")
        _ = again.next()
        #expect(a == again)
    }

    @Test func chanceIsExactAtItsEnds() {
        var generator = SeededGenerator(seed: 3)
        let before = generator
        let (never, always) = (generator.chance(partsPerMillion: 0), generator.chance(partsPerMillion: 1_000_000))
        #expect(!never && always)
        #expect(generator == before)
        let hits = (0..<100_000).count { _ in generator.chance(partsPerMillion: 50_000) }
        #expect((4_500...5_500).contains(hits))
    }

    @Test func boundsHold() {
        var generator = SeededGenerator(seed: 4)
        for bound in [1, 2, 3, 1000, UInt64.max] as [UInt64] {
            let numbers = (0..<200).map { _ in generator.next(below: bound) }
            #expect(numbers.allSatisfy { $0 < bound })
        }
    }
}
