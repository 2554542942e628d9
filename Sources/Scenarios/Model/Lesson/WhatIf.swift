// An experiment that comes with the lesson: what if this cable were cut? Read first: ActionPlan.swift.

/// A named experiment.
package struct WhatIf: Equatable, Sendable {
    package var id: String
    package var title: LocalizedText
    /// What is done, all at once.
    package var actions: [ActionPlan]

    package init(id: String, title: LocalizedText, actions: [ActionPlan]) {
        self.id = id
        self.title = title
        self.actions = actions
    }
}
