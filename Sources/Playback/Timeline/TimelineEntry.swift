// One thing that can be seen to happen. Read first: Sources/Emulation/Observation.swift. Then Tape.swift.

import Basics
import Emulation

/// An entry of a recording. Numbers are indices into the tape's lists.
package struct TimelineEntry: Equatable, Sendable {
    /// What it is.
    package enum Kind: Equatable, Sendable {
        /// A frame is put on a link.
        case frame(Int)
        /// A frame did not arrive, or could not leave.
        case loss(Int, FrameLoss)
        /// A host did or noticed something, or a link changed.
        case observation(Int)
        /// A stage of the lesson begins: its number in the lesson. It follows the observation that begins it.
        case stage(Int)
    }

    /// Why it happened.
    package enum Cause: Equatable, Sendable {
        /// The world began.
        case start
        /// An earlier entry: the frame that arrived, the line that was handed to TCP.
        case entry(Int)
        /// A timer of a host.
        case timer(host: Int)
        /// Somebody outside: a person of the lesson, a fault that it plans, an experiment.
        case action
    }

    package var at: Instant
    /// How many events of the world had happened, this one among them.
    package var event: UInt64
    package var kind: Kind
    package var cause: Cause
}

/// A frame on a link, as it was sent.
package struct RecordedFrame: Equatable, Sendable {
    package var at: Instant
    /// See `FrameTransmission`.
    package var lane: Int
    package var sequence: UInt64
    /// Its number, from 1, in a capture that has each packet once; nil on every link but its first.
    package var number: Int?
    var place: FrameStore.Place

    /// The link's number in the world.
    package var link: Int { lane >> 1 }
}
