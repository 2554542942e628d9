// Addresses for whoever has none. Read first: Segment.swift. Then NetworkPool.swift.
//
// The first domain lives in 192.0.2.0/24, the second in 198.51.100.0/24, the backbone is 203.0.113.0/24: the three
// networks that RFC 5737 sets aside for documentation. Everybody else gets private networks (RFC 1918).

import Wire

/// Gives interfaces addresses and Ethernet addresses.
struct AddressPlanner {
    private var draft: TopologyDraft
    private let segments: [Segment]
    private var diagnostics = DiagnosticList()
    private var pool = NetworkPool()
    /// Which host has an address.
    private var owners: [IPAddress: String] = [:]

    static func assign(
        _ draft: inout TopologyDraft, segments: [Segment], noting diagnostics: inout DiagnosticList
    ) {
        var planner = AddressPlanner(draft: draft, segments: segments)
        planner.claimStated()
        planner.assignAll()
        planner.checkNetworks()
        planner.assignMACs()
        diagnostics.add(contentsOf: planner.diagnostics)
        draft = planner.draft
    }

    /// Notes stated addresses that two have. All that can be told while it is not known which cable goes where.
    static func checkStated(_ draft: TopologyDraft, noting diagnostics: inout DiagnosticList) {
        var planner = AddressPlanner(draft: draft, segments: [])
        planner.claimStated()
        planner.assignMACs()
        diagnostics.add(contentsOf: planner.diagnostics)
    }

    private init(draft: TopologyDraft, segments: [Segment]) {
        self.draft = draft
        self.segments = segments
    }

    /// Notes the addresses and networks that the file states.
    private mutating func claimStated() {
        for host in draft.hosts {
            for interface in host.interfaces {
                guard let address = interface.address else { continue }
                if let network = interface.network { pool.reserve(network) }
                claim(address, for: host.name, at: interface.position)
            }
        }
        for domain in draft.domains { domain.network.map { pool.reserve($0) } }
    }

    private mutating func claim(_ address: IPAddress, for host: String, at position: SourcePosition) {
        if let owner = owners[address] {
            diagnostics.add(
                owner == host
                    ? "`\(host)` has the address \(address) twice"
                    : "`\(host)` has the address \(address), but so has `\(owner)`", at: position,
                expected: "an address of its own for each interface")
        } else {
            owners[address] = host
        }
    }

    private mutating func assignAll() {
        let domainOfSwitch = Dictionary(
            draft.domains.indices.map { (draft.domains[$0].name("switch"), $0) }, uniquingKeysWith: { a, _ in a })
        for segment in segments where !segment.members.isEmpty {
            let names = segment.switches.map { draft.switches[$0].name }
            let domain = names.lazy.compactMap { domainOfSwitch[$0] }.first
            let isBackbone = !draft.domains.isEmpty && names.contains(DomainExpander.backbone)
            guard let network = network(of: segment, domain: domain, isBackbone: isBackbone) else { continue }
            assign(segment, network, isBackbone: isBackbone)
        }
    }

    /// The network of a segment: what the file states, or the next free one.
    private mutating func network(of segment: Segment, domain: Int?, isBackbone: Bool) -> IPNetwork? {
        if let domain, let network = draft.domains[domain].network { return network }
        let interfaces = segment.members.map { draft.hosts[$0.host].interfaces[$0.interface] }
        if let network = interfaces.lazy.compactMap(\.network).first { return network }
        if let interface = interfaces.first, interface.link == nil {
            if interface.statesAddress { return nil }
            diagnostics.add(
                "the interface `\(interface.name)` has neither an address nor a link", at: interface.position)
            return nil
        }
        let usual: IPNetwork? =
            switch (isBackbone, domain) {
            case (true, _): DomainText.allowedNetworks[2]
            case (false, 0): DomainText.allowedNetworks[0]
            case (false, 1): DomainText.allowedNetworks[1]
            case (false, _): nil
            }
        if let network = pool.take(usual: usual, hosts: segment.members.count) { return network }
        diagnostics.add("there are no private networks left for so many hosts", at: draft.position)
        return nil
    }

    /// Where the file states an address that says what the segment's network is; nil when none does.
    private func position(ofNetworkOf segment: Segment) -> SourcePosition? {
        let interfaces = segment.members.map { draft.hosts[$0.host].interfaces[$0.interface] }
        return interfaces.first { $0.statesAddress && $0.network != nil }?.position
    }

    private mutating func assign(_ segment: Segment, _ network: IPNetwork, isBackbone: Bool) {
        for member in segment.members {
            let interface = draft.hosts[member.host].interfaces[member.interface]
            guard let address = interface.address else { continue }
            draft.hosts[member.host].interfaces[member.interface].prefixLength =
                interface.prefixLength ?? network.prefixLength
            if interface.network ?? network != network || !network.contains(address) {
                diagnostics.add(
                    "the address \(address) of `\(draft.hosts[member.host].name)` is not in the network of its link",
                    at: interface.position, expected: "an address in \(network)")
            } else if address == network.address || address == network.broadcast {
                diagnostics.add(
                    "\(address) is not an address of one host, but of all of \(network)", at: interface.position)
            }
        }
        let last = network.broadcast.v4
        for member in segment.members {
            let interface = draft.hosts[member.host].interfaces[member.interface]
            guard interface.address == nil, let number = interface.preferredNumber else { continue }
            let address = IPAddress(v4: network.address.v4 &+ number)
            if address.v4 < last, network.contains(address), owners[address] == nil {
                give(address, network, to: member)
            }
        }
        var next = network.address.v4 + (isBackbone || network.prefixLength > 27 ? 1 : 10)
        for member in segment.members
        where draft.hosts[member.host].interfaces[member.interface].address == nil {
            while next < last, owners[IPAddress(v4: next)] != nil { next += 1 }
            guard next < last else {
                diagnostics.add(
                    "the network \(network) has too few addresses for its \(segment.members.count) machines",
                    at: position(ofNetworkOf: segment) ?? draft.hosts[member.host].position)
                return
            }
            give(IPAddress(v4: next), network, to: member)
        }
    }

    private mutating func give(_ address: IPAddress, _ network: IPNetwork, to member: Segment.Member) {
        owners[address] = draft.hosts[member.host].name
        draft.hosts[member.host].interfaces[member.interface].address = address
        draft.hosts[member.host].interfaces[member.interface].prefixLength = network.prefixLength
    }

    /// Two segments with overlapping networks: no router could tell which of them an address is on.
    private mutating func checkNetworks() {
        var networks: [(network: IPNetwork, host: HostDraft, interface: InterfaceDraft)] = []
        for segment in segments {
            guard let member = segment.members.first else { continue }
            let host = draft.hosts[member.host]
            guard let network = host.interfaces[member.interface].network else { continue }
            networks.append((network, host, host.interfaces[member.interface]))
        }
        networks.sort { ($0.network.address, $0.network.prefixLength) < ($1.network.address, $1.network.prefixLength) }
        for (a, b) in zip(networks, networks.dropFirst()) where a.network.contains(b.network.address) {
            if let loose = [b, a].first(where: { $0.interface.link == nil }) {
                // Their author means them to be on one link, and has forgotten it.
                diagnostics.add(
                    "no link ends at `\(loose.interface.name)` of `\(loose.host.name)`, so it cannot be in one network "
                        + "with `\((loose.host.name == a.host.name ? b : a).host.name)`",
                    at: loose.interface.position, expected: "a link `between` them, or between each and a switch")
                continue
            }
            diagnostics.add(
                "the network \(b.network) of `\(b.host.name)` overlaps \(a.network) of `\(a.host.name)`, which is "
                    + "on another link", at: b.interface.position, expected: "a network of its own for each link")
        }
    }

    /// 02:00 and the four bytes of the IP address: locally administered (IEEE 802 §8.2), and easy to recognise.
    private mutating func assignMACs() {
        var owners: [MACAddress: String] = [:]
        for host in draft.hosts.indices {
            for interface in draft.hosts[host].interfaces.indices {
                let it = draft.hosts[host].interfaces[interface]
                guard let address = it.address else { continue }
                let mac = it.mac ?? MACAddress(bits: 0x0200_0000_0000 | UInt64(address.v4))
                draft.hosts[host].interfaces[interface].mac = mac
                if let owner = owners[mac] {
                    // Derived from an address that two have: that has been reported.
                    if it.mac == nil { continue }
                    diagnostics.add(
                        "`\(draft.hosts[host].name)` has the MAC address \(mac), but so has `\(owner)`",
                        at: draft.hosts[host].positions["mac \(it.name)"] ?? it.position)
                } else {
                    owners[mac] = draft.hosts[host].name
                }
            }
        }
    }
}
