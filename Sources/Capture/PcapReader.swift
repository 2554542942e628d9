// Reads classic pcap, both byte orders, microseconds and nanoseconds. Read first: PcapngReader.swift, which is alike.

import Basics

/// A frame of a capture in any format.
package struct CaptureFrame: Equatable, Sendable {
    package var bytes: [UInt8]
    /// How long it was on the wire.
    package var originalLength: Int
    /// Nanoseconds since 1970-01-01 00:00 UTC.
    package var time: UInt64
    /// The interface's name; empty when the format has none.
    package var interface: String
    /// 1 is Ethernet (the registry of link types of tcpdump.org).
    package var linkType: UInt16
    /// What pcapng says besides.
    package var origin: FrameOrigin?
}

/// Turns bytes into frames.
package struct PcapReader: Sendable {
    private var bytes: [UInt8] = []
    private var position = 0
    private var discarded = 0
    private var header: Header?

    private struct Header {
        var order: PcapngByteOrder
        /// Nanoseconds in the unit of the second number of a time.
        var unit: UInt64
        var linkType: UInt16
    }

    /// The longest frame that is read.
    package static let longestFrame = 1 << 24

    package init() {}

    /// Whether `bytes` begin a classic pcap file; needs four of them.
    package static func isPcap(_ bytes: some Collection<UInt8>) -> Bool {
        let magic = Array(bytes.prefix(4))
        return [
            [0xD4, 0xC3, 0xB2, 0xA1], [0xA1, 0xB2, 0xC3, 0xD4], [0x4D, 0x3C, 0xB2, 0xA1], [0xA1, 0xB2, 0x3C, 0x4D],
        ]
        .contains(magic)
    }

    /// Adds bytes of the capture.
    package mutating func append(_ more: [UInt8]) {
        if position > 1 << 16 {
            bytes.removeSubrange(..<position)
            discarded += position
            position = 0
        }
        bytes.append(contentsOf: more)
    }

    /// The next frame; nil when more bytes are needed.
    package mutating func next() throws(PcapngError) -> CaptureFrame? {
        if header == nil {
            guard bytes.count >= 24 else { return nil }
            guard Self.isPcap(bytes) else { throw problem(.notPcap) }
            let isLittle = bytes[0] != 0xA1
            let order: PcapngByteOrder = isLittle ? .little : .big
            let isNanoseconds = bytes[isLittle ? 0 : 3] == 0x4D
            header = Header(
                order: order, unit: isNanoseconds ? 1 : 1000,
                linkType: UInt16(truncatingIfNeeded: order.uint32(bytes, at: 20) & 0xFFFF))
            position = 24
        }
        guard let header, bytes.count - position >= 16 else { return nil }
        let length = Int(header.order.uint32(bytes, at: position + 8))
        guard length <= Self.longestFrame else { throw problem(.frameLength(length)) }
        guard bytes.count - position - 16 >= length else { return nil }
        let seconds = UInt64(header.order.uint32(bytes, at: position))
        let fraction = UInt64(header.order.uint32(bytes, at: position + 4))
        let frame = CaptureFrame(
            bytes: Array(bytes[(position + 16)..<(position + 16 + length)]),
            originalLength: Int(header.order.uint32(bytes, at: position + 12)),
            time: seconds &* 1_000_000_000 &+ fraction &* header.unit, interface: "", linkType: header.linkType)
        position += 16 + length
        return frame
    }

    /// Says that no more bytes will come.
    package func finish() throws(PcapngError) {
        if header == nil || position < bytes.count { throw problem(.endsWithinFrame) }
    }

    private func problem(_ problem: CaptureProblem) -> PcapngError {
        PcapngError(offset: discarded + position, problem: problem)
    }
}
