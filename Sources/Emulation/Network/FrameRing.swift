// The storage of a lane: a ring of places for frames, which lanes of several snapshots may share.
// Read first: Lane.swift, which is the only one to use it.

import Basics

/// A frame under way.
struct FrameInFlight: Equatable, Sendable {
    var arrival: Instant
    /// Its scheduling sequence: it decides ties with whatever else happens at the same moment.
    var sequence: UInt64
    var frame: PacketBuffer?
}

/// The places, all of them initialised; the number of places is the header.
final class FrameRing: ManagedBuffer<UInt32, FrameInFlight> {
    /// A ring of `size` empty places.
    static func make(size: UInt32) -> FrameRing {
        let ring = create(minimumCapacity: Int(size)) { _ in size }
        let own = unsafe unsafeDowncast(ring, to: FrameRing.self)
        unsafe own.places.initialize(
            repeating: FrameInFlight(arrival: .start, sequence: 0, frame: nil), count: Int(size))
        return own
    }

    deinit { _ = unsafe places.deinitialize(count: Int(size)) }

    /// How many places there are. By a pointer, for the reason that Basics/Boxed.swift gives.
    @inline(__always)
    var size: UInt32 { unsafe withUnsafeMutablePointerToHeader { unsafe $0.pointee } }

    /// Where the places are.
    @inline(__always)
    var places: UnsafeMutablePointer<FrameInFlight> { unsafe withUnsafeMutablePointerToElements { unsafe $0 } }

    /// The frame at an index below `size`.
    subscript(index: Int) -> FrameInFlight {
        get {
            precondition(index < Int(size), "a place outside of the ring")
            return unsafe places[index]
        }
        set {
            precondition(index < Int(size), "a place outside of the ring")
            unsafe places[index] = newValue
        }
    }
}
