// Where a notice of failure would go: an address, or nowhere (RFC 5321 §4.1.1.2, §4.5.5). Read first: nothing.

import MailMessage

/// The argument of MAIL FROM.
package enum ReversePath: Hashable, Sendable {
    /// `<>`: a notice itself, about which nobody may be told anything again.
    case null
    case address(EmailAddress)

    /// The address, or nil for `<>`.
    package var address: EmailAddress? {
        switch self {
        case .null: nil
        case .address(let address): address
        }
    }
}

extension ReversePath {
    /// Adds what stands between the angle brackets.
    func append(to bytes: inout [UInt8]) { address?.append(to: &bytes) }
}

extension ReversePath: CustomStringConvertible {
    /// What stands between the angle brackets.
    package var description: String { address?.description ?? "" }
}
