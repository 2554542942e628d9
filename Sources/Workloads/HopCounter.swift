// Counts frames. Read first: Sources/Emulation/World/WorldObserver.swift.

import Emulation

/// Counts how often a frame is put on a link, and looks at nothing else.
struct HopCounter: WorldObserver {
    var hops = 0
    var bytes = 0
    var wantsObservations: Bool { false }
    mutating func observed(_ observation: consuming Observation) {}
    mutating func sent(_ transmission: borrowing FrameTransmission) {
        hops += 1
        bytes += transmission.frame.count
    }
    mutating func lost(_ transmission: borrowing FrameTransmission, because reason: FrameLoss) {}
}
