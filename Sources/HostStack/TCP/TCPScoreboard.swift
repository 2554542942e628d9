// What the peer has reported to have beyond the first gap, and what follows from it (RFC 6675).
// Read first: Sources/Wire/TCPSACKBlocks.swift. Then TCPConnection+Recovery.swift.

import Wire

/// Disjoint stretches of selectively acknowledged bytes, in the order of the stream.
package struct TCPScoreboard: Equatable, Sendable {
    /// More gaps than this are not remembered, whatever a peer claims.
    private static let capacity = 1024

    /// The stretches that are known; a bounded number.
    package private(set) var ranges: [TCPSACKBlock] = []

    var isEmpty: Bool { ranges.isEmpty }

    /// Takes the blocks of one acknowledgment in. Blocks outside of what was sent (`first` up to `end`) are ignored.
    /// - Returns: whether bytes were reported that had not been before (RFC 6675 §2, "duplicate ACK").
    mutating func update(_ blocks: TCPSACKBlocks, from first: SequenceNumber, to end: SequenceNumber) -> Bool {
        var isNews = false
        for i in 0..<blocks.count {
            let block = blocks[i]
            guard block.start.precedes(block.end), first.precedes(block.start), block.end.precedesOrEquals(end)
            else { continue }
            if insert(block) { isNews = true }
        }
        return isNews
    }

    private mutating func insert(_ block: TCPSACKBlock) -> Bool {
        // The stretches that touch the block: low..<high.
        var low = ranges.count
        while low > 0 && block.start.precedesOrEquals(ranges[low - 1].end) { low -= 1 }
        var high = low
        while high < ranges.count && ranges[high].start.precedesOrEquals(block.end) { high += 1 }
        if low == high {
            if ranges.count >= Self.capacity { return false }
            ranges.insert(block, at: low)
            return true
        }
        let joined = TCPSACKBlock(
            start: .earlier(block.start, ranges[low].start), end: .later(block.end, ranges[high - 1].end))
        if high == low + 1 && joined == ranges[low] { return false }
        ranges.replaceSubrange(low..<high, with: CollectionOfOne(joined))
        return true
    }

    /// Everything before `una` is acknowledged cumulatively.
    mutating func removeBefore(_ una: SequenceNumber) {
        if ranges.isEmpty { return }
        ranges.removeAll { $0.end.precedesOrEquals(una) }
        if let first = ranges.first, first.start.precedes(una) { ranges[0].start = una }
    }

    mutating func removeAll() { ranges.removeAll() }

    /// How many bytes before `end` are reported.
    func byteCount(before end: SequenceNumber) -> Int {
        var sum = 0
        for range in ranges {
            if !range.start.precedes(end) { break }
            sum += SequenceNumber.earlier(range.end, end) - range.start
        }
        return sum
    }

    /// The reported stretch that contains `sequence`, or else the next one behind it.
    func range(atOrAfter sequence: SequenceNumber) -> TCPSACKBlock? {
        for range in ranges where sequence.precedes(range.end) { return range }
        return nil
    }

    /// IsLost() of RFC 6675 §4 for the byte at `sequence`, which is not reported itself: three separate stretches
    /// behind it have arrived, or more than two segments' worth of bytes.
    func isLost(_ sequence: SequenceNumber, segmentSize: Int) -> Bool {
        var stretches = 0
        var bytes = 0
        for range in ranges.reversed() {
            if range.start.precedesOrEquals(sequence) { break }
            stretches += 1
            bytes += range.end - range.start
            if stretches >= 3 || bytes > 2 * segmentSize { return true }
        }
        return false
    }

    /// SetPipe() of RFC 6675 §4: an estimate of the bytes that are in the network between `una` and `end`, when
    /// everything before `highRetransmitted` that was missing has been sent again.
    func pipe(
        from una: SequenceNumber, to end: SequenceNumber, highRetransmitted: SequenceNumber, segmentSize: Int
    ) -> Int {
        var pipe = 0
        var gap = una
        for range in ranges {
            pipe += Self.inFlight(
                gap, range.start, highRetransmitted, isLost: isLost(gap, segmentSize: segmentSize))
            gap = range.end
        }
        return pipe + Self.inFlight(gap, end, highRetransmitted, isLost: false)
    }

    /// The share of one gap: (a) its bytes if they are not lost, (b) those of them that were sent again.
    private static func inFlight(
        _ start: SequenceNumber, _ end: SequenceNumber, _ highRetransmitted: SequenceNumber, isLost: Bool
    ) -> Int {
        let again = max(0, SequenceNumber.earlier(end, highRetransmitted) - start)
        return (isLost ? 0 : max(0, end - start)) + again
    }
}
