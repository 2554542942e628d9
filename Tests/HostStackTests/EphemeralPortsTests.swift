// Random ports for those who ask for none (RFC 6056).

import Basics
import HostStack
import Testing

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
