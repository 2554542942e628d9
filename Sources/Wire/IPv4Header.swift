// The value beside IPv4View: a header without options, as hosts send it. Read first: IPv4View.swift.

import Basics

/// The 20 bytes before a payload on the Internet.
public struct IPv4Header: Equatable, Sendable {
    /// DSCP and ECN in one byte.
    public var typeOfService: UInt8 = 0
    /// Tells the pieces of one packet from those of another.
    public var identification: UInt16
    public var dontFragment: Bool = true
    public var moreFragments: Bool = false
    /// Where the payload belongs in the original one, in bytes: a multiple of 8, at most 65,528.
    public var fragmentOffset: Int = 0
    public var timeToLive: UInt8 = 64
    public var payloadProtocol: IPProtocol
    public var source: IPAddress
    public var destination: IPAddress

    @inlinable public init(
        identification: UInt16, payloadProtocol: IPProtocol, source: IPAddress, destination: IPAddress
    ) {
        self.identification = identification
        self.payloadProtocol = payloadProtocol
        self.source = source
        self.destination = destination
    }

    /// The fields of a header that came from outside; options are left behind.
    @inlinable public init(_ view: borrowing IPv4View) {
        self.init(
            identification: view.identification, payloadProtocol: view.payloadProtocol, source: view.source,
            destination: view.destination)
        typeOfService = view.typeOfService
        dontFragment = view.dontFragment
        moreFragments = view.moreFragments
        fragmentOffset = view.fragmentOffset
        timeToLive = view.timeToLive
    }

    /// Puts the header before `payload`, which must have at most 65,515 bytes.
    @inlinable public func prepend(to payload: inout PacketBuffer) {
        payload.prepend(20)
        let totalLength = payload.count
        precondition(totalLength <= 65_535, "an IPv4 packet has at most 65,535 bytes")
        var bytes = payload.mutableBytes
        write(to: &bytes, at: 0, totalLength: totalLength)
    }

    /// Writes the header at `start`, with its checksum.
    /// - Parameter totalLength: the bytes of header and payload, at most 65,535.
    @inlinable public func write(to bytes: inout MutableRawSpan, at start: Int, totalLength: Int) {
        let fragment =
            UInt32(truncatingIfNeeded: fragmentOffset >> 3) & 0x1FFF | (dontFragment ? 0x4000 : 0)
            | (moreFragments ? 0x2000 : 0)
        let first = 0x4500_0000 | UInt32(typeOfService) << 16 | UInt32(truncatingIfNeeded: totalLength) & 0xFFFF
        let second = UInt32(identification) << 16 | fragment
        let third = UInt32(timeToLive) << 24 | UInt32(payloadProtocol.rawValue) << 16
        // Added up before they would have to be read back, five words of 32 bits (RFC 1071 §2 C).
        var sum = UInt64(first) &+ UInt64(second) &+ UInt64(third) &+ UInt64(source.v4) &+ UInt64(destination.v4)
        sum = (sum & 0xFFFF) &+ (sum >> 16 & 0xFFFF) &+ (sum >> 32)
        sum = (sum & 0xFFFF) &+ (sum >> 16)
        bytes.store32(first, at: start)
        bytes.store32(second, at: start + 4)
        bytes.store32(third | UInt32(~UInt16(truncatingIfNeeded: sum)), at: start + 8)
        bytes.store32(source.v4, at: start + 12)
        bytes.store32(destination.v4, at: start + 16)
    }

    /// Takes one hop off the time to live of the IPv4 header at `start`, in place.
    @inlinable @inline(__always) public static func decrementTimeToLive(in bytes: inout MutableRawSpan, at start: Int) {
        let old = bytes.load16(at: start + 8)
        let new = old &- 0x0100
        let checksum = InternetChecksum.update(bytes.load16(at: start + 10), replacing: old, with: new)
        bytes.store16(new, at: start + 8)
        bytes.store16(checksum, at: start + 10)
    }
}

extension MutableRawSpan {
    /// The two bytes at `offset`, most significant first.
    @inlinable @inline(__always) public func load16(at offset: Int) -> UInt16 {
        precondition(offset >= 0 && offset + 2 <= byteCount, "offset outside of the bytes")
        return UInt16(bigEndian: unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: UInt16.self))
    }
}
