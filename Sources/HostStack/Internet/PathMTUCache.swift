// How large a packet may be on the way to each destination (path MTU discovery, RFC 1191). Read first: nothing.
//
// Hosts send every packet with DF set. A router that would have to cut one drops it and tells the size that fits;
// the size is remembered here, TCP makes smaller segments at once and from the beginning of later connections.

import Basics
import Wire

/// The paths that are narrower than this host's own link.
package struct PathMTUCache: Equatable, Sendable {
    private struct Path: Equatable, Sendable {
        var destination: IPAddress
        var mtu: Int
        var expires: Instant
    }

    /// RFC 1191 §6.3 recommends 10 minutes before a larger size is tried.
    static let lifetime = Interval.seconds(600)
    /// RFC 1191 §3: no path has less. RFC 791 §3.2: "Every internet module must be able to forward a datagram of 68
    /// octets without further fragmentation."
    static let minimum = 68
    /// Few paths are narrow; of more than this the oldest is forgotten.
    static let capacity = 64

    private var paths: [Path] = []

    /// Nothing is known: every path carries what the own link does.
    package init() {}

    /// Whether no path was ever found to be narrow.
    package var isEmpty: Bool { paths.isEmpty }

    /// The size in bytes of the largest packet that reaches `destination`; nil when nothing is known.
    package func mtu(to destination: IPAddress, at now: Instant) -> Int? {
        if paths.isEmpty { return nil }
        return paths.first { $0.destination == destination && now < $0.expires }?.mtu
    }

    /// Remembers what a router said. Returns the size to use from now on; nil when it says nothing new.
    /// - Parameters:
    ///   - reported: the next-hop MTU of the ICMP message, 0 from a router that does not tell.
    ///   - original: the length of the packet that did not fit.
    ///   - current: the size that was used so far.
    package mutating func learn(
        _ reported: Int, about original: Int, to destination: IPAddress, current: Int, at now: Instant
    ) -> Int? {
        // RFC 1191 §3: an MTU is never raised by such a message, and one that is not smaller is nonsense.
        let size = reported == 0 ? Self.plateau(below: min(original, current)) : reported
        guard size >= Self.minimum, size < current else { return nil }
        paths.removeAll { $0.destination == destination || $0.expires <= now }
        if paths.count >= Self.capacity { paths.removeFirst() }
        paths.append(Path(destination: destination, mtu: size, expires: now + Self.lifetime))
        return size
    }

    /// RFC 1191 §7: the sizes that real links have, for routers that do not tell.
    private static func plateau(below size: Int) -> Int {
        [32_000, 17_914, 8166, 4352, 2002, 1492, 1006, 508, 296].first { $0 < size } ?? minimum
    }
}
