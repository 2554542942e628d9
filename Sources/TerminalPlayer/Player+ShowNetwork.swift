// Looking at cables, and at what name servers answer. Read first: Player+Show.swift.

import Basics
import DNSProtocol
import Emulation
import Playback
import Scenarios
import Wire

extension Player {
    /// One cable, those of one machine, or all.
    func links(_ name: String?) -> Reply {
        let world = timeline.worldAfterActs
        let all = world.links
        let wanted = name?.lowercased()
        // Cables are called after the machine at their end, most of them.
        let named = all.filter { $0.name == wanted }
        let links =
            wanted == nil
            ? all : all.filter { named.isEmpty ? isEnd($0, of: wanted ?? "", in: world) : $0.name == wanted }
        if links.isEmpty, let name {
            let known = all.map(\.name)
            return fail(
                PlayerWords.noLink(name.shortened, Suggestion.meant(by: name, in: known), known)[language])
        }
        return say(
            links.map { link in
                // Most cables are called after one of their ends.
                let ends = [machine(link.first, in: world), machine(link.second, in: world)]
                let others = ends.contains(link.name) ? ends.filter { $0 != link.name } : ends
                let state = link.properties.isUp ? "" : "  \(PlayerWords.linkCut[language])"
                let joined = (others.count == 1 ? "  ↔ " : "  ") + others.joined(separator: " ↔ ") + state
                let isShort =
                    TextWidth.of(link.name + joined + link.properties.words) + 2 <= style.width
                return headed(link.name, joined + (isShort ? "  " + link.properties.words : ""))
                    + (isShort ? "" : row(link.properties.words))
                    + link.rules.filter { $0.losing > 0 }.map { row(planned($0)) }.joined()
            }.joined())
    }

    /// A loss that is still to come.
    private func planned(_ rule: FrameRule) -> String {
        func name(_ addresses: [IPAddress]) -> String? { addresses.first.map { timeline.names.host(at: $0) } }
        return PlayerWords.willLose(rule, from: name(rule.pattern.sources), to: name(rule.pattern.destinations))[
            language]
    }

    private func isEnd(_ link: Link, of name: String, in world: World) -> Bool {
        [link.first, link.second].contains { machine($0, in: world) == name }
    }

    private func machine(_ port: Port, in world: World) -> String {
        switch port {
        case .host(let number, _): world.hosts[number].core.name
        case .switch(let number, _): timeline.lesson.topology.switches[number].name
        }
    }

    /// The records of one zone, of one name server, or all.
    func zones(_ name: String?) -> Reply {
        let world = timeline.worldAfterActs
        let wanted = name.map { $0.count > 1 && $0.hasSuffix(".") ? $0.dropLast().lowercased() : $0.lowercased() }
        var known: [String] = []
        var text = ""
        for host in world.hosts {
            for case .authoritativeDNS(let service) in host.services {
                known.append(host.core.name)
                for zone in service.value.server.zones {
                    known.append("\(zone.origin)")
                    if let wanted, host.core.name != wanted, "\(zone.origin)" != wanted { continue }
                    text += headed("\(zone.origin)", "  (\(host.core.name))")
                    for record in zone.records { text += row("\(record)") }
                }
            }
        }
        if text.isEmpty, let name {
            return fail(PlayerWords.noZone(name.shortened, Suggestion.meant(by: name, in: known))[language])
        }
        return say(text.isEmpty ? sentence(PlayerWords.nothingThere) : text)
    }
}
