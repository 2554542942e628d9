// A list that grows to millions of elements without ever moving them. Read first: nothing. Then Tape.swift.
//
// An array that grows copies itself again and again, and touches fresh memory each time: for a recording that was more
// work than the recording itself. Copies of the list share its pieces, so that a branch costs little.

/// Elements that are added at the end, in pieces.
package struct GrowingList<Element: Sendable>: RandomAccessCollection, Sendable {
    private static var shift: Int { 12 }
    private static var pieceLength: Int { 1 << shift }

    private var pieces: [[Element]] = []
    package private(set) var count = 0

    /// An empty list.
    package init() {}

    package var startIndex: Int { 0 }
    package var endIndex: Int { count }

    package subscript(index: Int) -> Element {
        _read { yield pieces[index >> Self.shift][index & (Self.pieceLength - 1)] }
    }

    /// Adds an element at the end.
    package mutating func append(_ element: Element) {
        if count & (Self.pieceLength - 1) == 0 {
            var piece: [Element] = []
            // Short lists, and those of lessons are, need not have a whole piece.
            piece.reserveCapacity(pieces.isEmpty ? 16 : Self.pieceLength)
            pieces.append(piece)
        }
        pieces[pieces.count - 1].append(element)
        count += 1
    }

    /// Forgets all but the first `length` elements.
    package mutating func truncate(to length: Int) {
        guard length < count else { return }
        pieces.removeSubrange((length + Self.pieceLength - 1) >> Self.shift..<pieces.count)
        if length & (Self.pieceLength - 1) > 0 {
            pieces[pieces.count - 1].removeSubrange((length & (Self.pieceLength - 1))...)
        }
        count = length
    }
}

extension GrowingList: Equatable where Element: Equatable {
    package static func == (a: GrowingList, b: GrowingList) -> Bool { a.pieces == b.pieces }
}
