// Segments and routers as a tree whose root is the middle of the network. Read first: RoutePlanner.swift.
//
// Where cables form a ring of routers, the tree leaves one of them out: a file that wants both ways states its routes.

import Wire

/// Which way the middle is, from everywhere.
struct SegmentTree {
    /// The router that leads from a segment towards the middle; nil in the middle itself.
    private var parents: [Int?]
    /// The number of routers between a segment and the middle; islands without a way to it count as farther than all.
    private var depths: [Int]
    /// The routers that lead from a segment away from the middle.
    private var children: [[Int]]
    /// The networks behind each router, seen from the middle, by the position of the host.
    private var networks: [Int: [IPNetwork]] = [:]

    init(_ draft: TopologyDraft, _ segments: [Segment]) {
        parents = Array(repeating: nil, count: segments.count)
        depths = Array(repeating: .max, count: segments.count)
        children = Array(repeating: [], count: segments.count)
        let routers = segments.map { segment in
            var hosts: [Int] = []
            for member in segment.members where draft.hosts[member.host].forwards && !hosts.contains(member.host) {
                hosts.append(member.host)
            }
            return hosts
        }
        var visited = Array(repeating: false, count: draft.hosts.count)
        let roots = segments.indices.sorted { (routers[$1].count, $0) < (routers[$0].count, $1) }
        var order: [(router: Int, segments: [Int])] = []
        var farthest = -1
        for root in roots where depths[root] == .max {
            depths[root] = farthest + 1
            var queue = [root]
            var head = 0
            while head < queue.count {
                let segment = queue[head]
                head += 1
                farthest = max(farthest, depths[segment])
                for router in routers[segment] where !visited[router] {
                    visited[router] = true
                    children[segment].append(router)
                    let beyond = draft.hosts[router].interfaces.compactMap(\.segment).filter { depths[$0] == .max }
                    for next in beyond where depths[next] == .max {
                        depths[next] = depths[segment] + 1
                        parents[next] = router
                        queue.append(next)
                    }
                    order.append((router, beyond))
                }
            }
        }
        // From the leaves to the middle: a router leads to its own segments and to whatever is behind those.
        for (router, beyond) in order.reversed() {
            var all: [IPNetwork] = []
            for segment in beyond where parents[segment] == router {
                let member = segments[segment].members.first { $0.host == router }
                if let network = member.flatMap({ draft.hosts[router].interfaces[$0.interface].network }),
                    !all.contains(network)
                {
                    all.append(network)
                }
                for child in children[segment] { all += networks[child] ?? [] }
            }
            networks[router] = all
        }
    }

    /// The position of the host's interface that is nearest to the middle.
    func home(of host: Int, in draft: TopologyDraft) -> Int? {
        let interfaces = draft.hosts[host].interfaces
        func depth(_ index: Int) -> Int { interfaces[index].segment.map { depths[$0] } ?? .max }
        return interfaces.indices.filter { interfaces[$0].segment != nil }.min { (depth($0), $0) < (depth($1), $1) }
    }

    func routerTowardMiddle(from segment: Int) -> Int? { parents[segment] }

    /// The routers from `segment` away from the middle.
    func routers(below segment: Int) -> [Int] { children[segment] }

    /// The networks behind `router`, seen from the middle.
    func networks(below router: Int) -> [IPNetwork] { networks[router] ?? [] }

    /// The router that stands for all ways in a segment with very many; nil in others. Where very many routers meet,
    /// it is the first that leads nowhere itself, or else the first; elsewhere the one behind which very many networks
    /// lie.
    func hub(of segment: Int) -> Int? {
        let routers = children[segment]
        if routers.count > DomainExpander.largestMesh {
            return routers.first { networks(below: $0).isEmpty } ?? routers.first
        }
        return routers.first { networks(below: $0).count > DomainExpander.largestMesh }
    }
}
