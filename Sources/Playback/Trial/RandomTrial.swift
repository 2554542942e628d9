// One trial: a network that nobody thought of, letters, and everything going wrong that can.
// Read first: DeliveryAudit.swift and Sources/Scenarios/Random/RandomTopology.swift.
//
// The rule must hold whatever happens: each letter that a server has accepted is delivered once, comes back, or still
// waits in a queue; and every copy that somebody has is whole. A trial is its seed; the same seed always plays the
// same trial.

import Basics
import Emulation
import MailMessage
import Scenarios

/// A random network with random letters and random faults.
package struct RandomTrial {
    package let seed: UInt64

    package init(seed: UInt64) { self.seed = seed }

    /// What came of a trial.
    package struct Outcome: Equatable, Sendable {
        package var tally: DeliveryAudit.Tally
        /// What breaks the rule; empty when all is well.
        package var violations: [String]
        package var events: UInt64
        package var frames: Int
    }

    /// Longer than any server keeps a letter (five days), so that most stories come to an end.
    private static let horizon = Interval.seconds(6 * 86_400)
    /// Letters and faults begin within the first hour.
    private static let busyTime: UInt64 = 3_600_000_000_000

    /// Plays it.
    package func run() throws -> Outcome {
        var random = SeededGenerator(seed: seed, name: "trial")
        var network = try EmulatedTopology(RandomTopology.topology(seed: seed), seed: seed)
        let bodies = planLetters(in: &network, &random)
        planFaults(in: &network, &random)
        var audit = DeliveryAudit()
        _ = network.world.run(until: .start + Self.horizon, observer: &audit)
        let (tally, violations) = audit.verdict(in: network.world)
        let copies =
            LetterCopies.violations(in: network.world, bodies: bodies)
            + LetterCopies.missing(audit.delivered, in: network.world)
        return Outcome(
            tally: tally, violations: violations + copies, events: network.world.eventCount, frames: audit.frames)
    }

    /// - Returns: the body of each letter, by Message-ID.
    private func planLetters(
        in network: inout EmulatedTopology, _ random: inout SeededGenerator
    ) -> [String: [UInt8]] {
        var bodies: [String: [UInt8]] = [:]
        var programs: [(host: String, plan: MailProgramPlan)] = []
        for host in network.topology.hosts {
            for case .mailProgram(let plan) in host.services { programs.append((host.name, plan)) }
        }
        if programs.isEmpty { return bodies }
        let people = programs.map(\.plan.address)
        // Where nobody catches what is for nobody: there, an unknown name must bounce.
        var strictDomains: [String] = []
        for host in network.topology.hosts {
            for case .mailServer(let plan) in host.services where plan.catchAll == nil { strictDomains += plan.domains }
        }
        for number in 0..<Int(1 + random.next(below: 8)) {
            let (host, plan) = programs[Int(random.next(below: UInt64(programs.count)))]
            guard let index = network.host(host) else { continue }
            var recipients: [String] = []
            for _ in 0...random.next(below: 3) {
                let recipient: String
                switch random.next(below: 12) {
                case 0 where !strictDomains.isEmpty:
                    recipient =
                        "nobody-\(number)@" + strictDomains[Int(random.next(below: UInt64(strictDomains.count)))]
                case 1: recipient = "somebody@nowhere-\(number).example"
                default: recipient = people[Int(random.next(below: UInt64(people.count)))]
                }
                if !recipients.contains(recipient) { recipients.append(recipient) }
            }
            let size = Int(random.next(below: 5) == 0 ? random.next(below: 60_000) : random.next(below: 800))
            let messageID = "<\(number).\(seed)@trial.example>"
            let body = String(repeating: "The same words again.\r\n", count: size / 23) + "\r\n"
            bodies[messageID] = Array(body.utf8)
            let header = """
                From: \(plan.address)\r
                To: \(recipients.joined(separator: ", "))\r
                Subject: letter \(number)\r
                Date: Mon, 6 Apr 2026 09:00:00 +0000\r
                Message-ID: \(messageID)\r
                \r

                """
            let letter = OutgoingLetter(
                id: nil, message: Array((header + body).utf8), from: plan.address, recipients: recipients)
            let time = Instant(nanoseconds: random.next(below: Self.busyTime))
            network.world.plan(.command(host: index, .send(letter)), at: time)
            // Somebody comes back later: what is stuck in the outbox gets another chance.
            network.world.plan(.command(host: index, .fetch), at: time + .seconds(7_200))
            network.world.plan(.command(host: index, .fetch), at: time + .seconds(86_400))
        }
        return bodies
    }

    private func planFaults(in network: inout EmulatedTopology, _ random: inout SeededGenerator) {
        let links = network.topology.links
        let hosts = network.topology.hosts.filter { !$0.services.isEmpty || $0.forwards }
        for _ in 0..<random.next(below: 8) {
            let start = Instant(nanoseconds: random.next(below: Self.busyTime))
            // From a moment to three days; one in ten is never repaired.
            let most = [5, 600, 20_000, 260_000][Int(random.next(below: 4))] as UInt64
            let length = Interval(nanoseconds: random.next(below: most * 1_000_000_000))
            let isRepaired = random.next(below: 10) > 0
            switch random.next(below: 3) {
            case 0:
                guard let link = network.link(links[Int(random.next(below: UInt64(links.count)))].name) else {
                    continue
                }
                network.world.plan(.link(link, isUp: false), at: start)
                if isRepaired { network.world.plan(.link(link, isUp: true), at: start + length) }
            case 1:
                guard let host = network.host(hosts[Int(random.next(below: UInt64(hosts.count)))].name) else {
                    continue
                }
                network.world.plan(.hostPower(host, on: false), at: start)
                if isRepaired { network.world.plan(.hostPower(host, on: true), at: start + length) }
            default:
                let plan = links[Int(random.next(below: UInt64(links.count)))]
                guard let link = network.link(plan.name) else { continue }
                var bad = LinkChange()
                bad.loss = UInt32(random.next(below: 300_000))
                bad.duplication = UInt32(random.next(below: 50_000))
                bad.reordering = UInt32(random.next(below: 100_000))
                bad.jitter = .milliseconds(random.next(below: 50))
                network.world.plan(.properties(link: link, bad), at: start)
                let good = LinkChange(
                    jitter: plan.properties.jitter, loss: plan.properties.loss,
                    duplication: plan.properties.duplication, reordering: plan.properties.reordering)
                if isRepaired { network.world.plan(.properties(link: link, good), at: start + length) }
            }
        }
    }
}
