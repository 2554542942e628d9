// Timers fire in order, once, and only at their latest setting. Read first: Sources/Basics/TimerTable.swift.

import Basics
import Testing

@Suite struct TimerTableTests {
    func at(_ n: UInt64) -> Instant { Instant(nanoseconds: n) }

    func expect<Key>(_ key: Key?, from table: inout TimerTable<Key>, at n: UInt64) {
        let fired = table.popDue(at: at(n))
        #expect(fired == key)
    }

    @Test func firesInOrderOfDeadlineThenOfSetting() {
        var table = TimerTable<UInt64>()
        table.set(1, at: at(30))
        table.set(2, at: at(10))
        table.set(3, at: at(10))
        #expect(table.nextDeadline == at(10))
        expect(nil, from: &table, at: 9)
        expect(2, from: &table, at: 10)
        expect(3, from: &table, at: 10)
        expect(nil, from: &table, at: 10)
        expect(1, from: &table, at: 30)
        #expect(table.nextDeadline == .never)
    }

    @Test func whatIsSetIsSeenInTheOrderInWhichItFires() {
        var table = TimerTable<UInt64>()
        for (key, deadline) in [(1, 30), (2, 10), (3, 10), (4, 20)] as [(UInt64, UInt64)] {
            table.set(key, at: at(deadline))
        }
        table.set(1, at: at(40))
        table.cancel(4)
        table.set(4, at: at(20))
        table.cancel(3)
        let pending = table.pending
        #expect(pending.map(\.key) == [2, 4, 1] && pending.map(\.deadline) == [at(10), at(20), at(40)])
        for timer in pending { expect(timer.key, from: &table, at: timer.deadline.nanoseconds) }
        #expect(table.pending.isEmpty)
    }

    @Test func movingLaterAndEarlierKeepsTheLatestSetting() {
        var table = TimerTable<UInt64>()
        table.set(7, at: at(10))
        table.set(7, at: at(50))
        expect(nil, from: &table, at: 40)
        table.set(7, at: at(45))
        expect(7, from: &table, at: 45)
        expect(nil, from: &table, at: 1000)
    }

    @Test func cancelledTimersNeverFire() {
        var table = TimerTable<UInt64>()
        table.set(1, at: at(10))
        table.set(2, at: at(10))
        table.cancel(1)
        expect(2, from: &table, at: 10)
        expect(nil, from: &table, at: 10)
    }

    @Test func agreesWithAPlainListUnderRandomUse() {
        var random = SeededGenerator(seed: 7)
        var table = TimerTable<UInt64>()
        var plain: [(key: UInt64, deadline: Instant, order: Int)] = []
        var now = Instant.start
        for order in 0..<20_000 {
            let key = random.next(below: 40)
            switch random.next(below: 4) {
            case 0, 1:
                let deadline = now + Interval(nanoseconds: random.next(below: 100))
                table.set(key, at: deadline)
                plain.removeAll { $0.key == key }
                plain.append((key, deadline, order))
            case 2:
                table.cancel(key)
                plain.removeAll { $0.key == key }
            default:
                now = now + Interval(nanoseconds: random.next(below: 30))
                let due = plain.filter { $0.deadline <= now }.sorted {
                    ($0.deadline, $0.order) < ($1.deadline, $1.order)
                }
                plain.removeAll { $0.deadline <= now }
                var fired: [UInt64] = []
                while let key = table.popDue(at: now) { fired.append(key) }
                #expect(fired == due.map(\.key))
            }
            #expect(table.count == plain.count)
        }
    }
}
