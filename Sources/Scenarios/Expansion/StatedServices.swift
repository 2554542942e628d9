// What a file states about the services of a host, put over what was derived. Read first: StatedParts.swift.

import Basics

/// Applies `services` of a host.
enum StatedServices {
    static func apply(_ node: YAMLNode, to host: inout HostDraft) {
        if let dns = node["dnsServer"] ?? emptyMap(node, "dnsServer") { applyDNS(dns, to: &host) }
        if let resolver = node["resolver"] ?? emptyMap(node, "resolver") {
            var plan = host.resolver ?? RecursiveResolverPlan(rootHints: [])
            if let roots = resolver["roots"] {
                plan.rootHints = roots.entries.compactMap { entry in
                    entry.value.address.map { RootHint(name: entry.key, address: $0) }
                }
            }
            host.resolver = plan
        }
        if let server = node["mailServer"] ?? emptyMap(node, "mailServer") { applyMailServer(server, to: &host) }
        if let program = node["mailProgram"] { applyMailProgram(program, to: &host) }
    }

    /// The password of somebody about whose password nothing is said.
    static func usualPassword(of address: String) -> String { address.prefix { $0 != "@" } + "-password" }

    /// `dnsServer:` with nothing behind it still says that there is one.
    private static func emptyMap(_ node: YAMLNode, _ key: String) -> YAMLNode? {
        node.entries.first { $0.key == key }.map { YAMLNode(.map([]), at: $0.position) }
    }

    private static func applyDNS(_ node: YAMLNode, to host: inout HostDraft) {
        var plan = host.dns ?? AuthoritativeDNSPlan(zones: [])
        for entry in node["zones"]?.entries ?? [] {
            var zone = ZonePlan(name: entry.key, records: [])
            for element in entry.value.elements {
                guard let line = element.text.flatMap(RecordText.parse) else { continue }
                let record = RecordText.record(line, zone: entry.key, ttl: ZonePlanner.timeToLive)
                zone.records.append(record)
                host.positions["record \(record.name)"] = element.position
            }
            host.positions["zone \(entry.key)"] = entry.position
            plan.zones.append(zone)
        }
        host.dns = plan
    }

    private static func applyMailServer(_ node: YAMLNode, to host: inout HostDraft) {
        var plan =
            host.mailServer
            ?? MailServerPlan(hostname: host.domainName ?? host.name, domains: [], accounts: [])
        host.positions["mailServer"] = node.position
        if let hostname = node.text("hostname") { plan.hostname = hostname }
        if let domains = node["domains"] { plan.domains = domains.texts }
        if let relays = node["relays"] { plan.relayedDomains = relays.texts }
        for entry in node["transports"]?.entries ?? [] {
            guard let server = entry.value.text else { continue }
            host.positions["transport \(entry.key)"] = entry.value.position
            plan.transports.removeAll { $0.domain == entry.key }
            plan.transports.append(TransportPlan(domain: entry.key, host: server))
        }
        let known = Dictionary(
            plan.accounts.indices.map { (plan.accounts[$0].address, $0) }, uniquingKeysWith: { first, _ in first })
        for entry in node["accounts"]?.entries ?? [] {
            host.positions["account \(entry.key)"] = entry.position
            let index = known[entry.key]
            let old = index.map { plan.accounts[$0] }
            let account = AccountPlan(
                address: entry.key,
                password: entry.value.text("password") ?? old?.password ?? usualPassword(of: entry.key),
                displayName: entry.value.text("name") ?? old?.displayName,
                quota: entry.value["quota"]?.byteCount ?? old?.quota)
            if let index { plan.accounts[index] = account } else { plan.accounts.append(account) }
        }
        let knownAliases = Dictionary(
            plan.aliases.indices.map { (plan.aliases[$0].address, $0) }, uniquingKeysWith: { first, _ in first })
        for entry in node["aliases"]?.entries ?? [] {
            host.positions["alias \(entry.key)"] = entry.position
            let alias = AliasPlan(address: entry.key, targets: entry.value.texts)
            if let index = knownAliases[entry.key] { plan.aliases[index] = alias } else { plan.aliases.append(alias) }
        }
        if let catchAll = node["catchAll"] {
            plan.catchAll = catchAll.text
            host.positions["catchAll"] = catchAll.position
        }
        plan.smtp = node["smtp"]?.boolean ?? plan.smtp
        plan.submission = node["submission"]?.boolean ?? plan.submission
        plan.pop3 = node["pop3"]?.boolean ?? plan.pop3
        plan.imap = node["imap"]?.boolean ?? plan.imap
        if let pauses = node["retry"]?["pauses"]?.elements.compactMap(\.interval), !pauses.isEmpty {
            plan.retry.pauses = pauses
        }
        if let lifetime = node["retry"]?["lifetime"]?.interval { plan.retry.lifetime = lifetime }
        if let warning = node["retry"]?["warning"]?.interval { plan.retry.warning = warning }
        plan.checks = StatedParts.checks(node["checks"], over: plan.checks)
        if let limit = node["sizeLimit"]?.byteCount.flatMap({ Int(exactly: $0) }) { plan.sizeLimit = limit }
        if let withheld = node["withholds"] {
            plan.withheld = withheld.texts.compactMap(WithheldExtension.init(rawValue:))
        }
        host.mailServer = plan
    }

    private static func applyMailProgram(_ node: YAMLNode, to host: inout HostDraft) {
        let old = host.mailProgram
        host.positions["mailProgram"] = node.position
        for key in ["address", "submission", "incoming"] { host.positions[key] = node[key]?.position }
        let address = node.text("address") ?? old?.address ?? ""
        let submission = node.text("submission") ?? old?.submissionServer ?? ""
        host.mailProgram = MailProgramPlan(
            address: address, displayName: node.text("name") ?? old?.displayName,
            password: node.text("password") ?? old?.password ?? usualPassword(of: address),
            submissionServer: submission,
            incoming: node.text("reads").flatMap(IncomingProtocol.init(rawValue:)) ?? old?.incoming ?? .none,
            incomingServer: node.text("incoming") ?? old?.incomingServer ?? submission,
            leavesOnServer: node["leavesOnServer"]?.boolean ?? old?.leavesOnServer ?? false)
    }
}
