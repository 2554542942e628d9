// Virtual time: nanoseconds since the emulation began, in a type of its own.
// Read first: nothing; this file and Interval.swift are where reading the sources starts.
//
// Protocol code never asks what time it is: an `Instant` arrives as a parameter. `Duration` of the standard
// library is 128 bits wide and slow to multiply, so it appears nowhere below the command line.
//
// Basics and Wire are `public` where the rest of the project says `package`: the compiler inlines `@inlinable` code
// of other modules only if it is public, and these two are called for every frame.

/// A moment of the emulation, in nanoseconds since its start. Wraps never: 2^64 ns are 584 years.
public struct Instant: Hashable, Comparable, Sendable {
    /// Nanoseconds since the emulation's start.
    public var nanoseconds: UInt64

    /// The moment `nanoseconds` after the start of the emulation.
    @inlinable public init(nanoseconds: UInt64) { self.nanoseconds = nanoseconds }

    /// The start of the emulation.
    @inlinable public static var start: Instant { Instant(nanoseconds: 0) }

    /// A moment that no event ever reaches.
    @inlinable public static var never: Instant { Instant(nanoseconds: .max) }

    // All of them, not `<` alone: the library's generic versions of the others are not inlined across modules.
    @inlinable public static func == (a: Instant, b: Instant) -> Bool { a.nanoseconds == b.nanoseconds }
    @inlinable public static func < (a: Instant, b: Instant) -> Bool { a.nanoseconds < b.nanoseconds }
    @inlinable public static func <= (a: Instant, b: Instant) -> Bool { a.nanoseconds <= b.nanoseconds }
    @inlinable public static func > (a: Instant, b: Instant) -> Bool { a.nanoseconds > b.nanoseconds }
    @inlinable public static func >= (a: Instant, b: Instant) -> Bool { a.nanoseconds >= b.nanoseconds }

    /// The moment `interval` later; a sum beyond the end of time is `never`.
    @inlinable public static func + (instant: Instant, interval: Interval) -> Instant {
        let (sum, overflow) = instant.nanoseconds.addingReportingOverflow(interval.nanoseconds)
        return overflow ? Instant(nanoseconds: .max) : Instant(nanoseconds: sum)
    }

    /// How long after `earlier` this moment is; zero when it is not after it.
    @inlinable public func since(_ earlier: Instant) -> Interval {
        Interval(nanoseconds: nanoseconds > earlier.nanoseconds ? nanoseconds - earlier.nanoseconds : 0)
    }

    /// Seconds since the start, for people and reports.
    public var seconds: Double { Double(nanoseconds) / 1e9 }
}
