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
}
