// The hash table under connections, neighbours and sockets.

import Basics
import HostStack
import Testing

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
