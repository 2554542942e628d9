// An array whose copies share what neither of them changes: eight elements at a time.
// Read first: nothing. The world keeps its hosts in one, so that a snapshot costs little, then and later.

/// A fixed-size array in chunks of eight; writing to a copied array copies one chunk, not all.
public struct ChunkedArray<Element> {
    @usableFromInline var chunks: [[Element]] = []
    public private(set) var count = 0

    public init() {}

    public mutating func append(_ element: Element) {
        if count & 7 == 0 { chunks.append([]) }
        chunks[chunks.count - 1].append(element)
        count += 1
    }

    @inlinable public subscript(index: Int) -> Element {
        // A read lends the element; getting it would copy all that is inside.
        _read { yield chunks[index >> 3][index & 7] }
        _modify { yield &chunks[index >> 3][index & 7] }
    }

    public var indices: Range<Int> { 0..<count }
}

extension ChunkedArray: Equatable where Element: Equatable {}
extension ChunkedArray: Sendable where Element: Sendable {}
