// A limit on how often something is done, with room for a burst. Read first: nothing.

import Basics

/// Tokens that come back with time.
package struct TokenBucket: Equatable, Sendable {
    /// The time from one token to the next.
    let interval: Interval
    /// How many tokens there can be.
    let capacity: UInt64
    /// When the bucket will be full again; in the past when it is.
    private var fullAt = Instant.start

    /// A full bucket.
    package init(interval: Interval, capacity: UInt64) {
        self.interval = interval
        self.capacity = capacity
    }

    /// Takes a token; false when none is left.
    package mutating func take(at now: Instant) -> Bool {
        let start = max(fullAt, now)
        guard start + interval <= now + interval * capacity else { return false }
        fullAt = start + interval
        return true
    }
}
