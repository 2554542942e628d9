// Address resolution: "who has 192.0.2.1? tell 192.0.2.25" (RFC 826). Read first: EthernetView.swift.
//
//      0          2          4    5    6           8         14        18        24        28
//     | hardware | protocol | 6  | 4  | operation | sender MAC, IPv4  | target MAC, IPv4  |
//
// Left out: hardware other than Ethernet and protocols other than IPv4; nothing else is on our links.

import Basics

/// Shows any bytes as an ARP packet for IPv4 over Ethernet.
public struct ARPView: ~Escapable {
    public let bytes: RawSpan

    /// Bytes of the packet, without padding.
    public static var byteCount: Int { 28 }

    /// - Throws: `truncated` under 28 bytes, `unsupportedFormat` for other hardware or protocols.
    @_lifetime(copy bytes)
    public init(_ bytes: RawSpan) throws(WireError) {
        guard bytes.byteCount >= 28 else { throw .truncated(needed: 28) }
        // Hardware 1 is Ethernet, whose addresses have 6 bytes; IPv4 addresses have 4.
        guard bytes.uint16(at: 0) == 1, bytes.uint16(at: 2) == EtherType.ipv4.rawValue, bytes.uint16(at: 4) == 0x0604
        else { throw .unsupportedFormat }
        self.bytes = bytes
    }

    public var operation: ARPOperation { ARPOperation(rawValue: bytes.uint16(at: 6)) }
    public var senderMAC: MACAddress { MACAddress(bytes, at: 8) }
    public var senderAddress: IPAddress { IPAddress(v4: bytes.uint32(at: 14)) }
    public var targetMAC: MACAddress { MACAddress(bytes, at: 18) }
    public var targetAddress: IPAddress { IPAddress(v4: bytes.uint32(at: 24)) }
}
