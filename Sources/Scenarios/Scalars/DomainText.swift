// Names of domains, hosts and people as these files allow them. Read first: nothing.
//
// The emulator never speaks about real domains: names end in .example or .test (RFC 2606 §2), addresses come from the
// documentation ranges (RFC 5737) or the private ones (RFC 1918).

import MailMessage
import Wire

/// What names and addresses a file may use.
package enum DomainText {
    /// A name of letters, digits and hyphens, in labels of at most 63 bytes (RFC 1035 §2.3.1, RFC 1123 §2.1).
    package static func isHostName(_ text: String) -> Bool {
        guard (1...maximumName).contains(text.utf8.count) else { return false }
        return text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
            (1...maximumLabel).contains(label.count) && label.first != 45 && label.last != 45
                && label.allSatisfy(isLetterDigitHyphen)
        }
    }

    /// Bytes of a name without the final dot (RFC 1035 §2.3.4).
    static let maximumName = 253
    /// Bytes between two dots of a name (RFC 1035 §2.3.4).
    static let maximumLabel = 63
    /// Bytes before the @ of an address (RFC 5321 §4.5.3.1.1).
    static let maximumLocalPart = 64

    /// Whether nothing else is in `label`.
    static func hasOnlyLettersDigitsHyphens(_ label: Substring) -> Bool { label.utf8.allSatisfy(isLetterDigitHyphen) }

    /// A host name that ends in `.example` or `.test`, or is one of them.
    package static func isReservedDomain(_ text: String) -> Bool {
        guard isHostName(text) else { return false }
        return reservedTopLevels.contains { text == $0 || text.hasSuffix("." + $0) }
    }

    /// The top-level domains that belong to nobody (RFC 2606 §2).
    package static let reservedTopLevels = ["example", "test"]

    /// `hana@minami.example`: a dot-atom (RFC 5322 §3.2.3) at a reserved domain, in small letters or not: a letter may
    /// be addressed to `Kenji@Kita.Example` (RFC 5321 §2.4).
    package static func isMailAddress(_ text: String) -> Bool {
        guard let at = text.lastIndex(of: "@") else { return false }
        return isLocalPart(String(text[..<at])) && isReservedDomain(text[text.index(after: at)...].lowercased())
    }

    /// An address of any form (RFC 5321 §4.1.2, RFC 6531 §3.3) at a reserved domain, or at a machine by an allowed
    /// address literal (RFC 5321 §4.1.3): `kenji@[198.51.100.25]`.
    package static func isRecipient(_ text: String) -> Bool {
        guard let address = EmailAddress(text) else { return false }
        if let literal = address.literal { return IPAddress(literal).map(isAllowed) ?? false }
        return isReservedDomain(address.domain.lowercased())
    }

    /// A dot-atom of at most 64 bytes (RFC 5321 §4.5.3.1.1), in small letters or not.
    package static func isLocalPart(_ text: String) -> Bool {
        guard (1...maximumLocalPart).contains(text.utf8.count) else { return false }
        return text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { atom in
            !atom.isEmpty && atom.allSatisfy { isLetterDigitHyphen($0) || "!#$%&'*+/=?^_`{|}~".utf8.contains($0) }
        }
    }

    /// A documentation or private IPv4 address.
    package static func isAllowed(_ address: IPAddress) -> Bool {
        address.isIPv4 && allowedNetworks.contains { $0.contains(address) }
    }

    /// A network all of whose addresses are allowed.
    package static func isAllowed(_ network: IPNetwork) -> Bool {
        allowedNetworks.contains { $0.contains(network.address) && $0.contains(network.broadcast) }
    }

    /// TEST-NET-1 to 3 (RFC 5737 §3) and the private networks (RFC 1918 §3).
    package static let allowedNetworks = [
        IPNetwork(IPAddress(192, 0, 2, 0), prefixLength: 24), IPNetwork(IPAddress(198, 51, 100, 0), prefixLength: 24),
        IPNetwork(IPAddress(203, 0, 113, 0), prefixLength: 24), IPNetwork(IPAddress(10, 0, 0, 0), prefixLength: 8),
        IPNetwork(IPAddress(172, 16, 0, 0), prefixLength: 12), IPNetwork(IPAddress(192, 168, 0, 0), prefixLength: 16),
    ]

    private static func isLetterDigitHyphen(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
