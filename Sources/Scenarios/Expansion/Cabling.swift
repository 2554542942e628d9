// Plugs cables in: which interface or switch port each end of each link is in, and which interfaces then hear each
// other. Read first: LinkDraft.swift. Then Segment.swift.

import Basics

/// Resolves the ends of links.
struct Cabling {
    private var draft: TopologyDraft
    private var diagnostics = DiagnosticList()
    /// Ports in use, for each switch.
    private var ports: [Set<Int>]
    /// Where to look for the next free port of each switch.
    private var nextPort: [Int]
    /// Union-find over switches: who stands for each group.
    private var leader: [Int]

    /// Gives every end a port and finds the segments; nil when a link leads nowhere.
    static func connect(_ draft: inout TopologyDraft, noting diagnostics: inout DiagnosticList) -> [Segment]? {
        var cabling = Cabling(draft)
        for link in draft.links.indices { cabling.plugInStatedPorts(of: link) }
        for link in draft.links.indices { cabling.plugInFreePorts(of: link) }
        diagnostics.add(contentsOf: cabling.diagnostics)
        guard cabling.diagnostics.isEmpty else { return nil }
        let segments = cabling.segments()
        diagnostics.add(contentsOf: cabling.diagnostics)
        draft = cabling.draft
        return cabling.diagnostics.isEmpty ? segments : nil
    }

    private init(_ draft: TopologyDraft) {
        self.draft = draft
        ports = Array(repeating: [], count: draft.switches.count)
        nextPort = Array(repeating: 0, count: draft.switches.count)
        leader = Array(draft.switches.indices)
    }

    private mutating func plugInStatedPorts(of link: Int) {
        if draft.links[link].ends[0].node == draft.links[link].ends[1].node {
            diagnostics.add(
                "the link `\(draft.links[link].name)` has both ends in `\(draft.links[link].ends[0].node)`",
                at: draft.links[link].ends[1].position, expected: "two different machines")
            return
        }
        for end in 0...1 {
            let (node, place) = (draft.links[link].ends[end].node, draft.links[link].ends[end].position)
            if let host = draft.hostIndices[node] {
                guard let name = draft.links[link].ends[end].port else { continue }
                plug(link, into: interface(name, of: host, at: place), of: host, at: place)
            } else if let index = draft.switchIndices[node] {
                guard let text = draft.links[link].ends[end].port else { continue }
                guard let port = Int(text), (0...65_535).contains(port) else {
                    diagnostics.add("`\(text)` is not a port of a switch", at: place, expected: "a number from 0")
                    continue
                }
                if !ports[index].insert(port).inserted {
                    diagnostics.add("there is a cable in port \(port) of `\(node)` already", at: place)
                }
            } else {
                diagnostics.add(
                    "the link `\(draft.links[link].name)` leads nowhere: there is no `\(node)`", at: place,
                    expected: "a host or a switch", suggestion: Suggestion.nearest(to: node, in: draft.nodeNames))
            }
        }
    }

    private mutating func plugInFreePorts(of link: Int) {
        for end in 0...1 where draft.links[link].ends[end].port == nil {
            let (node, place) = (draft.links[link].ends[end].node, draft.links[link].ends[end].position)
            if let host = draft.hostIndices[node] {
                let free = draft.hosts[host].interfaces.firstIndex { $0.link == nil }
                let interface = free ?? interface(freeName(of: host), of: host, at: place)
                draft.links[link].ends[end].port = draft.hosts[host].interfaces[interface].name
                plug(link, into: interface, of: host, at: place)
            } else if let index = draft.switchIndices[node] {
                while ports[index].contains(nextPort[index]) { nextPort[index] += 1 }
                ports[index].insert(nextPort[index])
                draft.links[link].ends[end].port = String(nextPort[index])
            }
        }
    }

    /// The position of the interface `name`; a host gets one that it does not have yet.
    private mutating func interface(_ name: String, of host: Int, at place: SourcePosition) -> Int {
        if let index = draft.hosts[host].interfaces.firstIndex(where: { $0.name == name }) { return index }
        draft.hosts[host].interfaces.append(InterfaceDraft(name, at: place))
        return draft.hosts[host].interfaces.count - 1
    }

    private func freeName(of host: Int) -> String {
        let names = Set(draft.hosts[host].interfaces.map(\.name))
        var number = names.count
        while names.contains("eth\(number)") { number += 1 }
        return "eth\(number)"
    }

    private mutating func plug(_ link: Int, into interface: Int, of host: Int, at place: SourcePosition) {
        if let other = draft.hosts[host].interfaces[interface].link {
            diagnostics.add(
                "`\(draft.hosts[host].interfaces[interface].name)` of `\(draft.hosts[host].name)` has the cable "
                    + "`\(draft.links[other].name)` in it already", at: place)
        } else {
            draft.hosts[host].interfaces[interface].link = link
        }
    }

    private mutating func segments() -> [Segment] {
        joinSwitches()
        var segments: [Segment] = []
        var ofLeader: [Int: Int] = [:]
        for index in draft.switches.indices {
            let top = find(index)
            if ofLeader[top] == nil {
                ofLeader[top] = segments.count
                segments.append(Segment())
            }
            if let segment = ofLeader[top] { segments[segment].switches.append(index) }
        }
        var ofLink: [Int: Int] = [:]
        for host in draft.hosts.indices {
            for interface in draft.hosts[host].interfaces.indices {
                let segment: Int
                if let link = draft.hosts[host].interfaces[interface].link {
                    let switches = draft.links[link].ends.compactMap { draft.switchIndices[$0.node] }
                    if let known = switches.first.flatMap({ ofLeader[find($0)] }) ?? ofLink[link] {
                        segment = known
                    } else {
                        segment = segments.count
                        segments.append(Segment())
                        ofLink[link] = segment
                    }
                } else {
                    segment = segments.count
                    segments.append(Segment())
                }
                segments[segment].members.append(.init(host: host, interface: interface))
                draft.hosts[host].interfaces[interface].segment = segment
            }
        }
        return segments
    }

    /// Joins switches that a cable connects. Switches here do not speak the spanning tree protocol: in a ring of them a
    /// broadcast would go round for ever, so a ring is a mistake.
    private mutating func joinSwitches() {
        for link in draft.links {
            guard let a = draft.switchIndices[link.ends[0].node], let b = draft.switchIndices[link.ends[1].node]
            else { continue }
            let (first, second) = (find(a), find(b))
            if first == second {
                diagnostics.add(
                    "the link `\(link.name)` closes a ring of switches: broadcasts would go round in it for ever",
                    at: link.position, expected: "one way between any two switches")
            } else {
                leader[max(first, second)] = min(first, second)
            }
        }
    }

    private mutating func find(_ index: Int) -> Int {
        var top = index
        while leader[top] != top { top = leader[top] }
        leader[index] = top
        return top
    }
}
