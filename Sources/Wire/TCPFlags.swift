// The control bits of a TCP header (RFC 9293 §3.1, RFC 3168 §6.1). Read first: nothing. Then TCPView.swift.

/// A set of TCP's control bits.
public struct TCPFlags: OptionSet, Hashable, Sendable {
    public var rawValue: UInt8

    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// "No more data from me": takes one sequence number.
    @inlinable public static var fin: TCPFlags { TCPFlags(rawValue: 0x01) }
    /// "These are my first sequence number and my options": takes one sequence number.
    @inlinable public static var syn: TCPFlags { TCPFlags(rawValue: 0x02) }
    /// "This connection does not exist (any more)".
    @inlinable public static var rst: TCPFlags { TCPFlags(rawValue: 0x04) }
    /// "Hand this to the application now": stands on the last segment of a write.
    @inlinable public static var psh: TCPFlags { TCPFlags(rawValue: 0x08) }
    /// The acknowledgment number is valid: on every segment but the first.
    @inlinable public static var ack: TCPFlags { TCPFlags(rawValue: 0x10) }
    /// The urgent pointer is valid.
    @inlinable public static var urg: TCPFlags { TCPFlags(rawValue: 0x20) }
    /// A router marked a packet as having met congestion (RFC 3168).
    @inlinable public static var ece: TCPFlags { TCPFlags(rawValue: 0x40) }
    /// The sender has reduced its congestion window (RFC 3168).
    @inlinable public static var cwr: TCPFlags { TCPFlags(rawValue: 0x80) }
}

extension TCPFlags: CustomStringConvertible {
    /// The bits as tcpdump's readers know them: `SYN,ACK`.
    public var description: String {
        let names = ["FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR"]
        return (0..<8).filter { rawValue & (1 << UInt8($0)) != 0 }.map { names[$0] }.joined(separator: ",")
    }
}
