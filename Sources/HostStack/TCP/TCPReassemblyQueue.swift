// Segments that arrived before the bytes in front of them (RFC 9293 §3.10.7.4, "seventh, process the segment text"),
// and the report of them that goes back to the sender (RFC 2018).
// Read first: Sources/Wire/TCPSACKBlocks.swift.
//
// What arrived first is kept: an overlapping newcomer gives only the bytes that were missing. The number of segments is
// bounded as well as their bytes, because a peer could send a full window as single bytes, each holding a frame.

import Basics
import Wire

/// A payload and its place in the stream.
private struct TCPReassemblyEntry: Equatable, Sendable {
    var start: SequenceNumber
    var payload: PacketBuffer
    var end: SequenceNumber { start + payload.count }
}

/// Payloads beyond a gap, in the order of the stream, disjoint.
struct TCPReassemblyQueue: Equatable, Sendable {
    private var entries: [TCPReassemblyEntry] = []
    /// Stretches without a gap, the most recently extended first.
    private var runs: [TCPSACKBlock] = []

    var isEmpty: Bool { entries.isEmpty }

    /// Adds a payload that begins at `start`, unless `limit` segments are here already.
    mutating func insert(_ payload: consuming PacketBuffer, at start: SequenceNumber, limit: Int) {
        var payload = payload
        var start = start
        if payload.isEmpty || entries.count >= limit { return }
        note(TCPSACKBlock(start: start, end: start + payload.count))
        // Most segments come in order behind the gap: look from the end.
        var index = entries.count
        while index > 0 && start.precedes(entries[index - 1].start) { index -= 1 }
        if index > 0 {
            let overlap = entries[index - 1].end - start
            if overlap >= payload.count { return }
            if overlap > 0 {
                payload.removeFirst(overlap)
                start += overlap
            }
        }
        while index < entries.count && entries[index].start.precedes(start + payload.count) {
            let next = entries[index]
            let before = next.start - start
            if before > 0 {
                entries.insert(TCPReassemblyEntry(start: start, payload: payload.slice(0, before)), at: index)
                index += 1
            }
            index += 1
            let covered = next.end - start
            if covered >= payload.count { return }
            payload.removeFirst(covered)
            start += covered
        }
        entries.insert(TCPReassemblyEntry(start: start, payload: payload), at: index)
    }

    /// Moves what continues the stream at `next` to `queue`, and moves `next` behind it.
    mutating func drain(from next: inout SequenceNumber, to queue: inout TCPReceiveQueue) {
        var taken = 0
        while taken < entries.count && entries[taken].start.precedesOrEquals(next) {
            let overlap = next - entries[taken].start
            if overlap < entries[taken].payload.count {
                var payload = entries[taken].payload
                payload.removeFirst(overlap)
                next += payload.count
                queue.append(payload)
            }
            taken += 1
        }
        entries.removeFirst(taken)
        let edge = next
        runs.removeAll { $0.end.precedesOrEquals(edge) }
    }

    mutating func removeAll() { self = TCPReassemblyQueue() }

    /// What to report: the stretch with the latest segment first (RFC 2018 §4), at most `limit`.
    func blocks(atMost limit: Int) -> TCPSACKBlocks {
        var blocks = TCPSACKBlocks()
        for run in runs.prefix(limit) { blocks.append(run) }
        return blocks
    }

    /// Joins `block` with the stretches that it touches, and puts the result first.
    private mutating func note(_ block: TCPSACKBlock) {
        var joined = block
        runs.removeAll { run in
            guard run.start.precedesOrEquals(joined.end) && joined.start.precedesOrEquals(run.end) else { return false }
            joined.start = .earlier(joined.start, run.start)
            joined.end = .later(joined.end, run.end)
            return true
        }
        runs.insert(joined, at: 0)
    }
}
