// Why something is not a domain name. Read first: DNSName.swift.

/// Why text or bytes are not a domain name.
package enum DNSNameError: Error, Equatable, Sendable {
    /// There is no text at all.
    case empty
    /// Two dots meet, or the text begins with one.
    case emptyLabel
    /// A label has this many bytes; 63 are allowed (RFC 1035 §2.3.4).
    case labelTooLong(Int)
    /// The name has this many bytes on the wire; 255 are allowed (RFC 1035 §2.3.4).
    case nameTooLong(Int)
    /// A backslash is not followed by a character or by three digits up to 255 (RFC 1035 §5.1).
    case badEscape
}

extension DNSNameError: CustomStringConvertible {
    /// A sentence for the author of a file.
    package var description: String {
        switch self {
        case .empty: "a domain name is missing"
        case .emptyLabel: "a label of the domain name is empty"
        case .labelTooLong(let n): "a label has \(n) bytes, at most \(DNSName.longestLabel) are allowed"
        case .nameTooLong(let n): "the domain name has \(n) bytes, at most \(DNSName.longestName) are allowed"
        case .badEscape: "a backslash needs a character or three digits up to 255 after it"
        }
    }
}
