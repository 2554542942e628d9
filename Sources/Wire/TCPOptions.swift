// The options of a TCP header that this stack understands. Read first: TCPSACKBlocks.swift. Then TCPView.swift.
//
//     SYN:   MSS 1460 | SACK permitted | timestamps | NOP | window scale      20 bytes, as Linux orders them
//     data:  NOP NOP timestamps                                               12 bytes
//     gap:   NOP NOP timestamps | NOP NOP SACK (up to 3 blocks)
//
// Left out: TCP-AO and MD5 (keys between routers), Fast Open, user timeout, multipath. They are passed over when read.

import Basics

/// The registry of option kinds (IANA "TCP Option Kind Numbers").
public struct TCPOptionKind: Hashable, Sendable {
    public var rawValue: UInt8

    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// End of the option list: one byte.
    @inlinable public static var end: TCPOptionKind { TCPOptionKind(rawValue: 0) }
    /// Padding between options: one byte.
    @inlinable public static var noOperation: TCPOptionKind { TCPOptionKind(rawValue: 1) }
    /// Maximum segment size (RFC 9293 §3.7.1).
    @inlinable public static var maximumSegmentSize: TCPOptionKind { TCPOptionKind(rawValue: 2) }
    /// Window scale (RFC 7323 §2.2).
    @inlinable public static var windowScale: TCPOptionKind { TCPOptionKind(rawValue: 3) }
    /// "You may send me SACK" (RFC 2018 §2).
    @inlinable public static var sackPermitted: TCPOptionKind { TCPOptionKind(rawValue: 4) }
    /// Selective acknowledgment (RFC 2018 §3).
    @inlinable public static var sack: TCPOptionKind { TCPOptionKind(rawValue: 5) }
    /// Timestamps (RFC 7323 §3.2).
    @inlinable public static var timestamps: TCPOptionKind { TCPOptionKind(rawValue: 8) }
}

/// The two clocks of the timestamps option (RFC 7323 §3.2).
public struct TCPTimestamps: Equatable, Sendable {
    /// TSval: the sender's clock.
    public var value: UInt32
    /// TSecr: the latest clock that the sender has seen from its peer; zero on the first SYN.
    public var echo: UInt32

    @inlinable public init(value: UInt32, echo: UInt32) {
        self.value = value
        self.echo = echo
    }
}

/// The options of one segment.
public struct TCPOptions: Equatable, Sendable {
    /// The largest segment that the sender of this SYN can receive, in bytes of payload.
    public var maximumSegmentSize: UInt16?
    /// By how many bits the sender's later windows are shifted.
    public var windowScale: UInt8?
    /// The sender of this SYN understands SACK.
    public var isSACKPermitted = false
    public var timestamps: TCPTimestamps?
    public var sackBlocks = TCPSACKBlocks()

    /// No options.
    public init() {}

    /// Every option that is there, without padding, may take this much (RFC 9293 §3.1: four bits of data offset).
    public static let maximumByteCount = 40

    /// How many bytes the options take on the wire, padding included: a multiple of 4, at most 40. SACK blocks that
    /// would not fit are left out when writing, as RFC 2018 §3 asks of a sender.
    public var byteCount: Int {
        let blocks = writableSACKBlockCount
        return fixedByteCount + (blocks == 0 ? 0 : 4 + 8 * blocks)
    }

    /// How many of the SACK blocks find room beside the other options.
    public var writableSACKBlockCount: Int {
        min(sackBlocks.count, max(0, (Self.maximumByteCount - fixedByteCount - 4) / 8))
    }

    private var fixedByteCount: Int {
        (maximumSegmentSize == nil ? 0 : 4) + (windowScale == nil ? 0 : 4)
            + (timestamps == nil ? (isSACKPermitted ? 4 : 0) : 12)
    }

    /// Writes `byteCount` bytes from `offset` on.
    public func write(to bytes: inout MutableRawSpan, at offset: Int) {
        var at = offset
        if let maximumSegmentSize {
            bytes.store16(0x0204, at: at)
            bytes.store16(maximumSegmentSize, at: at + 2)
            at += 4
        }
        // The two bytes before the timestamps keep them aligned: SACK permitted uses them, else they are padding.
        if let timestamps {
            bytes.store32(isSACKPermitted ? 0x0402_080A : 0x0101_080A, at: at)
            bytes.store32(timestamps.value, at: at + 4)
            bytes.store32(timestamps.echo, at: at + 8)
            at += 12
        } else if isSACKPermitted {
            bytes.store32(0x0101_0402, at: at)
            at += 4
        }
        if let windowScale {
            bytes.store32(0x0103_0300 | UInt32(windowScale), at: at)
            at += 4
        }
        let blocks = writableSACKBlockCount
        if blocks == 0 { return }
        bytes.store32(0x0101_0500 | UInt32(2 + 8 * blocks), at: at)
        for i in 0..<blocks {
            bytes.store32(sackBlocks[i].start.rawValue, at: at + 4 + 8 * i)
            bytes.store32(sackBlocks[i].end.rawValue, at: at + 8 + 8 * i)
        }
    }
}
