// The pieces of one packet, put together again (RFC 791 §3.2, after the algorithm of RFC 815).
// Read first: Sources/Wire/IPv4View.swift. Then Reassembly.swift.
//
// The buffer keeps a list of holes, at first one from zero to infinity. A piece must lie inside of one hole and leaves
// up to two smaller ones; the last piece closes the end. No hole left: the packet is complete.
//
// A piece that overlaps another is a mistake or an attack; as RFC 5722 demands for IPv6 and Linux does for both, the
// whole packet is given up. An exact repetition is harmless.

import Basics

/// A half-assembled payload.
package struct ReassemblyBuffer: Equatable, Sendable {
    /// What a piece led to.
    package enum Outcome: Equatable, Sendable {
        /// More pieces are missing.
        case incomplete
        /// The payload is whole.
        case complete
        /// The pieces contradict each other.
        case contradiction
    }

    /// The end of a hole whose end is not known: beyond every packet.
    private static let infinity = 65_536

    private(set) var bytes: [UInt8] = []
    private var holes: [Range<Int>] = [0..<infinity]

    /// No piece yet: one hole from zero to infinity (RFC 815 §3).
    package init() {}

    /// Adds the bytes at `offset` of the payload. After a contradiction the whole packet is to be given up.
    package mutating func add(_ piece: RawSpan, at offset: Int, isLast: Bool) -> Outcome {
        let end = offset + piece.byteCount
        // RFC 791 §3.2: all pieces but the last have a multiple of 8 bytes, and none is empty.
        guard end <= 65_535 - 20, piece.byteCount > 0, isLast || piece.byteCount % 8 == 0 else { return .contradiction }
        guard let index = holes.firstIndex(where: { $0.lowerBound <= offset && end <= $0.upperBound }) else {
            return repeats(piece, offset..<end) ? .incomplete : .contradiction
        }
        let hole = holes[index]
        if isLast && hole.upperBound != Self.infinity { return .contradiction }
        let rest = isLast ? end..<end : end..<hole.upperBound
        holes.replaceSubrange(index...index, with: [hole.lowerBound..<offset, rest].filter { !$0.isEmpty })
        if bytes.count < end { bytes.append(contentsOf: repeatElement(0, count: end - bytes.count)) }
        for i in 0..<piece.byteCount { bytes[offset + i] = piece.uint8(at: i) }
        return holes.isEmpty ? .complete : .incomplete
    }

    private func repeats(_ piece: RawSpan, _ range: Range<Int>) -> Bool {
        guard range.upperBound <= bytes.count, !holes.contains(where: { $0.overlaps(range) }) else { return false }
        for i in 0..<piece.byteCount where bytes[range.lowerBound + i] != piece.uint8(at: i) { return false }
        return true
    }
}
