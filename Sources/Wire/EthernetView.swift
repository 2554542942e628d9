// Ethernet II: destination, source, type, payload. Read first: MACAddress.swift, EtherType.swift.
//
//      0           6           12     14                     60 ... 1514
//     | to        | from      | type | payload ... | padding |
//
// Frames are kept without preamble and without the frame check sequence, as a capture shows them. A payload under
// 46 bytes is padded with zeros; the layer above knows its own length and ignores the padding. IEEE 802.3 frames,
// whose third field is a length, are not used by the Internet protocols and are not read here.

import Basics

/// Shows any bytes as an Ethernet frame.
public struct EthernetView: ~Escapable {
    public let bytes: RawSpan

    /// Bytes of the header.
    @inlinable public static var headerByteCount: Int { 14 }
    /// The smallest frame without its check sequence (IEEE 802.3 §3.2.8: 64 bytes with it).
    @inlinable public static var minimumFrameByteCount: Int { 60 }

    /// - Throws: `truncated` under 14 bytes.
    @inlinable
    @_lifetime(copy bytes)
    public init(_ bytes: RawSpan) throws(WireError) {
        guard bytes.byteCount >= 14 else { throw .truncated(needed: 14) }
        self.bytes = bytes
    }

    @inlinable public var destination: MACAddress { MACAddress(bytes, at: 0) }
    @inlinable public var source: MACAddress { MACAddress(bytes, at: 6) }
    @inlinable public var type: EtherType { EtherType(rawValue: bytes.uint16(at: 12)) }

    /// What the frame carries, padding included.
    @inlinable public var payload: RawSpan {
        @_lifetime(copy self)
        get { bytes.extracting(14..<bytes.byteCount) }
    }
}

extension MACAddress {
    /// The address whose six bytes are at `offset`.
    @inlinable @inline(__always) public init(_ bytes: RawSpan, at offset: Int) {
        self.init(bits: UInt64(bytes.uint16(at: offset)) << 32 | UInt64(bytes.uint32(at: offset + 2)))
    }

    /// Stores the six bytes at `offset`.
    @inlinable @inline(__always) public func store(in bytes: inout MutableRawSpan, at offset: Int) {
        bytes.store16(UInt16(truncatingIfNeeded: bits >> 32), at: offset)
        bytes.store32(UInt32(truncatingIfNeeded: bits), at: offset + 2)
    }
}
