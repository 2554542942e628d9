// How a question went (RFC 1035 §4.1.1, RFC 6891 §9). Read first: DNSMessage.swift.

/// The outcome of a request: 4 bits of the header, with EDNS 8 more above them.
package struct ResponseCode: RawRepresentable, Hashable, Sendable {
    package var rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue & 0xFFF }

    /// Nothing went wrong. There may still be no record: that is "no data".
    package static let noError = ResponseCode(rawValue: 0)
    /// The server could not read the request.
    package static let formatError = ResponseCode(rawValue: 1)
    /// The server could not find out.
    package static let serverFailure = ResponseCode(rawValue: 2)
    /// The name does not exist, with no type at all.
    package static let nonexistentDomain = ResponseCode(rawValue: 3)
    /// The server does not do this kind of request.
    package static let notImplemented = ResponseCode(rawValue: 4)
    /// The server does not want to, for example because the zone is not its own.
    package static let refused = ResponseCode(rawValue: 5)
    /// The EDNS version is one that the server does not know (RFC 6891 §6.1.3).
    package static let badVersion = ResponseCode(rawValue: 16)
}

extension ResponseCode: CustomStringConvertible {
    /// Its mnemonic, or RCODE and its number.
    package var description: String {
        switch self {
        case .noError: "NOERROR"
        case .formatError: "FORMERR"
        case .serverFailure: "SERVFAIL"
        case .nonexistentDomain: "NXDOMAIN"
        case .notImplemented: "NOTIMP"
        case .refused: "REFUSED"
        case .badVersion: "BADVERS"
        default: "RCODE\(rawValue)"
        }
    }
}
