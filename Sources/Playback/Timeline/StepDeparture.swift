// Where a step began. Read first: Timeline+Walk.swift.
//
// A step leads to the next place at which the zoom stops, and a step back to the one before. Somebody who changes the
// zoom, or comes by an address, may stand between two of them; a question may hold a step up where it began. A step
// back from such a step would lead too far, so its beginning is kept. It is the same the other way round: a step forward
// after a step back leads to where that one began.

import Scenarios

/// A step whose beginning a step in the other direction would not find by itself.
struct StepDeparture: Equatable, Sendable {
    var from: TimelineAddress
    var to: TimelineAddress
    /// The zoom of the step; at another one, a step the other way is another one.
    var zoom: Zoom

    /// How many are kept; the earliest go first.
    static let limit = 1_000
}
