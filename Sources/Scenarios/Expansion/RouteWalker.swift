// Follows routes as a packet would, without sending one. Read first: RoutePlan.swift.

import Wire

/// Walks through routing tables.
struct RouteWalker {
    /// How a walk ends.
    enum End: Equatable {
        case arrived
        /// This host has no way on.
        case stuck(host: Int)
        /// The packet comes back to a host where it was: these, in order.
        case loop([Int])
    }

    private let hosts: [HostDraft]
    private let routes: [[RoutePlan]]
    private var owners: [IPAddress: Int] = [:]
    /// For hosts with many routes: by prefix length, the longest first.
    private var tables: [Int: [(length: Int, routes: [UInt32: Int])]] = [:]

    init(_ hosts: [HostDraft], _ routes: [[RoutePlan]]) {
        self.hosts = hosts
        self.routes = routes
        for (index, host) in hosts.enumerated() {
            for interface in host.interfaces {
                if let address = interface.address { owners[address] = index }
            }
            if routes[index].count > 16 { tables[index] = Self.table(routes[index]) }
        }
    }

    /// Where a packet from `host` to `address` ends.
    func walk(from host: Int, to address: IPAddress) -> End {
        var path = [host]
        while true {
            guard let here = path.last, owners[address] != here else { return .arrived }
            guard let next = next(from: here, to: address) else { return .stuck(host: here) }
            if let first = path.firstIndex(of: next) { return .loop(Array(path[first...]) + [next]) }
            // Only routers pass packets on.
            if owners[address] != next, !hosts[next].forwards { return .stuck(host: next) }
            path.append(next)
        }
    }

    private func next(from host: Int, to address: IPAddress) -> Int? {
        if hosts[host].interfaces.contains(where: { $0.network?.contains(address) ?? false }) { return owners[address] }
        guard let route = route(host, address) else { return nil }
        return owners[route.gateway ?? address]
    }

    private func route(_ host: Int, _ address: IPAddress) -> RoutePlan? {
        guard let table = tables[host] else {
            return routes[host].filter { $0.destination.contains(address) }
                .max { $0.destination.prefixLength < $1.destination.prefixLength }
        }
        for (length, byNetwork) in table {
            if let index = byNetwork[address.v4 & IPNetwork.mask(length)] { return routes[host][index] }
        }
        return nil
    }

    private static func table(_ routes: [RoutePlan]) -> [(length: Int, routes: [UInt32: Int])] {
        var table: [(length: Int, routes: [UInt32: Int])] = []
        for (index, route) in routes.enumerated() {
            let length = route.destination.prefixLength
            if let place = table.firstIndex(where: { $0.length == length }) {
                table[place].routes[route.destination.address.v4] = index
            } else {
                table.append((length, [route.destination.address.v4: index]))
            }
        }
        return table.sorted { $0.length > $1.length }
    }
}
