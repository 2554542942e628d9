// A lesson that can be walked through in both directions, and left for another way at any point.
// Read first: Sources/Emulation/World/World.swift (a copy is a snapshot), Tape.swift, Branch.swift,
// TimelineAddress.swift.
// Then Timeline+Walk.swift (steps), Timeline+Act.swift (experiments), Timeline+Compare.swift, Session.swift.
//
// The world is only ever let go on at the end of a branch; whatever is further back is looked up in the recording, and
// the world of that moment is made from the nearest snapshot. So going back costs little and loses nothing.
//
// No I/O, no clock, no terminal: the terminal player, a page and tests drive the same thing.

import Basics
import Emulation
import Scenarios

/// A lesson, everything that has happened in it so far, and where one stands.
package struct Timeline: Sendable {
    package let lesson: Lesson
    package let seed: UInt64
    /// `main` first, then in the order in which they were made. None is ever changed but at its end.
    package private(set) var branches: [Branch]
    /// The branch in which one stands.
    package internal(set) var current = 0
    /// How many of its entries have been seen.
    package internal(set) var position = 0
    /// The byte of the frame at the cursor, when one is that close.
    package internal(set) var byte: Int?
    /// How large a step is.
    package internal(set) var zoom = Zoom.postOffice
    /// Where steps began that a step back would not find by itself.
    var departures: [StepDeparture] = []
    /// Where steps back began that steps forward would pass by.
    var returns: [StepDeparture] = []
    package let names: NameTable
    /// Asked now and then on a long way: whether somebody wants to stop. Whoever has keys or signals tells it.
    package var isAskedToStop: @Sendable () -> Bool = { false }

    /// Opens a lesson before its first moment.
    package init(_ lesson: Lesson, seed: UInt64? = nil) throws(LessonRunError) {
        self.lesson = lesson
        self.seed = seed ?? lesson.seed
        var network: EmulatedTopology
        do { network = try EmulatedTopology(lesson.topology, seed: self.seed) } catch { throw .build("\(error)") }
        names = NameTable(network)
        let composer = LetterComposer(topology: lesson.topology, seed: self.seed)
        let letters = try ActionPlanner(lesson: lesson, composer: composer).plan(in: &network).map { LetterTrace($0) }
        let end = lesson.end ?? .start + LessonRun.longest
        branches = [Branch(main: lesson, in: network, letters: letters, end: end)]
    }

    /// The branch in which one stands.
    package var branch: Branch { _read { yield branches[current] } }
    /// Its recording.
    package var tape: Tape { _read { yield branches[current].tape } }

    /// Where one stands, to write down.
    package var address: TimelineAddress {
        TimelineAddress(branch: branch.name, position: position, byte: zoom == .bytes ? byte : nil)
    }

    /// The moment of the last thing that was seen.
    package var now: Instant { position == 0 ? .start : tape.entries[position - 1].at }

    /// The world at the cursor: after the whole event of the last entry that was seen.
    package var world: World { branch.world(at: position) }

    /// The network at the cursor.
    package var network: EmulatedTopology {
        var network = branch.network
        network.world = world
        return network
    }

    /// What has been told up to the cursor; nil when somebody wants to stop before all of it is known again.
    package func storyUnlessStopped() -> Story? { branch.story(at: position, unless: isAskedToStop) }

    /// A digest of the whole world at the cursor.
    package var digest: StateDigest { StateDigest(of: world) }

    /// The same; nil when somebody wants to stop before it is made.
    package func digestUnlessStopped() -> StateDigest? { StateDigest(of: world, unless: isAskedToStop) }

    /// Lets a branch go on until it has more than `count` entries, it is over, or somebody wants to stop. One more, so
    /// that at its last entry it is known that nothing follows, however one came there.
    mutating func extend(_ branch: Int, to count: Int) {
        while branches[branch].count <= count && !branches[branch].isComplete && !isAskedToStop() {
            branches[branch].goOn(events: 64)
        }
    }

    /// Plays a branch to the lesson's end, unless somebody wants to stop.
    package mutating func finish(_ branch: Int) {
        while !branches[branch].isComplete && !isAskedToStop() { branches[branch].goOn(events: 4096) }
    }

    /// Adds a branch and goes to its beginning.
    mutating func add(_ branch: Branch, at position: Int) {
        let isElsewhere = position != self.position
        branches.append(branch)
        current = branches.count - 1
        self.position = position
        extend(current, to: position)
        // Who looks at bytes goes on looking at them; at the same one, while the frame is the same.
        if isElsewhere { byte = zoom == .bytes && frameAtCursor != nil ? 0 : nil }
        (departures, returns) = ([], [])
    }

    /// The number of the branch called `name`; nil when there is none.
    package func number(ofBranch name: String) -> Int? { branches.firstIndex { $0.name == name } }
}
