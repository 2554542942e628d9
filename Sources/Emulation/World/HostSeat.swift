// Where a host sits in the world: its power, its alarm clock, its cables. Read first: World.swift.
//
// This is what the loop looks at for every frame, so it stands apart from the host itself, which is large, and holds
// nothing that would have to be counted when it is copied.

import Basics

/// What the world keeps about a host.
struct HostSeat: Equatable, Sendable {
    /// Switched off, a host neither receives nor does anything.
    var isOn: Bool
    /// When the world wakes the host next; `never` when nothing is scheduled.
    var scheduledWake: Instant = .never
    /// The lane on which interface 0 sends stands at this place of the world's `hostLanes`; the others follow.
    var firstLane: Int
}
