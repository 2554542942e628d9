import Scenarios
import Testing
import Wire

/// What follows from a few lines.
@Suite struct TopologyExpansionTests {
    private func host(_ name: String, in topology: Topology) throws -> HostPlan {
        try #require(topology.hosts.first { $0.name == name })
    }

    private func records(_ zone: String, in topology: Topology) -> [String] {
        for host in topology.hosts {
            for case .authoritativeDNS(let plan) in host.services {
                for it in plan.zones where it.name == zone {
                    return it.records.map { "\($0.name) \($0.type) \($0.data)" }
                }
            }
        }
        return []
    }

    @Test func twoTownsIsShort() throws {
        let text = String(decoding: try Samples.bytes("Topologies/two-towns.yaml"), as: UTF8.self)
        #expect(text.split(separator: "\n").count <= 20)
    }

    @Test func addressesComeFromTheDocumentationNetworks() throws {
        let topology = try Samples.topology(Samples.twoDomains)
        #expect(try host("hana-pc", in: topology).interfaces[0].address == IPAddress(192, 0, 2, 10))
        #expect(try host("mail.kita.example", in: topology).interfaces[0].address == IPAddress(198, 51, 100, 25))
        #expect(try host("root", in: topology).interfaces[0].address == IPAddress(203, 0, 113, 11))
        #expect(try host("mail.kita.example", in: topology).interfaces[0].mac.description == "02:00:c6:33:64:19")
    }

    @Test func zonesDelegateWithGlue() throws {
        let topology = try Samples.topology(Samples.twoDomains)
        #expect(records("example.", in: topology).contains("kita.example. NS ns.kita.example."))
        #expect(records("example.", in: topology).contains("ns.kita.example. A 198.51.100.53"))
        #expect(records("kita.example.", in: topology).contains("kita.example. MX 10 mail.kita.example."))
        #expect(records("kita.example.", in: topology).contains("kita.example. TXT \"v=spf1 mx -all\""))
        #expect(
            records("100.51.198.in-addr.arpa.", in: topology)
                .contains("25.100.51.198.in-addr.arpa. PTR mail.kita.example."))
    }

    /// Its pointers are in the zone above, and are changed there.
    @Test func aNetworkWithoutAReverseZoneOfItsOwnHasPointersNevertheless() throws {
        let topology = try Samples.topology(
            """
            domains:
              kita.example:
                network: 10.9.8.32/27
                records: ["53.8.9.10.in-addr.arpa. PTR pensioner"]
                without: ["57.8.9.10.in-addr.arpa. PTR"]
            """)
        let pointers = records("in-addr.arpa.", in: topology)
        #expect(pointers.contains("53.8.9.10.in-addr.arpa. PTR pensioner.kita.example."))
        #expect(!pointers.contains { $0.hasPrefix("57.8.9.10.") })
    }

    @Test func aDomainBelowAnotherIsDelegatedByIt() throws {
        let topology = try Samples.topology("domains: {kita.example: {}, branch.kita.example: {}}\n")
        #expect(records("kita.example.", in: topology).contains("branch.kita.example. NS ns.branch.kita.example."))
        #expect(!records("example.", in: topology).contains { $0.hasPrefix("branch") })
    }

    @Test func statedRecordsReplaceDerivedOnesOfTheirNameAndType() throws {
        let topology = try Samples.topology(
            "domains: {kita.example: {records: ['@ TXT \"v=spf1 -all\"', 'www 60 CNAME mail', '@ MX 20 mail']}}\n")
        let zone = records("kita.example.", in: topology)
        #expect(zone.filter { $0.contains("TXT") } == ["kita.example. TXT \"v=spf1 -all\""])
        #expect(zone.filter { $0.contains(" MX ") } == ["kita.example. MX 20 mail.kita.example."])
        #expect(zone.contains("www.kita.example. CNAME mail.kita.example."))
    }

    @Test func aSpareOfficeRelays() throws {
        let topology = try Samples.topology("domains: {kita.example: {mail: {mail: 10, mx2: 20}, people: {kenji: }}}\n")
        guard case .mailServer(let spare) = try host("mx2.kita.example", in: topology).services[0] else {
            Issue.record("mx2 is not a mail server")
            return
        }
        #expect(spare.relayedDomains == ["kita.example"])
        #expect(spare.domains.isEmpty && spare.accounts.isEmpty && !spare.pop3)
        #expect(records("kita.example.", in: topology).contains("kita.example. MX 20 mx2.kita.example."))
    }

    @Test func whatIsStatedOverridesWhatIsDerived() throws {
        let topology = try Samples.topology(
            Samples.twoDomains + """
                hosts:
                  mail.kita.example:
                    power: off
                    interfaces: {eth0: 198.51.100.77/24}
                    services: {mailServer: {checks: {spf: reject}}}
                links:
                  uplink.kita.example: {loss: 5%, delay: 1.5 ms}
                """)
        let server = try host("mail.kita.example", in: topology)
        #expect(!server.isPoweredOn)
        #expect(records("kita.example.", in: topology).contains("mail.kita.example. A 198.51.100.77"))
        guard case .mailServer(let plan) = server.services[0] else {
            Issue.record("no mail server")
            return
        }
        #expect(plan.checks.spf == .reject && plan.checks.ptr && plan.accounts.count == 1)
        let link = try #require(topology.links.first { $0.name == "uplink.kita.example" })
        #expect(link.properties.loss == 50_000)
        #expect(link.properties.delay.nanoseconds == 1_500_000)
        #expect(link.properties.bandwidth == 100_000_000)
    }

    @Test func aNetworkWithoutDomainsGetsItsRoutes() throws {
        let topology = try Samples.topology(
            """
            hosts:
              a: {interfaces: {eth0: 10.0.1.2/24}}
              r: {forwards: yes, interfaces: {eth0: 10.0.1.1/24, eth1: 10.0.2.1/24}}
              q: {forwards: yes, interfaces: {eth0: 10.0.2.2/24, eth1: 10.0.3.1/24}}
              b: {interfaces: {eth0: 10.0.3.2/24}}
            links:
              one: {between: [a, "r:eth0"]}
              two: {between: ["r:eth1", "q:eth0"]}
              three: {between: ["q:eth1", b]}
            """)
        func route(_ network: String, _ gateway: String, _ interface: Int) throws -> RoutePlan {
            RoutePlan(destination: try #require(IPNetwork(network)), gateway: IPAddress(gateway), interface: interface)
        }
        #expect(try host("a", in: topology).routes == [route("0.0.0.0/0", "10.0.1.1", 0)])
        #expect(try host("r", in: topology).routes == [route("10.0.3.0/24", "10.0.2.2", 1)])
    }

    @Test func aThousandDomainsNeedNoThousandRoutesEach() throws {
        var text = "domains:\n"
        for index in 0..<300 { text += "  town\(index).example: {people: {p: {machines: {pc\(index): imap}}}}\n" }
        let topology = try Samples.topology(text)
        #expect(topology.hosts.count == 4 + 300 * 4)
        #expect(try host("core", in: topology).routes.count == 300)
        #expect(topology.hosts.filter { $0.name != "core" }.allSatisfy { $0.routes.count == 1 })
        // A line of its own for each town: the way between two of them is no longer than where there are only two.
        #expect(try host("core", in: topology).interfaces.count == 304)
        #expect(topology.switches.map(\.name).filter { $0 == "backbone" }.count == 1)
        let expanded = TopologyWriter.expandedYAML(topology)
        #expect(expanded.contains("between: [\"router.town7.example:eth1\", \"core:eth11\"]"))
        // So have the servers that all of them ask.
        #expect(expanded.contains("between: [\"resolver:eth0\", \"core:eth3\"]"))
        #expect(try TopologyFile.topology(Array(expanded.utf8), file: "expanded.yaml") == topology)
    }

    /// What `yubin check --expand` prints is the same topology, and all of it.
    @Test(arguments: 0..<40)
    func theFullFormReadsBackTheSame(_ seed: Int) throws {
        let topology = try RandomTopology.topology(seed: UInt64(seed))
        let text = TopologyWriter.expandedYAML(topology)
        let again = try TopologyFile.topology(Array(text.utf8), file: "expanded.yaml")
        #expect(again == topology)
        #expect(TopologyWriter.expandedYAML(again) == text)
    }

    @Test func whatAServerWithholdsAndWrongRoutesSurviveTheFullForm() throws {
        let topology = try Samples.topology(
            """
            wrongRoutes: yes
            domains: {kita.example: {people: {kenji: {machines: {pc: imap}}}}}
            hosts:
              router.kita.example: {routes: [{to: 0.0.0.0/0, via: 203.0.113.2, interface: eth1}]}
              b: {forwards: yes, interfaces: {eth0: 203.0.113.2/24}, routes: [{to: 0.0.0.0/0, via: 203.0.113.1, \
            interface: eth0}]}
              mail.kita.example: {services: {mailServer: {withholds: [8BITMIME, PIPELINING]}}}
            links: {b: {between: [b, backbone]}}

            """)
        #expect(topology.allowsWrongRoutes)
        let server = try #require(
            try host("mail.kita.example", in: topology).services.lazy.compactMap { service -> MailServerPlan? in
                if case .mailServer(let plan) = service { plan } else { nil }
            }.first)
        #expect(server.withheld == [.eightBitMIME, .pipelining])
        let text = TopologyWriter.expandedYAML(topology)
        #expect(try TopologyFile.topology(Array(text.utf8), file: "e.yaml") == topology)
    }

    @Test func machinesMayHaveCapitalLettersAndTheirNamesInDNSHaveNone() throws {
        let short = try Samples.topology(
            """
            domains:
              kita.example: {mail: {MX1: 10, MX2: 20}, people: {Kenji: {machines: {Kenji-PC: imap, Pc.Kita.example: imap}}}}
            """)
        let names = short.hosts.suffix(4).map { [$0.name, $0.domainName ?? ""] }
        #expect(
            names == [
                ["MX1.kita.example", "mx1.kita.example"], ["MX2.kita.example", "mx2.kita.example"],
                ["Kenji-PC", "kenji-pc.kita.example"], ["Pc.Kita.example", "pc.kita.example"],
            ])
        let full = TopologyWriter.expandedYAML(short)
        #expect(full.contains("MX 20 mx2.kita.example."))
        #expect(try TopologyFile.topology(Array(full.utf8), file: "e.yaml") == short)
    }

    @Test func anAliasMayLeadToAnAddressWithADetail() throws {
        let aliases = "aliases: {shop: [kenji+shop], post: [shop+late]}"
        #expect(Samples.mistakes("domains: {kita.example: {people: {kenji: }, \(aliases)}}\n").isEmpty)
    }

    @Test func textsSurviveTheFullForm() throws {
        var topology = try Samples.topology(Samples.twoDomains)
        topology.title = LocalizedText(en: "a: \"b\" # c\\\n\tx\u{1}\u{2028}", ja: "ふたつの、町。'\u{1F338}")
        topology.hosts[0].title = LocalizedText(en: "no")
        let text = TopologyWriter.expandedYAML(topology)
        #expect(try TopologyFile.topology(Array(text.utf8), file: "e.yaml") == topology)
    }
}
