// One direction of a link: frames in line, each with the moment of its arrival.
// Read first: LinkProperties.swift, FrameRing.swift.
//
// A frame leaves when those before it have left (bandwidth), and arrives after the link's delay. Because a lane keeps
// its order, only the arrival of its first frame must be in the world's agenda. That frame stands in the lane itself:
// most lanes have no other, and whether an event is still true is seen without a further look into memory.
//
// Snapshots share the line behind it. Taking a frame out of a shared ring only moves the lane's own head; a frame that
// is put behind a shared ring goes into a new one, and the shared one becomes `older`: it is read to its end, never
// written.

import Basics

/// The frames under way in one direction of a link.
///
/// `@unchecked Sendable`: a ring is written only while it is uniquely referenced, which is checked before.
package struct Lane: @unchecked Sendable {
    /// When the sender's interface has sent all that was given to it.
    private(set) var busyUntil = Instant.start
    private var lastArrival = Instant.start
    /// The first frame in line, unless `total` is zero.
    private var first = FrameInFlight(arrival: .start, sequence: 0, frame: nil)
    /// Where the lane leads.
    let end: LaneEnd
    /// `ring[head]` is the first of the frames behind `first` and behind those in `older`; nil before there was one.
    private var ring: FrameRing?
    /// Frames before those in `ring`; nil when there are none.
    private var older: FrameRing?
    /// How many frames are in line.
    private var total: UInt32 = 0
    private var head: UInt32 = 0
    private var olderHead: UInt32 = 0
    private var olderCount: UInt32 = 0

    /// An empty lane that leads to `end`.
    package init(to end: Port) { self.end = LaneEnd(end) }

    var isEmpty: Bool { total == 0 }
    var count: Int { Int(total) }
    /// How many of them are in `ring`; there must be a first one.
    private var ringCount: UInt32 { total &- 1 &- olderCount }

    /// When the first frame arrives, and under which sequence.
    package var next: (arrival: Instant, sequence: UInt64)? {
        isEmpty ? nil : (first.arrival, first.sequence)
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
        if isEmpty {
            first = FrameInFlight(arrival: lastArrival, sequence: sequence, frame: frame)
        } else {
            append(FrameInFlight(arrival: lastArrival, sequence: sequence, frame: frame))
        }
        total &+= 1
        return lastArrival
    }

    private mutating func append(_ newcomer: consuming FrameInFlight) {
        if !isKnownUniquelyReferenced(&ring) || ringCount == Self.size(of: ring) { renewRing() }
        let size = Self.size(of: ring)
        var place = head &+ ringCount
        if place >= size { place &-= size }
        // The place is empty: there is nothing to be released.
        unsafe (Self.places(of: ring) + Int(place)).initialize(to: newcomer)
    }

    /// Takes the first frame out; there must be one.
    package mutating func dequeue() -> PacketBuffer {
        guard let frame = first.frame.take() else { preconditionFailure("no frame is in line") }
        total &-= 1
        if total == 0 { return frame }
        if olderCount > 0 {
            first = Self.take(from: &older, Int(olderHead))
            olderHead = olderHead &+ 1 == Self.size(of: older) ? 0 : olderHead &+ 1
            olderCount &-= 1
            if olderCount == 0 { older = nil }
        } else {
            first = Self.take(from: &ring, Int(head))
            head = head &+ 1 == Self.size(of: ring) ? 0 : head &+ 1
        }
        return frame
    }

    /// The frame at a place: taken out, or copied when a snapshot needs it too.
    @inline(__always)
    private static func take(from ring: inout FrameRing?, _ place: Int) -> FrameInFlight {
        let isOwn = isKnownUniquelyReferenced(&ring)
        let places = unsafe places(of: ring)
        return unsafe FrameInFlight(
            arrival: places[place].arrival, sequence: places[place].sequence,
            frame: isOwn ? places[place].frame.take() : places[place].frame)
    }

    /// Where a ring's places are. The ring stays where it is, in the lane, for as long as they are used: to hold it
    /// here too would count references on the way of every frame.
    @inline(__always)
    private static func places(of ring: FrameRing?) -> UnsafeMutablePointer<FrameInFlight> {
        unsafe ring.unsafelyUnwrapped.places
    }

    @inline(__always)
    private static func size(of ring: FrameRing?) -> UInt32 { unsafe ring.unsafelyUnwrapped.size }

    /// Makes room at the end, in a ring that nobody else holds.
    private mutating func renewRing() {
        if !isKnownUniquelyReferenced(&ring) && ringCount > 0 && olderCount == 0 {
            (olderHead, olderCount) = (head, ringCount)
            older = ring.take()
        }
        let moved = Int(ringCount)
        let fresh = FrameRing.make(size: UInt32(max(2, moved * 2)))
        if moved > 0, let ring {
            for i in 0..<moved { fresh[i] = ring[(Int(head) + i) % Int(ring.size)] }
        }
        (ring, head) = (fresh, 0)
    }

    // MARK: Experiments with single frames

    /// The place in line of the frame with `sequence`, counted from the first; nil when it is not here.
    func place(of sequence: UInt64) -> Int? { (0..<count).first { frame(at: $0).sequence == sequence } }

    /// The frame at a place in line.
    func frame(at place: Int) -> FrameInFlight {
        if place == 0 { return first }
        let behind = place - 1
        if behind < olderCount, let older { return older[(Int(olderHead) + behind) % Int(older.size)] }
        guard place < count, let ring else { preconditionFailure("a place behind the line") }
        return ring[(Int(head) + behind - Int(olderCount)) % Int(ring.size)]
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
        first.frame = nil
        (total, ring, head) = (0, nil, 0)
        (older, olderHead, olderCount) = (nil, 0, 0)
        for frame in frames {
            if isEmpty { first = frame } else { append(frame) }
            total += 1
        }
    }

    /// Everything under way is lost.
    mutating func clear() {
        refill([])
        (busyUntil, lastArrival) = (.start, .start)
    }
}

extension Lane: Equatable {
    /// Two lanes are equal when the same frames are in line, however they are stored.
    package static func == (a: Lane, b: Lane) -> Bool {
        a.busyUntil == b.busyUntil && a.lastArrival == b.lastArrival && a.end == b.end && a.count == b.count
            && (0..<a.count).allSatisfy { a.frame(at: $0) == b.frame(at: $0) }
    }
}

extension Lane: CustomReflectable {
    /// What a lane is, for digests of the world: how its frames are stored depends on the snapshots that were taken.
    package var customMirror: Mirror {
        let frames = (0..<count).map { frame(at: $0) }
        return Mirror(
            self, children: ["busyUntil": busyUntil, "lastArrival": lastArrival, "end": end, "frames": frames],
            displayStyle: .struct)
    }
}
