// Copies of the world to begin a replay from. Read first: Sources/Emulation/World/World.swift.
//
// A copy costs little when it is taken and more with everything that changes afterwards, so one is taken after so many
// events that replaying them is always quick; in a long recording the distance grows with its length, so that as many
// are taken in the second half as in the first. In a world of many hosts it grows later: of those only the few that had
// something to do are copied. Only so many are kept: when the shelf is full every second one goes and the distance
// doubles. What happened is never forgotten, only the way to it becomes longer.

import Basics
import Emulation

/// Snapshots of one branch, by the number of events that had happened.
package struct SnapshotShelf: Sendable {
    /// How many snapshots are kept at most.
    package static let capacity = 256

    package private(set) var snapshots: [World] = []
    /// How many events lie at least between two of them.
    private(set) var distance: UInt64
    /// A distance of this part of the recording's length is short enough.
    private let part: UInt64

    /// A shelf whose first snapshot is `world`. A world of many hosts costs more to copy, so it is copied less often.
    package init(_ world: World) {
        let hosts = UInt64(world.hosts.count)
        distance = 300 + 4 * hosts
        part = 36 + hosts / 4
        snapshots = [world]
    }

    /// When the next snapshot should be taken: a number of events.
    package var nextEvent: UInt64 {
        let last = snapshots.last?.eventCount ?? 0
        return last + max(distance, last / part)
    }

    /// Keeps a later world.
    package mutating func add(_ world: World) {
        snapshots.append(world)
        guard snapshots.count > Self.capacity else { return }
        snapshots = snapshots.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
        distance *= 2
    }

    /// The latest snapshot with at most `event` events.
    package func nearest(to event: UInt64) -> World? {
        var (low, high) = (0, snapshots.count)
        while low < high {
            let middle = (low + high) / 2
            if snapshots[middle].eventCount <= event { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : snapshots[low - 1]
    }

    /// The snapshots with at most `event` events.
    package func cut(to event: UInt64) -> SnapshotShelf {
        var copy = self
        copy.snapshots.removeAll { $0.eventCount > event }
        return copy
    }
}
