// The snapshots of a recording without the recording. Read first: Sources/Playback/Timeline/SnapshotShelf.swift.

import Basics
import Emulation
import Playback

extension SnapshotShelf {
    /// The snapshots that are taken while `world` goes on until `end` and nobody looks on.
    init(playing world: inout World, until end: Instant) {
        self.init(world)
        var nobody = NoObserver()
        while world.run(until: end, limit: nextEvent - world.eventCount, observer: &nobody) == .reachedCount {
            add(world)
        }
    }
}
