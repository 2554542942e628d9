// What of a link changes. Read first: LinkProperties.swift. Then LinkProperties+Change.swift.

import Basics

/// New values for some of a link's properties; nil leaves one as it is. Units are those of `LinkProperties`.
package struct LinkChange: Equatable, Sendable {
    /// Bits a second.
    package var bandwidth: UInt64?
    /// How long the first bit travels.
    package var delay: Interval?
    /// The most that chance adds to the delay.
    package var jitter: Interval?
    /// Parts per million of the frames.
    package var loss: UInt32?
    /// Parts per million of the frames.
    package var duplication: UInt32?
    /// Parts per million of the frames.
    package var reordering: UInt32?
    /// Bytes of an IP packet.
    package var mtu: Int?
    /// Bytes that may wait in each direction.
    package var queueLimit: UInt64?

    package init(
        bandwidth: UInt64? = nil, delay: Interval? = nil, jitter: Interval? = nil, loss: UInt32? = nil,
        duplication: UInt32? = nil, reordering: UInt32? = nil, mtu: Int? = nil,
        queueLimit: UInt64? = nil
    ) {
        self.bandwidth = bandwidth
        self.delay = delay
        self.jitter = jitter
        self.loss = loss
        self.duplication = duplication
        self.reordering = reordering
        self.mtu = mtu
        self.queueLimit = queueLimit
    }
}
