// A range of IPv4 addresses that share a prefix: 192.0.2.0/24 (RFC 4632). Read first: IPAddress.swift.

/// An IPv4 prefix in CIDR notation.
public struct IPNetwork: Hashable, Sendable {
    /// Its first address; the bits after the prefix are zero.
    public var address: IPAddress
    /// How many leading bits are fixed, 0 to 32.
    public var prefixLength: Int

    /// The network of `prefixLength` (0 to 32) bits that `address` lies in.
    public init(_ address: IPAddress, prefixLength: Int) {
        precondition((0...32).contains(prefixLength), "an IPv4 prefix has 0 to 32 bits")
        self.prefixLength = prefixLength
        self.address = IPAddress(v4: address.v4 & Self.mask(prefixLength))
    }

    /// Reads `192.0.2.0/24`; bits after the prefix must be zero.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let address = IPAddress(String(parts[0])), address.isIPv4,
            parts[1].utf8.allSatisfy({ (48...57).contains($0) }), let length = Int(parts[1]), (0...32).contains(length)
        else { return nil }
        self.init(address, prefixLength: length)
        if self.address != address { return nil }
    }

    /// The 32-bit mask of a prefix.
    @inlinable public static func mask(_ prefixLength: Int) -> UInt32 {
        prefixLength == 0 ? 0 : ~UInt32(0) << UInt32(32 - prefixLength)
    }

    @inlinable public func contains(_ other: IPAddress) -> Bool {
        other.isIPv4 && other.v4 & Self.mask(prefixLength) == address.v4
    }

    /// The address to reach every host of the network at once.
    public var broadcast: IPAddress { IPAddress(v4: address.v4 | ~Self.mask(prefixLength)) }
}

extension IPNetwork: CustomStringConvertible {
    public var description: String { "\(address)/\(prefixLength)" }
}
