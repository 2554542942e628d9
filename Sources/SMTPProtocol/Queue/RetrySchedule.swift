// When to try again, and when to give up (RFC 5321 §4.5.4.1). Read first: nothing.
//
// The RFC asks for at least 30 minutes between attempts and four to five days in all; servers in use begin with five
// minutes and double the pause. A lesson may be less patient.

import Basics

/// The patience of a queue.
package struct RetrySchedule: Equatable, Sendable {
    /// The pauses after the first, second, ... failed attempt; the last one repeats. Never empty.
    package var pauses: [Interval]
    /// How long a letter may wait in all.
    package var lifetime: Interval
    /// How long a letter waits until its sender is told that it still does; nil when nobody is told, as servers in use
    /// have it unless their administrator decides otherwise (RFC 3461 §5.2.5 leaves it to them).
    package var warning: Interval?

    /// A schedule; `pauses` must not be empty.
    package init(
        pauses: [Interval] = RetrySchedule.usualPauses, lifetime: Interval = .seconds(5 * 86_400),
        warning: Interval? = nil
    ) {
        precondition(!pauses.isEmpty, "a schedule has at least one pause")
        self.pauses = pauses
        self.lifetime = lifetime
        self.warning = warning
    }

    /// 300 s, doubled up to 4000 s.
    package static let usualPauses: [Interval] = [300, 600, 1_200, 2_400, 4_000].map { Interval.seconds($0) }

    /// The pause after the attempt number `attempt`, counted from 1.
    package func pause(after attempt: Int) -> Interval { pauses[min(max(attempt, 1), pauses.count) - 1] }
}
