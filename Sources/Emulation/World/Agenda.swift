// What happens next: a 4-ary heap of 16-byte keys, ordered by time, then by the order of scheduling.
// Read first: World.swift.
//
// A key carries its event with it, so that there is no second table to look into: 64 bits of time; 40 bits of
// scheduling sequence and 24 bits that say what happens to whom. Frames in flight are not in here; they wait in line
// at their link, and only the head of each line has a key.

import Basics

/// An event of the world: what happens, to which of them.
package struct AgendaEvent: Equatable, Sendable {
    package enum Kind: UInt64, Sendable {
        /// The first frame in line on a link's lane arrives.
        case laneHead
        /// A host asked to be woken.
        case hostWake
        /// A frame that overtook others arrives.
        case strayFrame
        /// Somebody outside planned something: a person's command, a fault.
        case intervention
    }

    /// Indices lie below this: 22 bits.
    package static let indexLimit = 1 << 22
    /// The kind in the upper two of 24 bits, the index in the others.
    var bits: UInt64

    /// An event of `kind` at number `index`, which must be below `indexLimit`.
    package init(_ kind: Kind, _ index: Int) {
        precondition(index < Self.indexLimit, "more hosts or links than the agenda can name")
        bits = kind.rawValue << 22 | UInt64(index)
    }

    init(bits: UInt64) { self.bits = bits & 0xFF_FFFF }

    /// Whom it concerns: a number whose meaning depends on the kind.
    package var index: Int { Int(bits & 0x3F_FFFF) }
    package var kind: Kind { Kind(rawValue: bits >> 22).unsafelyUnwrapped }
}

/// When an event happens; ties are broken by who was scheduled first.
package struct AgendaKey: Equatable, Sendable {
    package var time: Instant
    /// The scheduling sequence in the upper 40 bits, the event in the lower 24.
    var order: UInt64

    /// The place of `event` at `time`; `sequence` must be below 2^40 and grow with each scheduling.
    package init(_ time: Instant, sequence: UInt64, _ event: AgendaEvent) {
        self.time = time
        order = sequence << 24 | event.bits
    }

    package var event: AgendaEvent { AgendaEvent(bits: order) }
    package var sequence: UInt64 { order >> 24 }

    @inline(__always)
    func precedes(_ other: AgendaKey) -> Bool {
        time.nanoseconds != other.time.nanoseconds ? time.nanoseconds < other.time.nanoseconds : order < other.order
    }
}

/// The events to come, next one first.
package struct Agenda: Equatable, Sendable {
    private var heap: [AgendaKey] = []

    package init() {}

    /// How many events are still to come.
    package var count: Int { heap.count }
    /// The next event, left where it is; nil when there is none.
    package var next: AgendaKey? { heap.first }

    /// Adds an event.
    package mutating func push(_ key: AgendaKey) {
        heap.append(key)
        var i = heap.count - 1
        heap.withUnsafeMutableBufferPointer { heap in
            while i > 0 {
                let parent = (i - 1) >> 2
                if !key.precedes(heap[parent]) { break }
                heap[i] = heap[parent]
                i = parent
            }
            heap[i] = key
        }
    }

    /// Takes the next event out; nil when there is none.
    package mutating func pop() -> AgendaKey? {
        guard let last = heap.popLast() else { return nil }
        if heap.isEmpty { return last }
        let first = heap[0]
        sink(last)
        return first
    }

    /// Lets `key` sink from the top to where it belongs.
    private mutating func sink(_ key: AgendaKey) {
        let count = heap.count
        heap.withUnsafeMutableBufferPointer { heap in
            var i = 0
            while true {
                let firstChild = (i << 2) + 1
                if firstChild >= count { break }
                var least = firstChild
                let end = min(firstChild + 4, count)
                var child = firstChild + 1
                while child < end {
                    if heap[child].precedes(heap[least]) { least = child }
                    child += 1
                }
                if !heap[least].precedes(key) { break }
                heap[i] = heap[least]
                i = least
            }
            heap[i] = key
        }
    }
}
