// What runs out when: exchanges with servers, and the questions of clients. Read first: ExchangeID.swift.

import Basics

/// Deadlines of whatever has a name, earliest first. There are few at a time, so a sorted array is enough.
struct DeadlineQueue<ID: Equatable & Sendable>: Equatable, Sendable {
    private struct Entry: Equatable {
        var deadline: Instant
        var id: ID
    }

    private var entries: [Entry] = []

    /// The earliest deadline; `.never` when there is none.
    var next: Instant { entries.first?.deadline ?? .never }

    mutating func insert(_ id: ID, _ deadline: Instant) {
        // Equal deadlines run out in the order in which they were set.
        entries.insert(Entry(deadline: deadline, id: id), at: index { $0.deadline <= deadline })
    }

    mutating func remove(_ id: ID, _ deadline: Instant) {
        var i = index { $0.deadline < deadline }
        while i < entries.count, entries[i].deadline == deadline {
            if entries[i].id == id {
                entries.remove(at: i)
                return
            }
            i += 1
        }
    }

    /// Takes out one whose deadline is not after `now`.
    mutating func popDue(at now: Instant) -> ID? {
        guard let first = entries.first, first.deadline <= now else { return nil }
        return entries.removeFirst().id
    }

    /// The number of entries at the front that satisfy `precedes`, found by halving.
    private func index(where precedes: (Entry) -> Bool) -> Int {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if precedes(entries[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
