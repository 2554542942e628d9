// A lesson in which something goes wrong at every single frame: one world for each frame and each fault.
// Read first: RandomTrial.swift, whose rule must hold here too, Sources/Emulation/World/Intervention.swift.
//
// Random trials rarely hit the one acknowledgement that decides whether a letter is there twice. Here nothing is left
// out: the world is copied behind every frame, the frame is lost, doubled, damaged or held back, its cable is cut, or
// whoever sent it or gets it is switched off; then it goes on for days.

import Basics
import Emulation
import MailMessage
import Scenarios

/// All that can go wrong in a lesson, one thing at a time.
package struct LessonTrial {
    /// What goes wrong.
    package enum Fault: String, CaseIterable, Sendable {
        case drop, duplicate, corrupt, delay, cut, sender, receiver
    }

    package struct Outcome: Equatable, Sendable {
        /// How many worlds were played, and how many frames there were to choose from.
        package var worlds = 0
        package var frames = 0
        package var events: UInt64 = 0
        package var tally = DeliveryAudit.Tally()
        /// What breaks the rule; empty when all is well.
        package var violations: [String] = []
    }

    /// What is known when a frame has just been sent.
    private struct Moment: WorldObserver {
        var audit = DeliveryAudit()
        /// The frames of the latest event that were sent and not lost at once.
        var sent: [(lane: Int, sequence: UInt64, length: Int)] = []

        var wantsObservations: Bool { true }
        mutating func began(_ cause: WorldCause, at now: Instant) { sent = [] }
        mutating func observed(_ observation: consuming Observation) { audit.observed(observation) }
        mutating func sent(_ transmission: borrowing FrameTransmission) {
            audit.sent(transmission)
            sent.append((transmission.lane, transmission.sequence, transmission.frame.count))
        }
        mutating func lost(_ transmission: borrowing FrameTransmission, because reason: FrameLoss) {
            audit.lost(transmission, because: reason)
        }
    }

    private let lesson: Lesson
    private let seed: UInt64
    /// What is switched off or cut comes back after this, or never.
    private static let repairs: [Interval?] = [.seconds(2), .seconds(1_200), .seconds(90_000), nil]
    private static let delays: [Interval] = [.milliseconds(30), .seconds(3), .seconds(3_600)]
    /// Longer than any server keeps a letter.
    private static let patience = Interval.seconds(6 * 86_400)

    package init(_ lesson: Lesson, seed: UInt64? = nil) {
        self.lesson = lesson
        self.seed = seed ?? lesson.seed
    }

    /// Plays it.
    /// - Parameter every: only one frame of so many has to suffer; 1 for all of them.
    /// - Parameter progress: is told after each world what has come out so far.
    package func run(every: UInt64 = 1, progress: (Outcome) -> Void = { _ in }) throws -> Outcome {
        var network = try EmulatedTopology(lesson.topology, seed: seed)
        let composer = LetterComposer(topology: lesson.topology, seed: seed)
        let letters = try ActionPlanner(lesson: lesson, composer: composer).plan(in: &network)
        var bodies: [String: [UInt8]] = [:]
        for letter in letters {
            let message = Message(letter.message)
            if let id = message.messageID { bodies[id] = Array(message.body) }
        }
        let last = lesson.actions.map(\.at).max() ?? .start
        planVisits(in: &network, after: last)
        var random = SeededGenerator(seed: seed, name: "lesson trial")
        let phase = Int(random.next(below: every))
        var outcome = Outcome()
        var moment = Moment()
        let end = last + .seconds(3_600)
        while network.world.now < end, network.world.step(observer: &moment) {
            for (lane, sequence, length) in moment.sent where network.world.isUnderWay(lane: lane, sequence: sequence) {
                outcome.frames += 1
                guard (outcome.frames - 1) % Int(every) == phase else { continue }
                for fault in Fault.allCases {
                    var world = network.world
                    let isForEver = plan(fault, lane, sequence, length, in: &world, &random)
                    let link = world.links[lane >> 1].name
                    let name =
                        "frame \(outcome.frames) (\(link), \(world.now.seconds) s), \(fault.rawValue)"
                        + (isForEver ? " for ever" : "")
                    var audit = moment.audit
                    _ = world.run(until: last + Self.patience, observer: &audit)
                    outcome.add(audit, world, bodies, name)
                    progress(outcome)
                }
            }
        }
        return outcome
    }

    /// Everybody looks for mail later, and so what is stuck in an Outbox gets another chance.
    private func planVisits(in network: inout EmulatedTopology, after last: Instant) {
        for plan in network.topology.hosts {
            guard let host = network.host(plan.name) else { continue }
            for case .mailProgram in plan.services {
                for time in [7_200, 100_000] as [UInt64] {
                    network.world.plan(.command(host: host, .fetch), at: last + .seconds(time))
                }
            }
        }
    }

    /// - Returns: whether something is taken away that never comes back.
    private func plan(
        _ fault: Fault, _ lane: Int, _ sequence: UInt64, _ length: Int, in world: inout World,
        _ random: inout SeededGenerator
    ) -> Bool {
        func frame(_ tampering: FrameTampering) -> Intervention {
            .frame(lane: lane, sequence: sequence, tampering)
        }
        let link = world.links[lane >> 1]
        let (from, to) = lane & 1 == 0 ? (link.first, link.second) : (link.second, link.first)
        switch fault {
        case .drop: world.plan(frame(.drop), at: world.now)
        case .duplicate: world.plan(frame(.duplicate), at: world.now)
        case .corrupt:
            let mask = UInt8(1 + random.next(below: 255))
            let offset = Int(random.next(below: UInt64(length)))
            world.plan(frame(.corrupt(offset: offset, mask: mask)), at: world.now)
        case .delay:
            let delay = Self.delays[Int(random.next(below: UInt64(Self.delays.count)))]
            world.plan(frame(.delay(delay)), at: world.now)
        case .cut: return plan({ .link(lane >> 1, isUp: $0) }, in: &world, &random)
        case .sender: return plan({ Self.power(from, on: $0) }, in: &world, &random)
        case .receiver: return plan({ Self.power(to, on: $0) }, in: &world, &random)
        }
        return false
    }

    private static func power(_ port: Port, on: Bool) -> Intervention {
        switch port {
        case .host(let host, _): .hostPower(host, on: on)
        case .switch(let index, _): .switchPower(index, on: on)
        }
    }

    /// Takes something away now, and gives it back some time.
    /// - Returns: whether it never comes back.
    private func plan(
        _ change: (Bool) -> Intervention, in world: inout World, _ random: inout SeededGenerator
    ) -> Bool {
        world.plan(change(false), at: world.now)
        guard let repair = Self.repairs[Int(random.next(below: UInt64(Self.repairs.count)))] else { return true }
        world.plan(change(true), at: world.now + repair)
        return false
    }
}

extension LessonTrial.Outcome {
    /// Notes what came of one world.
    fileprivate mutating func add(_ audit: DeliveryAudit, _ world: World, _ bodies: [String: [UInt8]], _ name: String) {
        worlds += 1
        events += world.eventCount
        let (tally, broken) = audit.verdict(in: world)
        self.tally.delivered += tally.delivered
        self.tally.bounced += tally.bounced
        self.tally.queued += tally.queued
        let copies = LetterCopies.violations(in: world, bodies: bodies)
        let missing = LetterCopies.missing(audit.delivered, in: world)
        violations += (broken + copies + missing).map { "\(name): \($0)" }
    }
}
