// Boxes are values. Read first: Sources/Basics/Boxed.swift.

import Basics
import Testing

@Suite struct BoxedTests {
    @Test func aCopyIsNotChangedWithItsOriginal() {
        var original = Boxed([1, 2, 3])
        let copy = original
        original.value.append(4)
        #expect(original.value == [1, 2, 3, 4])
        #expect(copy.value == [1, 2, 3])
        #expect(original != copy)
        original.value.removeLast()
        #expect(original == copy)
    }

    @Test func anArrayOfBoxesSharesWhatNobodyChanges() {
        var array = ChunkedArray<[Int]>()
        for i in 0..<100 { array.append([i]) }
        let copy = array
        for i in stride(from: 0, to: 100, by: 7) { array[i].append(-1) }
        for i in 0..<100 {
            #expect(array[i] == (i % 7 == 0 ? [i, -1] : [i]))
            #expect(copy[i] == [i])
        }
        #expect(array != copy)
    }
}
