// The bytes of all frames of a recording. Read first: nothing. Then Tape.swift.
//
// Copies, not the frames themselves: a frame that a recording shared would be copied by every router that changes it.
// Large pieces that are never moved again keep a million frames cheap.

import Basics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

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

    @inline(__always)
    private func piece(_ number: Int32) -> [UInt8] { number < full.count ? full[Int(number)] : last }

    /// A copy of the bytes at `place`.
    subscript(place: Place) -> [UInt8] {
        Array(piece(place.piece)[Int(place.offset)..<Int(place.offset + place.count)])
    }

    /// Whether these very bytes are at `place`.
    func holds(_ bytes: RawSpan, at place: Place) -> Bool {
        guard Int(place.count) == bytes.byteCount else { return false }
        return piece(place.piece).withUnsafeBytes { known in
            bytes.withUnsafeBytes { frame in
                guard let known = known.baseAddress, let start = frame.baseAddress else { return frame.isEmpty }
                return memcmp(start, known + Int(place.offset), frame.count) == 0
            }
        }
    }
}
