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
    private let packedCause: PackedCause
    private let kindTag: UInt8
    private let lossTag: UInt8

    /// A cause as it is kept.
    struct PackedCause: Equatable, Sendable {
        private let number: UInt32
        private let tag: UInt8

        @inline(__always)
        private init(_ tag: UInt8, _ number: Int = 0) {
            (self.tag, self.number) = (tag, UInt32(number))
        }

        static var start: PackedCause { PackedCause(0) }
        @inline(__always) static func entry(_ number: Int) -> PackedCause { PackedCause(1, number) }
        @inline(__always) static func timer(host: Int) -> PackedCause { PackedCause(2, host) }
        static var action: PackedCause { PackedCause(3) }

        /// The entry that it is; nil for another cause.
        var entry: Int? { tag == 1 ? Int(number) : nil }

        var cause: Cause {
            switch tag {
            case 0: .start
            case 1: .entry(Int(number))
            case 2: .timer(host: Int(number))
            default: .action
            }
        }
    }

    /// - Precondition: numbers are below 2^32.
    @inline(__always)
    init(at: Instant, event: UInt64, kind: Kind, cause: PackedCause) {
        (self.at, eventNumber) = (at, UInt32(event))
        packedCause = cause
        var loss = 0
        let number: Int
        switch kind {
        case .frame(let frame): (kindTag, number) = (0, frame)
        case .loss(let frame, let reason):
            (kindTag, number) = (1, frame)
            loss = FrameLoss.allCases.firstIndex(of: reason) ?? 0
        case .observation(let observation): (kindTag, number) = (2, observation)
        case .stage(let stage): (kindTag, number) = (3, stage)
        }
        kindNumber = UInt32(number)
        lossTag = UInt8(loss)
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

    package var cause: Cause { packedCause.cause }
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

    /// - Parameter number: its number in a capture that has each packet once; zero for none.
    /// - Precondition: numbers are below 2^32.
    @inline(__always)
    init(at: Instant, lane: Int, sequence: UInt64, number: Int, entry: Int, place: FrameStore.Place) {
        (self.at, self.sequence, self.place) = (at, sequence, place)
        (laneNumber, captureNumber, entryNumber) = (UInt32(lane), UInt32(number), UInt32(entry))
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
