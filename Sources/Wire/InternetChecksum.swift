// The Internet checksum: the one's complement of the one's complement sum of 16-bit words (RFC 1071).
// Read first: Sources/Basics/PacketBuffer.swift. Then IPv4View.swift, UDPView.swift and TCP, which use it.
//
// Two properties make it cheap. The sum does not depend on byte order (RFC 1071 §2 B), so bytes are added as this
// machine loads them and only the result is swapped. And it is linear (RFC 1624), so a router that changes one word
// corrects the sum instead of reading the packet again.

/// A running sum. Add the parts in any order; each part but the last must have an even number of bytes.
public struct InternetChecksum: Equatable, Sendable {
    /// The sum of words in this machine's byte order, carries not yet folded in.
    @usableFromInline var sum: UInt64

    /// An empty sum.
    @inlinable public init() { sum = 0 }

    /// The sum of the pseudo-header that UDP and TCP over IPv4 include, so that a packet delivered to the wrong
    /// address or protocol is noticed (RFC 768, RFC 9293 §3.1).
    /// - Parameter length: the bytes of the UDP or TCP header and payload.
    @inlinable
    public init(pseudoHeaderFrom source: IPAddress, to destination: IPAddress, protocol code: IPProtocol, length: Int) {
        sum = UInt64(source.v4.bigEndian) + UInt64(destination.v4.bigEndian)
        add(UInt16(code.rawValue))
        add(UInt16(truncatingIfNeeded: length))
    }

    /// Adds one word.
    @inlinable public mutating func add(_ word: UInt16) { sum &+= UInt64(word.bigEndian) }

    /// Adds bytes. An odd last byte counts as the upper half of a word (RFC 1071 §1).
    @inlinable public mutating func add(_ bytes: RawSpan) {
        unsafe bytes.withUnsafeBytes { raw in
            var i = 0
            if raw.count >= 64 { i = unsafe addBlocks(raw) }
            // No buffer here is longer than 2^32 bytes, so that the sum of 32-bit words cannot overflow 64 bits.
            var total = sum
            while i &+ 8 <= raw.count {
                let word = unsafe raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)
                total &+= (word & 0xFFFF_FFFF) &+ (word >> 32)
                i &+= 8
            }
            if raw.count & 4 != 0 {
                total &+= UInt64(unsafe raw.loadUnaligned(fromByteOffset: i, as: UInt32.self))
                i &+= 4
            }
            if raw.count & 2 != 0 {
                total &+= UInt64(unsafe raw.loadUnaligned(fromByteOffset: i, as: UInt16.self))
                i &+= 2
            }
            if raw.count & 1 != 0 { total &+= UInt64((UInt16(unsafe raw[i]) << 8).bigEndian) }
            sum = total
        }
    }

    /// Adds whole blocks of 64 bytes, sixteen words side by side, and returns how many bytes that were.
    @usableFromInline mutating func addBlocks(_ raw: UnsafeRawBufferPointer) -> Int {
        var i = 0
        var words = SIMD16<UInt32>(repeating: 0)
        var high = words
        // At most 65,536 bytes, 1024 turns: so the sums of the halves of words, 16 bits each, stay below 2^26.
        let end = min(raw.count, 1 << 16) & ~63
        while i < end {
            let block = unsafe raw.loadUnaligned(fromByteOffset: i, as: SIMD16<UInt32>.self)
            // The sums of whole words overflow. That does no harm: modulo 2^32 they are low + high * 2^16, and low is
            // smaller than 2^32, so that it can be had back.
            words &+= block
            high &+= block &>> 16
            i &+= 64
        }
        let low = words &- (high &<< 16)
        sum &+= UInt64(low.wrappedSum()) &+ UInt64(high.wrappedSum()) << 16
        return i
    }

    /// The value for a checksum field. Over bytes that hold a correct checksum it is 0.
    @inlinable @inline(__always) public var value: UInt16 {
        var folded = (sum & 0xFFFF_FFFF) + (sum >> 32)
        folded = (folded & 0xFFFF) + ((folded >> 16) & 0xFFFF) + (folded >> 32)
        folded = (folded & 0xFFFF) + (folded >> 16)
        folded = (folded & 0xFFFF) + (folded >> 16)
        return ~UInt16(bigEndian: UInt16(truncatingIfNeeded: folded))
    }

    /// The checksum of `bytes` alone.
    @inlinable public static func of(_ bytes: RawSpan) -> UInt16 {
        var checksum = InternetChecksum()
        checksum.add(bytes)
        return checksum.value
    }

    /// The checksum after one 16-bit word of the bytes changed from `old` to `new`.
    @inlinable @inline(__always) public static func update(_ checksum: UInt16, replacing old: UInt16, with new: UInt16)
        -> UInt16
    {
        // RFC 1624 §3, equation 3: HC' = ~(~HC + ~m + m').
        var sum = UInt32(~checksum) + UInt32(~old) + UInt32(new)
        sum = (sum & 0xFFFF) + (sum >> 16)
        sum = (sum & 0xFFFF) + (sum >> 16)
        return ~UInt16(truncatingIfNeeded: sum)
    }
}
