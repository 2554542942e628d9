// One way that things went: the lesson's own, or one that an experiment made. Read first: Tape.swift,
// SnapshotShelf.swift.

import Basics
import Emulation
import Scenarios

/// A recording, and the world at its end, which can go on.
package struct Branch: Sendable {
    /// Where a branch leaves another one.
    package struct Fork: Equatable, Sendable {
        /// The number of the branch that it leaves.
        package var parent: Int
        /// After how many of its entries: the end of an event, which cannot be parted.
        package var position: Int
        /// Where the cursor was when it was done: perhaps within that event, or at a byte. Which frame is meant depends
        /// on it.
        package var place: TimelineAddress
        /// What was done there.
        package var action: WhatIfAction
    }

    /// `main`, `b1`, `b2`, ...
    package let name: String
    /// Nil for `main`.
    package let fork: Fork?
    package private(set) var tape: Tape
    /// The letters that are announced to the story.
    private(set) var letters: [LetterTrace]
    private let lesson: Lesson
    /// The network with the world at the recording's end.
    package private(set) var network: EmulatedTopology
    private var shelf: SnapshotShelf
    /// The experiments that led to this branch, in the order of their places.
    private let origins: [Origin]
    /// Until when it is played: the end of the lesson, or of a wait that goes on beyond it.
    package let end: Instant

    /// Where something was done. Unlike snapshots these worlds cannot be made anew from earlier ones, in which nothing
    /// had been done.
    private struct Origin: Sendable {
        /// After how many entries: the end of an event.
        var position: Int
        var before: World
        var after: World
    }

    /// Nothing more will happen until `end`.
    package private(set) var isComplete = false

    /// A lesson's own branch, not begun.
    init(main lesson: Lesson, in network: EmulatedTopology, letters: [LetterTrace], end: Instant) {
        name = "main"
        fork = nil
        self.lesson = lesson
        self.network = network
        self.letters = letters
        self.end = end
        tape = Tape(lesson, in: network)
        shelf = SnapshotShelf(network.world)
        origins = []
        for letter in letters { tape.expect(letter) }
    }

    /// A branch that leaves `parent` at `fork`, where `interventions` are made.
    init(
        _ name: String, _ fork: Fork, from parent: Branch, interventions: [Intervention], letters new: [LetterTrace]
    ) {
        self.name = name
        self.fork = fork
        lesson = parent.lesson
        letters = parent.letters + new
        network = parent.network
        let before = parent.world(at: fork.position)
        network.world = before
        tape = parent.tape.cut(to: fork.position, lesson, in: parent.network, expecting: parent.letters)
        for letter in new { tape.expect(letter) }
        let moment = network.world.now + fork.action.pause
        end = max(parent.end, moment)
        for intervention in interventions { network.world.plan(intervention, at: moment) }
        shelf = parent.shelf.cut(to: network.world.eventCount)
        shelf.add(network.world)
        let earlier = parent.origins.filter { $0.position <= fork.position }
        origins = earlier + [Origin(position: fork.position, before: before, after: network.world)]
    }

    /// How many entries have been recorded so far.
    package var count: Int { tape.entries.count }

    /// Lets at most `events` events happen.
    mutating func goOn(events: UInt64) {
        let limit = min(events, max(1, shelf.nextEvent - min(shelf.nextEvent, network.world.eventCount)))
        switch network.world.run(until: end, limit: limit, observer: &tape) {
        // Its clock stands at the end now, not at its last event: it is not what a walk back there leads to.
        case .reachedTime, .idle: isComplete = true
        case .reachedCount where network.world.eventCount >= shelf.nextEvent: shelf.add(network.world)
        case .reachedCount: break
        }
    }

    /// The end of the event to which entry number `position` - 1 belongs: what one event brings about cannot be parted.
    func endOfEvent(at position: Int) -> Int {
        guard position > 0 else { return 0 }
        var end = position
        while end < tape.entries.count && tape.entries[end].event == tape.entries[position - 1].event { end += 1 }
        return end
    }

    /// The world after the event of entry number `position` - 1; at 0 before anything happened.
    package func world(at position: Int) -> World {
        // Not even begun: what is done there is all that was done.
        if position == 0, let first = nearest(to: 0) { return first }
        let event = tape.entries[position - 1].event
        // Within the event at whose end something was done, nothing has been done yet.
        if let origin = origins.first(where: { $0.after.eventCount == event && position < $0.position }) {
            return origin.before
        }
        guard var world = nearest(to: event) else { return network.world }
        var nobody = NoObserver()
        _ = world.run(until: .never, limit: event - world.eventCount, observer: &nobody)
        return world
    }

    /// The latest world that is kept of those with at most `event` events.
    private func nearest(to event: UInt64) -> World? {
        let snapshot = shelf.nearest(to: event)
        guard let origin = origins.last(where: { $0.after.eventCount <= event })?.after else { return snapshot }
        return snapshot.map { $0.eventCount > origin.eventCount ? $0 : origin } ?? origin
    }

    /// Whether something was done just behind entry number `position` - 1.
    func wasLeft(at position: Int) -> Bool { origins.contains { $0.position == position } }

    /// What had been told at `position`; nil when `isAskedToStop` says so before all of it is known again.
    package func story(at position: Int, unless isAskedToStop: () -> Bool) -> Story? {
        tape.story(after: position, lesson, in: network, expecting: letters, unless: isAskedToStop)
    }
}
