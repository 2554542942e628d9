// Counts the hosts that something happens to. Read first: BulkTransfer.swift.

import Emulation

/// Counts the links on which a frame was sent. In a `BulkTransfer` each client has one link, and so has the server.
struct TouchCounter: WorldObserver {
    private var isTouched: [Bool]
    private var count = 0

    init(links: Int) { isTouched = Array(repeating: false, count: links) }

    var wantsObservations: Bool { false }
    mutating func observed(_ observation: consuming Observation) {}
    mutating func sent(_ transmission: borrowing FrameTransmission) {
        if isTouched[transmission.link] { return }
        isTouched[transmission.link] = true
        count += 1
    }
    mutating func lost(_ transmission: borrowing FrameTransmission, because reason: FrameLoss) {}

    /// How many hosts were touched since the last call: those at the far ends of the links, and the router.
    mutating func startOver() -> Int {
        defer {
            for i in isTouched.indices { isTouched[i] = false }
            count = 0
        }
        return count == 0 ? 0 : count + 1
    }
}
