// Where a packet goes next: the longest prefix that contains its destination wins (RFC 1812 §5.2.4.3), in a host as
// well (RFC 1122 §3.3.1.1).
// Read first: Route.swift.
//
// The table is made once from the configuration, so it can be laid out for look-up. Prefixes are nested or disjoint,
// like brackets; cutting the address space at every bracket gives ranges that each have one answer, and a binary
// search finds the range. The host's own addresses and the broadcast addresses are in it as prefixes of 32 bits.

import Wire

/// The routes of a host, ready for look-up.
package struct RoutingTable: Equatable, Sendable {
    /// Where each range begins; the first begins at 0.0.0.0.
    private var starts: [UInt32] = [0]
    private var hops: [Hop] = [.unroutable]

    /// Lays out the routes and what follows from the interfaces: their networks, own and broadcast addresses.
    package init(interfaces: [InterfaceConfiguration], routes: [Route]) {
        var prefixes: [Prefix] = []
        // Of two routes with the same prefix the one given first wins, and both yield to the link's own network.
        for route in routes.reversed() {
            let hop = Hop(kind: .neighbour, interface: Int32(route.interface), gateway: route.gateway?.v4 ?? 0)
            prefixes.append(Prefix(route.destination, hop, rank: 0))
        }
        for (index, interface) in interfaces.enumerated() {
            let network = interface.network
            func add(_ network: IPNetwork, _ kind: Hop.Kind, rank: Int) {
                prefixes.append(Prefix(network, Hop(kind: kind, interface: Int32(index), gateway: 0), rank: rank))
            }
            add(network, .neighbour, rank: 1)
            // RFC 3021: a link of two addresses has no broadcast address.
            if network.prefixLength < 31 {
                add(IPNetwork(network.broadcast, prefixLength: 32), .broadcast, rank: 2)
            }
            add(IPNetwork(interface.address, prefixLength: 32), .local, rank: 3)
        }
        let local = Hop(kind: .local, interface: 0, gateway: 0)
        prefixes.append(Prefix(IPNetwork(IPAddress(127, 0, 0, 0), prefixLength: 8), local, rank: 2))
        let everybody = Hop(kind: interfaces.isEmpty ? .unroutable : .broadcast, interface: 0, gateway: 0)
        prefixes.append(Prefix(IPNetwork(.broadcast, prefixLength: 32), everybody, rank: 2))
        // RFC 1112: groups, which nobody here joins. RFC 1122 §3.2.1.3: "this network" is never a destination.
        prefixes.append(Prefix(IPNetwork(IPAddress(224, 0, 0, 0), prefixLength: 4), .unroutable, rank: 2))
        prefixes.append(Prefix(IPNetwork(.unspecified, prefixLength: 8), .unroutable, rank: 2))
        cut(prefixes)
    }

    /// The range of addresses of one route.
    private struct Prefix {
        var first, last: UInt32
        var length, rank: Int
        var hop: Hop

        init(_ network: IPNetwork, _ hop: Hop, rank: Int) {
            first = network.address.v4
            last = network.broadcast.v4
            length = network.prefixLength
            self.rank = rank
            self.hop = hop
        }
    }

    /// Cuts the address space at the beginning and behind the end of every prefix.
    private mutating func cut(_ prefixes: [Prefix]) {
        // Outer before inner, so that the one opened last is the longest that contains the place.
        let sorted = prefixes.enumerated().sorted { a, b in
            (a.element.first, a.element.length, a.element.rank, a.offset)
                < (b.element.first, b.element.length, b.element.rank, b.offset)
        }
        var open: [Prefix] = []
        for (_, prefix) in sorted {
            close(&open, before: prefix.first)
            begin(at: prefix.first, prefix.hop)
            open.append(prefix)
        }
        close(&open, before: .max)
    }

    private mutating func close(_ open: inout [Prefix], before limit: UInt32) {
        while let inner = open.last, inner.last < limit {
            open.removeLast()
            begin(at: inner.last + 1, open.last?.hop ?? .unroutable)
        }
    }

    private mutating func begin(at start: UInt32, _ hop: Hop) {
        if starts.last == start {
            hops[hops.count - 1] = hop
        } else {
            starts.append(start)
            hops.append(hop)
        }
    }

    /// The answer for the IPv4 address `destination`.
    @inline(__always)
    package func hop(to destination: UInt32) -> Hop {
        var low = 0
        var high = starts.count
        while high &- low > 1 {
            let middle = (low &+ high) >> 1
            if starts[middle] <= destination { low = middle } else { high = middle }
        }
        return hops[low]
    }
}
