// What came out of a client name check. Read first: ClientNameCheck.swift.

import DNSProtocol
import Wire

/// The outcome of the reverse and forward look-up of a client's address.
package struct ClientNameFinding: Equatable, Sendable {
    /// The results of RFC 8601 §2.7.3.
    package enum Result: String, Hashable, Sendable {
        /// The address has a name, and the name has the address.
        case pass
        /// The address has names, and none of them has the address.
        case fail
        /// DNS could not be asked just now.
        case temperror
        /// The address has no name.
        case permerror
    }

    package var client: IPAddress
    package var result: Result
    /// The name that was confirmed; after a fail the one that was not.
    package var name: DNSName?

    /// The name as mail servers write it in Received fields: "unknown" unless it was confirmed.
    package var displayName: String { result == .pass ? name.map { "\($0)" } ?? "unknown" : "unknown" }

    /// The part of Authentication-Results (RFC 8601 §2.7.3): `iprev=pass policy.iprev=192.0.2.25`.
    package var authenticationResult: String {
        var text = HeaderText(capacity: 96)
        text.add("iprev=")
        text.add(result.rawValue)
        text.add(" policy.iprev=")
        text.add(value: client.description, besides: ":")
        return text.text
    }
}
