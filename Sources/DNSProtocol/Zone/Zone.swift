// A part of the name space that one administration answers for (RFC 1034 §4.2). Read first: ResourceRecord.swift.
// Then Zone+Lookup.swift, which answers from it.
//
// A zone ends where it delegates: NS records below its origin hand what lies under them to other servers. The addresses
// of those servers (glue) are in the zone without belonging to it.

/// The records of a zone.
package struct Zone: Equatable, Sendable {
    /// The name at the top.
    package let origin: DNSName
    /// The SOA record.
    package let startOfAuthority: ResourceRecord
    /// For look-ups only; nothing ever goes through it in the order of its hashes.
    var nodes: [DNSName: Node]
    /// Every record, in the order in which it was given.
    package let records: [ResourceRecord]
    /// Whether there is a delegation or a wildcard; without them a look-up need not walk down from the origin.
    let needsWalk: Bool

    /// The records of one name, in sets of one type each. A name between others that has none (RFC 4592 §2.2.2, an
    /// "empty non-terminal") has no sets, and exists all the same.
    struct Node: Equatable, Sendable {
        var sets: [[ResourceRecord]] = []

        func records(_ type: DNSType) -> [ResourceRecord] {
            for set in sets where set[0].type == type { return set }
            return []
        }
    }

    /// A zone of `records`. A record that is given twice counts once (RFC 2181 §5).
    package init(origin: DNSName, records: [ResourceRecord]) throws(ZoneError) {
        var nodes: [DNSName: Node] = [origin: Node()]
        var kept: [ResourceRecord] = []
        var needsWalk = false
        for record in records {
            guard record.name.isSubdomain(of: origin) else { throw .outsideOfZone(record) }
            // The names between the owner and the origin exist too (RFC 4592 §2.2.2).
            var between = record.name.parent
            while let name = between, name.wire.count > origin.wire.count, nodes[name] == nil {
                nodes[name] = Node()
                between = name.parent
            }
            var node = nodes[record.name] ?? Node()
            if let index = node.sets.firstIndex(where: { $0[0].type == record.type }) {
                if node.sets[index].contains(where: { $0.data == record.data }) { continue }
                // RFC 2181 §5.2: the TTLs of a set are equal; the first one is taken for all.
                var equal = record
                equal.ttl = node.sets[index][0].ttl
                node.sets[index].append(equal)
                kept.append(equal)
            } else {
                node.sets.append([record])
                kept.append(record)
            }
            nodes[record.name] = node
            if record.name.isWildcard || (record.type == .ns && record.name != origin) { needsWalk = true }
            // RFC 1034 §3.6.2: if a CNAME RR is present at a node, no other data should be.
            let aliases = node.records(.cname).count
            if aliases > 1 || (aliases == 1 && node.sets.count > 1) { throw .aliasWithOtherData(record.name) }
        }
        let starts = nodes[origin]?.records(.soa) ?? []
        guard starts.count == 1 else { throw .startOfAuthorityCount(starts.count) }
        guard !(nodes[origin]?.records(.ns) ?? []).isEmpty else { throw .noNameServer }
        self.origin = origin
        self.startOfAuthority = starts[0]
        self.nodes = nodes
        self.records = kept
        self.needsWalk = needsWalk
    }

    /// The SOA record as a negative answer carries it.
    var negativeAuthority: ResourceRecord {
        var record = startOfAuthority
        // RFC 2308 §3: its TTL is the smaller of the record's own and the MINIMUM field.
        if case .soa(let soa) = record.data { record.ttl = min(record.ttl, soa.minimum) }
        return record
    }
}

extension DNSName {
    /// Whether the first label is "*" (RFC 4592 §2.1.1).
    var isWildcard: Bool { wire[0] == 1 && wire[1] == UInt8(ascii: "*") }
}
