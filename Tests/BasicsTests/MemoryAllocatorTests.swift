// The allocator takes its setting, where it has one.

import Basics
import Testing

@Suite("The C library's allocator")
struct MemoryAllocatorTests {
    @Test("Where the GNU C library is, it takes the setting")
    func itTakesTheSetting() {
        #if canImport(Glibc)
            #expect(MemoryAllocator.prepare())
        #else
            #expect(!MemoryAllocator.prepare())
        #endif
    }
}
