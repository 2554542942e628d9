// What the stack needs to know of an IPv4 header on the way in, read once. Read first: Sources/Wire/IPv4View.swift.

import Basics
import Wire

/// The fields of a well-formed header that decide where a packet goes.
struct IPv4Arrival {
    let source, destination: UInt32
    /// 20 to 60.
    let headerByteCount: Int
    /// Bytes of header and payload.
    let length: Int
    let payloadProtocol: IPProtocol
    let isFragment: Bool

    /// Reads the header at `start`. Nil when it is malformed, or longer than the bytes, or its checksum is wrong.
    @inline(__always)
    init?(_ bytes: RawSpan, at start: Int) {
        guard bytes.byteCount >= start + IPv4View.minimumHeaderByteCount else { return nil }
        let first = bytes.uint8(at: start)
        headerByteCount = Int(first & 15) &* 4
        length = Int(bytes.uint16(at: start + 2))
        guard first >> 4 == 4, headerByteCount >= 20, length >= headerByteCount,
            start + length <= bytes.byteCount
        else { return nil }
        // RFC 1122 §3.2.1.2: a host must verify the checksum and silently discard what fails.
        guard Self.isChecksumCorrect(bytes, at: start, headerByteCount) else { return nil }
        isFragment = bytes.uint16(at: start + 6) & 0x3FFF != 0
        payloadProtocol = IPProtocol(rawValue: bytes.uint8(at: start + 9))
        source = bytes.uint32(at: start + 12)
        destination = bytes.uint32(at: start + 16)
    }

    @inline(__always)
    private static func isChecksumCorrect(_ bytes: RawSpan, at start: Int, _ headerByteCount: Int) -> Bool {
        if headerByteCount > 20 {
            return InternetChecksum.of(bytes.extracting(start..<(start + headerByteCount))) == 0
        }
        // A header without options, which is nearly every one: five words of 32 bits (RFC 1071 §2 C).
        var sum = UInt64(bytes.uint32(at: start)) &+ UInt64(bytes.uint32(at: start + 4))
        sum &+= UInt64(bytes.uint32(at: start + 8)) &+ UInt64(bytes.uint32(at: start + 12))
        sum &+= UInt64(bytes.uint32(at: start + 16))
        sum = (sum & 0xFFFF) &+ (sum >> 16 & 0xFFFF) &+ (sum >> 32)
        sum = (sum & 0xFFFF) &+ (sum >> 16)
        return sum == 0xFFFF
    }

    /// The two addresses as the layers above see them.
    @inline(__always)
    var addresses: (source: IPAddress, destination: IPAddress) { (IPAddress(v4: source), IPAddress(v4: destination)) }
}
