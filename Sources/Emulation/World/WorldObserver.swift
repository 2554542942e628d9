// Who looks on while the world goes its way: a capture, a lesson, the player's recording.
// Read first: Observation.swift and World.swift.

import Basics

/// Why a frame did not arrive.
package enum FrameLoss: String, Sendable {
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
    /// The host that built this packet puts it on its first link; false when a switch or a router passes it on.
    package var isFirstLink: Bool
    package var frame: PacketBuffer

    /// The number of the link in the world.
    package var link: Int { lane >> 1 }
}

/// Receives what happens in a world, in order. It lives outside of the world and cannot change it.
package protocol WorldObserver {
    /// False spares the world from describing anything; frames are reported all the same.
    var wantsObservations: Bool { get }
    mutating func observed(_ observation: Observation)
    mutating func sent(_ transmission: borrowing FrameTransmission)
    mutating func lost(_ transmission: borrowing FrameTransmission, because reason: FrameLoss)
}

/// Looks away.
package struct NoObserver: WorldObserver {
    package init() {}
    package var wantsObservations: Bool { false }
    package mutating func observed(_ observation: Observation) {}
    package mutating func sent(_ transmission: borrowing FrameTransmission) {}
    package mutating func lost(_ transmission: borrowing FrameTransmission, because reason: FrameLoss) {}
}
