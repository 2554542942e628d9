// An address with its network's prefix length: `192.0.2.25/24`. Read first: DomainText.swift.

import Wire

/// Reads the address of an interface.
enum InterfaceText {
    /// The address and the prefix length, 1 to 30; nil for anything else.
    static func parse(_ text: String) -> (address: IPAddress, prefixLength: Int)? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let address = IPAddress(String(parts[0])), address.isIPv4,
            parts[1].utf8.count <= 2, parts[1].utf8.allSatisfy({ (48...57).contains($0) }),
            let length = Int(parts[1]), (1...30).contains(length)
        else { return nil }
        return (address, length)
    }
}
