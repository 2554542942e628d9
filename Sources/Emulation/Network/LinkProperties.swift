// What a cable is like: how fast, how far, how reliable. Read first: nothing; then Lane.swift, which obeys it.

import Basics

/// The properties of a link, the same in both directions. All of them may change while frames are under way.
package struct LinkProperties: Equatable, Sendable {
    /// Bits per second; zero means that sending takes no time.
    package var bandwidth: UInt64
    /// From one end to the other.
    package var delay: Interval
    /// Up to this much is added to the delay of each frame, evenly distributed. Frames keep their order all the same.
    package var jitter: Interval
    /// The chance that a frame is lost, in parts per million.
    package var loss: UInt32
    /// The chance that a frame arrives twice, in parts per million.
    package var duplication: UInt32
    /// The chance that a frame is held back so that later ones overtake it, in parts per million.
    package var reordering: UInt32
    /// The longest IP packet that fits, in bytes; a frame with more is lost.
    package var mtu: Int
    /// How many bytes may wait to be sent in each direction; a frame that comes when more are waiting is lost
    /// ("drop tail").
    package var queueLimit: UInt64
    /// False: the cable is cut, nothing passes.
    package var isUp: Bool

    package init(
        bandwidth: UInt64 = 1_000_000_000, delay: Interval = .microseconds(50), jitter: Interval = .zero,
        loss: UInt32 = 0, duplication: UInt32 = 0, reordering: UInt32 = 0, mtu: Int = 1500,
        queueLimit: UInt64 = 1_514_000,
        isUp: Bool = true
    ) {
        self.bandwidth = bandwidth
        self.delay = delay
        self.jitter = jitter
        self.loss = loss
        self.duplication = duplication
        self.reordering = reordering
        self.mtu = mtu
        self.queueLimit = queueLimit
        self.isUp = isUp
    }

    /// Nothing is left to chance: every frame arrives once, in order, after the same delay.
    var isPlain: Bool { jitter == .zero && loss | duplication | reordering == 0 }

    /// How long the sender's interface is busy with a frame of `bytes` bytes.
    package func transmissionTime(of bytes: Int) -> Interval {
        if bandwidth == 0 { return .zero }
        let bits = UInt64(bytes) * 8
        // Frames are at most 64 KiB: bits times 10^9 stays far below 2^64.
        return Interval(nanoseconds: bits * 1_000_000_000 / bandwidth)
    }
}
