// The bounds of the neighbour cache.

import Basics
import HostStack
import Testing
import Wire

@Suite("Neighbour cache") struct NeighbourCacheTests {
    @Test("A scan of a large network asks for so many neighbours and no more; their places are used again")
    func bounded() throws {
        let interface = InterfaceConfiguration(
            name: "eth0", mac: MACAddress(bits: 0x02_0000_0000_01), address: "10.0.0.1", prefixLength: 8)
        var stack = HostStack(interfaces: [interface], routes: [], forwards: false, random: SeededGenerator(seed: 1))
        let socket = try stack.bindUDP(port: 5000, owner: 1)
        var out = StackOutput()
        /// Sends to everybody and returns how many are asked for their Ethernet address.
        func scan(_ stack: inout HostStack, at now: Instant) throws -> Int {
            out.removeAll()
            for i in UInt32(0)..<17_000 {
                let target = Endpoint(IPAddress(v4: 0x0A01_0000 + i), 53)
                try stack.send([1], from: socket, to: target, at: now, &out)
            }
            return out.frames.count
        }
        #expect(try scan(&stack, at: .start) == 16_384)
        #expect(try scan(&stack, at: .start) == 0)
        // Nobody is there; after three questions each is forgotten.
        for second in UInt64(1)...3 { stack.advance(to: .start + .seconds(second), &out) }
        #expect(out.frames.count == 2 * 16_384 && out.events.count == 2 * 16_384)
        #expect(stack.nextDeadline == .never)
        #expect(try scan(&stack, at: .start + .seconds(4)) == 16_384)
    }
}
