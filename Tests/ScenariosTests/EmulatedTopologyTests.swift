import Scenarios
import Testing

/// What the checker lets through can be built.
@Suite struct EmulatedTopologyTests {
    @Test(arguments: 0..<40)
    func randomTopologiesComeToLife(_ seed: Int) throws {
        let topology = try RandomTopology.topology(seed: UInt64(seed))
        let built = try EmulatedTopology(topology, seed: 1)
        for host in topology.hosts { #expect(built.host(host.name) != nil) }
        for link in topology.links { #expect(built.link(link.name) != nil) }
    }

    @Test func theSameTopologyAndSeedMakeTheSameWorld() throws {
        let topology = try RandomTopology.topology(seed: 5)
        #expect(try EmulatedTopology(topology, seed: 1) == EmulatedTopology(topology, seed: 1))
        #expect(try EmulatedTopology(topology, seed: 1) != EmulatedTopology(topology, seed: 2))
    }
}
