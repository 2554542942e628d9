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

    package let at: Instant
    // A recording has millions of these, and to fill fresh memory takes longer than all else: so they are packed.
    private let eventNumber: UInt32
    private let kindNumber: UInt32
    private let causeNumber: UInt32
    private let kindTag: UInt8
    private let causeTag: UInt8
    private let lossTag: UInt8

    /// - Precondition: numbers are below 2^32.
    @inline(__always)
    init(at: Instant, event: UInt64, kind: Kind, cause: Cause) {
        (self.at, eventNumber) = (at, UInt32(event))
        var loss = 0
        switch kind {
        case .frame(let number): (kindTag, kindNumber) = (0, UInt32(number))
        case .loss(let number, let reason):
            (kindTag, kindNumber) = (1, UInt32(number))
            loss = FrameLoss.allCases.firstIndex(of: reason) ?? 0
        case .observation(let number): (kindTag, kindNumber) = (2, UInt32(number))
        case .stage(let number): (kindTag, kindNumber) = (3, UInt32(number))
        }
        lossTag = UInt8(loss)
        switch cause {
        case .start: (causeTag, causeNumber) = (0, 0)
        case .entry(let number): (causeTag, causeNumber) = (1, UInt32(number))
        case .timer(let host): (causeTag, causeNumber) = (2, UInt32(host))
        case .action: (causeTag, causeNumber) = (3, 0)
        }
    }

    /// How many events of the world had happened, this one among them.
    package var event: UInt64 { UInt64(eventNumber) }

    package var kind: Kind {
        switch kindTag {
        case 0: .frame(Int(kindNumber))
        case 1: .loss(Int(kindNumber), FrameLoss.allCases[Int(lossTag)])
        case 2: .observation(Int(kindNumber))
        default: .stage(Int(kindNumber))
        }
    }

    package var cause: Cause {
        switch causeTag {
        case 0: .start
        case 1: .entry(Int(causeNumber))
        case 2: .timer(host: Int(causeNumber))
        default: .action
        }
    }
}

/// A frame on a link, as it was sent. Packed for the same reason.
package struct RecordedFrame: Equatable, Sendable {
    package let at: Instant
    let sequence: UInt64
    let place: FrameStore.Place
    private let laneNumber: UInt32
    /// Zero for none.
    private let captureNumber: UInt32
    private let entryNumber: UInt32

    /// - Precondition: numbers are below 2^32.
    init(at: Instant, lane: Int, sequence: UInt64, number: Int?, entry: Int, place: FrameStore.Place) {
        (self.at, self.sequence, self.place) = (at, sequence, place)
        (laneNumber, captureNumber, entryNumber) = (UInt32(lane), UInt32(number ?? 0), UInt32(entry))
    }

    /// See `FrameTransmission`.
    package var lane: Int { Int(laneNumber) }
    /// The link's number in the world.
    package var link: Int { lane >> 1 }
    /// Its number, from 1, in a capture that has each packet once; nil on every link but its first.
    package var number: Int? { captureNumber == 0 ? nil : Int(captureNumber) }
    /// The entry that shows it.
    var entry: Int { Int(entryNumber) }
}
