// A position in TCP's stream of bytes, in arithmetic modulo 2^32. Read first: nothing. Then TCPView.swift.
//
// Sequence numbers come round again after 4 GB, so "smaller" has no meaning among all of them: 4294967295 precedes 0.
// RFC 9293 §3.4 compares them by the sign of their difference, which holds while they are less than 2^31 apart, as all
// numbers of one window are. The type offers `precedes` for that question and is deliberately not `Comparable`: sorting
// by `<` would be wrong once in four billion bytes.

/// A sequence or acknowledgment number of TCP.
public struct SequenceNumber: Hashable, Sendable {
    /// The 32 bits as they stand in the header.
    public var rawValue: UInt32

    @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }

    // Written out, because what the compiler derives is not inlined across modules.
    @inlinable public static func == (a: SequenceNumber, b: SequenceNumber) -> Bool { a.rawValue == b.rawValue }

    /// The number `count` bytes further on, around the end if need be.
    @inlinable public static func + (a: SequenceNumber, count: Int) -> SequenceNumber {
        SequenceNumber(a.rawValue &+ UInt32(truncatingIfNeeded: count))
    }

    /// The number `count` bytes back.
    @inlinable public static func - (a: SequenceNumber, count: Int) -> SequenceNumber {
        SequenceNumber(a.rawValue &- UInt32(truncatingIfNeeded: count))
    }

    /// Moves `count` bytes further on.
    @inlinable public static func += (a: inout SequenceNumber, count: Int) { a = a + count }

    /// How many bytes `a` lies after `b`: negative when it lies before it. Between -2^31 and 2^31 - 1.
    @inlinable public static func - (a: SequenceNumber, b: SequenceNumber) -> Int {
        Int(Int32(bitPattern: a.rawValue &- b.rawValue))
    }

    /// This number lies before `other` (SEG < OTHER in the notation of RFC 9293 §3.4).
    @inlinable public func precedes(_ other: SequenceNumber) -> Bool {
        Int32(bitPattern: rawValue &- other.rawValue) < 0
    }

    /// This number lies before `other` or is the same.
    @inlinable public func precedesOrEquals(_ other: SequenceNumber) -> Bool {
        Int32(bitPattern: rawValue &- other.rawValue) <= 0
    }

    /// The one of both that lies further on.
    @inlinable public static func later(_ a: SequenceNumber, _ b: SequenceNumber) -> SequenceNumber {
        a.precedes(b) ? b : a
    }

    /// The one of both that lies further back.
    @inlinable public static func earlier(_ a: SequenceNumber, _ b: SequenceNumber) -> SequenceNumber {
        a.precedes(b) ? a : b
    }
}

extension SequenceNumber: CustomStringConvertible {
    public var description: String { "\(rawValue)" }
}
