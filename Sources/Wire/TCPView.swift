// A TCP segment as it lies in memory, right or wrong (RFC 9293 §3.1).
// Read first: TCPFlags.swift, SequenceNumber.swift. Then TCPHeader.swift, the value that can only be legal.
//
//     0                   1                   2                   3
//     0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//    |          Source Port          |       Destination Port        |
//    |                        Sequence Number                        |
//    |                     Acknowledgment Number                     |
//    | Offset| Rsrvd |     Flags     |            Window             |
//    |           Checksum            |        Urgent Pointer         |
//    |                   Options, padded to 4 bytes                  |

import Basics

/// Why bytes are not a TCP segment.
public enum TCPFormatError: Error, Equatable, Sendable {
    /// Fewer bytes than the 20 of the smallest header.
    case truncated(byteCount: Int)
    /// The data offset, in bytes, is below 20 or lies behind the end of the segment.
    case dataOffset(Int)
    /// The option that begins at this offset has an impossible length (RFC 9293 §3.2, MUST-7).
    case option(offset: Int)
}

/// Borrowed bytes of a segment whose header is complete; what the fields say is not judged.
public struct TCPView: ~Escapable {
    /// The segment: header, options and payload.
    public let bytes: RawSpan

    /// Checks that the header lies inside of `bytes`, options included.
    @inlinable @inline(__always) @_lifetime(copy bytes)
    public init(_ bytes: RawSpan) throws(TCPFormatError) {
        guard bytes.byteCount >= 20 else { throw .truncated(byteCount: bytes.byteCount) }
        let offset = Int(bytes.uint8(at: 12) >> 4) &* 4
        guard offset >= 20 && offset <= bytes.byteCount else { throw .dataOffset(offset) }
        self.bytes = bytes
    }

    @inlinable public var sourcePort: UInt16 { bytes.uint16(at: 0) }
    @inlinable public var destinationPort: UInt16 { bytes.uint16(at: 2) }
    @inlinable public var sequence: SequenceNumber { SequenceNumber(bytes.uint32(at: 4)) }
    @inlinable public var acknowledgment: SequenceNumber { SequenceNumber(bytes.uint32(at: 8)) }
    @inlinable public var flags: TCPFlags { TCPFlags(rawValue: bytes.uint8(at: 13)) }
    /// The window as it stands in the header, before scaling.
    @inlinable public var window: UInt16 { bytes.uint16(at: 14) }
    @inlinable public var checksum: UInt16 { bytes.uint16(at: 16) }
    @inlinable public var urgentPointer: UInt16 { bytes.uint16(at: 18) }
    /// How many bytes the header takes with its options, 20 to 60.
    @inlinable public var headerLength: Int { Int(bytes.uint8(at: 12) >> 4) &* 4 }
    /// How many bytes follow the header.
    @inlinable public var payloadLength: Int { bytes.byteCount &- headerLength }
    /// The checksum over pseudo-header, header and payload is right (RFC 9293 §3.1, MUST-3). The connection engine
    /// relies on whoever looks up the connection to have asked this.
    @inlinable @inline(__always) public func isChecksumCorrect(from source: IPAddress, to destination: IPAddress)
        -> Bool
    {
        var sum = InternetChecksum(
            pseudoHeaderFrom: source, to: destination, protocol: .tcp, length: bytes.byteCount)
        sum.add(bytes)
        return sum.value == 0
    }

    /// What follows the header.
    public var payload: RawSpan {
        @_lifetime(copy self)
        get { bytes.extracting(headerLength..<bytes.byteCount) }
    }

    /// How many sequence numbers the segment takes: its payload, and one each for SYN and FIN (RFC 9293 §3.4).
    @inlinable public var sequenceLength: Int {
        payloadLength &+ (flags.contains(.syn) ? 1 : 0) &+ (flags.contains(.fin) ? 1 : 0)
    }

    /// The timestamps of a header that carries them and nothing else, in the layout that every common stack uses
    /// (RFC 7323 appendix A). The fast path of a connection asks this before it reads options one by one.
    @inlinable @inline(__always) public var soleTimestamps: TCPTimestamps? {
        guard bytes.uint8(at: 12) >> 4 == 8, bytes.uint32(at: 20) == 0x0101_080A else { return nil }
        return TCPTimestamps(value: bytes.uint32(at: 24), echo: bytes.uint32(at: 28))
    }

    /// The options that this stack understands. Unknown kinds are passed over. An impossible length ends the list, and
    /// what came before it counts: MUST-7 of RFC 9293 §3.2 asks only that such a segment does no harm.
    public var options: TCPOptions {
        var options = TCPOptions()
        _ = readOptions(into: &options)
        return options
    }

    /// Reads the options; the offset of the first one with an impossible length, or nil.
    func readOptions(into options: inout TCPOptions) -> Int? {
        var at = 20
        let end = headerLength
        while at < end {
            let kind = TCPOptionKind(rawValue: bytes.uint8(at: at))
            if kind == .end { return nil }
            if kind == .noOperation {
                at += 1
                continue
            }
            guard at + 1 < end else { return at }
            let length = Int(bytes.uint8(at: at + 1))
            guard length >= 2, at + length <= end, read(kind, at: at, length: length, into: &options) else { return at }
            at += length
        }
        return nil
    }

    /// False when `kind` cannot have this length.
    private func read(_ kind: TCPOptionKind, at: Int, length: Int, into options: inout TCPOptions) -> Bool {
        switch (kind, length) {
        case (.maximumSegmentSize, 4): options.maximumSegmentSize = bytes.uint16(at: at + 2)
        case (.windowScale, 3): options.windowScale = bytes.uint8(at: at + 2)
        case (.sackPermitted, 2): options.isSACKPermitted = true
        case (.timestamps, 10):
            options.timestamps = TCPTimestamps(value: bytes.uint32(at: at + 2), echo: bytes.uint32(at: at + 6))
        case (.sack, 10), (.sack, 18), (.sack, 26), (.sack, 34):
            options.sackBlocks = TCPSACKBlocks()
            for block in stride(from: at + 2, to: at + length, by: 8) {
                options.sackBlocks.append(
                    TCPSACKBlock(
                        start: SequenceNumber(bytes.uint32(at: block)),
                        end: SequenceNumber(bytes.uint32(at: block + 4))))
            }
        case (.maximumSegmentSize, _), (.windowScale, _), (.sackPermitted, _), (.timestamps, _), (.sack, _):
            return false
        default: break  // not an enum of ours: kinds without a meaning here
        }
        return true
    }
}
