// The kinds of ICMP messages (IANA "ICMP Parameters"). Read first: nothing. Then ICMPView.swift.

/// The type of an ICMP message. Unknown types are kept.
public struct ICMPType: RawRepresentable, Hashable, Sendable {
    public var rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let echoReply = ICMPType(rawValue: 0)
    public static let destinationUnreachable = ICMPType(rawValue: 3)
    public static let sourceQuench = ICMPType(rawValue: 4)
    public static let redirect = ICMPType(rawValue: 5)
    public static let echoRequest = ICMPType(rawValue: 8)
    public static let timeExceeded = ICMPType(rawValue: 11)
    public static let parameterProblem = ICMPType(rawValue: 12)

    /// Whether a message of this type reports an error with a packet, and embeds its beginning. Unknown types count
    /// as errors, so that nobody answers them with one (RFC 1122 §3.2.2).
    public var isError: Bool {
        switch rawValue {
        case 0, 8, 9, 10, 13, 14, 15, 16, 17, 18: false
        default: true
        }
    }
}
