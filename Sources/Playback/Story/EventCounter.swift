// How often something happened. Read first: StoryEvent.swift.

import Basics
import Scenarios

/// Counts the events that the expectations and the goals of a lesson ask about.
package struct EventCounter: Equatable, Sendable {
    private var predicates: [EventPredicate] = []
    private var counts: [Int] = []

    /// Counts for all event predicates in `expectations`.
    package init(_ expectations: [Expectation]) {
        for expectation in expectations { add(expectation.condition) }
        counts = Array(repeating: 0, count: predicates.count)
    }

    private mutating func add(_ condition: ExpectationCondition) {
        switch condition {
        case .event(let predicate), .none(let predicate): predicates.append(predicate)
        case .all(let parts), .any(let parts): for part in parts { add(part.condition) }
        case .not(let part): add(part.condition)
        case .mailbox, .outcome, .via, .read, .spf, .ptr, .queue: break
        }
    }

    /// Notes that `event` happened.
    package mutating func happened(_ event: StoryEvent, at now: Instant) {
        for i in predicates.indices where predicates[i].matches(event) && predicates[i].admits(now) { counts[i] += 1 }
    }

    /// Whether it happened as often as `nth` says.
    package func hasHappened(_ predicate: EventPredicate) -> Bool {
        predicates.firstIndex(of: predicate).map { counts[$0] >= predicate.nth } ?? false
    }
}
