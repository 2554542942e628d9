// When a server tries again to hand over a letter that nobody took. Read first: MailServerPlan.swift.

import Basics

/// RFC 5321 §4.5.4.1: wait, try again, and give up after days.
package struct RetryPlan: Equatable, Sendable {
    /// The pauses after the first, second, ... failed attempt; the last one repeats. Never empty.
    package var pauses: [Interval]
    /// How long a letter stays in the queue before it goes back to its sender.
    package var lifetime: Interval
    /// How long a letter waits until its sender is told that it still does; nil when nobody is told.
    package var warning: Interval?

    package init(
        pauses: [Interval] = RetryPlan.usualPauses, lifetime: Interval = .seconds(5 * 86_400), warning: Interval? = nil
    ) {
        self.pauses = pauses
        self.lifetime = lifetime
        self.warning = warning
    }

    /// 5, 10, 20, 40 minutes, and then every 66: near the manner of a well-known server.
    package static let usualPauses: [Interval] = [
        .seconds(300), .seconds(600), .seconds(1200), .seconds(2400), .seconds(4000),
    ]
}
