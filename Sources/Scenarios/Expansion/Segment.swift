// The part of a network within which Ethernet frames travel: a cable, or a switch with all its cables.
// Read first: Cabling.swift.

/// A group of interfaces that hear each other's broadcasts.
struct Segment {
    /// The positions of a host and of one of its interfaces.
    struct Member: Equatable {
        var host: Int
        var interface: Int
    }

    var members: [Member] = []
    /// The positions of its switches.
    var switches: [Int] = []
}
