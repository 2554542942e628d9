// Something that somebody does at a certain moment. Read first: Lesson.swift. Then ActionPlan.swift.

import Basics

/// An action and its moment.
package struct TimedAction: Equatable, Sendable {
    /// How long after the start of the emulation.
    package var at: Instant
    package var action: ActionPlan

    package init(at: Instant, action: ActionPlan) {
        self.at = at
        self.action = action
    }
}
