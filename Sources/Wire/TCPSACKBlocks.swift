// The ranges in a selective acknowledgment (RFC 2018 §3): "these bytes beyond the gap are here already".
// Read first: SequenceNumber.swift.
//
// At most four fit the 40 bytes of options, so they are kept inline: an array would cost an allocation per segment.

/// A range of received bytes, from `start` up to but without `end`.
public struct TCPSACKBlock: Hashable, Sendable {
    /// The first byte of the range ("left edge").
    public var start: SequenceNumber
    /// The byte after its last ("right edge").
    public var end: SequenceNumber

    @inlinable public init(start: SequenceNumber, end: SequenceNumber) {
        self.start = start
        self.end = end
    }
}

/// Up to four SACK blocks, in the order of the wire.
public struct TCPSACKBlocks: Equatable, Sendable {
    /// How many blocks fit the option.
    public static let capacity = 4

    private static let none = TCPSACKBlock(start: SequenceNumber(0), end: SequenceNumber(0))

    /// How many there are, 0 to 4.
    public private(set) var count = 0
    private var first = none
    private var second = none
    private var third = none
    private var fourth = none

    /// No block.
    public init() {}

    /// The first four of `blocks`.
    public init(_ blocks: [TCPSACKBlock]) {
        for block in blocks { append(block) }
    }

    public var isEmpty: Bool { count == 0 }

    /// The block at `index`, which must be below `count`.
    public subscript(index: Int) -> TCPSACKBlock {
        precondition(index >= 0 && index < count, "no such SACK block")
        switch index {
        case 0: return first
        case 1: return second
        case 2: return third
        default: return fourth
        }
    }

    /// Adds a block at the end; a fifth is ignored.
    public mutating func append(_ block: TCPSACKBlock) {
        switch count {
        case 0: first = block
        case 1: second = block
        case 2: third = block
        case 3: fourth = block
        default: return
        }
        count += 1
    }

    /// Keeps the first `n` blocks, if there are more.
    public mutating func truncate(to n: Int) {
        while count > max(n, 0) {
            switch count {
            case 1: first = Self.none
            case 2: second = Self.none
            case 3: third = Self.none
            default: fourth = Self.none
            }
            count -= 1
        }
    }
}
