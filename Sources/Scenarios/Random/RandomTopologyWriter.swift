// Writes the short form of a random topology. Read first: RandomTopology.swift.

import Basics

/// Draws domains, people, machines and cables.
struct RandomTopologyWriter {
    private var random: SeededGenerator
    private let seed: UInt64
    private var lines: [String] = []
    private var links: [String] = []

    init(seed: UInt64) {
        self.seed = seed
        random = SeededGenerator(seed: seed, name: "random topology")
    }

    mutating func write() -> String {
        lines = ["format: 1", "id: random-\(seed)", "clock: 2026-04-06T09:00:00Z", "domains:"]
        let count = number(1, 6)
        for index in 0..<count { domain(index, of: count) }
        if !links.isEmpty {
            lines.append("links:")
            for link in links where chance(40) { lines.append("  \(link): {\(properties())}") }
            if lines.last == "links:" { lines.removeLast() }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private mutating func domain(_ index: Int, of count: Int) {
        let name = Self.name(index, isBelow: index > 0 && chance(15), top: chance(25) ? "test" : "example")
        lines.append("  \(name):")
        if chance(20) { lines.append("    network: 10.\(100 + index).\(number(0, 255)).0/\(number(24, 25))") }
        var servers = ["mail: 10"]
        if chance(35) { servers.append("mx2: \(number(11, 30))") }
        if chance(10) { servers.append("mx3: 50") }
        if servers.count > 1 || chance(10) { lines.append("    mail: {\(servers.joined(separator: ", "))}") }
        links += ["uplink.\(name)", "mail.\(name)"]
        if chance(40) { lines.append("    checks: {ptr: \(chance(70)), spf: \"\(pick(["off", "on", "reject"]))\"}") }
        if chance(20) { lines.append("    records: [\"@ TXT \\\"v=spf1 \(pick(["mx", "a:mail.\(name)"])) -all\\\"\"]") }
        let people = number(1, 3)
        if chance(30) { lines.append("    aliases: {office: [person0], everybody: [\(Self.people(people))]}") }
        if chance(15) { lines.append("    catchAll: person0") }
        lines.append("    people:")
        for person in 0..<people {
            var machines: [String] = []
            for machine in 0..<number(1, 3) {
                let host = "d\(index)-p\(person)-m\(machine)"
                machines.append("\(host): \(pick(["pop3", "imap", "imap", "none"]))")
                links.append(host)
            }
            let quota = chance(10) ? "quota: \(number(1, 20)) MB, " : ""
            lines.append("      person\(person): {\(quota)machines: {\(machines.joined(separator: ", "))}}")
        }
    }

    private static func people(_ count: Int) -> String {
        (0..<count).map { "person\($0)" }.joined(separator: ", ")
    }

    /// Some domains are below an earlier one: that one delegates them.
    private static func name(_ index: Int, isBelow: Bool, top: String) -> String {
        isBelow ? "branch\(index).town0.example" : "town\(index).\(index == 0 ? "example" : top)"
    }

    private mutating func properties() -> String {
        var all: [String] = []
        let speeds = ["1 Gbit/s", "100 Mbit/s", "10 Mbit/s", "1 Mbit/s", "128 kbit/s"]
        if chance(60) { all.append("bandwidth: \(pick(speeds))") }
        if chance(60) { all.append("delay: \(number(0, 80)) ms") }
        if chance(30) { all.append("jitter: \(number(0, 20)) ms") }
        if chance(30) { all.append("loss: \(number(0, 50))000ppm") }
        if chance(20) { all.append("duplication: \(number(0, 30))000ppm") }
        if chance(20) { all.append("reordering: \(number(0, 50))000ppm") }
        if chance(20) { all.append("mtu: \(pick(["576", "1006", "1280", "1492", "9000"]))") }
        return all.joined(separator: ", ")
    }

    private mutating func number(_ low: Int, _ high: Int) -> Int {
        low + Int(random.next(below: UInt64(high - low + 1)))
    }

    /// True in `percent` of all cases.
    private mutating func chance(_ percent: UInt32) -> Bool { random.chance(partsPerMillion: percent * 10_000) }

    private mutating func pick(_ choices: [String]) -> String { choices[number(0, choices.count - 1)] }
}
