// Where a lane leads, in the few bytes that every arriving frame looks at. Read first: Link.swift.

/// A port in 64 bits.
struct LaneEnd: Equatable, Sendable {
    /// The number of the host or switch.
    private let owner: UInt32
    /// Twice the number of the interface or port; plus one for that of a switch.
    private let place: UInt32

    init(_ port: Port) {
        switch port {
        case .host(let host, let interface): (owner, place) = (UInt32(host), UInt32(interface) << 1)
        case .switch(let index, let port): (owner, place) = (UInt32(index), UInt32(port) << 1 | 1)
        }
    }

    var port: Port {
        @inline(__always) get {
            place & 1 == 0
                ? .host(Int(owner), interface: Int(place >> 1)) : .switch(Int(owner), port: Int(place >> 1))
        }
    }
}
