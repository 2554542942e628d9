// A complete topology as YAML: what `yubin check --expand` prints. Read first: Topology.swift, TopologySchema.swift.
//
// Everything is stated, so nothing is derived when it is read again: the same topology comes back.

import Basics
import Wire

/// Writes the full form.
package struct TopologyWriter {
    private var text = ""

    /// The YAML of `topology`.
    package static func expandedYAML(_ topology: Topology) -> String {
        var writer = TopologyWriter()
        writer.line(0, "format: 1")
        writer.line(0, "id: \(YAMLText.scalar(topology.id))")
        writer.line(0, "title: \(YAMLText.localized(topology.title))")
        writer.line(0, "clock: \(YAMLText.quoted(Moment.text(topology.clockStart)))")
        if topology.allowsWrongRoutes { writer.line(0, "wrongRoutes: true") }
        writer.map(0, "hosts", topology.hosts) { $0.write($1) }
        writer.map(0, "switches", topology.switches) { writer, aSwitch in
            let title = aSwitch.title.map { "{title: \(YAMLText.localized($0))}" } ?? "{}"
            writer.line(1, "\(YAMLText.scalar(aSwitch.name)): \(title)")
        }
        let interfaces = Dictionary(
            topology.hosts.map { ($0.name, $0.interfaces.map(\.name)) }, uniquingKeysWith: { first, _ in first })
        writer.map(0, "links", topology.links) { $0.write($1, interfaces) }
        return writer.text
    }

    private mutating func line(_ depth: Int, _ content: String) {
        text += String(repeating: "  ", count: depth) + content + "\n"
    }

    /// A key whose value is a block, or an empty map.
    private mutating func map<Element>(
        _ depth: Int, _ key: String, _ elements: [Element], _ write: (inout TopologyWriter, Element) -> Void
    ) {
        line(depth, elements.isEmpty ? "\(key): {}" : "\(key):")
        for element in elements { write(&self, element) }
    }

    private static func list(_ texts: [String]) -> String { "[\(texts.joined(separator: ", "))]" }

    private mutating func write(_ host: HostPlan) {
        line(1, "\(YAMLText.scalar(host.name)):")
        if let title = host.title { line(2, "title: \(YAMLText.localized(title))") }
        if let name = host.domainName { line(2, "dns: \(YAMLText.scalar(name))") }
        if !host.isPoweredOn { line(2, "power: \"off\"") }
        if host.forwards { line(2, "forwards: true") }
        map(2, "interfaces", host.interfaces) { writer, interface in
            writer.line(
                3,
                "\(YAMLText.scalar(interface.name)): {address: \(interface.address)/\(interface.prefixLength), "
                    + "mac: \(YAMLText.quoted("\(interface.mac)"))}")
        }
        line(2, host.routes.isEmpty ? "routes: []" : "routes:")
        for route in host.routes {
            let via = route.gateway.map { ", via: \($0)" } ?? ""
            let interface = YAMLText.scalar(host.interfaces[route.interface].name)
            line(3, "- {to: \(route.destination)\(via), interface: \(interface)}")
        }
        line(2, "resolvers: \(Self.list(host.resolvers.map(\.description)))")
        guard !host.services.isEmpty else { return }
        line(2, "services:")
        for service in host.services { write(service) }
    }

    private mutating func write(_ service: ServicePlan) {
        switch service {
        case .authoritativeDNS(let plan):
            line(3, "dnsServer:")
            map(4, "zones", plan.zones) { writer, zone in
                writer.line(5, "\(YAMLText.quoted(zone.name)):")
                for record in zone.records {
                    writer.line(
                        6, "- " + YAMLText.quoted("\(record.name) \(record.ttl) \(record.type) \(record.data)"))
                }
            }
        case .recursiveResolver(let plan):
            line(3, "resolver:")
            map(4, "roots", plan.rootHints) { $0.line(5, "\(YAMLText.quoted($1.name)): \($1.address)") }
        case .mailServer(let plan): write(plan)
        case .mailProgram(let plan): write(plan)
        }
    }

    private mutating func write(_ plan: MailServerPlan) {
        line(3, "mailServer:")
        line(4, "hostname: \(YAMLText.scalar(plan.hostname))")
        line(4, "domains: \(Self.list(plan.domains.map(YAMLText.scalar)))")
        line(4, "relays: \(Self.list(plan.relayedDomains.map(YAMLText.scalar)))")
        if !plan.transports.isEmpty {
            map(4, "transports", plan.transports) { writer, transport in
                writer.line(5, "\(YAMLText.quoted(transport.domain)): \(YAMLText.scalar(transport.host))")
            }
        }
        map(4, "accounts", plan.accounts) { writer, account in
            var parts = ["password: \(YAMLText.quoted(account.password))"]
            if let name = account.displayName { parts.append("name: \(YAMLText.quoted(name))") }
            if let quota = account.quota { parts.append("quota: \(Quantity.byteCount.text(quota))") }
            writer.line(5, "\(YAMLText.scalar(account.address)): {\(parts.joined(separator: ", "))}")
        }
        map(4, "aliases", plan.aliases) { writer, alias in
            writer.line(
                5, "\(YAMLText.scalar(alias.address)): \(Self.list(alias.targets.map(YAMLText.scalar)))")
        }
        if let catchAll = plan.catchAll { line(4, "catchAll: \(YAMLText.scalar(catchAll))") }
        line(4, "smtp: \(plan.smtp)")
        line(4, "submission: \(plan.submission)")
        line(4, "pop3: \(plan.pop3)")
        line(4, "imap: \(plan.imap)")
        let pauses = Self.list(plan.retry.pauses.map { Quantity.duration.text($0.nanoseconds) })
        let warning = plan.retry.warning.map { ", warning: \(Quantity.duration.text($0.nanoseconds))" } ?? ""
        let lifetime = Quantity.duration.text(plan.retry.lifetime.nanoseconds)
        line(4, "retry: {pauses: \(pauses), lifetime: \(lifetime)\(warning)}")
        line(4, "checks: {ptr: \(plan.checks.ptr), spf: \(YAMLText.scalar(plan.checks.spf.rawValue))}")
        line(4, "sizeLimit: \(plan.sizeLimit)")
        if !plan.withheld.isEmpty { line(4, "withholds: \(Self.list(plan.withheld.map(\.rawValue)))") }
    }

    private mutating func write(_ plan: MailProgramPlan) {
        line(3, "mailProgram:")
        line(4, "address: \(YAMLText.scalar(plan.address))")
        if let name = plan.displayName { line(4, "name: \(YAMLText.quoted(name))") }
        line(4, "password: \(YAMLText.quoted(plan.password))")
        line(4, "submission: \(YAMLText.scalar(plan.submissionServer))")
        line(4, "reads: \(plan.incoming.rawValue)")
        line(4, "incoming: \(YAMLText.scalar(plan.incomingServer))")
        line(4, "leavesOnServer: \(plan.leavesOnServer)")
    }

    private mutating func write(_ link: LinkPlan, _ interfaces: [String: [String]]) {
        let ends = [link.first, link.second].map { end in
            let port = interfaces[end.node].map { $0.indices.contains(end.port) ? $0[end.port] : "" } ?? "\(end.port)"
            return YAMLText.quoted("\(end.node):\(port)")
        }
        let it = link.properties
        line(1, "\(YAMLText.scalar(link.name)):")
        line(2, "between: \(Self.list(ends))")
        line(2, "bandwidth: \(Quantity.bandwidth.text(it.bandwidth))")
        line(2, "delay: \(Quantity.duration.text(it.delay.nanoseconds))")
        line(2, "jitter: \(Quantity.duration.text(it.jitter.nanoseconds))")
        line(2, "loss: \(Quantity.percentage(it.loss))")
        line(2, "duplication: \(Quantity.percentage(it.duplication))")
        line(2, "reordering: \(Quantity.percentage(it.reordering))")
        line(2, "mtu: \(it.mtu)")
        line(2, "queue: \(it.queueLimit)")
        line(2, "state: \(it.isUp ? "up" : "down")")
    }
}

extension Quantity {
    /// Parts per million as a percentage: `0.05%`.
    static func percentage(_ parts: UInt32) -> String {
        var digits = String(parts % 10_000)
        digits = String(repeating: "0", count: 4 - digits.count) + digits
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(parts / 10_000)" + (digits.isEmpty ? "" : "." + digits) + "%"
    }
}
