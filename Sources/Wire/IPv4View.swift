// The Internet Protocol, version 4 (RFC 791). Read first: IPAddress.swift, IPProtocol.swift, InternetChecksum.swift.
//
//      0       4       8               16      19              31
//     | 4     | IHL   | DSCP, ECN     | total length           |   header and payload, in bytes
//     | identification                |0 DF MF| fragment offset|   offset in units of 8 bytes
//     | time to live  | protocol      | header checksum        |
//     | source address                                         |
//     | destination address                                    |
//     | options, up to 40 bytes                                |
//
// Options are shown as bytes and obeyed by nobody: source routes are refused everywhere in today's Internet (RFC 7126).

import Basics

/// Shows any bytes as an IPv4 packet.
public struct IPv4View: ~Escapable {
    public let bytes: RawSpan

    /// Bytes of a header without options.
    @inlinable public static var minimumHeaderByteCount: Int { 20 }

    /// Bytes after the packet's own length, such as Ethernet padding, are not part of `bytes`.
    /// - Throws: `truncated` when the header or the length that it claims is not there, `badVersion`, `badLength`.
    @inlinable
    @_lifetime(copy bytes)
    public init(_ bytes: RawSpan) throws(WireError) {
        let totalLength = try Self.checkedLength(bytes)
        guard totalLength <= bytes.byteCount else { throw .truncated(needed: totalLength) }
        self.bytes = bytes.extracting(0..<totalLength)
    }

    /// As `init`, for the beginning of a packet that an ICMP message embeds: the payload may be cut off.
    @inlinable
    @_lifetime(copy bytes)
    public init(header bytes: RawSpan) throws(WireError) {
        _ = try Self.checkedLength(bytes)
        self.bytes = bytes
    }

    /// The total length, once the header is known to be there.
    @inlinable static func checkedLength(_ bytes: RawSpan) throws(WireError) -> Int {
        guard bytes.byteCount >= 20 else { throw .truncated(needed: 20) }
        let first = bytes.uint8(at: 0)
        guard first >> 4 == 4 else { throw .badVersion(first >> 4) }
        let headerByteCount = Int(first & 15) * 4
        let totalLength = Int(bytes.uint16(at: 2))
        guard headerByteCount >= 20, totalLength >= headerByteCount else { throw .badLength }
        guard bytes.byteCount >= headerByteCount else { throw .truncated(needed: headerByteCount) }
        return totalLength
    }

    /// 20 to 60.
    @inlinable public var headerByteCount: Int { Int(bytes.uint8(at: 0) & 15) * 4 }
    /// DSCP and ECN in one byte.
    @inlinable public var typeOfService: UInt8 { bytes.uint8(at: 1) }
    /// Bytes of header and payload.
    @inlinable public var totalLength: Int { Int(bytes.uint16(at: 2)) }
    @inlinable public var identification: UInt16 { bytes.uint16(at: 4) }
    /// DF: routers must not cut this packet into pieces.
    @inlinable public var dontFragment: Bool { bytes.uint8(at: 6) & 0x40 != 0 }
    /// MF: this is not the last piece.
    @inlinable public var moreFragments: Bool { bytes.uint8(at: 6) & 0x20 != 0 }
    /// Where the payload belongs in the original one, in bytes.
    @inlinable public var fragmentOffset: Int { Int(bytes.uint16(at: 6) & 0x1FFF) * 8 }
    /// A piece of a larger packet.
    @inlinable public var isFragment: Bool { bytes.uint16(at: 6) & 0x3FFF != 0 }
    @inlinable public var timeToLive: UInt8 { bytes.uint8(at: 8) }
    @inlinable public var payloadProtocol: IPProtocol { IPProtocol(rawValue: bytes.uint8(at: 9)) }
    @inlinable public var checksum: UInt16 { bytes.uint16(at: 10) }
    @inlinable public var source: IPAddress { IPAddress(v4: bytes.uint32(at: 12)) }
    @inlinable public var destination: IPAddress { IPAddress(v4: bytes.uint32(at: 16)) }

    /// Whether the header checksum is right.
    @inlinable public var hasValidChecksum: Bool {
        InternetChecksum.of(bytes.extracting(0..<headerByteCount)) == 0
    }

    /// The options, padding included.
    @inlinable public var options: RawSpan {
        @_lifetime(copy self)
        get { bytes.extracting(20..<headerByteCount) }
    }

    /// What the packet carries, as far as it is there.
    @inlinable public var payload: RawSpan {
        @_lifetime(copy self)
        get { bytes.extracting(headerByteCount..<bytes.byteCount) }
    }
}
