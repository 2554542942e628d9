// The User Datagram Protocol: a message and two ports (RFC 768). Read first: IPv4View.swift.
//
//      0             16            31
//     | source port | destination |
//     | length      | checksum    |   length of header and payload; checksum 0: the sender computed none
//     | payload ...               |

import Basics

/// Shows any bytes as a UDP datagram.
public struct UDPView: ~Escapable {
    public let bytes: RawSpan

    /// Bytes of the header.
    @inlinable public static var headerByteCount: Int { 8 }

    /// Bytes after the datagram's own length are not part of `bytes`.
    /// - Throws: `truncated` when the header or the length that it claims is not there, `badLength` for one under 8.
    @inlinable
    @_lifetime(copy bytes)
    public init(_ bytes: RawSpan) throws(WireError) {
        guard bytes.byteCount >= 8 else { throw .truncated(needed: 8) }
        let length = Int(bytes.uint16(at: 4))
        guard length >= 8 else { throw .badLength }
        guard length <= bytes.byteCount else { throw .truncated(needed: length) }
        self.bytes = bytes.extracting(0..<length)
    }

    @inlinable public var sourcePort: UInt16 { bytes.uint16(at: 0) }
    @inlinable public var destinationPort: UInt16 { bytes.uint16(at: 2) }
    /// Bytes of header and payload.
    @inlinable public var length: Int { Int(bytes.uint16(at: 4)) }
    @inlinable public var checksum: UInt16 { bytes.uint16(at: 6) }

    @inlinable public var payload: RawSpan {
        @_lifetime(copy self)
        get { bytes.extracting(8..<bytes.byteCount) }
    }

    /// Whether the checksum is right for a datagram between these addresses, or absent.
    @inlinable public func hasValidChecksum(from source: IPAddress, to destination: IPAddress) -> Bool {
        // RFC 768: "An all zero transmitted checksum value means that the transmitter generated no checksum".
        if checksum == 0 { return true }
        var sum = InternetChecksum(
            pseudoHeaderFrom: source, to: destination, protocol: .udp, length: bytes.byteCount)
        sum.add(bytes)
        return sum.value == 0
    }
}
