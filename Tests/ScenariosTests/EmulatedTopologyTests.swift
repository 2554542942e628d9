import Basics
import Emulation
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

    /// The MTUs that the hosts' interfaces have, by host.
    private func mtus(_ built: EmulatedTopology) -> [String: [Int]] {
        var found: [String: [Int]] = [:]
        for host in built.topology.hosts {
            guard let number = built.host(host.name) else { continue }
            found[host.name] = built.world.hosts[number].core.stack.interfaces.map(\.mtu)
        }
        return found
    }

    // A switch cannot say that a packet is too long for one of its cables: a narrow cable counts for its segment.
    @Test func everybodyOnASegmentHasTheMTUOfItsNarrowestLink() throws {
        var built = try EmulatedTopology(
            Samples.topology(Samples.twoDomains + "links: {uplink.kita.example: {mtu: 1400}}\n"), seed: 1)
        #expect(mtus(built)["router.kita.example"] == [1500, 1400])
        #expect(mtus(built)["router.minami.example"] == [1500, 1400])
        #expect(mtus(built)["resolver"] == [1400])
        #expect(mtus(built)["mail.kita.example"] == [1500])

        let link = try #require(built.link("uplink.kita.example"))
        built.world.plan(.properties(link: link, LinkChange(mtu: 1300)), at: .start)
        var nobody = NoObserver()
        _ = built.world.run(until: .start + .seconds(1), observer: &nobody)
        #expect(mtus(built)["router.minami.example"] == [1500, 1300])
    }

    // Whoever numbers ports may leave gaps, and name them in any order; frames pass in the order of the numbers.
    @Test func portsOfASwitchMayHaveAnyNumbersInAnyOrder() throws {
        let topology = try Samples.topology(
            """
            hosts: {a: {interfaces: {e: 10.0.0.1/24}}, b: {interfaces: {e: 10.0.0.2/24}}, c: {interfaces: {e: 10.0.0.3/24}}}
            switches: {lan: {}}
            links: {x: {between: [a, "lan:65535"]}, y: {between: [b, "lan:2"]}, z: {between: [c, lan]}}
            """)
        #expect(topology.links.map(\.second.port) == [65_535, 2, 0])
        var built = try EmulatedTopology(topology, seed: 1)
        #expect(built.world.links.map(\.second) == [.switch(0, port: 2), .switch(0, port: 1), .switch(0, port: 0)])
        #expect(built.world.freePort(ofSwitch: 0) == .switch(0, port: 3))
        var nobody = NoObserver()
        _ = built.world.run(until: .start + .seconds(1), observer: &nobody)
        let full = TopologyWriter.expandedYAML(topology)
        #expect(try TopologyFile.topology(Array(full.utf8), file: "e.yaml") == topology)
    }

    @Test func theSameTopologyAndSeedMakeTheSameWorld() throws {
        let topology = try RandomTopology.topology(seed: 5)
        #expect(try EmulatedTopology(topology, seed: 1) == EmulatedTopology(topology, seed: 1))
        #expect(try EmulatedTopology(topology, seed: 1) != EmulatedTopology(topology, seed: 2))
    }
}
