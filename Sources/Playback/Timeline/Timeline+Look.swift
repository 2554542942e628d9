// The world as whoever has just done something expects to see it. Read first: Timeline+Act.swift.

import Emulation

extension Timeline {
    /// The world at the cursor; where a branch begins, with what was done there. An experiment is the next event of its
    /// branch: nobody has stepped over it yet, but a cable that was just cut shall look cut.
    package var worldAfterActs: World {
        guard branch.wasLeft(at: position) else { return world }
        var later = world
        var nobody = NoObserver()
        // All of this moment, but no more than belongs to it should something go on for ever without time passing.
        _ = later.run(until: later.now, limit: Self.eventsOfAMoment, observer: &nobody)
        return later
    }

    private static let eventsOfAMoment: UInt64 = 1000
}
