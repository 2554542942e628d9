// The machines that a domain of the short form stands for. Read first: DomainDraft.swift, TopologyExpander.swift.
//
//     hana-pc --+
//     mail -----+-- switch -- router --+
//     ns -------+                      |-- backbone -- root, tld, resolver
//                 minami.example       |
//                 kita.example --------+
//
// Every host has a cable of its own, named after it; a router's cable to the backbone is its `uplink`. Very many towns
// do not share one network: then each uplink, and each cable of the servers that all ask, is a line of its own to the
// `core` router, as customers have one to their provider. Letters and questions cross as many links as between two
// towns.

import Basics
import Emulation
import Wire

/// Derives hosts, switches and links from domains.
struct DomainExpander {
    private var draft: TopologyDraft
    private var diagnostics = DiagnosticList()

    /// Beyond so many routers or networks, one router knows all ways, and the others only know it.
    static let largestMesh = 64

    /// How many lines end at the core router so far; nil when there is none.
    private var linesAtCore: Int?

    static func expand(_ draft: inout TopologyDraft, noting diagnostics: inout DiagnosticList) {
        guard !draft.domains.isEmpty else { return }
        var expander = DomainExpander(draft: draft)
        expander.addBackbone()
        for domain in draft.domains { expander.add(domain) }
        diagnostics.add(contentsOf: expander.diagnostics)
        draft = expander.draft
    }

    /// The name of the switch in the middle.
    static let backbone = "backbone"
    /// The name of the router in the middle of very many towns.
    static let core = "core"
    /// The host that answers for the root zone, and its name in DNS.
    static let root = (host: "root", dns: "root.test")
    /// The host that answers for example., test. and in-addr.arpa., and its name in DNS.
    static let topLevel = (host: "tld", dns: "tld.test")
    /// The host that everybody asks, and its name in DNS.
    static let resolver = (host: "resolver", dns: "resolver.test")

    private mutating func addBackbone() {
        let position = draft.position
        draft.add(
            SwitchPlan(name: Self.backbone, title: LocalizedText(en: "The backbone", ja: "バックボーン")),
            at: position)
        if draft.domains.count > Self.largestMesh {
            var core = HostDraft(name: Self.core, at: position)
            core.title = LocalizedText(en: "Core router", ja: "コアルーター")
            core.forwards = true
            core.wantsResolver = false
            add(core, number: nil, to: Self.backbone, Self.towardBackbone)
            linesAtCore = 1
        }

        var root = server(Self.root, LocalizedText(en: "Root name server", ja: "ルートネームサーバー"))
        root.dns = AuthoritativeDNSPlan(zones: [])
        add(root, number: 11, to: Self.backbone, Self.towardBackbone)
        var topLevel = server(
            Self.topLevel,
            LocalizedText(en: "Top-level name server", ja: "トップレベルドメインのネームサーバー"))
        topLevel.dns = AuthoritativeDNSPlan(zones: [])
        add(topLevel, number: 12, to: Self.backbone, Self.towardBackbone)
        var resolver = server(Self.resolver, LocalizedText(en: "Resolver", ja: "リゾルバー（DNSの調べ役）"))
        resolver.resolver = RecursiveResolverPlan(rootHints: [])
        add(resolver, number: 53, to: Self.backbone, Self.towardBackbone)
    }

    /// A server that all towns ask.
    private func server(_ name: (host: String, dns: String), _ title: LocalizedText) -> HostDraft {
        var server = HostDraft(name: name.host, at: draft.position)
        server.title = title
        server.domainName = name.dns
        server.wantsResolver = false
        return server
    }

    /// A link to the backbone, or a line to the core router in its place when there is one.
    private mutating func towardMiddle(_ link: LinkDraft) -> LinkDraft {
        guard let lines = linesAtCore else { return link }
        linesAtCore = lines + 1
        var line = link
        line.ends[1] = .init(node: Self.core, port: "eth\(lines)", position: link.position)
        return line
    }

    private mutating func add(_ domain: DomainDraft) {
        let aSwitch = domain.name("switch")
        draft.add(SwitchPlan(name: aSwitch, title: domain.title), at: domain.position)
        addRouter(domain, aSwitch)

        var server = HostDraft(name: domain.name("ns"), at: domain.position)
        server.title = LocalizedText(en: "Name server of \(domain.name)", ja: "\(domain.name)のネームサーバー")
        server.domainName = server.name
        server.wantsResolver = false
        server.dns = AuthoritativeDNSPlan(zones: [])
        add(server, number: 53, to: aSwitch, Self.local)

        for (position, mx) in domain.mail.enumerated() { addMailServer(mx.label, position, domain, aSwitch) }
        for person in domain.people {
            for machine in person.machines { add(machine, of: person, domain, aSwitch) }
        }
    }

    private mutating func addRouter(_ domain: DomainDraft, _ aSwitch: String) {
        var router = HostDraft(name: domain.name("router"), at: domain.position)
        router.title = LocalizedText(en: "Router of \(domain.name)", ja: "\(domain.name)のルーター")
        router.domainName = router.name
        router.forwards = true
        router.wantsResolver = false
        var inside = InterfaceDraft("eth0", at: domain.position)
        inside.preferredNumber = 1
        var outside = InterfaceDraft("eth1", at: domain.position)
        outside.preferredNumber = nil
        router.interfaces = [inside, outside]
        guard isNew(router) else { return }
        draft.add(router)
        draft.add(link(router.name, from: router.name, "eth0", to: aSwitch, Self.local, domain.position))
        let uplink = link(
            domain.name("uplink"), from: router.name, "eth1", to: Self.backbone, Self.uplink, domain.position)
        draft.add(towardMiddle(uplink))
    }

    private mutating func addMailServer(_ label: String, _ rank: Int, _ domain: DomainDraft, _ aSwitch: String) {
        var host = HostDraft(name: domain.name(label), at: domain.position)
        host.title = LocalizedText(en: "Mail server of \(domain.name)", ja: "\(domain.name)のメールサーバー")
        host.domainName = domain.nameInDNS(label)
        let isMain = rank == 0
        if isMain { host.positions = domain.mailPositions }
        host.mailServer = MailServerPlan(
            hostname: domain.nameInDNS(label), domains: isMain ? [domain.name] : [],
            relayedDomains: isMain ? [] : [domain.name],
            // MX records lead a spare office only to a better one (RFC 5321 §5.1): it has to be told of any other.
            transports: isMain || domain.mail[rank].preference > domain.mail[0].preference
                ? [] : [TransportPlan(domain: domain.name, host: domain.mainMailServer)],
            accounts: isMain
                ? domain.people.map { person in
                    AccountPlan(
                        address: "\(person.localPart)@\(domain.name)", password: Self.password(person),
                        displayName: person.name, quota: person.quota)
                } : [],
            aliases: isMain ? domain.aliases : [], catchAll: isMain ? domain.catchAll : nil,
            // A spare office only passes letters on: nobody has a box there.
            submission: isMain, pop3: isMain, imap: isMain, checks: domain.checks)
        add(host, number: 25 + UInt32(rank), to: aSwitch, Self.local)
    }

    private mutating func add(
        _ machine: DomainDraft.Machine, of person: DomainDraft.Person, _ domain: DomainDraft, _ aSwitch: String
    ) {
        var host = HostDraft(name: machine.name, at: machine.position)
        host.title = machine.title
        let label = machine.name.lowercased()
        host.domainName = label.hasSuffix("." + domain.name) ? label : domain.nameInDNS(label)
        host.mailProgram = MailProgramPlan(
            address: "\(person.localPart)@\(domain.name)", displayName: person.name, password: Self.password(person),
            submissionServer: domain.mainMailServer, incoming: machine.reads, incomingServer: domain.mainMailServer,
            leavesOnServer: machine.leavesOnServer)
        add(host, number: nil, to: aSwitch, Self.local, address: machine.address, at: machine.addressPosition)
    }

    /// Adds a host with one interface, its cable in the switch.
    private mutating func add(
        _ host: HostDraft, number: UInt32?, to aSwitch: String, _ properties: LinkProperties,
        address: IPAddress? = nil, at addressPosition: SourcePosition? = nil
    ) {
        var host = host
        var interface = InterfaceDraft("eth0", at: addressPosition ?? host.position)
        interface.preferredNumber = number
        interface.address = address
        host.interfaces = [interface]
        guard isNew(host) else { return }
        draft.add(host)
        let cable = link(host.name, from: host.name, "eth0", to: aSwitch, properties, host.position)
        draft.add(aSwitch == Self.backbone ? towardMiddle(cable) : cable)
    }

    /// Notes a second machine or switch of the same name.
    private mutating func isNew(_ host: HostDraft) -> Bool {
        if draft.hostIndices[host.name] == nil, draft.switchIndices[host.name] == nil { return true }
        diagnostics.add("there is already a machine called `\(host.name)`", at: host.position)
        return false
    }

    private func link(
        _ name: String, from host: String, _ interface: String, to aSwitch: String, _ properties: LinkProperties,
        _ position: SourcePosition
    ) -> LinkDraft {
        LinkDraft(
            name: name, position: position,
            ends: [
                .init(node: host, port: interface, position: position),
                .init(node: aSwitch, port: nil, position: position),
            ],
            properties: properties)
    }

    private static func password(_ person: DomainDraft.Person) -> String {
        person.password ?? StatedServices.usualPassword(of: person.localPart)
    }

    /// A cable inside a building.
    static let local = LinkProperties(bandwidth: 100_000_000, delay: .microseconds(50))
    /// From a town to the backbone: far enough that a student sees the letter travel.
    static let uplink = LinkProperties(bandwidth: 100_000_000, delay: .milliseconds(5))
    /// From the backbone to those who serve everybody.
    static let towardBackbone = LinkProperties(bandwidth: 100_000_000, delay: .milliseconds(1))
}
