// Copies share, changes do not. Read first: Sources/Basics/ChunkedArray.swift.

import Basics
import Testing

@Suite struct ChunkedArrayTests {
    @Test func aCopyDoesNotSeeLaterChanges() {
        var array = ChunkedArray<[Int]>()
        for i in 0..<100 { array.append([i]) }
        let before = array
        array[40].append(7)
        array[99] = []
        #expect(before[40] == [40] && before[99] == [99])
        #expect(array[40] == [40, 7] && array[99] == [])
        #expect(array != before)
        array[40] = [40]
        array[99] = [99]
        #expect(array == before)
        #expect(array.indices == 0..<100)
    }

    /// Against an ordinary array, with insertions and removals of all lengths.
    @Test(arguments: 1...20 as ClosedRange<UInt64>) func itIsAnArray(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var (array, expected): (ChunkedArray<Int>, [Int]) = ([], [])
        for step in 0..<300 {
            let start = Int(random.next(below: UInt64(expected.count + 1)))
            switch random.next(below: 4) {
            case 0:
                array.append(step)
                expected.append(step)
            case 1:
                let new = Array(0..<Int(random.next(below: 70)))
                array.insert(contentsOf: new, at: start)
                expected.insert(contentsOf: new, at: start)
            case 2:
                let end = start + Int(random.next(below: UInt64(min(40, expected.count - start) + 1)))
                let before = array
                array.removeSubrange(start..<end)
                #expect(Array(before) == expected)
                expected.removeSubrange(start..<end)
            default:
                let remainder = Int(random.next(below: 3))
                array.removeAll { $0 % 3 == remainder }
                expected.removeAll { $0 % 3 == remainder }
            }
            #expect(array.count == expected.count && Array(array) == expected)
        }
        #expect(array == ChunkedArray(expected))
    }
}
