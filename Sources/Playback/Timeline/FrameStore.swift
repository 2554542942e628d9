// The bytes of all frames of a recording. Read first: nothing. Then Tape.swift.
//
// Copies, not the frames themselves: a frame that a recording shared would be copied by every router that changes it.
// Large pieces that are never moved again keep a million frames cheap.

import Basics

/// Bytes that only grow, found by number.
struct FrameStore: Sendable {
    private static let pieceSize = 1 << 20

    /// All pieces but the last.
    private var full: [[UInt8]] = []
    /// The last one, to which bytes are added.
    private var last: [UInt8] = []

    /// Where some bytes are.
    struct Place: Equatable, Sendable {
        var piece: Int32
        var offset: Int32
        var count: Int32
    }

    /// Adds a copy of `bytes`.
    mutating func add(_ bytes: RawSpan) -> Place {
        if last.count + bytes.byteCount > last.capacity {
            if !last.isEmpty { full.append(last) }
            last = []
            last.reserveCapacity(max(Self.pieceSize, bytes.byteCount))
        }
        let place = Place(piece: Int32(full.count), offset: Int32(last.count), count: Int32(bytes.byteCount))
        bytes.withUnsafeBytes { last.append(contentsOf: $0) }
        return place
    }

    /// A copy of the bytes at `place`.
    subscript(place: Place) -> [UInt8] {
        let piece = place.piece < full.count ? full[Int(place.piece)] : last
        return Array(piece[Int(place.offset)..<Int(place.offset + place.count)])
    }

    /// Whether these very bytes are at `place`.
    func holds(_ bytes: RawSpan, at place: Place) -> Bool {
        guard Int(place.count) == bytes.byteCount else { return false }
        // Almost always the last piece: it is looked at where it is, as to take it in hand would count it.
        if place.piece == full.count { return last.span.bytes.has(bytes, at: Int(place.offset)) }
        let piece = full[Int(place.piece)]
        return piece.span.bytes.has(bytes, at: Int(place.offset))
    }
}
