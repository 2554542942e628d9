// What is known about narrow paths (RFC 1191).

import Basics
import HostStack
import Testing
import Wire

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

    @Test("Forgotten after 10 minutes (RFC 1191 §6.3)")
    func lifetime() {
        var cache = PathMTUCache()
        #expect(cache.learn(1000, about: 1500, to: far, current: 1500, at: .start) == 1000)
        #expect(cache.mtu(to: far, at: .start + .milliseconds(599_999)) == 1000)
        #expect(cache.mtu(to: far, at: .start + .seconds(600)) == nil)
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
