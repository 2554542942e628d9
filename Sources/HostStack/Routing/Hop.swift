// The answer of the routing table. Read first: Route.swift. Then RoutingTable.swift.

/// What to do with a packet.
package struct Hop: Equatable, Sendable {
    /// Who takes the packet.
    package enum Kind: UInt8, Sendable {
        /// No route leads there.
        case unroutable
        /// It is for this host.
        case local
        /// It is for everybody on the link.
        case broadcast
        /// A neighbour takes it: the destination itself, or a router.
        case neighbour
    }

    /// Who takes the packet; the rest means nothing when nobody does.
    package var kind: Kind
    var interface: Int32
    /// The router to hand it to, 0 when the destination is the neighbour.
    package var gateway: UInt32

    static let unroutable = Hop(kind: .unroutable, interface: 0, gateway: 0)

    /// The IPv4 address of the neighbour that takes a packet for `destination`.
    @inline(__always)
    func neighbour(for destination: UInt32) -> UInt32 { gateway == 0 ? destination : gateway }
}
