// Why something cannot be reached (IANA "ICMP Parameters", type 3). Read first: ICMPType.swift.

/// Why a destination is unreachable: the code of a type 3 message.
public struct ICMPUnreachableCode: RawRepresentable, Hashable, Sendable {
    public var rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let network = ICMPUnreachableCode(rawValue: 0)
    public static let host = ICMPUnreachableCode(rawValue: 1)
    public static let transportProtocol = ICMPUnreachableCode(rawValue: 2)
    public static let port = ICMPUnreachableCode(rawValue: 3)
    /// The packet is larger than the next link's MTU and DF is set.
    public static let fragmentationNeeded = ICMPUnreachableCode(rawValue: 4)
    public static let sourceRouteFailed = ICMPUnreachableCode(rawValue: 5)
    /// RFC 1812 §5.2.7.1: 9, 10 and 13 say that an administrator forbids it.
    public static let networkProhibited = ICMPUnreachableCode(rawValue: 9)
    public static let hostProhibited = ICMPUnreachableCode(rawValue: 10)
    public static let prohibited = ICMPUnreachableCode(rawValue: 13)
}
