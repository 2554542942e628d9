// A cable between two ports. Read first: LinkProperties.swift and Lane.swift.

import Basics

/// A place that a cable can be plugged into: an interface of a host or a port of a switch.
package enum Port: Equatable, Sendable {
    case host(Int, interface: Int)
    case `switch`(Int, port: Int)
}

/// A link: two ends, its properties and its own source of chance. What is under way on it is in the world's lanes:
/// lane `2 n` of link `n` leads from the first end to the second, lane `2 n + 1` the other way.
package struct Link: Equatable, Sendable {
    package let name: String
    package internal(set) var properties: LinkProperties
    package let first: Port
    package let second: Port
    /// Planned faults, tried in this order.
    package internal(set) var rules: [FrameRule] = []
    var random: SeededGenerator

    /// A link whose chance comes from `seed` and its own name.
    package init(name: String, from first: Port, to second: Port, properties: LinkProperties, seed: UInt64) {
        self.name = name
        self.properties = properties
        self.first = first
        self.second = second
        random = SeededGenerator(seed: seed, name: "link " + name)
    }

    /// Whether a rule takes this frame away.
    mutating func isTaken(_ frame: RawSpan) -> Bool {
        for i in rules.indices where rules[i].takes(frame) { return true }
        return false
    }

    /// Whether chance takes the next frame away.
    package mutating func chanceOfLoss() -> FrameLoss? {
        random.chance(partsPerMillion: properties.loss) ? .chance : nil
    }
}
