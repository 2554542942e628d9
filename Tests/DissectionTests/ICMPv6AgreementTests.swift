// Routers, neighbours and groups of IPv6, and headers in front of a message, beside Wireshark. Read first:
// WrittenCapture.swift.

import TestSupport
import Testing

@Suite("ICMPv6", WiresharkVersion.followedOnly)
struct ICMPv6AgreementTests {
    private static let front: [UInt8] = [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 0x86, 0xDD]
    private static let source: [UInt8] = [0xFE, 0x80] + [UInt8](repeating: 0, count: 13) + [1]
    private static let group: [UInt8] = [0xFF, 2] + [UInt8](repeating: 0, count: 13) + [0xFB]
    private static let prefix: [UInt8] = [0x20, 1, 0xD, 0xB8] + [UInt8](repeating: 0, count: 12)

    private static func packet(_ next: UInt8, _ payload: [UInt8], hops: UInt8 = 255) -> [UInt8] {
        [0x60, 0, 0, 0] + WrittenCapture.two(payload.count) + [next, hops] + source + group + payload
    }

    /// A message without a right checksum: Wireshark says so.
    private static func message(_ type: UInt8, _ body: [UInt8]) -> [UInt8] { packet(58, [type, 0, 0, 0] + body) }

    private static let options: [[UInt8]] = [
        [1, 1, 2, 0, 0, 0, 0, 1], [2, 1, 2, 0, 0, 0, 0, 2], [1, 2] + [UInt8](repeating: 3, count: 14),
        [3, 4, 64, 0xC0, 0, 1, 0x51, 0x80, 0, 0, 0x38, 0x40, 0, 0, 0, 0] + prefix, [5, 1, 0, 0, 0, 0, 5, 0xC8],
        [5, 2, 0, 0, 0, 0, 5, 0xC8] + [UInt8](repeating: 0, count: 8), [7, 1, 0, 0, 0, 0, 0x75, 0x30],
        [8, 1, 0, 0, 0, 5, 0, 10],
        [14, 1, 1, 2, 3, 4, 5, 6], [24, 1, 0, 0x18, 0, 0, 2, 88], [24, 2, 64, 8, 0, 0, 2, 88] + prefix.prefix(8),
        [24, 3, 64, 0x18, 0, 0, 2, 88] + prefix, [25, 5, 0, 0, 0, 0, 2, 88] + prefix + group,
        [26, 1, 0x80, 0, 0, 0, 0, 0],
        [31, 3, 0, 0, 0, 0, 2, 88, 1, 97, 4, 116, 101, 115, 116, 0, 1, 98, 0, 0, 0, 0, 0, 0],
        [37, 1] + Array("http:/".utf8),
        [38, 2, 3, 0x85] + prefix.prefix(12), [99, 1, 1, 2, 3, 4, 5, 6], [1, 0, 0, 0, 0, 0, 0, 0],
        [1, 9, 0, 0, 0, 0, 0, 0],
        [4, 7, 0, 0, 0, 0, 0, 0] + packet(17, WrittenCapture.udp(5000, 53, [])),
    ]

    @Test(arguments: options) func optionsOfNeighbours(_ option: [UInt8]) throws {
        var capture = WrittenCapture()
        capture.add(frame: Self.front + Self.message(133, [0, 0, 0, 0] + option))
        capture.add(
            frame: Self.front + Self.message(134, [64, 0xFF, 7, 8, 0, 0, 0x75, 0x30, 0, 0, 3, 0xE8] + option + option))
        capture.add(frame: Self.front + Self.message(135, [0, 0, 0, 0] + Self.prefix + option))
        capture.add(frame: Self.front + Self.message(136, [0xE0, 0, 0, 0] + Self.prefix + option))
        capture.add(frame: Self.front + Self.message(137, [0, 0, 0, 0] + Self.prefix + Self.prefix + option))
        try capture.compare("option \(option[0])")
    }

    @Test func messagesThatEndTooEarly() throws {
        var capture = WrittenCapture()
        let router = [64, 0x48, 7, 8, 0, 0, 0, 0, 0, 0, 0, 0] + Self.options[0] + Self.options[3]
        for count in 1...router.count {
            capture.add(frame: Self.front + Self.message(134, Array(router.prefix(count))))
        }
        let report = [0, 0, 0, 1, 4, 0, 0, 1] + Self.group + Self.prefix
        for count in 1...report.count {
            capture.add(frame: Self.front + Self.message(143, Array(report.prefix(count))))
        }
        try capture.compare("short messages")
    }

    /// RFC 2710, RFC 3810.
    @Test func multicastListeners() throws {
        var capture = WrittenCapture()
        for body in [
            [0x27, 0x10, 0, 0] + Self.group, [0x90, 1, 0, 0] + Self.group + [0xFA, 200, 0, 1] + Self.prefix,
            [0, 10, 0, 0] + Self.group + [2, 125, 0, 3] + Self.prefix,
        ] { capture.add(frame: Self.front + Self.message(130, body)) }
        for type in [131, 132] as [UInt8] {
            capture.add(frame: Self.front + Self.message(type, [0, 0, 0, 0] + Self.group))
        }
        let records =
            [4, 0, 0, 0] + Self.group + [1, 1, 0, 2] + Self.group + Self.prefix + Self.prefix + [1, 2, 3, 4]
        capture.add(frame: Self.front + Self.message(143, [0, 0, 0, 2] + records))
        capture.add(
            frame: Self.front + Self.packet(0, [58, 0, 5, 2, 0, 0, 1, 0, 143, 0, 0, 0, 0, 0, 0, 2] + records, hops: 1))
        try capture.compare("MLD")
    }

    /// RFC 4884: extensions behind a quoted packet; RFC 4443: types that are not known.
    @Test func errorsAndUnknownTypes() throws {
        var capture = WrittenCapture()
        let quoted = Self.packet(17, WrittenCapture.udp(40_000, 33_434, [1, 2, 3, 4, 5, 6, 7, 8]))
        let extensions: [UInt8] = [0x20, 0, 0, 0, 0, 8, 1, 1, 0x03, 0xE8, 0x1B, 1]
        for type in [1, 3] as [UInt8] {
            capture.add(
                frame: Self.front + Self.message(type, [UInt8(quoted.count / 8), 0, 0, 0] + quoted + extensions))
        }
        for type in [0, 5, 100, 127, 200, 255] as [UInt8] {
            capture.add(frame: Self.front + Self.message(type, [1, 2, 3, 4, 5]))
            capture.add(frame: Self.front + Self.message(type, []))
        }
        for type in 1...4 as ClosedRange<UInt8> {
            capture.add(frame: Self.front + Self.message(type, [0, 0, 5, 0] + [1, 2, 3]))
        }
        try capture.compare("errors")
    }

    /// An error about an error, which nobody must send (RFC 4443 §2.4).
    @Test func quotedErrors() throws {
        var capture = WrittenCapture()
        var packet = Self.packet(17, WrittenCapture.udp(40_000, 33_434, [1, 2, 3, 4, 5, 6, 7, 8]))
        for type in 1...3 as ClosedRange<UInt8> {
            packet = Self.message(type, [0, 0, 0, 0] + packet)
            capture.add(frame: Self.front + packet)
        }
        try capture.compare("quoted errors")
    }

    /// RFC 2675 §3: a length of zero stands for one that an option tells; behind no header nothing has to stand.
    @Test func lengthsOfZero() throws {
        var capture = WrittenCapture()
        for next in [0, 6, 17, 43, 44, 58, 59, 60, 99] as [UInt8] {
            for count in [0, 1, 8, 40] {
                var packet = Self.packet(next, [UInt8](repeating: 0, count: count))
                packet.replaceSubrange(4..<6, with: [0, 0])
                capture.add(frame: Self.front + packet)
            }
        }
        try capture.compare("lengths of zero")
    }

    private static let headers: [[UInt8]] = [
        [17, 2, 0, 1, 0, 0, 0, 0] + prefix, [17, 4, 0, 2, 0, 0, 0, 0] + prefix + prefix.dropLast() + [7],
        [17, 0, 0, 0, 0, 0, 0, 0],
        [17, 2, 0, 9, 0, 0, 0, 0] + prefix, [17, 2, 2, 1, 0, 0, 0, 0] + prefix, [17, 2, 2, 0, 0, 0, 0, 0] + prefix,
        [17, 2, 4, 0, 0, 0, 0, 5] + prefix, [17, 4, 4, 1, 1, 0x20, 0, 5] + prefix + prefix.dropLast() + [7],
        [17, 0, 253, 0, 0, 0, 0, 0],
    ]

    /// RFC 8200 §4.4: where a packet goes in the end, and to which conversation it belongs, stands in the header of
    /// its way.
    @Test func waysOfPackets() throws {
        var capture = WrittenCapture()
        let datagram = WrittenCapture.udp(40_001, 40_002, [1, 2, 3])
        for header in Self.headers { capture.add(frame: Self.front + Self.packet(43, header + datagram)) }
        try capture.compare("ways")
    }

    @Test func optionsOfPackets() throws {
        var capture = WrittenCapture()
        let datagram = WrittenCapture.udp(40_001, 40_002, [1, 2, 3])
        for option in [
            [17, 0, 0, 0, 0, 0, 0, 0], [17, 0, 1, 4, 1, 2, 3, 4], [17, 1, 0xC2, 4, 0, 1, 0, 0, 1, 6, 0, 0, 0, 0, 0, 0],
            [17, 0, 5, 2, 0, 1, 1, 0], [17, 0, 4, 1, 5, 1, 1, 0], [17, 2, 0xC9, 16] + Self.prefix + [1, 2, 0, 0],
        ] as [[UInt8]] {
            for next in [0, 60] as [UInt8] { capture.add(frame: Self.front + Self.packet(next, option + datagram)) }
        }
        try capture.compare("options")
    }

    @Test func headersThatEndTooEarly() throws {
        var capture = WrittenCapture()
        let packet = Self.packet(17, WrittenCapture.udp(40_001, 40_002, [1, 2, 3]))
        for count in 1..<packet.count { capture.add(frame: Self.front + packet.prefix(count)) }
        capture.add(frame: Self.front + [0x40] + packet.dropFirst())
        try capture.compare("short headers")
        capture = WrittenCapture()
        for length in [1, 39, 100, 65_535] {
            capture.add(frame: Self.front + packet.prefix(4) + WrittenCapture.two(length) + packet.dropFirst(6))
        }
        try capture.compare("lengths")
    }
}
