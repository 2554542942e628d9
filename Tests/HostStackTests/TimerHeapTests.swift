// The deadlines of a host.

import Basics
import HostStack
import Testing

@Suite("Timer heap") struct TimerHeapTests {
    @Test("Gives out what is due, the earliest first")
    func order() {
        var heap = TimerHeap()
        var random = SeededGenerator(seed: 4)
        #expect(heap.nextDeadline == .never)
        let deadlines = (0..<1000).map { _ in Instant(nanoseconds: random.next(below: 500)) }
        for (i, deadline) in deadlines.enumerated() { heap.push(deadline, .neighbour(UInt32(i))) }
        var popped: [Instant] = []
        while let entry = heap.pop(until: Instant(nanoseconds: 400)) { popped.append(entry.deadline) }
        #expect(popped == deadlines.filter { $0.nanoseconds <= 400 }.sorted())
        #expect(heap.nextDeadline.nanoseconds > 400)
    }

    @Test("The first entry can be moved, and taken out")
    func movedFirst() {
        var heap = TimerHeap()
        var random = SeededGenerator(seed: 5)
        var expected = (0..<200).map { _ in random.next(below: 500) }
        for deadline in expected { heap.push(Instant(nanoseconds: deadline), .neighbour(0)) }
        for _ in 0..<1000 {
            expected.sort()
            guard let first = expected.first else { break }
            #expect(heap.first?.deadline.nanoseconds == first)
            #expect(heap.nextDeadline.nanoseconds == first)
            expected.removeFirst()
            if random.next(below: 4) == 0 {
                heap.moveFirst(to: .never)
            } else {
                expected.append(first + random.next(below: 500))
                heap.moveFirst(to: Instant(nanoseconds: expected[expected.count - 1]))
            }
        }
        #expect(heap.first == nil && heap.nextDeadline == .never)
    }
}
