// The bytes of all frames of a recording. Read first: nothing. Then Tape.swift.
//
// Copies, not the frames themselves: a frame that a recording shared would be copied by every router that changes it.
// Large pieces that are never moved again keep a million frames cheap; the first ones are small, as most recordings are.

import Basics

/// Bytes that only grow, found by number.
package struct FrameStore: Sendable {
    private static let firstSize = 1 << 14
    private static let largestSize = 1 << 20

    /// All pieces but the last.
    private var full: [[UInt8]] = []
    /// The last one. It has its length from the beginning: to write into an array is half the work of adding to it.
    private var last: [UInt8] = []
    /// How many bytes of it are taken.
    private var used = 0

    /// An empty store.
    package init() {}

    /// Where some bytes are.
    package struct Place: Equatable, Sendable {
        var piece: Int32
        var offset: Int32
        var count: Int32
    }

    /// Adds a copy of `bytes`.
    package mutating func add(_ bytes: RawSpan) -> Place {
        let count = bytes.byteCount
        if count > last.count - used { beginPiece(for: count) }
        let place = Place(piece: Int32(full.count), offset: Int32(used), count: Int32(count))
        last.withUnsafeMutableBytes { piece in
            bytes.withUnsafeBytes {
                unsafe UnsafeMutableRawBufferPointer(rebasing: piece[used...]).copyMemory(from: $0)
            }
        }
        used += count
        return place
    }

    @inline(never)
    private mutating func beginPiece(for count: Int) {
        let size = min(max(Self.firstSize, 2 * last.count), Self.largestSize)
        if used > 0 { full.append(last) }
        // Nobody looks at a byte before it is written, so none is written twice.
        last = unsafe [UInt8](unsafeUninitializedCapacity: max(size, count)) { $1 = $0.count }
        used = 0
    }

    /// A copy of the bytes at `place`.
    package subscript(place: Place) -> [UInt8] {
        let piece = place.piece < full.count ? full[Int(place.piece)] : last
        return Array(piece[Int(place.offset)..<Int(place.offset + place.count)])
    }
}
