// Going back to any moment of a large world, by the snapshots that a recording of it would keep.
// Read first: LetterPost.swift and Sources/Playback/Timeline/SnapshotShelf.swift.

import Basics
import Emulation
import Playback

/// A ring of towns whose people have written letters, and the snapshots that were taken meanwhile.
public struct CrowdedSeeks: Sendable {
    private var shelf: SnapshotShelf
    private var random = SeededGenerator(seed: 1)
    /// How many hosts the world has.
    public let hostCount: Int
    /// How many events had happened at the end.
    public let eventCount: UInt64

    /// - Parameters:
    ///   - towns: as for `LetterPost.ring`; each has four hosts.
    ///   - letters: how many are written.
    /// - Throws: `WorkloadFailure` when such a network cannot be built, or a letter does not arrive.
    public init(towns: Int, letters: Int) throws(WorkloadFailure) {
        var post = try LetterPost.ring(ofTowns: towns)
        shelf = try post.sendKeepingSnapshots(letters)
        (hostCount, eventCount) = (post.hostCount, post.eventCount)
    }

    /// Makes the world of a random moment.
    /// - Throws: `WorkloadFailure` when it is the world of another one.
    public mutating func seek() throws(WorkloadFailure) {
        let event = random.next(below: eventCount)
        guard var world = shelf.nearest(to: event) else { throw WorkloadFailure("no snapshot") }
        var nobody = NoObserver()
        _ = world.run(until: .never, limit: event - world.eventCount, observer: &nobody)
        if world.eventCount != event { throw WorkloadFailure("another moment") }
    }
}
