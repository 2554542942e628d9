// What a file says about domains and people. Read first: DomainDraft.swift.

import Wire

/// Reads the short form.
enum DomainReader {
    /// The domains of the map `node`.
    static func read(_ node: YAMLNode?, noting diagnostics: inout DiagnosticList) -> [DomainDraft] {
        var domains: [DomainDraft] = []
        for entry in node?.entries ?? [] where DomainText.isReservedDomain(entry.key) {
            if DomainText.reservedTopLevels.contains(entry.key) {
                diagnostics.add(
                    "`\(entry.key)` is a top-level domain", at: entry.position,
                    expected: "a domain below it, such as kita.\(entry.key)")
                continue
            }
            if let mail = entry.value["mail"], case .map(let hosts) = mail.content, hosts.isEmpty {
                diagnostics.add(
                    "`mail` of a domain names no host", at: mail.position,
                    expected: "an MX host such as {mail: 10}; `without: [\"@ MX\"]` leaves its record out")
            }
            for mx in entry.value["mail"]?.entries ?? [] { check(mx, of: entry.key, noting: &diagnostics) }
            domains.append(domain(entry))
        }
        return domains
    }

    /// A whole name in the place of a label would become a host with both.
    private static func check(_ mx: YAMLEntry, of domain: String, noting diagnostics: inout DiagnosticList) {
        guard mx.key.contains("."), DomainText.isReservedDomain(mx.key) else { return }
        if mx.key.hasSuffix("." + domain) {
            diagnostics.add(
                "`\(mx.key)` would be called `\(mx.key).\(domain)`", at: mx.position,
                suggestion: String(mx.key.dropLast(domain.count + 1)))
        } else {
            diagnostics.add(
                "`\(mx.key)` would be called `\(mx.key).\(domain)`", at: mx.position,
                expected: "a host of the domain; `records: [\"@ MX 10 \(mx.key).\"]` names another domain's")
        }
    }

    private static func domain(_ entry: YAMLEntry) -> DomainDraft {
        let node = entry.value
        func whole(_ target: String) -> String { target.contains("@") ? target : "\(target)@\(entry.key)" }
        let mail = (node["mail"]?.entries ?? []).compactMap { mx in
            mx.value.integer.flatMap { UInt16(exactly: $0) }.map { (label: mx.key, preference: $0) }
        }
        return DomainDraft(
            name: entry.key, position: entry.position, title: node["title"]?.localizedText,
            people: (node["people"]?.entries ?? []).map(person),
            network: node.text("network").flatMap { ScalarFormat.hostNetwork.accepts($0) ? IPNetwork($0) : nil },
            mail: mail.isEmpty ? [(label: "mail", preference: 10)] : mail,
            aliases: (node["aliases"]?.entries ?? []).map {
                AliasPlan(address: whole($0.key), targets: $0.value.texts.map(whole))
            },
            catchAll: node.text("catchAll").map(whole),
            records: (node["records"]?.elements ?? []).compactMap { element in
                element.text.flatMap(RecordText.parse).map { .init(line: $0, position: element.position) }
            },
            omissions: (node["without"]?.elements ?? []).compactMap { element in
                element.text.flatMap(RecordText.parseSet).map {
                    .init(name: $0.name, type: $0.type, position: element.position)
                }
            },
            mailPositions: mailPositions(node, whole),
            checks: StatedParts.checks(node["checks"], over: SenderCheckPlan()))
    }

    private static func mailPositions(
        _ node: YAMLNode, _ whole: (String) -> String
    ) -> [String: SourcePosition] {
        var positions: [String: SourcePosition] = [:]
        for person in node["people"]?.entries ?? [] { positions["account \(whole(person.key))"] = person.position }
        for alias in node["aliases"]?.entries ?? [] { positions["alias \(whole(alias.key))"] = alias.position }
        positions["catchAll"] = node["catchAll"]?.position
        return positions
    }

    private static func person(_ entry: YAMLEntry) -> DomainDraft.Person {
        DomainDraft.Person(
            localPart: entry.key, position: entry.position, name: entry.value.text("name"),
            password: entry.value.text("password"), quota: entry.value["quota"]?.byteCount,
            machines: (entry.value["machines"]?.entries ?? []).map(machine))
    }

    private static func machine(_ entry: YAMLEntry) -> DomainDraft.Machine {
        let word = entry.value.text ?? entry.value.text("reads") ?? IncomingProtocol.none.rawValue
        return DomainDraft.Machine(
            name: entry.key, position: entry.position, title: entry.value["title"]?.localizedText,
            reads: IncomingProtocol(rawValue: word) ?? .none,
            leavesOnServer: entry.value["leavesOnServer"]?.boolean ?? false,
            address: entry.value["address"]?.address,
            addressPosition: entry.value["address"]?.position ?? entry.position)
    }
}
