// A length of virtual time, never negative. Read first: Instant.swift.

/// A length of time in nanoseconds.
public struct Interval: Hashable, Comparable, Sendable {
    /// Its length in nanoseconds.
    public var nanoseconds: UInt64

    @inlinable public init(nanoseconds: UInt64) { self.nanoseconds = nanoseconds }

    @inlinable public static var zero: Interval { Interval(nanoseconds: 0) }

    @inlinable public static func nanoseconds(_ n: UInt64) -> Interval { Interval(nanoseconds: n) }
    @inlinable public static func microseconds(_ n: UInt64) -> Interval { Interval(nanoseconds: n * 1_000) }
    @inlinable public static func milliseconds(_ n: UInt64) -> Interval { Interval(nanoseconds: n * 1_000_000) }
    @inlinable public static func seconds(_ n: UInt64) -> Interval { Interval(nanoseconds: n * 1_000_000_000) }

    // All of them, not `<` alone: the library's generic versions of the others are not inlined across modules.
    @inlinable public static func == (a: Interval, b: Interval) -> Bool { a.nanoseconds == b.nanoseconds }
    @inlinable public static func < (a: Interval, b: Interval) -> Bool { a.nanoseconds < b.nanoseconds }
    @inlinable public static func <= (a: Interval, b: Interval) -> Bool { a.nanoseconds <= b.nanoseconds }
    @inlinable public static func > (a: Interval, b: Interval) -> Bool { a.nanoseconds > b.nanoseconds }
    @inlinable public static func >= (a: Interval, b: Interval) -> Bool { a.nanoseconds >= b.nanoseconds }

    /// The sum; saturates at the longest interval there is.
    @inlinable public static func + (a: Interval, b: Interval) -> Interval {
        let (sum, overflow) = a.nanoseconds.addingReportingOverflow(b.nanoseconds)
        return Interval(nanoseconds: overflow ? .max : sum)
    }

    /// The product; saturates at the longest interval there is.
    @inlinable public static func * (a: Interval, n: UInt64) -> Interval {
        let (product, overflow) = a.nanoseconds.multipliedReportingOverflow(by: n)
        return Interval(nanoseconds: overflow ? .max : product)
    }

    /// Seconds, for people and reports.
    public var seconds: Double { Double(nanoseconds) / 1e9 }
}
