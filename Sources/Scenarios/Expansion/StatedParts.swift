// What a file states about hosts, switches and links, put over what was derived. Read first: TopologyExpander.swift.
// Then StatedServices.swift.

import Basics
import Emulation
import Wire

/// Applies the full form.
enum StatedParts {
    /// Puts `switches`, `hosts` and `links` of the file into the draft.
    static func apply(_ node: YAMLNode, to draft: inout TopologyDraft, noting diagnostics: inout DiagnosticList) {
        for entry in node["switches"]?.entries ?? [] where DomainText.isHostName(entry.key) {
            let title = entry.value["title"]?.localizedText
            if let index = draft.switchIndices[entry.key] {
                draft.switches[index].title = title ?? draft.switches[index].title
            } else {
                draft.add(SwitchPlan(name: entry.key, title: title), at: entry.position)
            }
        }
        for entry in node["hosts"]?.entries ?? [] where DomainText.isHostName(entry.key) {
            if draft.switchIndices[entry.key] != nil {
                diagnostics.add("`\(entry.key)` is a switch already", at: entry.position, expected: "another name")
                continue
            }
            if let index = draft.hostIndices[entry.key] {
                apply(entry.value, to: &draft.hosts[index])
                draft.hosts[index].position = entry.position
            } else {
                var host = HostDraft(name: entry.key, at: entry.position)
                apply(entry.value, to: &host)
                draft.add(host)
            }
        }
        for entry in node["links"]?.entries ?? [] where DomainText.isHostName(entry.key) {
            apply(entry, to: &draft, noting: &diagnostics)
        }
    }

    private static func apply(_ node: YAMLNode, to host: inout HostDraft) {
        if let title = node["title"]?.localizedText { host.title = title }
        if let name = node["dns"] {
            host.domainName = name.text
            host.positions["dns"] = name.position
        }
        if let power = node.text("power") { host.isPoweredOn = power != "off" }
        if let forwards = node["forwards"]?.boolean {
            host.forwards = forwards
            if forwards { host.wantsResolver = false }
        }
        for entry in node["interfaces"]?.entries ?? [] { apply(entry, to: &host) }
        if let routes = node["routes"] { host.routes = routes.elements.compactMap(route) }
        if let resolvers = node["resolvers"] { host.resolvers = resolvers.elements.compactMap(\.address) }
        if let services = node["services"] { StatedServices.apply(services, to: &host) }
    }

    private static func apply(_ entry: YAMLEntry, to host: inout HostDraft) {
        let index: Int
        if let known = host.interfaces.firstIndex(where: { $0.name == entry.key }) {
            index = known
        } else {
            index = host.interfaces.count
            host.interfaces.append(InterfaceDraft(entry.key, at: entry.position))
        }
        let address = entry.value.text ?? entry.value.text("address")
        host.interfaces[index].statesAddress = address != nil
        if let (address, length) = address.flatMap(InterfaceText.parse),
            DomainText.isAllowed(IPNetwork(address, prefixLength: length))
        {
            host.interfaces[index].address = address
            host.interfaces[index].prefixLength = length
            host.interfaces[index].position = entry.value["address"]?.position ?? entry.value.position
        }
        if let node = entry.value["mac"], let mac = node.text.flatMap({ MACAddress($0) }) {
            host.interfaces[index].mac = mac
            host.positions["mac \(entry.key)"] = node.position
        }
    }

    private static func route(_ node: YAMLNode) -> RouteDraft? {
        guard let network = node.text("to").flatMap({ IPNetwork($0) }), let interface = node.text("interface")
        else { return nil }
        return RouteDraft(
            destination: network, gateway: node["via"]?.address, interface: interface, position: node.position)
    }

    private static func apply(
        _ entry: YAMLEntry, to draft: inout TopologyDraft, noting diagnostics: inout DiagnosticList
    ) {
        let ends = entry.value["between"].map { node in
            node.elements.compactMap { element in
                element.text.flatMap(LinkEndText.parse).map {
                    LinkDraft.End(node: $0.node, port: $0.port, position: element.position)
                }
            }
        }
        if let between = entry.value["between"], between.elements.count > 2 {
            diagnostics.add(
                "the link `\(entry.key)` has \(between.elements.count) ends", at: between.position,
                expected: "two; a switch connects more")
        }
        if let index = draft.linkIndices[entry.key] {
            if let ends, ends.count == 2 { draft.links[index].ends = ends }
            apply(entry.value, to: &draft.links[index].properties)
        } else if let ends {
            guard ends.count == 2 else { return }  // reported by the checker, or above
            var link = LinkDraft(
                name: entry.key, position: entry.position, ends: ends, properties: DomainExpander.local)
            apply(entry.value, to: &link.properties)
            draft.add(link)
        } else {
            diagnostics.add(
                "there is no link `\(entry.key)` to change, and this one does not say `between` what it runs",
                at: entry.position,
                suggestion: Suggestion.nearest(to: entry.key, in: draft.links.map(\.name)))
        }
    }

    private static func apply(_ node: YAMLNode, to properties: inout LinkProperties) {
        properties.apply(change(node))
        if let state = node.text("state") { properties.isUp = state != "down" }
    }

    /// The properties of a link that `node` states.
    static func change(_ node: YAMLNode) -> LinkChange {
        LinkChange(
            bandwidth: node["bandwidth"]?.bandwidth, delay: node["delay"]?.interval, jitter: node["jitter"]?.interval,
            loss: node["loss"]?.chance, duplication: node["duplication"]?.chance,
            reordering: node["reordering"]?.chance, mtu: node["mtu"]?.integer,
            queueLimit: node["queue"]?.byteCount)
    }

    /// The sender checks that `node` states, over others.
    static func checks(_ node: YAMLNode?, over plan: SenderCheckPlan) -> SenderCheckPlan {
        SenderCheckPlan(
            ptr: node?["ptr"]?.boolean ?? plan.ptr,
            spf: node?.text("spf").flatMap(SPFPolicyPlan.init(rawValue:)) ?? plan.spf)
    }
}
