// An array of large values whose copies share what neither of them changes.
// Read first: Boxed.swift. The world keeps its hosts in one, so that a snapshot costs little, then and later.
//
// Each element has a box of its own, and 32 boxes make a chunk. Copying the array copies nothing; the first change
// after that copies the list of chunks, one chunk's list of boxes, and the one element that is changed.

/// An array with value semantics that is cheap to copy and to change after copying.
public struct ChunkedArray<Element> {
    @usableFromInline var chunks: [[Boxed<Element>]] = []
    public private(set) var count = 0

    public init() {}

    public mutating func append(_ element: Element) {
        if count & 31 == 0 { chunks.append([]) }
        chunks[chunks.count - 1].append(Boxed(element))
        count += 1
    }

    @inlinable public subscript(index: Int) -> Element {
        // A read lends the element; getting it would copy all that is inside.
        _read { yield chunks[index >> 5][index & 31].value }
        _modify { yield &chunks[index >> 5][index & 31].value }
    }

    public var indices: Range<Int> { 0..<count }
}

extension ChunkedArray: Sendable where Element: Sendable {}

extension ChunkedArray: Equatable where Element: Equatable {
    public static func == (a: ChunkedArray, b: ChunkedArray) -> Bool {
        a.count == b.count && a.indices.allSatisfy { a[$0] == b[$0] }
    }
}
