// The 48-bit address of a network interface (IEEE 802). Read first: nothing.

/// An Ethernet address, kept in the low 48 bits.
public struct MACAddress: Hashable, Sendable {
    /// The address as a number: its first byte is the most significant of the 48 bits.
    public var bits: UInt64

    /// The address with the low 48 bits of `bits`.
    @inlinable public init(bits: UInt64) { self.bits = bits & 0xFFFF_FFFF_FFFF }

    /// Everybody on the link.
    @inlinable public static var broadcast: MACAddress { MACAddress(bits: 0xFFFF_FFFF_FFFF) }
    /// All zeros: "not known" in an ARP request (RFC 826).
    @inlinable public static var zero: MACAddress { MACAddress(bits: 0) }

    /// Sent to more than one receiver: the group bit of the first byte is set.
    @inlinable public var isGroup: Bool { bits & 0x0100_0000_0000 != 0 }

    /// The six bytes in the order of the wire.
    public var bytes: [UInt8] { (0..<6).map { UInt8(truncatingIfNeeded: bits >> (40 - 8 * UInt64($0))) } }

    /// Reads `02:00:c0:00:02:19`; `-` separates as well. Nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "-" }
        guard parts.count == 6 else { return nil }
        var bits: UInt64 = 0
        for part in parts {
            guard part.utf8.count == 2, part.first != "+", let byte = UInt8(part, radix: 16) else { return nil }
            bits = bits << 8 | UInt64(byte)
        }
        self.bits = bits
    }
}

extension MACAddress: CustomStringConvertible {
    /// Six pairs of lower-case hexadecimal digits, separated by colons.
    public var description: String {
        bytes.map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined(separator: ":")
    }
}
