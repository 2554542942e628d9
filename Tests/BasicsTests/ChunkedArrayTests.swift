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
}
