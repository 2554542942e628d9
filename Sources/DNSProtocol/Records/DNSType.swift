// What a record says or a question wants (RFC 1035 §3.2.2; IANA "Domain Name System Parameters").
// Read first: nothing. Unknown numbers are kept and written TYPE123 (RFC 3597 §5).

/// The type of a resource record, or of a question.
package struct DNSType: RawRepresentable, Hashable, Sendable {
    package var rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// An IPv4 address.
    package static let a = DNSType(rawValue: 1)
    /// A name server of a zone.
    package static let ns = DNSType(rawValue: 2)
    /// The name that this alias stands for.
    package static let cname = DNSType(rawValue: 5)
    /// The start of a zone's authority.
    package static let soa = DNSType(rawValue: 6)
    /// The name that an address or service belongs to.
    package static let ptr = DNSType(rawValue: 12)
    /// A host that takes mail for a domain.
    package static let mx = DNSType(rawValue: 15)
    /// Text.
    package static let txt = DNSType(rawValue: 16)
    /// An IPv6 address (RFC 3596).
    package static let aaaa = DNSType(rawValue: 28)
    /// Not a record but extended header fields of one message (RFC 6891).
    package static let opt = DNSType(rawValue: 41)
    /// In questions: a transfer of the whole zone.
    package static let axfr = DNSType(rawValue: 252)
    /// In questions: records of all types.
    package static let any = DNSType(rawValue: 255)

    private static let names: [(DNSType, String)] = [
        (.a, "A"), (.ns, "NS"), (.cname, "CNAME"), (.soa, "SOA"), (.ptr, "PTR"), (.mx, "MX"), (.txt, "TXT"),
        (.aaaa, "AAAA"), (.opt, "OPT"), (.axfr, "AXFR"), (.any, "ANY"),
    ]

    /// Reads `MX`, `mx` or `TYPE15`.
    package init?(_ text: String) {
        let upper = text.uppercased()
        if let known = Self.names.first(where: { $0.1 == upper }) {
            self = known.0
        } else if upper.hasPrefix("TYPE"), upper.utf8.dropFirst(4).allSatisfy({ (48...57).contains($0) }),
            let number = UInt16(upper.dropFirst(4))
        {
            self.init(rawValue: number)
        } else {
            return nil
        }
    }
}

extension DNSType: CustomStringConvertible {
    /// Its mnemonic, or TYPE and its number (RFC 3597 §5).
    package var description: String { Self.names.first { $0.0 == self }?.1 ?? "TYPE\(rawValue)" }
}
