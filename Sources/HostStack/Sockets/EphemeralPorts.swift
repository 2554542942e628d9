// Which port a program gets that does not ask for one (RFC 6056). Read first: nothing.
//
// A random port makes it hard for a stranger to guess a conversation. One that was used a moment ago is avoided: a late
// answer to the program before would reach the wrong one.

import Basics

/// Hands out random ports and remembers the latest.
package struct EphemeralPorts: Equatable, Sendable {
    /// Linux's `ip_local_port_range`. RFC 6335 §6 would begin at 49152.
    package static let range: ClosedRange<UInt16> = 32_768...60_999
    static let remembered = 64

    private var recent: [UInt16] = []
    private var oldest = 0

    /// No port was handed out yet.
    package init() {}

    /// A random port that `isFree` accepts, rather not one of the latest; nil when all are taken.
    package mutating func next(_ random: inout SeededGenerator, isFree: (UInt16) -> Bool) -> UInt16? {
        let size = UInt64(Self.range.count)
        let start = random.next(below: size)
        var second: UInt16?
        // RFC 6056 §3.3.1: a random place to begin, then one after the other.
        for i in 0..<size {
            let port = Self.range.lowerBound + UInt16((start + i) % size)
            guard isFree(port) else { continue }
            if !recent.contains(port) {
                remember(port)
                return port
            }
            if second == nil { second = port }
        }
        return second
    }

    private mutating func remember(_ port: UInt16) {
        if recent.count < Self.remembered { return recent.append(port) }
        recent[oldest] = port
        oldest = (oldest + 1) % Self.remembered
    }
}
