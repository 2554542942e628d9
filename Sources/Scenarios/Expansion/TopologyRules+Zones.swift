// What makes a zone of records, and what records it may hold. Read first: TopologyRules.swift, ZonePlan.swift.

extension TopologyRules {
    /// Every zone is one.
    mutating func checkZones() {
        for host in draft.hosts {
            for zone in host.dns?.zones ?? [] {
                let place = host.position(of: "zone \(zone.name)")
                let heads = zone.records.filter { $0.type == "SOA" }
                if heads.count != 1 || heads[0].name != zone.name {
                    let what: Phrase =
                        heads.count == 1 ? "its SOA record at another name" : "\(heads.count) SOA records"
                    diagnostics.add(
                        "the zone `\(zone.name)` has \(what)",
                        at: place, expected: "one, at `@`")
                } else if !zone.records.contains(where: { $0.type == "NS" && $0.name == zone.name }) {
                    diagnostics.add("the zone `\(zone.name)` has no NS record at `@`", at: place)
                }
                let suffix = zone.name == "." ? "." : "." + zone.name
                for record in zone.records where record.name != zone.name && !record.name.hasSuffix(suffix) {
                    diagnostics.add(
                        "`\(record.name)` is not in the zone `\(zone.name)`",
                        at: host.positions["record \(record.name)"] ?? place)
                }
                checkAliases(zone, of: host, place)
                checkLengths(zone, of: host, place)
            }
        }
    }

    /// RFC 1034 §3.6.2: where a CNAME is, nothing else is.
    private mutating func checkAliases(_ zone: ZonePlan, of host: HostDraft, _ place: SourcePosition) {
        let aliases = Set(zone.records.filter { $0.type == "CNAME" }.map(\.name))
        if aliases.isEmpty { return }
        var counts: [String: Int] = [:]
        for record in zone.records where aliases.contains(record.name) {
            counts[record.name, default: 0] += 1
            guard counts[record.name] == 2 else { continue }
            diagnostics.add(
                "`\(record.name)` is an alias (CNAME) and has other records as well",
                at: host.positions["record \(record.name)"] ?? place, expected: "one CNAME and nothing else")
        }
    }

    /// A name and its zone together may be too long.
    private mutating func checkLengths(_ zone: ZonePlan, of host: HostDraft, _ place: SourcePosition) {
        for record in zone.records {
            diagnostics.add(
                contentsOf: record.lengthMistakes(at: host.positions["record \(record.name)"] ?? place))
        }
    }
}
