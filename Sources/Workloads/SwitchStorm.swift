// Frames that circle for ever between pairs of switches: events with next to no work in them.
// Read first: Sources/Emulation/World/World+Transmit.swift. It measures the loop, the agenda and the links alone.

import Basics
import Emulation

/// A world in which a given number of frames is always under way and nothing else happens.
public struct SwitchStorm: Sendable {
    private var world: World

    /// - Parameter pending: how many frames circle, so many events wait in the agenda; 1 to 1,000,000.
    public init(pending: Int) {
        world = World(seed: 1, clockStart: 0)
        for i in 0..<pending {
            // Different delays, so that the order of events is always mixed anew.
            let delay = Interval(nanoseconds: 50_000 + UInt64(i * 7919 % 10_000))
            let properties = LinkProperties(bandwidth: 0, delay: delay)
            let one = world.addSwitch(name: "a\(i)")
            let two = world.addSwitch(name: "b\(i)")
            for strand in 0..<2 {
                let link = world.connect(
                    world.freePort(ofSwitch: one), to: world.freePort(ofSwitch: two), name: "l\(i).\(strand)",
                    properties: properties)
                if strand == 0 {
                    // To everybody, and from a group address, which no switch learns: it is flooded at each switch.
                    world.inject(PacketBuffer([UInt8](repeating: 0xFF, count: 60)), link: link, lane: 0)
                }
            }
        }
    }

    /// The events that have happened so far.
    public var eventCount: UInt64 { world.eventCount }

    /// Lets `events` events happen.
    public mutating func run(events: UInt64) {
        var nobody = NoObserver()
        _ = world.run(until: .never, limit: events, observer: &nobody)
    }
}
