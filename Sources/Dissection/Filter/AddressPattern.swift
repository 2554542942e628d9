// What a filter says of addresses: one of them in any spelling, or a network. Read first: DisplayFilter.swift.

import Wire

/// An address, or a network in CIDR notation: `192.0.2.0/24`, `2001:db8::/32`.
struct AddressPattern: Equatable, Sendable {
    private let address: IPAddress
    /// How many leading bits of the 128 are compared.
    private let bits: Int

    /// Nil when `text` is neither.
    init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = IPAddress(String(parts[0])) else { return nil }
        // IPv4 addresses are the last 32 bits of theirs (RFC 4291 §2.5.5.2).
        let width = address.isIPv4 ? 32 : 128
        var length = width
        if parts.count == 2 {
            guard let said = Int(parts[1]), (0...width).contains(said) else { return nil }
            length = said
        }
        (self.address, bits) = (address, 128 - width + length)
    }

    var isIPv4: Bool { address.isIPv4 }

    /// Whether `other` is meant.
    func contains(_ other: IPAddress) -> Bool {
        guard other.isIPv4 == isIPv4 else { return false }
        let high = bits >= 64 ? UInt64.max : ~(UInt64.max >> UInt64(bits))
        let low = bits <= 64 ? 0 : bits == 128 ? UInt64.max : ~(UInt64.max >> UInt64(bits - 64))
        return (address.high ^ other.high) & high == 0 && (address.low ^ other.low) & low == 0
    }
}
