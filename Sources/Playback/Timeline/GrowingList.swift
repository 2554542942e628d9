// A list that grows to millions of elements without ever moving them. Read first: nothing. Then Tape.swift.
//
// An array that grows copies itself again and again, and touches fresh memory each time: for a recording that was more
// work than the recording itself. Copies of the list share its pieces, so that a branch costs little.

/// Elements that are added at the end, in pieces.
package struct GrowingList<Element: Sendable>: RandomAccessCollection, Sendable {
    private static var shift: Int { 12 }
    private static var pieceLength: Int { 1 << shift }

    /// All pieces but the last: they are full.
    private var full: [[Element]] = []
    /// The last one.
    private var last: [Element] = []

    /// An empty list.
    package init() {}

    package var count: Int { full.count &<< Self.shift &+ last.count }
    package var startIndex: Int { 0 }
    package var endIndex: Int { count }

    package subscript(index: Int) -> Element {
        // Not lent: that would take memory for each look. Most elements are small, and hold nothing to be counted.
        let piece = index >> Self.shift
        return piece < full.count ? full[piece][index & (Self.pieceLength - 1)] : last[index - full.count << Self.shift]
    }

    /// Adds an element at the end.
    @inline(__always)
    package mutating func append(_ element: consuming Element) {
        if last.count == Self.pieceLength {
            beginPiece()
        }
        last.append(element)
    }

    @inline(never)
    private mutating func beginPiece() {
        full.append(last)
        last = []
        // The first piece grows as it must: the lists of most lessons are short.
        last.reserveCapacity(Self.pieceLength)
    }

    /// Forgets all but the first `length` elements.
    package mutating func truncate(to length: Int) {
        guard length < count else { return }
        // As it was when it had so many: a last piece that is full stays the last one.
        let pieces = length == 0 ? 0 : (length - 1) >> Self.shift
        if pieces < full.count {
            last = full[pieces]
            full.removeSubrange(pieces...)
        }
        last.removeSubrange((length - pieces << Self.shift)...)
    }
}

extension GrowingList: Equatable where Element: Equatable {
    package static func == (a: GrowingList, b: GrowingList) -> Bool { a.full == b.full && a.last == b.last }
}
