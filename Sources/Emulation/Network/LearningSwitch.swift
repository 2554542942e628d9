// A switch that learns who sits where (IEEE 802.1D §7.8, without spanning trees). Read first: Link.swift.
//
// Loops of switches are refused when a topology is checked: a broadcast would circle in one for ever.

import Basics
import Wire

/// An Ethernet switch: which address was last seen on which port.
package struct LearningSwitch: Equatable, Sendable {
    package let name: String
    /// The lane on which each port sends. In a world that is complete no port below another one is empty.
    var lanes: [Int] = []
    /// Switched off, it passes nothing on.
    package internal(set) var isOff = false
    private var table = FlatMap<UInt64, Place>()

    private struct Place: Equatable, Sendable {
        var port: Int
        var seen: Instant
    }

    /// IEEE 802.1D §7.9.2: an address that was silent for 300 seconds is forgotten.
    static let ageingTime = Interval.seconds(300)
    /// A table this full learns nothing new: a flood of forged senders cannot fill the memory.
    static let tableLimit = 8192

    /// A switch that knows nobody yet.
    package init(name: String) { self.name = name }

    /// Notes the sender of a frame that came in at `port`.
    package mutating func learn(_ source: MACAddress, at port: Int, now: Instant) {
        if source.isGroup { return }
        let key = source.bits
        if table.count < Self.tableLimit || table.contains(key) { table[key] = Place(port: port, seen: now) }
    }

    /// The port behind which `destination` sits; nil when the frame must go out at all ports.
    package func port(for destination: MACAddress, now: Instant) -> Int? {
        if destination.isGroup { return nil }
        guard let place = table[destination.bits], now.since(place.seen) <= Self.ageingTime else { return nil }
        return place.port
    }

    /// The switch was off: it has forgotten everything.
    mutating func forget() { table.removeAll() }
}
