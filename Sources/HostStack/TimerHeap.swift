// When to wake up next: the deadlines of everything in a host, the earliest on top.
// Read first: Sources/Basics/Instant.swift.
//
// Timers of a network stack are set far more often than they go off: every acknowledgment moves a retransmission
// timer. So a deadline that moves later is not touched here. The old entry comes up, its owner says "not yet, but
// then", and it is put back. An entry whose owner is gone is skipped. No event ever looks at all timers.

import Basics

/// Who wants to be woken.
package enum TimerTarget: Equatable, Sendable {
    /// A place in the table of connections.
    case connection(UInt32)
    /// A place in the neighbour cache.
    case neighbour(UInt32)
    /// The identity of a half-assembled packet.
    case reassembly(UInt32)
}

/// A heap with four children a node: half as deep as a binary one, and the children share a cache line.
package struct TimerHeap: Equatable, Sendable {
    /// When, and who.
    package struct Entry: Equatable, Sendable {
        /// When the target wants to be woken.
        package var deadline: Instant
        var target: TimerTarget
    }

    private var entries: [Entry] = []
    /// The earliest deadline, `.never` when there is none. Kept beside the heap: it is asked for after every frame.
    package private(set) var nextDeadline = Instant.never

    /// No deadlines.
    package init() {}

    /// Adds a deadline; an earlier one of the same target stays, and comes up too.
    package mutating func push(_ deadline: Instant, _ target: TimerTarget) {
        nextDeadline = min(nextDeadline, deadline)
        entries.append(Entry(deadline: deadline, target: target))
        var i = entries.count - 1
        while i > 0 {
            let parent = (i - 1) / 4
            if entries[parent].deadline <= deadline { break }
            entries.swapAt(i, parent)
            i = parent
        }
    }

    /// Takes the earliest entry that is due, if one is.
    package mutating func pop(until now: Instant) -> Entry? {
        guard nextDeadline <= now, let last = entries.popLast() else { return nil }
        defer { nextDeadline = entries.first?.deadline ?? .never }
        if entries.isEmpty { return last }
        let first = entries[0]
        entries[0] = last
        var i = 0
        while true {
            let children = 4 * i + 1
            if children >= entries.count { break }
            var least = children
            for child in (children + 1)..<max(children + 1, min(children + 4, entries.count))
            where entries[child].deadline < entries[least].deadline { least = child }
            if last.deadline <= entries[least].deadline { break }
            entries.swapAt(i, least)
            i = least
        }
        return first
    }
}
