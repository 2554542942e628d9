// One direction of a link: frames in line, each with the moment of its arrival.
// Read first: LinkProperties.swift, FrameRing.swift.
//
// A frame leaves when those before it have left (bandwidth), and arrives after the link's delay. Because a lane keeps
// its order, only the arrival of its first frame must be in the world's agenda.
//
// Snapshots share the line. Taking a frame out of a shared ring only moves the lane's own head; a frame that is put
// behind a shared ring goes into a new one, and the shared one becomes `older`: it is read to its end, never written.

import Basics

/// The frames under way in one direction of a link.
///
/// `@unchecked Sendable`: a ring is written only while it is uniquely referenced, which is checked before.
package struct Lane: @unchecked Sendable {
    /// When the sender's interface has sent all that was given to it.
    private(set) var busyUntil = Instant.start
    private var lastArrival = Instant.start
    /// `ring[head]` is the first of `ringCount` frames; nil before the first frame.
    private var ring: FrameRing?
    private var head: UInt32 = 0
    private var ringCount: UInt32 = 0
    private var ringSize: UInt32 = 0
    /// Frames before those in `ring`; nil when there are none.
    private var older: FrameRing?
    private var olderHead: UInt32 = 0
    private var olderCount: UInt32 = 0
    private var olderSize: UInt32 = 0

    package init() {}

    /// How many frames are in line.
    var count: Int { Int(ringCount &+ olderCount) }

    /// When the first frame arrives, and under which sequence.
    package var next: (arrival: Instant, sequence: UInt64)? {
        if count == 0 { return nil }
        let first = unsafe olderCount > 0 ? Self.places(of: older) + Int(olderHead) : Self.places(of: ring) + Int(head)
        return unsafe (first.pointee.arrival, first.pointee.sequence)
    }

    /// The moment at which a frame that keeps the interface busy for `time`, given now, has left completely.
    package mutating func occupy(for time: Interval, from now: Instant) -> Instant {
        busyUntil = max(busyUntil, now) + time
        return busyUntil
    }

    /// Puts a frame at the end of the line. It never arrives before the one ahead of it.
    /// - Returns: when it arrives.
    package mutating func enqueue(_ frame: consuming PacketBuffer, arrival: Instant, sequence: UInt64) -> Instant {
        lastArrival = max(lastArrival, arrival)
        if !isKnownUniquelyReferenced(&ring) || ringCount == ringSize { renewRing() }
        var place = head &+ ringCount
        if place >= ringSize { place &-= ringSize }
        ringCount &+= 1
        unsafe Self.places(of: ring)[Int(place)] = FrameInFlight(
            arrival: lastArrival, sequence: sequence, frame: frame)
        return lastArrival
    }

    /// Takes the first frame out; there must be one.
    package mutating func dequeue() -> PacketBuffer {
        if olderCount > 0 { return dequeueOlder() }
        precondition(ringCount > 0, "no frame is in line")
        let place = Int(head)
        head = head &+ 1 == ringSize ? 0 : head &+ 1
        ringCount &-= 1
        return Self.take(from: &ring, place)
    }

    private mutating func dequeueOlder() -> PacketBuffer {
        let place = Int(olderHead)
        olderHead = olderHead &+ 1 == olderSize ? 0 : olderHead &+ 1
        olderCount &-= 1
        let frame = Self.take(from: &older, place)
        if olderCount == 0 { older = nil }
        return frame
    }

    /// The frame at a place: taken out, or copied when a snapshot needs it too.
    @inline(__always)
    private static func take(from ring: inout FrameRing?, _ place: Int) -> PacketBuffer {
        // Every place in line has a frame.
        if isKnownUniquelyReferenced(&ring) { return unsafe places(of: ring)[place].frame.take().unsafelyUnwrapped }
        return unsafe places(of: ring)[place].frame.unsafelyUnwrapped
    }

    /// Where a ring's places are. The ring stays where it is, in the lane, for as long as they are used: to hold it
    /// here too would count references on the way of every frame.
    @inline(__always)
    private static func places(of ring: FrameRing?) -> UnsafeMutablePointer<FrameInFlight> {
        unsafe ring.unsafelyUnwrapped.places
    }

    /// Makes room at the end, in a ring that nobody else holds.
    private mutating func renewRing() {
        if !isKnownUniquelyReferenced(&ring) && ringCount > 0 && olderCount == 0 {
            (older, olderHead, olderCount, olderSize) = (ring, head, ringCount, ringSize)
            ringCount = 0
        }
        let size = max(2, ringCount &* 2)
        let fresh = FrameRing.make(size: size)
        if let ring {
            for i in 0..<ringCount {
                let source = head &+ i
                fresh[Int(i)] = ring[Int(source >= ringSize ? source &- ringSize : source)]
            }
        }
        (ring, head, ringSize) = (fresh, 0, size)
    }

    // MARK: Experiments with single frames

    /// The place in line of the frame with `sequence`, counted from the first; nil when it is not here.
    func place(of sequence: UInt64) -> Int? { (0..<count).first { frame(at: $0).sequence == sequence } }

    /// The frame at a place in line.
    func frame(at place: Int) -> FrameInFlight {
        if place < olderCount, let older { return older[(Int(olderHead) + place) % Int(olderSize)] }
        guard place < count, let ring else { preconditionFailure("a place behind the line") }
        return ring[(Int(head) + place - Int(olderCount)) % Int(ringSize)]
    }

    /// Takes the frame at a place in line out; those behind it keep their moments.
    mutating func remove(at place: Int) -> FrameInFlight {
        var frames = (0..<count).map { frame(at: $0) }
        let removed = frames.remove(at: place)
        refill(frames)
        return removed
    }

    /// Puts another frame in the place of one in line.
    mutating func replace(at place: Int, with frame: PacketBuffer) {
        var frames = (0..<count).map { self.frame(at: $0) }
        frames[place].frame = frame
        refill(frames)
    }

    private mutating func refill(_ frames: [FrameInFlight]) {
        let size = UInt32(max(2, frames.count))
        let fresh = FrameRing.make(size: size)
        for (i, frame) in frames.enumerated() { fresh[i] = frame }
        (ring, head, ringCount, ringSize) = (fresh, 0, UInt32(frames.count), size)
        (older, olderHead, olderCount, olderSize) = (nil, 0, 0, 0)
    }

    /// Everything under way is lost.
    mutating func clear() { self = Lane() }
}

extension Lane: Equatable {
    /// Two lanes are equal when the same frames are in line, however they are stored.
    package static func == (a: Lane, b: Lane) -> Bool {
        a.busyUntil == b.busyUntil && a.lastArrival == b.lastArrival && a.count == b.count
            && (0..<a.count).allSatisfy { a.frame(at: $0) == b.frame(at: $0) }
    }
}
