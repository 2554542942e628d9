// The tables under the stack: hashing, deadlines, neighbours, ports, path MTUs, tokens.

import Basics
import Testing
import Wire

@testable import HostStack

@Suite("Flat table") struct FlatTableTests {
    @Test("Agrees with a dictionary through thousands of random insertions and removals")
    func agrees() {
        var table = FlatTable<UInt64>()
        var reference: [UInt64: Int] = [:]
        var random = SeededGenerator(seed: 3)
        for step in 0..<20_000 {
            // Few different keys, so that every one comes and goes often.
            let key = random.next(below: 300) << 32 | 7
            if let place = reference[key] {
                #expect(table.place(of: key) == place)
                table.remove(key)
                reference[key] = nil
            } else {
                #expect(table.place(of: key) == nil)
                table.insert(key, place: step)
                reference[key] = step
            }
            #expect(table.count == reference.count)
        }
        for (key, place) in reference { #expect(table.place(of: key) == place) }
    }

    @Test("An empty table knows nothing and forgets nothing")
    func empty() {
        var table = FlatTable<UInt64>()
        table.remove(5)
        #expect(table.place(of: 5) == nil)
    }

    @Test("Connections differ in each of their four numbers")
    func connectionKeys() {
        var table = FlatTable<ConnectionKey>()
        var place = 0
        for a in UInt32(0)..<8 {
            for p in UInt16(0)..<8 {
                for b in UInt32(0)..<8 {
                    table.insert(ConnectionKey(local: a, localPort: p, remote: b, remotePort: 25), place: place)
                    place += 1
                }
            }
        }
        #expect(table.place(of: ConnectionKey(local: 3, localPort: 2, remote: 1, remotePort: 25)) == 3 * 64 + 2 * 8 + 1)
        #expect(table.place(of: ConnectionKey(local: 3, localPort: 2, remote: 1, remotePort: 26)) == nil)
    }
}

@Suite("Timer heap") struct TimerHeapTests {
    @Test("Gives out what is due, the earliest first")
    func order() {
        var heap = TimerHeap()
        var random = SeededGenerator(seed: 4)
        #expect(heap.nextDeadline == .never)
        let deadlines = (0..<1000).map { _ in Instant(nanoseconds: random.next(below: 500)) }
        for (i, deadline) in deadlines.enumerated() { heap.push(deadline, .neighbour(UInt32(i))) }
        var popped: [Instant] = []
        while let entry = heap.pop(until: Instant(nanoseconds: 400)) { popped.append(entry.deadline) }
        #expect(popped == deadlines.filter { $0.nanoseconds <= 400 }.sorted())
        #expect(heap.nextDeadline.nanoseconds > 400)
    }
}

@Suite("Ephemeral ports") struct EphemeralPortsTests {
    @Test("The last free port is found, and none when there is none")
    func lastOne() {
        var ports = EphemeralPorts()
        var random = SeededGenerator(seed: 5)
        #expect(ports.next(&random, isFree: { $0 == 40_000 }) == 40_000)
        // Used lately, but the only one.
        #expect(ports.next(&random, isFree: { $0 == 40_000 }) == 40_000)
        #expect(ports.next(&random, isFree: { _ in false }) == nil)
    }
}

@Suite("Path MTU cache") struct PathMTUCacheTests {
    let far: IPAddress = "198.51.100.10"

    @Test("Never raised, never under 68")
    func bounds() {
        var cache = PathMTUCache()
        #expect(cache.learn(1600, about: 1500, to: far, current: 1500, at: .start) == nil)
        #expect(cache.learn(67, about: 1500, to: far, current: 1500, at: .start) == nil)
        #expect(cache.learn(1400, about: 1500, to: far, current: 1500, at: .start) == 1400)
        #expect(cache.mtu(to: far, at: .start) == 1400)
        #expect(cache.mtu(to: "198.51.100.11", at: .start) == nil)
    }

    @Test("A router that does not tell: the next size that links have (RFC 1191 §7)")
    func plateaus() {
        var cache = PathMTUCache()
        #expect(cache.learn(0, about: 1500, to: far, current: 1500, at: .start) == 1492)
        #expect(cache.learn(0, about: 1492, to: far, current: 1492, at: .start) == 1006)
        #expect(cache.learn(0, about: 100, to: far, current: 1006, at: .start) == 68)
        #expect(cache.learn(0, about: 68, to: far, current: 68, at: .start) == nil)
    }

    @Test("Bounded")
    func capacity() {
        var cache = PathMTUCache()
        for i in UInt32(0)..<1000 {
            _ = cache.learn(1000, about: 1500, to: IPAddress(v4: i), current: 1500, at: .start)
        }
        #expect((0..<1000).filter { cache.mtu(to: IPAddress(v4: $0), at: .start) != nil }.count == 64)
    }
}

@Suite("Token bucket") struct TokenBucketTests {
    @Test("A burst, then one per interval, and a full bucket after a pause")
    func rate() {
        var bucket = TokenBucket(interval: .milliseconds(1), capacity: 3)
        var now = Instant.start
        #expect((0..<5).map { _ in bucket.take(at: now) } == [true, true, true, false, false])
        now = now + .milliseconds(1)
        #expect((0..<2).map { _ in bucket.take(at: now) } == [true, false])
        now = now + .seconds(1)
        #expect((0..<4).map { _ in bucket.take(at: now) } == [true, true, true, false])
    }
}

@Suite("Neighbour cache") struct NeighbourCacheTests {
    @Test("Bounded, and places are used again")
    func bounded() {
        var cache = NeighbourCache()
        func neighbour(_ i: Int) -> Neighbour {
            Neighbour(interface: 0, address: IPAddress(v4: UInt32(i)), state: .stale(.zero))
        }
        for i in 0..<NeighbourCache.maximumNeighbours { #expect(cache.add(neighbour(i)) == i) }
        #expect(cache.add(neighbour(1 << 20)) == nil)
        _ = cache.remove(at: 77)
        #expect(cache.place(interface: 0, address: 77) == nil)
        #expect(cache.add(neighbour(1 << 20)) == 77)
    }
}
