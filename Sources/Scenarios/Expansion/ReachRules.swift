// Whoever talks to each other must have a way there and back, and no packet may go round.
// Read first: RouteWalker.swift.

import Basics
import Wire

/// Rules about routes.
struct ReachRules {
    private(set) var diagnostics = DiagnosticList()
    private let draft: TopologyDraft
    private let walker: RouteWalker
    private var byName: [String: Int] = [:]
    /// Loops are looked for everywhere while that is no more work than this; beyond, only on the ways that people use.
    private static let walkLimit = 1_000_000

    init(_ draft: TopologyDraft, _ routes: [[RoutePlan]]) {
        self.draft = draft
        walker = RouteWalker(draft.hosts, routes)
        for (index, host) in draft.hosts.enumerated() {
            byName[host.name] = index
            if let name = host.domainName { byName[name] = index }
        }
    }

    mutating func check() {
        checkLoops()
        for (index, host) in draft.hosts.enumerated() {
            if let program = host.mailProgram {
                checkWay(index, program.submissionServer)
                if program.incoming != .none { checkWay(index, program.incomingServer) }
            }
            for resolver in host.resolvers ?? [] { checkWay(from: index, to: resolver) }
            for root in host.resolver?.rootHints ?? [] { checkWay(from: index, to: root.address) }
        }
    }

    private mutating func checkWay(_ host: Int, _ server: String) {
        guard let other = byName[server], let address = draft.hosts[other].interfaces.first?.address,
            let back = draft.hosts[host].interfaces.first?.address
        else { return }
        checkWay(from: host, to: address)
        checkWay(from: other, to: back)
    }

    private mutating func checkWay(from host: Int, to address: IPAddress) {
        switch walker.walk(from: host, to: address) {
        case .arrived: break
        case .loop(let path): note(path, address)
        // A cable was forgotten, or the name of a machine that is derived was misspelled.
        case .stuck(let last) where draft.hosts[last].interfaces.allSatisfy { $0.link == nil }:
            let others = draft.hosts.filter { host in host.interfaces.contains { $0.link != nil } }
            diagnostics.add(
                "no cable leads to `\(draft.hosts[last].name)`", at: position(last),
                expected: "a link that is `between` it and another",
                suggestion: Suggestion.nearest(to: draft.hosts[last].name, in: others.map(\.name)))
        case .stuck(let last):
            diagnostics.add(
                "there is no way from `\(draft.hosts[host].name)` to \(address): it ends at "
                    + "`\(draft.hosts[last].name)`",
                at: position(last),
                expected: "a route, a router on the way (`forwards: yes`), or an address that somebody has")
        }
    }

    /// Follows the way to one address of every network from every router that has stated routes.
    private mutating func checkLoops() {
        let routers = draft.hosts.indices.filter { draft.hosts[$0].forwards && draft.hosts[$0].routes != nil }
        guard !routers.isEmpty else { return }
        var seen: Set<IPNetwork> = []
        var targets: [IPAddress] = []
        for host in draft.hosts {
            for interface in host.interfaces {
                guard let network = interface.network, let address = interface.address else { continue }
                if seen.insert(network).inserted { targets.append(address) }
            }
        }
        // Routes to networks where nobody is can form a ring as well.
        for router in routers {
            for route in draft.hosts[router].routes ?? [] where route.destination.prefixLength > 0 {
                if seen.insert(route.destination).inserted {
                    targets.append(IPAddress(v4: route.destination.address.v4 | 1))
                }
            }
        }
        // So can the routes to everywhere else.
        targets.append(Self.elsewhere)
        guard routers.count * targets.count <= Self.walkLimit else { return }
        for router in routers {
            for target in targets {
                if case .loop(let path) = walker.walk(from: router, to: target) { note(path, target) }
            }
        }
    }

    /// An address that no topology may use: only routes to everywhere lead there.
    private static let elsewhere = IPAddress(198, 18, 0, 1)

    /// Notes a loop once, whichever of its hosts it was found from.
    private mutating func note(_ path: [Int], _ address: IPAddress) {
        var ring = Array(path.dropLast())
        guard let first = ring.indices.min(by: { ring[$0] < ring[$1] }) else { return }
        ring = Array(ring[first...] + ring[..<first])
        let names = (ring + [ring[0]]).map { draft.hosts[$0].name }
        let target: Phrase =
            address == Self.elsewhere ? "addresses that nobody has" : Phrase(verbatim: "\(address)")
        diagnostics.add(
            "packets for \(target) go round for ever: \(names.joined(separator: " -> "))", at: position(ring[0]),
            expected: "routes that lead to their destination (`wrongRoutes: yes` allows others)")
    }

    private func position(_ host: Int) -> SourcePosition {
        draft.hosts[host].routes?.first?.position ?? draft.hosts[host].position
    }
}
