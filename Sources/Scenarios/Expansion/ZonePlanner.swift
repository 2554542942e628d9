// Zones, delegations with glue, reverse zones. Read first: ZonePlan.swift, DomainExpander.swift.
//
//     .                     root            delegates example., test. and in-addr.arpa. to tld
//     example., test.       tld             delegate each domain to its name server, with glue
//     in-addr.arpa.         tld             delegates 2.0.192.in-addr.arpa. to the domain that lives in 192.0.2.0/24
//     kita.example.         ns.kita.example SOA, NS, MX, TXT (SPF) and an A record for every machine
//
// A zone that the file states is taken as it is. A domain below another domain is delegated by that one.

import Wire

/// Derives the zones of a topology with domains.
struct ZonePlanner {
    /// How long caches keep what says nothing about it, in seconds.
    static let timeToLive: UInt32 = 3600

    private var draft: TopologyDraft
    /// The zones to be, by name; the order is that of their making.
    private var zones: [ZonePlan] = []
    private var zoneIndices: [String: Int] = [:]
    /// The host that answers for each zone.
    private var servers: [String] = []
    private var diagnostics = DiagnosticList()

    static func plan(_ draft: inout TopologyDraft, noting diagnostics: inout DiagnosticList) {
        guard !draft.domains.isEmpty else { return }
        var planner = ZonePlanner(draft: draft)
        planner.addTopZones()
        for domain in draft.domains { planner.addZone(of: domain) }
        for domain in draft.domains { planner.delegate(domain) }
        planner.addHosts()
        for domain in draft.domains { planner.addReverseZones(of: domain) }
        planner.addPointers()
        for domain in draft.domains {
            planner.omitRecords(of: domain)
            planner.applyRecords(of: domain)
        }
        planner.install()
        draft = planner.draft
        diagnostics.add(contentsOf: planner.diagnostics)
    }

    private init(draft: TopologyDraft) { self.draft = draft }

    private func address(of host: String) -> IPAddress? {
        draft.hostIndices[host].flatMap { draft.hosts[$0].interfaces.first?.address }
    }

    private mutating func makeZone(_ name: String, server: String, serverName: String) {
        zoneIndices[name] = zones.count
        servers.append(server)
        zones.append(ZonePlan(name: name, records: []))
        let mailbox = name == "." ? "hostmaster." : "hostmaster.\(name)"
        // RFC 1035 §3.3.13: serial, refresh, retry, expire; RFC 2308 §4: the last is the negative answers' time.
        add(name, "SOA", "\(serverName). \(mailbox) 1 7200 900 1209600 300", to: name)
        add(name, "NS", "\(serverName).", to: name)
    }

    private mutating func add(_ name: String, _ type: String, _ data: String, to zone: String) {
        guard let index = zoneIndices[zone] else { return }
        zones[index].records.append(RecordPlan(name: name, ttl: Self.timeToLive, type: type, data: data))
    }

    private mutating func addTopZones() {
        let (root, top) = (DomainExpander.root, DomainExpander.topLevel)
        makeZone(".", server: root.host, serverName: root.dns)
        for zone in DomainText.reservedTopLevels.map({ $0 + "." }) + ["in-addr.arpa."] {
            makeZone(zone, server: top.host, serverName: top.dns)
            add(zone, "NS", "\(top.dns).", to: ".")
        }
        // RFC 1034 §4.2.1: glue, the addresses without which nobody could ask the first question.
        for server in [root, top] {
            if let address = address(of: server.host) { add("\(server.dns).", "A", "\(address)", to: ".") }
        }
    }

    private mutating func addZone(of domain: DomainDraft) {
        let zone = domain.name + "."
        makeZone(zone, server: domain.name("ns"), serverName: domain.name("ns"))
        for mx in domain.mail { add(zone, "MX", "\(mx.preference) \(domain.nameInDNS(mx.label)).", to: zone) }
        // RFC 7208 §5.4: whoever takes our mail may also send it; nobody else.
        add(zone, "TXT", "\"v=spf1 mx -all\"", to: zone)
    }

    /// NS records and glue in the zone above.
    private mutating func delegate(_ domain: DomainDraft) {
        guard let above = closestZone(above: domain.name) else { return }
        let server = domain.name("ns") + "."
        add(domain.name + ".", "NS", server, to: above)
        if let address = address(of: domain.name("ns")) { add(server, "A", "\(address)", to: above) }
    }

    private func closestZone(above name: String) -> String? {
        guard let dot = name.firstIndex(of: ".") else { return nil }
        return closestZone(of: String(name[name.index(after: dot)...]))
    }

    /// The zone that a name without final dot is in.
    private func closestZone(of name: String) -> String? {
        var rest = name[...]
        while true {
            if zoneIndices[rest + "."] != nil { return rest + "." }
            guard let dot = rest.firstIndex(of: ".") else { return nil }
            rest = rest[rest.index(after: dot)...]
        }
    }

    private mutating func addHosts() {
        for host in draft.hosts {
            guard let name = host.domainName, let zone = closestZone(of: name) else { continue }
            for interface in host.interfaces {
                if let address = interface.address { add(name + ".", "A", "\(address)", to: zone) }
            }
        }
    }

    private func network(of domain: DomainDraft) -> IPNetwork? {
        draft.hostIndices[domain.name("router")].flatMap { draft.hosts[$0].interfaces.first?.network }
    }

    /// The reverse zones of a domain's network: one for each 256 addresses (RFC 1035 §3.5).
    private mutating func addReverseZones(of domain: DomainDraft) {
        guard let network = network(of: domain), network.prefixLength <= 24 else { return }
        for block in 0..<(UInt32(1) << UInt32(24 - network.prefixLength)) {
            let bytes = IPAddress(v4: network.address.v4 + block << 8).bytes
            let zone = "\(bytes[2]).\(bytes[1]).\(bytes[0]).in-addr.arpa."
            guard zoneIndices[zone] == nil else { continue }
            makeZone(zone, server: domain.name("ns"), serverName: domain.name("ns"))
            add(zone, "NS", domain.name("ns") + ".", to: "in-addr.arpa.")
        }
    }

    private mutating func addPointers() {
        for host in draft.hosts {
            guard let name = host.domainName else { continue }
            for interface in host.interfaces {
                guard let bytes = interface.address?.bytes else { continue }
                let pointer = "\(bytes[3]).\(bytes[2]).\(bytes[1]).\(bytes[0]).in-addr.arpa"
                if let zone = closestZone(of: pointer) { add(pointer + ".", "PTR", name + ".", to: zone) }
            }
        }
    }

    /// `records` of a domain: each name and type that they mention is theirs alone.
    private mutating func applyRecords(of domain: DomainDraft) {
        var stated: [(zone: Int, record: RecordPlan)] = []
        for record in domain.records {
            let plan = RecordText.record(record.line, zone: domain.name + ".", ttl: Self.timeToLive)
            guard let zone = zone(of: plan.name, in: domain, at: record.position) else { continue }
            if plan.type == "CNAME", plan.name == zones[zone].name {
                // RFC 1034 §3.6.2: an alias has no other records, but a zone has an SOA.
                diagnostics.add("a zone cannot be an alias as a whole", at: record.position, expected: "a name in it")
                continue
            }
            if let host = draft.hostIndices[servers[zone]] {
                draft.hosts[host].positions["record \(plan.name)"] = record.position
            }
            stated.append((zone, plan))
        }
        for index in Set(stated.map(\.zone)).sorted() {
            let records = stated.filter { $0.zone == index }.map(\.record)
            zones[index].records.removeAll { old in
                records.contains { $0.name == old.name && ($0.type == old.type || $0.type == "CNAME") }
            }
            zones[index].records += records
        }
    }

    /// `without` of a domain: names and types of which nothing derived is left.
    private mutating func omitRecords(of domain: DomainDraft) {
        for omission in domain.omissions {
            let name = RecordText.full(omission.name, zone: domain.name + ".")
            guard let zone = zone(of: name, in: domain, at: omission.position) else { continue }
            func isMeant(_ record: RecordPlan) -> Bool { record.name == name && record.type == omission.type }
            if !zones[zone].records.contains(where: isMeant) {
                diagnostics.add(
                    "`\(name)` has no \(omission.type) record to be left out", at: omission.position)
            }
            zones[zone].records.removeAll(where: isMeant)
        }
    }

    /// The zone of a domain in which `name` (with final dot) is: its own, or one of its reverse zones. A network that
    /// is too small for a reverse zone has its pointers in the one above, where they are kept for it.
    private mutating func zone(of name: String, in domain: DomainDraft, at position: SourcePosition) -> Int? {
        let own = domain.name + "."
        if name == own || name.hasSuffix("." + own) { return zoneIndices[own] }
        if let closest = closestZone(of: String(name.dropLast())), closest.hasSuffix("in-addr.arpa."),
            let index = zoneIndices[closest]
        {
            // RFC 1035 §3.5: the four octets in reverse order.
            let octets = name.dropLast(".in-addr.arpa.".count).split(separator: ".").reversed()
            let address = IPAddress(octets.joined(separator: "."))
            if servers[index] == domain.name("ns") { return index }
            if let address, let network = network(of: domain), network.contains(address) { return index }
        }
        diagnostics.add(
            "`\(name)` is neither in the zone `\(own)` nor in a reverse zone of this domain", at: position)
        return nil
    }

    /// Gives the zones to their servers, unless the file states them.
    private mutating func install() {
        for (zone, server) in zip(zones, servers) {
            guard let host = draft.hostIndices[server] else { continue }
            var plan = draft.hosts[host].dns ?? AuthoritativeDNSPlan(zones: [])
            if !plan.zones.contains(where: { $0.name == zone.name }) { plan.zones.append(zone) }
            draft.hosts[host].dns = plan
        }
        if let address = address(of: DomainExpander.root.host) {
            let hints = [RootHint(name: DomainExpander.root.dns + ".", address: address)]
            for index in draft.hosts.indices where draft.hosts[index].resolver?.rootHints.isEmpty ?? false {
                draft.hosts[index].resolver?.rootHints = hints
            }
        }
    }
}
