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

    @Test func anOwnedBoxIsChangedInPlace() {
        var box: Boxed<[Int]>? = Boxed([1])
        box?.own.append(2)
        #expect(box?.own == [1, 2])
        let copy = box
        box?.value.append(3)
        #expect(copy?.value == [1, 2])
        box?.own.append(4)
        #expect(box?.value == [1, 2, 3, 4])
        #expect(copy?.value == [1, 2])
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
