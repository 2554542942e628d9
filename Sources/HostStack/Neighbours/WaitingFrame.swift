// A frame that cannot leave yet. Read first: Neighbour.swift.

import Basics

/// A frame, complete but for its Ethernet addresses, that waits for them.
struct WaitingFrame: Equatable, Sendable {
    var frame: PacketBuffer
    var isForwarded: Bool
}
