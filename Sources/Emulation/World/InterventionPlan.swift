// What people outside have planned, in the order of its moments. Read first: Agenda.swift, Intervention.swift.
//
// Not in the agenda: a lesson can plan thousands of letters before it starts, and a heap with all of them would be
// copied after every snapshot, as soon as anything happens. Here what is over is only passed by.

/// The interventions that are still to come, next one first.
package struct InterventionPlan: Equatable, Sendable {
    /// All that were ever planned, sorted. Only planning changes it.
    private var keys: [AgendaKey] = []
    /// How many of them are over.
    private var passed = 0
    /// The next one; `AgendaKey.never` when there is none.
    package private(set) var next = AgendaKey.never

    /// A plan without anything in it.
    package init() {}

    /// Whether there is a next one.
    package var hasNext: Bool { passed < keys.count }

    /// Adds one; of two at the same time the one that was scheduled first comes first.
    package mutating func add(_ key: AgendaKey) {
        var (low, high) = (passed, keys.count)
        // Whoever plans many plans them in their order.
        if let last = keys.last, last.precedes(key) { low = high }
        while low < high {
            let middle = (low + high) / 2
            if keys[middle].precedes(key) { low = middle + 1 } else { high = middle }
        }
        keys.insert(key, at: low)
        next = keys[passed]
    }

    /// Passes by the next one and returns it; nil when there is none.
    package mutating func pop() -> AgendaKey? {
        guard hasNext else { return nil }
        passed += 1
        next = hasNext ? keys[passed] : .never
        return keys[passed - 1]
    }
}
