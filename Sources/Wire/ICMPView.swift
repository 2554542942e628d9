// The Internet Control Message Protocol: errors and echoes (RFC 792). Read first: IPv4View.swift, ICMPType.swift.
//
//      0        8        16               31
//     | type   | code   | checksum        |
//     | rest: identifier and sequence number of an echo, next-hop MTU of "fragmentation needed" |
//     | data: of an echo, or the beginning of the packet that an error is about                 |

import Basics

/// Shows any bytes as an ICMP message.
public struct ICMPView: ~Escapable {
    public let bytes: RawSpan

    /// Bytes before the data.
    public static var headerByteCount: Int { 8 }

    /// - Throws: `truncated` under 8 bytes.
    @_lifetime(copy bytes)
    public init(_ bytes: RawSpan) throws(WireError) {
        guard bytes.byteCount >= 8 else { throw .truncated(needed: 8) }
        self.bytes = bytes
    }

    public var type: ICMPType { ICMPType(rawValue: bytes.uint8(at: 0)) }
    public var code: UInt8 { bytes.uint8(at: 1) }
    public var checksum: UInt16 { bytes.uint16(at: 2) }
    /// The upper half of the rest of the header: an echo's identifier.
    public var identifier: UInt16 { bytes.uint16(at: 4) }
    /// The lower half of the rest of the header: an echo's sequence number.
    public var sequence: UInt16 { bytes.uint16(at: 6) }
    /// RFC 1191 §4: the MTU of the next hop, 0 from routers that do not tell.
    public var nextHopMTU: UInt16 { bytes.uint16(at: 6) }

    /// Whether the checksum over the whole message is right.
    public var hasValidChecksum: Bool { InternetChecksum.of(bytes) == 0 }

    public var data: RawSpan {
        @_lifetime(copy self)
        get { bytes.extracting(8..<bytes.byteCount) }
    }
}
