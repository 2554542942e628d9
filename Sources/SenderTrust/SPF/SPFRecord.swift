// A domain's statement about who sends its mail (RFC 7208 §3 to §6). Read first: SPFMacroString.swift.
// Then SPFRecord+Parse.swift, and SPFCheck.swift, which evaluates it.
//
//     v=spf1 mx ip4:203.0.113.0/24 include:_spf.provider.example -all
//
// Read it from left to right: the first mechanism that matches the client decides, by the sign before it.

import Wire

/// A parsed record.
struct SPFRecord: Hashable, Sendable {
    /// The mechanisms with their signs, in order.
    var directives: [Directive]
    /// Whose record takes over when no mechanism matches (RFC 7208 §6.1).
    var redirect: SPFMacroString?
    /// Where the explanation of a fail is found (RFC 7208 §6.2).
    var explanation: SPFMacroString?

    /// A sign and a mechanism (RFC 7208 §4.6.1).
    struct Directive: Hashable {
        /// What the check comes to when the mechanism matches.
        var result: SPFResult
        var mechanism: Mechanism
        /// As it is written in the record.
        var text: String
    }

    /// A way to tell the clients that are meant (RFC 7208 §5).
    enum Mechanism: Hashable {
        /// Every client (RFC 7208 §5.1).
        case all
        /// Clients that pass the check of another domain (RFC 7208 §5.2).
        case include(SPFMacroString)
        /// The addresses of a name (RFC 7208 §5.3).
        case a(SPFMacroString?, Prefixes)
        /// The addresses of a domain's mail hosts (RFC 7208 §5.4).
        case mx(SPFMacroString?, Prefixes)
        /// Clients with a confirmed name in a domain (RFC 7208 §5.5). Slow and unreliable; the RFC advises against it.
        case ptr(SPFMacroString?)
        /// A range of addresses, IPv4 or IPv6 (RFC 7208 §5.6).
        case ip(IPAddress, prefixLength: Int)
        /// Any client for which a name that is made up of macros exists (RFC 7208 §5.7).
        case exists(SPFMacroString)
    }

    /// How many bits of an address must be equal.
    struct Prefixes: Hashable {
        var v4 = 32
        var v6 = 128
    }
}

extension IPAddress {
    /// Whether the first bits of two addresses of one family are equal (RFC 7208 §5, "CIDR").
    func shares(prefix length: Int, with other: IPAddress) -> Bool {
        guard isIPv4 == other.isIPv4 else { return false }
        let bits = isIPv4 ? 96 + length : length
        func equal(_ a: UInt64, _ b: UInt64, _ count: Int) -> Bool {
            count <= 0 || (a ^ b) >> UInt64(64 - min(count, 64)) == 0
        }
        return equal(high, other.high, bits) && equal(low, other.low, bits - 64)
    }
}
