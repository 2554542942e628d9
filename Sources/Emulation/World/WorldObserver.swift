// Who looks on while the world goes its way: a capture, a lesson, the player's recording.
// Read first: Observation.swift and World.swift.

import Basics

/// Why a frame did not arrive.
package enum FrameLoss: String, CaseIterable, Sendable {
    /// The link's own loss rate.
    case chance
    /// A rule of the link took it: a planned fault.
    case rule
    /// The link was cut.
    case linkDown
    /// Longer than the link's MTU.
    case tooLong
    /// Too many frames were waiting already.
    case queueFull
    /// Whoever sits at the other end is switched off.
    case powerOff
}

/// A frame that is put on a link.
package struct FrameTransmission: Sendable {
    package var at: Instant
    /// Twice the number of the link in the world; plus one on the way from the link's second end to its first.
    package var lane: Int
    /// Who puts it there. It tells nothing of a frame that is lost under way or on arrival.
    package var origin: Origin
    /// Names this crossing for as long as the frame is under way: see `WorldCause.arrival`. Zero for a frame that was
    /// lost before it entered the link.
    package var sequence: UInt64 = 0
    package var frame: PacketBuffer

    /// Who puts it there.
    package enum Origin: Sendable {
        /// The host that built its packet.
        case builder
        /// A router: the packet has come on another link, in another frame.
        case router
        /// A switch: the frame leaves as it came.
        case `switch`
    }

    package init(at: Instant, lane: Int, origin: Origin, sequence: UInt64 = 0, frame: PacketBuffer) {
        self.at = at
        self.lane = lane
        self.origin = origin
        self.sequence = sequence
        self.frame = frame
    }

    /// The number of the link in the world.
    package var link: Int { lane >> 1 }

    /// Whether the packet crosses its first link.
    package var isFirstLink: Bool { if case .builder = origin { true } else { false } }
}

/// What set off the next event: everything that is reported until the next one is its consequence.
package enum WorldCause: Equatable, Sendable {
    /// The world begins: hosts that are on start their programs.
    case start
    /// A frame arrives. `sequence` is that of its transmission, or one more for the second copy of a frame that a link
    /// has duplicated.
    case arrival(lane: Int, sequence: UInt64)
    /// A host asked to be woken: a timer.
    case timer(host: Int)
    /// Somebody outside did something.
    case intervention
}

/// Receives what happens in a world, in order. It lives outside of the world and cannot change it.
package protocol WorldObserver {
    /// False spares the world from describing anything; frames are reported all the same.
    var wantsObservations: Bool { get }
    mutating func observed(_ observation: consuming Observation)
    mutating func sent(_ transmission: borrowing FrameTransmission)
    mutating func lost(_ transmission: borrowing FrameTransmission, because reason: FrameLoss)
    /// An experiment has changed the bytes of a frame that is under way. Who does not keep frames need not implement it.
    mutating func altered(sequence: UInt64)
    /// Announces the next event. Who does not ask for causes need not implement it.
    mutating func began(_ cause: WorldCause, at now: Instant)
}

extension WorldObserver {
    @inline(__always) package mutating func began(_ cause: WorldCause, at now: Instant) {}
    package mutating func altered(sequence: UInt64) {}
}

/// Looks away.
package struct NoObserver: WorldObserver {
    package init() {}
    package var wantsObservations: Bool { false }
    package mutating func observed(_ observation: consuming Observation) {}
    package mutating func sent(_ transmission: borrowing FrameTransmission) {}
    package mutating func lost(_ transmission: borrowing FrameTransmission, because reason: FrameLoss) {}
}
