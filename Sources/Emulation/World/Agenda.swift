// What happens next: a 4-ary heap of 16-byte keys, ordered by time, then by the order of scheduling.
// Read first: World.swift.
//
// A key carries its event with it, so that there is no second table to look into: 64 bits of time; 40 bits of
// scheduling sequence and 24 bits that say what happens to whom. Frames in flight are not in here; they wait in line
// at their link, and only the head of each line has a key; nor is what people outside have planned
// (InterventionPlan.swift).

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
    /// The time in the upper 64 bits, the scheduling sequence in the next 40, the event in the lower 24. One number,
    /// so that comparing two of them is a subtraction: which comes first is as good as random, and a branch would be
    /// guessed wrong half of the time.
    private var bits: UInt128

    /// The place of `event` at `time`; `sequence` must be below 2^40 and grow with each scheduling.
    package init(_ time: Instant, sequence: UInt64, _ event: AgendaEvent) {
        bits = UInt128(time.nanoseconds) << 64 | UInt128(sequence << 24 | event.bits)
    }

    /// Later than every event.
    package static var never: AgendaKey { AgendaKey(.never, sequence: (1 << 40) - 1, AgendaEvent(bits: .max)) }

    package var time: Instant { Instant(nanoseconds: UInt64(truncatingIfNeeded: bits >> 64)) }
    package var event: AgendaEvent { AgendaEvent(bits: order) }
    package var sequence: UInt64 { order >> 24 }
    var order: UInt64 { UInt64(truncatingIfNeeded: bits) }

    @inline(__always)
    func precedes(_ other: AgendaKey) -> Bool { bits < other.bits }
}

/// The events to come, next one first.
///
/// Most events bring about another one. So the place of an event that was taken out stays open for the one that is
/// added next, which sinks from there; only when two are taken out in a row the last key moves up to close it.
package struct Agenda: Equatable, Sendable {
    private var heap: [AgendaKey] = []
    /// What stands at the top of the heap when the event there was taken out: no event has this order.
    private static var open: AgendaKey { .never }
    private var isTopOpen: Bool { !heap.isEmpty && heap[0].order == .max }

    package init() {}

    /// How many events are still to come.
    package var count: Int { heap.count - (isTopOpen ? 1 : 0) }

    /// The next event, left where it is; nil when there is none.
    package var next: AgendaKey? {
        if !isTopOpen { return heap.first }
        var least: AgendaKey?
        for key in heap.dropFirst().prefix(4) where least.map({ key.precedes($0) }) ?? true { least = key }
        return least
    }

    /// Adds an event.
    package mutating func push(_ key: AgendaKey) {
        if isTopOpen { return sink(key) }
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
    package mutating func pop() -> AgendaKey? { pop(until: .never, before: .never) }

    /// Takes the next event out if it happens at `end` or before, and precedes `other`.
    @inline(__always)
    mutating func pop(until end: Instant, before other: AgendaKey) -> AgendaKey? {
        if isTopOpen { closeTop() }
        guard let first = heap.first, first.time <= end, first.precedes(other) else { return nil }
        heap[0] = Self.open
        return first
    }

    private mutating func closeTop() {
        let last = heap.removeLast()
        if !heap.isEmpty { sink(last) }
    }

    /// Lets `key` sink from the top to where it belongs.
    private mutating func sink(_ key: AgendaKey) {
        let count = heap.count
        heap.withUnsafeMutableBufferPointer { heap in
            var i = 0
            while true {
                let child = (i << 2) + 1
                if child >= count { break }
                let least = Self.leastChild(heap, child, count)
                if !heap[least].precedes(key) { break }
                heap[i] = heap[least]
                i = least
            }
            heap[i] = key
        }
    }

    /// The least of the up to four siblings that begin at `child`.
    @inline(__always)
    private static func leastChild(
        _ heap: UnsafeMutableBufferPointer<AgendaKey>, _ child: Int, _ count: Int
    ) -> Int {
        if child &+ 3 < count {
            // A tournament, so that the two first rounds do not wait for each other.
            let one = heap[child &+ 1].precedes(heap[child]) ? child &+ 1 : child
            let two = heap[child &+ 3].precedes(heap[child &+ 2]) ? child &+ 3 : child &+ 2
            return heap[two].precedes(heap[one]) ? two : one
        }
        var least = child
        for other in (child &+ 1)..<max(child &+ 1, count) where heap[other].precedes(heap[least]) { least = other }
        return least
    }
}
