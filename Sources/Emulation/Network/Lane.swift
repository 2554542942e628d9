// One direction of a link: frames in line, each with the moment of its arrival. Read first: LinkProperties.swift.
//
// A frame leaves when those before it have left (bandwidth), and arrives after the link's delay. Because a lane keeps
// its order, only the arrival of its first frame must be in the world's agenda.

import Basics

/// A frame under way.
struct FrameInFlight: Equatable, Sendable {
    var arrival: Instant
    /// Its scheduling sequence: it decides ties with whatever else happens at the same moment.
    var sequence: UInt64
    var frame: PacketBuffer?
}

/// The frames under way in one direction of a link.
package struct Lane: Equatable, Sendable {
    /// When the sender's interface has sent all that was given to it.
    private(set) var busyUntil = Instant.start
    /// A ring buffer: `ring[head]` arrives first.
    private var ring: [FrameInFlight] = []
    private var head = 0
    private(set) var count = 0
    private var lastArrival = Instant.start

    package init() {}

    /// When the first frame arrives, and under which sequence.
    package var next: (arrival: Instant, sequence: UInt64)? {
        count == 0 ? nil : (ring[head].arrival, ring[head].sequence)
    }

    /// The moment at which a frame that keeps the interface busy for `time`, given now, has left completely.
    package mutating func occupy(for time: Interval, from now: Instant) -> Instant {
        busyUntil = max(busyUntil, now) + time
        return busyUntil
    }

    /// Puts a frame at the end of the line. It never arrives before the one ahead of it.
    /// - Returns: when it arrives.
    package mutating func enqueue(_ frame: consuming PacketBuffer, arrival: Instant, sequence: UInt64) -> Instant {
        if count == ring.count { grow() }
        lastArrival = max(lastArrival, arrival)
        var slot = head + count
        if slot >= ring.count { slot -= ring.count }
        ring[slot] = FrameInFlight(arrival: lastArrival, sequence: sequence, frame: frame)
        count += 1
        return lastArrival
    }

    /// Takes the first frame out; there must be one.
    package mutating func dequeue() -> PacketBuffer {
        let frame = ring[head].frame.take()
        head = head + 1 == ring.count ? 0 : head + 1
        count -= 1
        return frame.unsafelyUnwrapped
    }

    /// The place in line of the frame with `sequence`, counted from the first; nil when it is not here.
    func place(of sequence: UInt64) -> Int? {
        (0..<count).first { ring[(head + $0) % ring.count].sequence == sequence }
    }

    /// Takes the frame at a place in line out; those behind it keep their moments.
    mutating func remove(at place: Int) -> FrameInFlight {
        let removed = ring[(head + place) % ring.count]
        for i in place..<(count - 1) { ring[(head + i) % ring.count] = ring[(head + i + 1) % ring.count] }
        ring[(head + count - 1) % ring.count].frame = nil
        count -= 1
        return removed
    }

    /// The frame at a place in line.
    func frame(at place: Int) -> FrameInFlight { ring[(head + place) % ring.count] }

    /// Puts another frame in the place of one in line.
    mutating func replace(at place: Int, with frame: PacketBuffer) { ring[(head + place) % ring.count].frame = frame }

    /// Everything under way is lost.
    mutating func clear() {
        ring.removeAll()
        head = 0
        count = 0
        busyUntil = .start
        lastArrival = .start
    }

    private mutating func grow() {
        var wider: [FrameInFlight] = []
        wider.reserveCapacity(max(4, ring.count * 2))
        for i in 0..<count { wider.append(ring[(head + i) % ring.count]) }
        let missing = max(4, ring.count * 2) - wider.count
        wider.append(contentsOf: repeatElement(FrameInFlight(arrival: .start, sequence: 0, frame: nil), count: missing))
        ring = wider
        head = 0
    }
}
