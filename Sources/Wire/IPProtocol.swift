// What the payload of an IP packet is (IANA "Protocol Numbers"). Read first: nothing.

/// A protocol number of an IPv4 header. Unknown numbers are kept, so that strange traffic can still be shown.
public struct IPProtocol: RawRepresentable, Hashable, Sendable {
    public var rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    // Written out, because the one that RawRepresentable brings is not specialised across modules.
    @inlinable public static func == (a: IPProtocol, b: IPProtocol) -> Bool { a.rawValue == b.rawValue }

    /// Internet Control Message Protocol (RFC 792).
    @inlinable public static var icmp: IPProtocol { IPProtocol(rawValue: 1) }
    /// Transmission Control Protocol (RFC 9293).
    @inlinable public static var tcp: IPProtocol { IPProtocol(rawValue: 6) }
    /// User Datagram Protocol (RFC 768).
    @inlinable public static var udp: IPProtocol { IPProtocol(rawValue: 17) }
}

extension IPProtocol: CustomStringConvertible {
    public var description: String {
        switch self {
        case .icmp: "ICMP"
        case .tcp: "TCP"
        case .udp: "UDP"
        default: "protocol \(rawValue)"
        }
    }
}
