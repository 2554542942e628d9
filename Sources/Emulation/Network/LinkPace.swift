// What every frame asks of its link, side by side in 32 bytes. Read first: LinkProperties.swift.
//
// Most links are plain: they lose, double and reorder nothing. A frame on a plain link is dealt with by these numbers
// alone; the link itself, with its name, its rules and its chance, is only looked at for the others.

import Basics

/// The properties of a link that a plain link needs.
package struct LinkPace: Equatable, Sendable {
    private let bandwidth: UInt64
    private let queueLimit: UInt64
    let delay: Interval
    /// The longest frame in bytes, MTU and Ethernet header together.
    private let longest: UInt32
    private let isUp: Bool
    /// Nothing is left to chance, and no rule takes frames away.
    let isPlain: Bool

    package init(_ link: Link) {
        let properties = link.properties
        (bandwidth, queueLimit, delay) = (properties.bandwidth, properties.queueLimit, properties.delay)
        // Ethernet's header is not part of the MTU; padding of short frames never reaches it.
        longest = UInt32(clamping: properties.mtu + 14)
        isUp = properties.isUp
        isPlain = properties.isPlain && link.rules.isEmpty
    }

    /// Whether a frame of `bytes` bytes may enter a lane now that is busy until `busyUntil`; if not, why it is lost.
    @inline(__always)
    package func refusal(of bytes: Int, busyUntil: Instant, at now: Instant) -> FrameLoss? {
        if !isUp { return .linkDown }
        if bytes > longest { return .tooLong }
        if busyUntil > now && isQueueFull(after: busyUntil.since(now)) { return .queueFull }
        return nil
    }

    /// Whether more than the limit waits when the sender's interface needs `time` to send all of it.
    @inline(__always)
    private func isQueueFull(after time: Interval) -> Bool {
        // Bytes are bits per second times nanoseconds over 8 * 10^9, rounded down; compared by multiplying, which is
        // quicker than dividing.
        let waiting = time.nanoseconds.multipliedFullWidth(by: bandwidth)
        let most = queueLimit.addingReportingOverflow(1)
        if most.overflow { return false }
        let limit = most.partialValue.multipliedFullWidth(by: 8_000_000_000)
        return (waiting.high, waiting.low) >= (limit.high, limit.low)
    }

    /// How long the sender's interface is busy with a frame of `bytes` bytes.
    @inline(__always)
    func transmissionTime(of bytes: Int) -> Interval {
        if bandwidth == 0 { return .zero }
        // Frames are at most 64 KiB: bits times 10^9 stays far below 2^64.
        return Interval(nanoseconds: UInt64(bytes) * 8_000_000_000 / bandwidth)
    }
}
