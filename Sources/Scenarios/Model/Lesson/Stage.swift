// A moment of the story at which the narrator speaks. Read first: EventPredicate.swift.

/// A stage: bound to an event, never to a frame number, so that it survives every change of the network.
package struct Stage: Equatable, Sendable {
    package var id: String
    /// The event that begins it.
    package var when: EventPredicate
    /// The task that leads to it: only somebody who has acted sees it. Nil for a part of the story itself.
    package var task: String?
    /// The stage that must have begun before; nil when any time will do.
    package var after: String?
    /// What a player should show.
    package var focus: Focus?
    /// What the narrator says.
    package var say: LocalizedText
    /// The same in the world of letters on paper.
    package var analogy: LocalizedText?
    /// Where that analogy breaks.
    package var breaks: LocalizedText?
    /// A question to answer before the event is shown.
    package var predict: Prediction?

    package init(
        id: String, when: EventPredicate, after: String? = nil, focus: Focus? = nil, say: LocalizedText,
        analogy: LocalizedText? = nil, breaks: LocalizedText? = nil, predict: Prediction? = nil, task: String? = nil
    ) {
        self.id = id
        self.when = when
        self.after = after
        self.focus = focus
        self.say = say
        self.analogy = analogy
        self.breaks = breaks
        self.predict = predict
        self.task = task
    }
}
