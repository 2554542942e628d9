// The bounds of the neighbour cache.

import Testing
import Wire

@testable import HostStack

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
