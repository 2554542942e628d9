// What an Ethernet frame carries (IEEE 802 Numbers at IANA). Read first: nothing.

/// The type field of an Ethernet II frame. Unknown types are kept.
public struct EtherType: RawRepresentable, Hashable, Sendable {
    public var rawValue: UInt16
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

    // Written out, because the one that RawRepresentable brings is not specialised across modules.
    @inlinable public static func == (a: EtherType, b: EtherType) -> Bool { a.rawValue == b.rawValue }

    /// IPv4 (RFC 894).
    @inlinable public static var ipv4: EtherType { EtherType(rawValue: 0x0800) }
    /// Address resolution (RFC 826).
    @inlinable public static var arp: EtherType { EtherType(rawValue: 0x0806) }
}
