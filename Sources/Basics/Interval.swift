// A length of virtual time, never negative. Read first: Instant.swift.

/// A length of time in nanoseconds.
package struct Interval: Hashable, Comparable, Sendable {
    /// Its length in nanoseconds.
    package var nanoseconds: UInt64

    @inlinable package init(nanoseconds: UInt64) { self.nanoseconds = nanoseconds }

    @inlinable package static var zero: Interval { Interval(nanoseconds: 0) }

    @inlinable package static func nanoseconds(_ n: UInt64) -> Interval { Interval(nanoseconds: n) }
    @inlinable package static func microseconds(_ n: UInt64) -> Interval { Interval(nanoseconds: n * 1_000) }
    @inlinable package static func milliseconds(_ n: UInt64) -> Interval { Interval(nanoseconds: n * 1_000_000) }
    @inlinable package static func seconds(_ n: UInt64) -> Interval { Interval(nanoseconds: n * 1_000_000_000) }

    // All of them, not `<` alone: the library's generic versions of the others are not inlined across modules.
    @inlinable package static func == (a: Interval, b: Interval) -> Bool { a.nanoseconds == b.nanoseconds }
    @inlinable package static func < (a: Interval, b: Interval) -> Bool { a.nanoseconds < b.nanoseconds }
    @inlinable package static func <= (a: Interval, b: Interval) -> Bool { a.nanoseconds <= b.nanoseconds }
    @inlinable package static func > (a: Interval, b: Interval) -> Bool { a.nanoseconds > b.nanoseconds }
    @inlinable package static func >= (a: Interval, b: Interval) -> Bool { a.nanoseconds >= b.nanoseconds }

    /// The sum; saturates at the longest interval there is.
    @inlinable package static func + (a: Interval, b: Interval) -> Interval {
        let (sum, overflow) = a.nanoseconds.addingReportingOverflow(b.nanoseconds)
        return Interval(nanoseconds: overflow ? .max : sum)
    }

    /// The product; saturates at the longest interval there is.
    @inlinable package static func * (a: Interval, n: UInt64) -> Interval {
        let (product, overflow) = a.nanoseconds.multipliedReportingOverflow(by: n)
        return Interval(nanoseconds: overflow ? .max : product)
    }

    /// Seconds, for people and reports.
    package var seconds: Double { Double(nanoseconds) / 1e9 }
}
