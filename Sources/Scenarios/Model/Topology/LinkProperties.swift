// How a link treats the frames on it. Read first: LinkPlan.swift.

import Basics

/// Speed, delay and faults of a link; the same in both directions.
package struct LinkProperties: Equatable, Sendable {
    /// Bits a second, above zero.
    package var bandwidth: UInt64
    /// How long the first bit travels.
    package var delay: Interval
    /// At most this is added to the delay, evenly at random.
    package var jitter: Interval
    /// Frames lost, in parts per million (0 to 1,000,000).
    package var loss: UInt32
    /// Frames that arrive twice, in parts per million.
    package var duplication: UInt32
    /// Frames that later ones overtake, in parts per million.
    package var reordering: UInt32
    /// The largest IP packet that it carries, in bytes (68 to 65,535).
    package var mtu: Int
    /// False while the cable is cut.
    package var isUp: Bool

    package init(
        bandwidth: UInt64, delay: Interval, jitter: Interval = .zero, loss: UInt32 = 0, duplication: UInt32 = 0,
        reordering: UInt32 = 0, mtu: Int = 1500, isUp: Bool = true
    ) {
        self.bandwidth = bandwidth
        self.delay = delay
        self.jitter = jitter
        self.loss = loss
        self.duplication = duplication
        self.reordering = reordering
        self.mtu = mtu
        self.isUp = isUp
    }
}
