// What cannot be reached, in the words of ICMP. Read first: Sources/Wire/ICMPUnreachableCode.swift.

import Wire

/// What cannot be reached (the codes of ICMP destination unreachable, RFC 792 and RFC 1812 §5.2.7.1, in five groups).
package enum Unreachability: Equatable, Sendable {
    case network
    case host
    case transportProtocol
    case port
    /// Forbidden by an administrator.
    case prohibited
}

extension Unreachability {
    /// The group that an ICMP code belongs to (RFC 1122 §3.2.2.1, RFC 1812 §5.2.7.1); unknown codes mean the host.
    init(_ code: ICMPUnreachableCode) {
        switch code.rawValue {
        case 0, 6, 11: self = .network
        case 2: self = .transportProtocol
        case 3: self = .port
        case 9, 10, 13: self = .prohibited
        default: self = .host
        }
    }
}
