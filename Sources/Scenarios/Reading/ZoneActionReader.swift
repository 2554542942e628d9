// A change of a zone in a lesson file. Read first: ActionSchema.swift, Sources/DNSProtocol/Zone/ZoneChange.swift.
//
//     {at: 2 min, zone: kita.example, records: ["@ MX 10 mx2"], without: ["mail A"]}

import DNSProtocol

/// Reads an action on a zone.
enum ZoneActionReader {
    /// A change, and where in the file it stands.
    struct Change {
        var change: ZoneChange
        var position: SourcePosition
    }

    /// The zone's name with its final dot; nil when the action is about no zone.
    static func zone(_ action: YAMLNode) -> String? {
        action.text("zone").map { $0.hasSuffix(".") ? $0.lowercased() : $0.lowercased() + "." }
    }

    /// The records of an action on a cache: their names are full ones, with or without the final dot.
    static func records(_ action: YAMLNode) -> [ResourceRecord] {
        (action["records"]?.elements ?? []).compactMap { $0.text.flatMap { record($0, zone: ".", origin: .root) } }
    }

    /// What is wrong with the names of an action's records, each with its zone behind it.
    static func lengthMistakes(_ action: YAMLNode) -> DiagnosticList {
        var diagnostics = DiagnosticList()
        for element in action["records"]?.elements ?? [] {
            guard let line = element.text.flatMap(RecordText.parse) else { continue }
            let plan = RecordText.record(line, zone: zone(action) ?? ".", ttl: ZonePlanner.timeToLive)
            diagnostics.add(contentsOf: plan.lengthMistakes(at: element.position))
        }
        return diagnostics
    }

    private static func record(_ text: String, zone: String, origin: DNSName) -> ResourceRecord? {
        RecordText.parse(text).flatMap { line in
            try? ResourceRecord(
                parsing: RecordText.record(line, zone: zone, ttl: ZonePlanner.timeToLive).line, origin: origin)
        }
    }

    /// The changes: what goes first, then what comes. Records of one name and type come together (RFC 2181 §5).
    /// What is not right is left out here; the checker has reported it.
    static func changes(_ action: YAMLNode) -> [Change] {
        guard let zone = zone(action), let origin = DNSName(zone) else { return [] }
        let removals = (action["without"]?.elements ?? []).compactMap { element -> Change? in
            guard let set = element.text.flatMap(RecordText.parseSet), let type = DNSType(set.type),
                let name = DNSName(RecordText.full(set.name, zone: zone))
            else { return nil }
            return Change(change: .remove(name, type), position: element.position)
        }
        var sets: [(records: [ResourceRecord], position: SourcePosition)] = []
        for element in action["records"]?.elements ?? [] {
            guard let record = element.text.flatMap({ record($0, zone: zone, origin: origin) }) else { continue }
            if let same = sets.firstIndex(where: {
                $0.records[0].name == record.name && $0.records[0].type == record.type
            }) {
                sets[same].records.append(record)
            } else {
                sets.append(([record], element.position))
            }
        }
        return removals + sets.map { Change(change: .set($0.records), position: $0.position) }
    }
}
