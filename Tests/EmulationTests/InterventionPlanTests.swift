// What is planned, in the order of its moments. Read first: Sources/Emulation/World/InterventionPlan.swift.

import Basics
import Emulation
import TestSupport
import Testing

@Suite struct InterventionPlanTests {
    private func key(_ time: UInt64, _ sequence: UInt64) -> AgendaKey {
        AgendaKey(Instant(nanoseconds: time), sequence: sequence, AgendaEvent(.intervention, Int(sequence)))
    }

    @Test func ordersByTimeThenByPlanning() {
        var random = SeededGenerator(seed: 5)
        var plan = InterventionPlan()
        var plain: [(time: UInt64, sequence: UInt64)] = []
        #expect(!plan.hasNext && plan.next == .never)
        var now: UInt64 = 0
        for sequence in 0..<2_000 as Range<UInt64> {
            let time = now + random.next(below: 300)
            plan.add(key(time, sequence))
            plain.append((time, sequence))
            plain.sort { $0 < $1 }
            #expect(plan.hasNext && plan.next == key(plain[0].time, plain[0].sequence))
            if random.next(below: 2) == 0 {
                let popped = plan.pop()
                #expect(popped == key(plain[0].time, plain[0].sequence))
                now = plain.removeFirst().time
            }
        }
        for (time, sequence) in plain {
            let popped = plan.pop()
            #expect(popped == key(time, sequence))
        }
        let nothing = plan.pop()
        #expect(nothing == nil && !plan.hasNext && plan.next == .never)
    }

    @Test("What is planned happens at its moment, among all else, and a world with nothing else waits for it")
    func inAWorld() {
        var world = World(seed: 1, clockStart: 0)
        for seconds in [3, 1, 2, 1] as [UInt64] { world.plan(.wait, at: .start + .seconds(seconds)) }
        var spectator = ObservationLog()
        let first = world.run(until: .start + .seconds(1), limit: 1, observer: &spectator)
        #expect(first == .reachedCount && world.eventCount == 1)
        let second = world.run(until: .start + .milliseconds(2500), observer: &spectator)
        #expect(second == .reachedTime && world.eventCount == 3 && world.now == .start + .milliseconds(2500))
        // Before what was planned earlier, and not in the past.
        world.plan(.wait, at: .start)
        let third = world.run(until: .never, observer: &spectator)
        #expect(third == .idle && world.eventCount == 5)
        #expect(spectator.moments == [1000, 1000, 2000, 2500, 3000].map { .start + .milliseconds($0) })
    }
}

/// Notes when something was observed.
private struct ObservationLog: WorldObserver {
    var moments: [Instant] = []
    var wantsObservations: Bool { true }
    mutating func observed(_ observation: consuming Observation) { moments.append(observation.at) }
    mutating func sent(_ transmission: borrowing FrameTransmission) {}
    mutating func lost(_ transmission: borrowing FrameTransmission, because reason: FrameLoss) {}
}
