// An array of large values whose copies share what neither of them changes.
// Read first: Boxed.swift. The world keeps its hosts in one, and mailboxes keep their messages in one, so that a
// snapshot costs little, then and later.
//
// Each element has a box of its own, and 32 boxes make a chunk. Copying the array copies nothing; the first change
// after that copies the list of chunks, one chunk's list of boxes, and the one element that is changed.

/// An array with value semantics that is cheap to copy and to change after copying.
public struct ChunkedArray<Element> {
    @usableFromInline var chunks: [[Boxed<Element>]] = []
    @usableFromInline var elementCount = 0

    public init() {}

    @inlinable public var count: Int { elementCount }

    @inlinable public mutating func append(_ element: Element) { append(box: Boxed(element)) }

    @inlinable mutating func append(box: Boxed<Element>) {
        if elementCount & 31 == 0 { chunks.append([]) }
        chunks[chunks.count - 1].append(box)
        elementCount += 1
    }

    @inlinable public subscript(index: Int) -> Element {
        // A read lends the element; getting it would copy all that is inside.
        _read { yield chunks[index >> 5][index & 31].value }
        _modify { yield &chunks[index >> 5][index & 31].value }
    }
}

extension ChunkedArray: RandomAccessCollection, MutableCollection, RangeReplaceableCollection {
    public var startIndex: Int { 0 }
    public var endIndex: Int { count }
    public var indices: Range<Int> { 0..<count }

    public mutating func replaceSubrange(_ range: Range<Int>, with elements: some Collection<Element>) {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "a range of the array")
        // What stands before it stays; what follows moves, but its boxes are the same.
        let following = (range.upperBound..<count).map { chunks[$0 >> 5][$0 & 31] }
        chunks.removeSubrange((range.lowerBound + 31) >> 5..<chunks.count)
        if range.lowerBound & 31 > 0 {
            let last = chunks.count - 1
            chunks[last].removeSubrange((range.lowerBound & 31)...)
        }
        elementCount = range.lowerBound
        for element in elements { append(element) }
        for box in following { append(box: box) }
    }
}

extension ChunkedArray: ExpressibleByArrayLiteral {
    public init(arrayLiteral elements: Element...) { self.init(elements) }
}

extension ChunkedArray: Sendable where Element: Sendable {}

extension ChunkedArray: Equatable where Element: Equatable {
    public static func == (a: ChunkedArray, b: ChunkedArray) -> Bool {
        a.count == b.count && a.indices.allSatisfy { a[$0] == b[$0] }
    }
}
