// The control bits of a TCP header (RFC 9293 §3.1, RFC 3168 §6.1). Read first: nothing. Then TCPView.swift.

/// A set of TCP's control bits.
public struct TCPFlags: OptionSet, Hashable, Sendable {
    public var rawValue: UInt8

    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// "No more data from me": takes one sequence number.
    public static let fin = TCPFlags(rawValue: 0x01)
    /// "These are my first sequence number and my options": takes one sequence number.
    public static let syn = TCPFlags(rawValue: 0x02)
    /// "This connection does not exist (any more)".
    public static let rst = TCPFlags(rawValue: 0x04)
    /// "Hand this to the application now": stands on the last segment of a write.
    public static let psh = TCPFlags(rawValue: 0x08)
    /// The acknowledgment number is valid: on every segment but the first.
    public static let ack = TCPFlags(rawValue: 0x10)
    /// The urgent pointer is valid.
    public static let urg = TCPFlags(rawValue: 0x20)
    /// A router marked a packet as having met congestion (RFC 3168).
    public static let ece = TCPFlags(rawValue: 0x40)
    /// The sender has reduced its congestion window (RFC 3168).
    public static let cwr = TCPFlags(rawValue: 0x80)
}

extension TCPFlags: CustomStringConvertible {
    /// The bits as tcpdump's readers know them: `SYN,ACK`.
    public var description: String {
        let names = ["FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR"]
        return (0..<8).filter { rawValue & (1 << UInt8($0)) != 0 }.map { names[$0] }.joined(separator: ",")
    }
}
