// What a test that plays a town remembers of it. Read first: Sources/Emulation/World/WorldObserver.swift.

import Basics
import Emulation

/// Everything that was observed, and when frames were sent.
struct EventLog: WorldObserver {
    private(set) var observations: [Observation] = []
    private var frames: [Instant] = []

    var wantsObservations: Bool { true }
    mutating func observed(_ observation: Observation) { observations.append(observation) }
    mutating func sent(_ transmission: borrowing FrameTransmission) { frames.append(transmission.at) }
    mutating func lost(_ transmission: borrowing FrameTransmission, because reason: FrameLoss) {}

    /// Every moment after `start` at which a frame was sent: one at which something has just changed.
    func moments(after start: Instant) -> [Instant] {
        var moments: [Instant] = []
        for moment in frames where moment > start && moment != moments.last { moments.append(moment) }
        return moments
    }
}
