// From a topology file to a complete topology. Read first: TopologySchema.swift, Topology.swift.
//
// The work goes in steps, each with a file of its own:
//
//     DomainReader          what the file says about domains and people
//     DomainExpander        their machines, name servers, mail servers, routers, switches and cables
//     StatedParts           what `hosts`, `switches` and `links` state, over what was derived
//     Cabling               which interface or port each cable is plugged into; segments
//     AddressPlanner        addresses and Ethernet addresses
//     RoutePlanner          the ways from everywhere to everywhere
//     ZonePlanner           zones, delegations, reverse zones
//     TopologyRules         what only a look at the whole can find wrong
//
// A file without `domains` that states everything, as `yubin check --expand` prints it, passes through unchanged.

import Wire

/// Derives whatever a topology file leaves out.
package enum TopologyExpander {
    /// The topology that `node` describes.
    /// - Throws: all mistakes that were found.
    package static func expand(_ node: YAMLNode) throws(DiagnosticList) -> Topology {
        var diagnostics = SchemaChecker.check(node, against: TopologySchema.file)
        // With the machines unreadable, every mention of one would be reported as well.
        guard ["domains", "hosts", "switches"].allSatisfy({ node[$0]?.isMap ?? true }) else { throw diagnostics }
        let topology = expand(node, noting: &diagnostics)
        guard diagnostics.isEmpty, let topology else { throw diagnostics }
        return topology
    }

    private static func expand(_ node: YAMLNode, noting diagnostics: inout DiagnosticList) -> Topology? {
        var draft = TopologyDraft(at: node.position)
        draft.id = node.text("id") ?? ""
        draft.title = node["title"]?.localizedText ?? LocalizedText(en: draft.id)
        if let clock = node.text("clock").flatMap(Moment.parse) { draft.clockStart = clock }
        draft.allowsWrongRoutes = node["wrongRoutes"]?.boolean ?? false
        draft.domains = DomainReader.read(node["domains"], noting: &diagnostics)
        DomainExpander.expand(&draft, noting: &diagnostics)
        StatedParts.apply(node, to: &draft, noting: &diagnostics)
        let segments = Cabling.connect(&draft, noting: &diagnostics)
        guard let segments else {
            AddressPlanner.checkStated(draft, noting: &diagnostics)
            TopologyRules.checkServices(draft, noting: &diagnostics)
            return nil
        }
        AddressPlanner.assign(&draft, segments: segments, noting: &diagnostics)
        // What follows needs every address: with a hole in the plan, it would only report the same again.
        guard diagnostics.isEmpty else {
            TopologyRules.checkServices(draft, noting: &diagnostics)
            return nil
        }
        let routes = RoutePlanner.routes(of: draft, segments: segments, noting: &diagnostics)
        let usualResolvers = resolverAddresses(draft)
        for index in draft.hosts.indices where draft.hosts[index].resolvers == nil {
            draft.hosts[index].resolvers = draft.hosts[index].wantsResolver ? usualResolvers : []
        }
        ZonePlanner.plan(&draft, noting: &diagnostics)
        TopologyRules.check(draft, routes: routes, noting: &diagnostics)
        return topology(draft, routes: routes)
    }

    /// The address of the first resolver: the one that everybody asks unless told otherwise.
    private static func resolverAddresses(_ draft: TopologyDraft) -> [IPAddress] {
        guard let host = draft.hosts.first(where: { $0.resolver != nil }) else { return [] }
        return host.interfaces.first.flatMap(\.address).map { [$0] } ?? []
    }

    private static func topology(_ draft: TopologyDraft, routes: [[RoutePlan]]) -> Topology {
        Topology(
            id: draft.id, title: draft.title, clockStart: draft.clockStart,
            hosts: zip(draft.hosts, routes).map { host, routes in
                HostPlan(
                    name: host.name, title: host.title, domainName: host.domainName,
                    interfaces: host.interfaces.map { interface in
                        InterfacePlan(
                            name: interface.name, mac: interface.mac ?? .zero,
                            address: interface.address ?? .unspecified, prefixLength: interface.prefixLength ?? 24,
                            link: interface.link.map { draft.links[$0].name })
                    },
                    routes: routes, forwards: host.forwards, isPoweredOn: host.isPoweredOn,
                    resolvers: host.resolvers ?? [], services: host.services)
            },
            switches: draft.switches,
            links: draft.links.map { link in
                LinkPlan(
                    name: link.name, first: end(link.ends[0], draft), second: end(link.ends[1], draft),
                    properties: link.properties)
            },
            allowsWrongRoutes: draft.allowsWrongRoutes)
    }

    private static func end(_ end: LinkDraft.End, _ draft: TopologyDraft) -> LinkEnd {
        let port = end.port ?? "0"
        if let index = draft.hostIndices[end.node] {
            return LinkEnd(node: end.node, port: draft.hosts[index].interfaces.firstIndex { $0.name == port } ?? 0)
        }
        return LinkEnd(node: end.node, port: Int(port) ?? 0)
    }
}
