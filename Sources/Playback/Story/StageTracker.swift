// Which stage of the story has begun. Read first: StoryEvent.swift, Sources/Scenarios/Model/Lesson/Stage.swift.

import Basics
import Scenarios

/// A stage that has begun.
package struct BegunStage: Equatable, Sendable {
    /// Index into the lesson's stages.
    package var stage: Int
    package var at: Instant
    /// The captured frame that carries the narration, counted from 1; nil when none followed.
    package var frame: Int?
}

/// Waits for the events that stages are bound to.
package struct StageTracker: Equatable, Sendable {
    private let stages: [Stage]
    private var counts: [Int]
    private var hasBegun: [Bool]
    /// The kinds of events that stages still wait for.
    private var awaited: [EventName]
    /// The stages that have begun, in the order in which they did.
    package private(set) var begun: [BegunStage] = []

    package init(_ stages: [Stage]) {
        self.stages = stages
        counts = Array(repeating: 0, count: stages.count)
        hasBegun = Array(repeating: false, count: stages.count)
        awaited = stages.map(\.when.event)
    }

    /// Whether any stage has not begun.
    package var awaitsAnything: Bool { !awaited.isEmpty }

    /// Whether a stage may begin with an event of this kind, now or later.
    package func awaits(_ event: EventName) -> Bool { awaited.contains { $0 == event } }

    /// Notes an event; the stages that begin with it are returned, as indices into the lesson's stages.
    package mutating func happened(_ event: StoryEvent, at now: Instant) -> [Int] {
        var beginning: [Int] = []
        for i in stages.indices
        where !hasBegun[i] && mayBegin(i) && stages[i].when.matches(event) && stages[i].when.admits(now) {
            counts[i] += 1
            if counts[i] == stages[i].when.nth { beginning.append(i) }
        }
        // Only now: a stage that waits for another one does not begin with the same event.
        for i in beginning {
            hasBegun[i] = true
            begun.append(BegunStage(stage: i, at: now, frame: nil))
        }
        if !beginning.isEmpty { awaited = stages.indices.filter { !hasBegun[$0] }.map { stages[$0].when.event } }
        return beginning
    }

    /// The narration of all stages that have no frame yet goes with captured frame number `frame`.
    package mutating func captured(frame: Int) {
        for i in begun.indices.reversed() {
            if begun[i].frame != nil { break }
            begun[i].frame = frame
        }
    }

    private func mayBegin(_ i: Int) -> Bool {
        guard let name = stages[i].after, let before = stages.firstIndex(where: { $0.id == name }) else { return true }
        return hasBegun[before]
    }
}
