// The bounds of the neighbour cache.

import Basics
import HostStack
import Testing
import Wire

@Suite("Neighbour cache") struct NeighbourCacheTests {
    @Test("A scan of a large network asks for so many neighbours and no more; their places are used again")
    func bounded() throws {
        var network = TestNetwork()
        network.add([("10.0.0.1/8", 0)])
        let socket = try network.on(0) { stack, _, _ in try stack.bindUDP(port: 5000, owner: 1) }
        func scan(_ network: inout TestNetwork) throws -> Int {
            let before = network.frames.count
            for i in UInt32(0)..<17_000 {
                let target = Endpoint(IPAddress(v4: 0x0A01_0000 + i), 53)
                try network.on(0) { try $0.send([1], from: socket, to: target, at: $1, &$2) }
            }
            return network.frames.count - before
        }
        #expect(try scan(&network) == 16_384)
        #expect(try scan(&network) == 0)
        // Nobody is there; after three questions each is forgotten.
        network.run(seconds: 4)
        #expect(network.frames.count == 3 * 16_384 && network.events.count == 16_384 * 2)
        #expect(try scan(&network) == 16_384)
    }
}
