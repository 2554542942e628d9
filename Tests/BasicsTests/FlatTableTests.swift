// The hash table under connections, neighbours and sockets. Read first: Sources/Basics/FlatTable.swift.

import Basics
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
}
