// The class of a record; in practice always IN (RFC 1035 §3.2.4). Read first: DNSType.swift.

/// A protocol family that records belong to.
package struct DNSClass: RawRepresentable, Hashable, Sendable {
    package var rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The Internet.
    package static let internet = DNSClass(rawValue: 1)
    /// Chaosnet; today servers tell their version in it.
    package static let chaos = DNSClass(rawValue: 3)
    /// In questions: any class.
    package static let any = DNSClass(rawValue: 255)
}

extension DNSClass: CustomStringConvertible {
    /// Its mnemonic, or CLASS and its number (RFC 3597 §5).
    package var description: String {
        switch self {
        case .internet: "IN"
        case .chaos: "CH"
        case .any: "ANY"
        default: "CLASS\(rawValue)"
        }
    }
}
