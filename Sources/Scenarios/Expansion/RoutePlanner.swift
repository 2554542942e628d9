// The ways from everywhere to everywhere. Read first: Segment.swift. Then SegmentTree.swift.
//
// The segment with the most routers is the middle. Every machine knows the router towards the middle as its default
// route, and a route to each network that lies the other way. Where there are very many ways, one router knows all of
// them, and the others only know it: otherwise a thousand routers would have a thousand routes each.

import Basics
import Wire

/// Derives the routes of hosts that state none.
struct RoutePlanner {
    private let draft: TopologyDraft
    private let segments: [Segment]
    private let tree: SegmentTree

    /// The routes of every host: what the file states, or the derived ones.
    static func routes(
        of draft: TopologyDraft, segments: [Segment], noting diagnostics: inout DiagnosticList
    ) -> [[RoutePlan]] {
        let planner = RoutePlanner(draft: draft, segments: segments, tree: SegmentTree(draft, segments))
        return draft.hosts.indices.map { host in
            draft.hosts[host].routes.map { stated(host, $0, draft, noting: &diagnostics) } ?? planner.derived(host)
        }
    }

    private static func stated(
        _ host: Int, _ routes: [RouteDraft], _ draft: TopologyDraft, noting diagnostics: inout DiagnosticList
    ) -> [RoutePlan] {
        let interfaces = draft.hosts[host].interfaces
        return routes.compactMap { route in
            guard let index = interfaces.firstIndex(where: { $0.name == route.interface }) else {
                diagnostics.add(
                    "`\(draft.hosts[host].name)` has no interface `\(route.interface)`", at: route.position,
                    suggestion: Suggestion.nearest(to: route.interface, in: interfaces.map(\.name)))
                return nil
            }
            if let gateway = route.gateway, let network = interfaces[index].network, !network.contains(gateway) {
                diagnostics.add(
                    "the gateway \(gateway) is not a neighbour on `\(route.interface)`", at: route.position,
                    expected: "an address in \(network)")
            }
            return RoutePlan(destination: route.destination, gateway: route.gateway, interface: index)
        }
    }

    private func derived(_ host: Int) -> [RoutePlan] {
        let interfaces = draft.hosts[host].interfaces
        guard let home = tree.home(of: host, in: draft) else { return [] }
        var routes: [RoutePlan] = []
        // A machine that is no router only needs the ways from the segment that is nearest to the middle.
        for (index, interface) in interfaces.enumerated() {
            guard let segment = interface.segment, index == home || draft.hosts[host].forwards else { continue }
            if let hub = tree.hub(of: segment) {
                if hub != host, index == home { route(everythingVia: hub, segment, index, into: &routes) }
                if hub != host { continue }
            }
            for router in tree.routers(below: segment) where router != host {
                guard let gateway = address(of: router, on: segment) else { continue }
                for network in tree.networks(below: router) {
                    routes.append(RoutePlan(destination: network, gateway: gateway, interface: index))
                }
            }
        }
        if let segment = interfaces[home].segment, let parent = tree.routerTowardMiddle(from: segment) {
            route(everythingVia: parent, segment, home, into: &routes)
        }
        return routes
    }

    private func route(everythingVia router: Int, _ segment: Int, _ interface: Int, into routes: inout [RoutePlan]) {
        guard let gateway = address(of: router, on: segment) else { return }
        routes.append(
            RoutePlan(
                destination: IPNetwork(.init(v4: 0), prefixLength: 0), gateway: gateway, interface: interface))
    }

    private func address(of host: Int, on segment: Int) -> IPAddress? {
        draft.hosts[host].interfaces.first { $0.segment == segment }?.address
    }
}
