// Values under small keys. Read first: Sources/Basics/FlatMap.swift.

import Basics
import Testing

@Suite("Flat map") struct FlatMapTests {
    /// A map with the numbers from 0 up to `count`, each under three times itself.
    func numbers(_ count: UInt64) -> FlatMap<UInt64, [UInt64]> {
        var map = FlatMap<UInt64, [UInt64]>()
        for i in 0..<count { map[3 * i] = [i] }
        return map
    }

    @Test("A borrowed value comes back to its key, unless the key was removed")
    func borrowing() {
        var map = numbers(3)
        #expect(map.borrow(3) == [1])
        #expect(map.contains(3) && map[3] == nil && map.count == 3)
        map.giveBack([7], for: 3)
        #expect(map[3] == [7])
        #expect(map.borrow(4) == nil)
        _ = map.borrow(6)
        map.removeValue(forKey: 6)
        map.giveBack([8], for: 6)
        #expect(map[6] == nil && map.count == 2)
    }

    @Test("Agrees with a dictionary through thousands of random changes")
    func agrees() {
        var random = SeededGenerator(seed: 11)
        var map = FlatMap<UInt64, [Int]>()
        var reference: [UInt64: [Int]] = [:]
        for step in 0..<20_000 {
            // Few different keys that differ in their upper bits only, so that every one comes and goes often.
            let key = random.next(below: 200) << 40 | 1
            switch random.next(below: 6) {
            case 0:
                map[key] = [step]
                reference[key] = [step]
            case 1:
                map[key] = nil
                reference[key] = nil
            case 2:
                map[key]?.append(step)
                reference[key]?.append(step)
            case 3:
                let (taken, expected) = (map.removeValue(forKey: key), reference.removeValue(forKey: key))
                #expect(taken == expected)
            case 4:
                // A change through `inout` may add a value, or take one away.
                toggle(&map[key], step)
                toggle(&reference[key], step)
            default:
                #expect(map[key] == reference[key])
                #expect(map.contains(key) == (reference[key] != nil))
            }
            #expect(map.count == reference.count)
            #expect(map.isEmpty == reference.isEmpty)
        }
        for (key, value) in reference { #expect(map[key] == value) }
    }

    private func toggle(_ value: inout [Int]?, _ step: Int) { value = value == nil ? [step] : nil }

    @Test("Grows from nothing to thousands, and every value stays under its key")
    func growth() {
        let map = numbers(10_000)
        #expect(map.count == 10_000)
        for i in UInt64(0)..<10_000 {
            #expect(map[3 * i] == [i])
            #expect(map[3 * i + 1] == nil)
        }
    }

    @Test("What was removed is gone, and its room is used again")
    func removal() {
        var map = numbers(100)
        for i in UInt64(0)..<100 where i % 2 == 0 { #expect(map.removeValue(forKey: 3 * i) == [i]) }
        #expect(map.count == 50)
        for i in UInt64(0)..<100 { #expect(map[3 * i] == (i % 2 == 0 ? nil : [i])) }
        #expect(map.removeValue(forKey: 0) == nil)
        for i in UInt64(1000)..<1050 { map[i] = [] }
        #expect(map.count == 100)
        map.removeAll()
        #expect(map.isEmpty)
        #expect(map[3] == nil)
        #expect(map == FlatMap())
    }

    @Test("A copy is not changed with its original")
    func copies() {
        var original = numbers(10)
        let copy = original
        original[0]?.append(7)
        original[3] = nil
        original[1] = [1]
        #expect(copy == numbers(10))
        #expect(copy[0] == [0] && copy[3] == [1] && copy[1] == nil)
        #expect(original[0] == [0, 7] && original[3] == nil && original[1] == [1])
        #expect(original != copy)
    }

    @Test("The same changes make equal maps, in every run")
    func equality() {
        #expect(numbers(500) == numbers(500))
        #expect(numbers(500) != numbers(499))
        var map = numbers(500)
        map[9] = [4]
        #expect(map != numbers(500))
        map[9] = [3]
        #expect(map == numbers(500))
    }
}
