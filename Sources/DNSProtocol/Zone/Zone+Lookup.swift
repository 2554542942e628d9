// Finding the answer in a zone (RFC 1034 §4.3.2, RFC 4592). Read first: Zone.swift.
//
// The way leads down from the origin, label by label. It can end at a delegation (ask those servers), at the name
// itself, or where the tree ends; there a wildcard may stand in for the missing name.

/// What a zone says about a question.
package enum ZoneAnswer: Equatable, Sendable {
    /// The records asked for, after the aliases in this zone that led to them.
    case records([ResourceRecord])
    /// Aliases, the last of which leads to a name outside of what this zone knows, or back to one of them.
    case alias([ResourceRecord])
    /// Other servers answer for this part: the aliases passed, and the NS records of the delegation.
    case referral(aliases: [ResourceRecord], nameServers: [ResourceRecord])
    /// The name exists and has no such records; the SOA goes with the answer.
    case noData(aliases: [ResourceRecord])
    /// There is no such name; the SOA goes with the answer.
    case nonexistent(aliases: [ResourceRecord])
}

extension Zone {
    /// Longer chains of aliases are not followed; the asker can go on from the last one.
    static let longestAliasChain = 16

    /// The answer to a question about `name`, which must lie in the zone. `earlier`: aliases of other zones, which led
    /// here; they come first in the answer.
    package func lookup(_ name: DNSName, _ type: DNSType, after earlier: [ResourceRecord] = []) -> ZoneAnswer {
        var aliases = earlier
        var name = name
        while true {
            switch find(name) {
            case .delegation(let nameServers):
                return .referral(aliases: aliases, nameServers: nameServers)
            case .missing:
                return .nonexistent(aliases: aliases)
            case .node(let node, let isWildcard):
                var found = type == .any ? Array(node.sets.joined()) : node.records(type)
                if found.isEmpty, let alias = node.records(.cname).first, case .cname(let target) = alias.data {
                    // RFC 1034 §4.3.2, step 3a: the alias goes into the answer, and the search starts again.
                    var alias = alias
                    if isWildcard { alias.name = name }
                    aliases.append(alias)
                    // RFC 2181 §5: no answer has a record twice, so a circle is gone round once.
                    guard target.isSubdomain(of: origin), aliases.count < Self.longestAliasChain,
                        !aliases.contains(where: { $0.name == target })
                    else { return .alias(aliases) }
                    name = target
                    continue
                }
                if found.isEmpty { return .noData(aliases: aliases) }
                // RFC 4592 §3.3: the records of a wildcard are given as if the name asked for had them.
                if isWildcard { for i in found.indices { found[i].name = name } }
                return .records(aliases + found)
            }
        }
    }

    private enum Found {
        case delegation([ResourceRecord])
        case node(Node, isWildcard: Bool)
        case missing
    }

    private func find(_ name: DNSName) -> Found {
        if !needsWalk { return nodes[name].map { .node($0, isWildcard: false) } ?? .missing }
        let depth = name.labelCount
        var count = origin.labelCount
        var encloser = origin
        while count < depth {
            count += 1
            let next = name.suffix(count)
            guard let node = nodes[next] else {
                // RFC 4592 §3.3.1: the closest encloser is the last name on the way that exists; only the wildcard
                // directly under it can stand in.
                guard let wildcard = try? encloser.prepending([UInt8(ascii: "*")]), let node = nodes[wildcard] else {
                    return .missing
                }
                return .node(node, isWildcard: true)
            }
            // RFC 1034 §4.3.2, step 3b: NS records below the origin are the end of the authoritative data.
            let nameServers = node.records(.ns)
            if !nameServers.isEmpty { return .delegation(nameServers) }
            encloser = next
        }
        return nodes[name].map { .node($0, isWildcard: false) } ?? .missing
    }

    /// Addresses of `host` in this zone, of its own or as glue.
    func addresses(of host: DNSName) -> [ResourceRecord] {
        guard let node = nodes[host] else { return [] }
        return node.records(.a) + node.records(.aaaa)
    }
}
