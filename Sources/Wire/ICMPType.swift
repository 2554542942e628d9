// The kinds of ICMP messages (IANA "ICMP Parameters"). Read first: nothing. Then ICMPView.swift.

/// The type of an ICMP message. Unknown types are kept.
package struct ICMPType: RawRepresentable, Hashable, Sendable {
    package var rawValue: UInt8
    @inlinable package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let echoReply = ICMPType(rawValue: 0)
    package static let destinationUnreachable = ICMPType(rawValue: 3)
    package static let sourceQuench = ICMPType(rawValue: 4)
    package static let redirect = ICMPType(rawValue: 5)
    package static let echoRequest = ICMPType(rawValue: 8)
    package static let timeExceeded = ICMPType(rawValue: 11)
    package static let parameterProblem = ICMPType(rawValue: 12)

    /// Whether a message of this type reports an error with a packet, and embeds its beginning. Unknown types count
    /// as errors, so that nobody answers them with one (RFC 1122 §3.2.2).
    package var isError: Bool {
        switch rawValue {
        case 0, 8, 9, 10, 13, 14, 15, 16, 17, 18: false
        default: true
        }
    }
}

/// Why a destination is unreachable: the code of a type 3 message.
package struct ICMPUnreachableCode: RawRepresentable, Hashable, Sendable {
    package var rawValue: UInt8
    @inlinable package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let network = ICMPUnreachableCode(rawValue: 0)
    package static let host = ICMPUnreachableCode(rawValue: 1)
    package static let transportProtocol = ICMPUnreachableCode(rawValue: 2)
    package static let port = ICMPUnreachableCode(rawValue: 3)
    /// The packet is larger than the next link's MTU and DF is set.
    package static let fragmentationNeeded = ICMPUnreachableCode(rawValue: 4)
    package static let sourceRouteFailed = ICMPUnreachableCode(rawValue: 5)
    /// RFC 1812 §5.2.7.1: 9, 10 and 13 say that an administrator forbids it.
    package static let networkProhibited = ICMPUnreachableCode(rawValue: 9)
    package static let hostProhibited = ICMPUnreachableCode(rawValue: 10)
    package static let prohibited = ICMPUnreachableCode(rawValue: 13)
}
