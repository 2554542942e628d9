// A cable between two ports. Read first: LinkProperties.swift and Lane.swift.

import Basics

/// A place that a cable can be plugged into: an interface of a host or a port of a switch.
package enum Port: Equatable, Sendable {
    case host(Int, interface: Int)
    case `switch`(Int, port: Int)
}

/// A link: two ends, a lane in each direction, and its own source of chance.
package struct Link: Equatable, Sendable {
    package let name: String
    package var properties: LinkProperties
    /// Both ends; lane 0 leads from the first to the second.
    package let ends: (first: Port, second: Port)
    var lanes: (Lane, Lane) = (Lane(), Lane())
    var random: SeededGenerator

    init(name: String, from first: Port, to second: Port, properties: LinkProperties, seed: UInt64) {
        self.name = name
        self.properties = properties
        ends = (first, second)
        random = SeededGenerator(seed: seed, name: "link " + name)
    }

    /// Where the frames of lane 0 or 1 arrive.
    func destination(ofLane lane: Int) -> Port { lane == 0 ? ends.second : ends.first }

    /// The lane on which the interface of a host sends.
    func lane(from host: Int, interface: Int) -> Int { ends.first == .host(host, interface: interface) ? 0 : 1 }

    /// When the first frame of a lane arrives.
    func laneHead(_ lane: Int) -> (arrival: Instant, sequence: UInt64)? { lane == 0 ? lanes.0.next : lanes.1.next }

    mutating func dequeue(_ lane: Int) -> PacketBuffer { lane == 0 ? lanes.0.dequeue() : lanes.1.dequeue() }

    /// The lane that leads to `port`.
    func lane(to port: Port) -> Int { ends.second == port ? 0 : 1 }

    /// Whether a frame of `bytes` bytes may enter a lane now; if not, why it is lost.
    mutating func admit(_ bytes: Int, lane: Int, at now: Instant) -> FrameLoss? {
        if !properties.isUp { return .linkDown }
        // Ethernet's header is not part of the MTU; padding of short frames never reaches it.
        if bytes - 14 > properties.mtu { return .tooLong }
        let busyUntil = lane == 0 ? lanes.0.busyUntil : lanes.1.busyUntil
        if busyUntil > now && properties.bytes(in: busyUntil.since(now)) > properties.queueLimit { return .queueFull }
        return random.chance(partsPerMillion: properties.loss) ? .chance : nil
    }

    /// Keeps the sender's interface of a lane busy. Returns when the frame has left.
    mutating func occupy(_ lane: Int, for time: Interval, from now: Instant) -> Instant {
        lane == 0 ? lanes.0.occupy(for: time, from: now) : lanes.1.occupy(for: time, from: now)
    }

    /// Puts a frame in line. Returns when it arrives.
    mutating func enqueue(
        _ frame: consuming PacketBuffer, lane: Int, arrival: Instant, sequence: UInt64
    ) -> Instant {
        lane == 0
            ? lanes.0.enqueue(frame, arrival: arrival, sequence: sequence)
            : lanes.1.enqueue(frame, arrival: arrival, sequence: sequence)
    }

    /// The cable is cut: what is under way is lost.
    mutating func clear() {
        lanes.0.clear()
        lanes.1.clear()
    }

    package static func == (a: Link, b: Link) -> Bool {
        a.name == b.name && a.properties == b.properties && a.ends == b.ends && a.lanes == b.lanes
            && a.random == b.random
    }
}
