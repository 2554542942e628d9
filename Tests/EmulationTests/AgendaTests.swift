// Time first, then the order of scheduling. Read first: Sources/Emulation/World/Agenda.swift.

import Basics
import Emulation
import Testing

@Suite struct AgendaTests {
    @Test func anEventSurvivesItsPacking() {
        for kind in [AgendaEvent.Kind.laneHead, .hostWake, .strayFrame, .intervention] {
            for index in [0, 1, 77, AgendaEvent.indexLimit - 1] {
                let key = AgendaKey(Instant(nanoseconds: 5), sequence: 1 << 39, AgendaEvent(kind, index))
                #expect(key.event.kind == kind)
                #expect(key.event.index == index)
                #expect(key.sequence == 1 << 39)
            }
        }
    }

    @Test func ordersByTimeThenByScheduling() {
        var random = SeededGenerator(seed: 11)
        var agenda = Agenda()
        var plain: [(UInt64, UInt64)] = []
        for sequence in 0..<5_000 as Range<UInt64> {
            let time = random.next(below: 300)
            agenda.push(AgendaKey(Instant(nanoseconds: time), sequence: sequence, AgendaEvent(.hostWake, 1)))
            plain.append((time, sequence))
            if random.next(below: 3) == 0 {
                plain.sort { $0 < $1 }
                let popped = agenda.pop()
                #expect(popped?.time.nanoseconds == plain[0].0)
                #expect(popped?.sequence == plain[0].1)
                plain.removeFirst()
            }
        }
        plain.sort { $0 < $1 }
        for (time, sequence) in plain {
            let popped = agenda.pop()
            #expect(popped?.time.nanoseconds == time && popped?.sequence == sequence)
        }
        let nothing = agenda.pop()
        #expect(nothing == nil)
    }
}
