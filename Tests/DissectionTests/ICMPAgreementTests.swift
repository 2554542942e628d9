// Messages of ICMP that no lesson has, beside Wireshark. Read first: WrittenCapture.swift.

import TestSupport
import Testing

@Suite("ICMP", WiresharkVersion.followedOnly)
struct ICMPAgreementTests {
    /// A message with its checksum.
    private static func message(_ bytes: [UInt8]) -> [UInt8] {
        func sum(_ bytes: [UInt8]) -> Int {
            var sum = 0
            for i in stride(from: 0, to: bytes.count, by: 2) {
                sum += Int(bytes[i]) << 8 + (i + 1 < bytes.count ? Int(bytes[i + 1]) : 0)
            }
            while sum > 0xFFFF { sum = sum & 0xFFFF + sum >> 16 }
            return 0xFFFF - sum
        }
        return bytes.prefix(2) + WrittenCapture.two(sum(bytes)) + bytes.dropFirst(4)
    }

    /// A header of extensions (RFC 4884 §7) without a sum, and objects.
    private static func extensions(_ objects: [(kind: UInt8, type: UInt8, data: [UInt8])], version: UInt8 = 0x20)
        -> [UInt8]
    {
        [version, 0, 0, 0] + objects.flatMap { WrittenCapture.two(4 + $0.data.count) + [$0.kind, $0.type] + $0.data }
    }

    private static let objects: [[UInt8]] = [
        extensions([(1, 1, [0x03, 0xE8, 0x1B, 1, 0, 0, 0x31, 255])]), extensions([(1, 1, [0, 0, 0x10, 1, 9])]),
        extensions([(2, 0x0F, [0, 0, 0, 3, 0, 1, 0, 0, 192, 0, 2, 9, 4, 101, 116, 104, 0, 0, 5, 220])]),
        extensions([
            (2, 0x04, [0, 2, 0, 0] + [UInt8](repeating: 1, count: 16)), (2, 0x02, [8] + Array("eth0.10".utf8)),
        ]),
        extensions([(3, 1, Array("eth0".utf8))]), extensions([(3, 2, [0, 0, 0, 7])]),
        extensions([(3, 3, [0, 1, 4, 0, 192, 0, 2, 7])]),
        extensions([(9, 9, [1, 2, 3, 4])]), extensions([(1, 1, [0, 0, 0x11, 1])], version: 0x30),
        [0x20, 0, 0xDF, 0xFF],
    ]

    /// RFC 4884: what stands behind the packet that an error quotes.
    @Test(arguments: objects) func extensionsOfErrors(_ extensions: [UInt8]) throws {
        var capture = WrittenCapture()
        let quoted = WrittenCapture.packet(false, 17, WrittenCapture.udp(40_000, 33_434, [1, 2, 3, 4]))
        let padded = quoted + [UInt8](repeating: 0, count: 128 - quoted.count)
        for (type, code) in [(11, 0), (3, 1), (3, 4), (12, 0)] as [(UInt8, UInt8)] {
            for (words, front) in [(0, padded), (32, padded), (UInt8(quoted.count / 4), quoted)] as [(UInt8, [UInt8])] {
                capture.add(
                    isServer: true, proto: 1, Self.message([type, code, 0, 0, 0, words, 0, 0] + front + extensions))
            }
        }
        try capture.compare("extensions")
    }

    /// RFC 1256, RFC 5944, RFC 8335, and types of which only the beginning is known.
    @Test func otherMessages() throws {
        var capture = WrittenCapture()
        let router: [UInt8] = [192, 0, 2, 1, 128, 0, 0, 0]
        let agent: [UInt8] = [
            16, 10, 0, 1, 1, 2, 0xB0, 0, 192, 0, 2, 1, 19, 2, 24, 24, 24, 2, 7, 7, 0, 33, 5, 1, 2, 3, 4, 5,
        ]
        for bytes in [
            [9, 0, 0, 0, 1, 2, 7, 8] + router, [9, 16, 0, 0, 1, 2, 7, 8] + router + agent,
            [9, 0, 0, 0, 1, 3, 7, 8] + router,
            [10, 0, 0, 0, 0, 0, 0, 0], [42, 0, 0, 0, 0, 5, 1, 1] + Self.objects[4], [43, 0, 0, 0, 0, 5, 1, 0x2F],
            [40, 0, 0, 0, 0, 0, 0, 5],
            [44, 0, 0, 0, 1, 2, 3, 4, 5], [15, 0, 0, 0, 0, 1, 0, 2], [13, 0, 0, 0, 0, 1, 0, 2] + router,
            [8, 0, 0, 0, 0, 1, 0], [8, 0, 0, 0, 0],
        ] as [[UInt8]] { capture.add(isServer: false, proto: 1, Self.message(bytes)) }
        try capture.compare("other messages")
    }

    /// Pings with their time in them, in either order of bytes (the capture begins in 1970), and answers to other
    /// pings.
    @Test func pingsWithTimes() throws {
        var capture = WrittenCapture()
        let times: [[UInt8]] = [
            [0, 0, 0, 0, 0, 1, 2, 3], [1, 0, 0, 0, 64, 66, 15, 0], [0, 0, 0, 9, 0, 1, 0, 0], [0, 2, 0, 0, 0, 0, 0, 0],
            [7, 7, 7, 7, 1, 1, 1, 1], [1, 2],
        ]
        for (i, time) in times.enumerated() {
            let echo = [0, 1, 0, UInt8(i)] + time + [1, 2, 3]
            capture.add(isServer: false, proto: 1, Self.message([8, 0, 0, 0] + echo))
            capture.add(isServer: true, proto: 1, Self.message([0, 0, 0, 0] + echo))
            // The answer to another ping: the checksum does not follow from the question's.
            capture.add(isServer: false, proto: 1, Self.message([8, 0, 0, 0] + echo + [1]))
            capture.add(isServer: true, proto: 1, Self.message([0, 0, 0, 0] + echo + [2]))
        }
        try capture.compare("pings with times")
    }

    /// RFC 792: of what an error quotes any part may be missing.
    @Test func shortQuotations() throws {
        var capture = WrittenCapture()
        let options: [UInt8] = [2, 4, 5, 180, 3, 3, 7, 1]
        let packets = [
            WrittenCapture.packet(false, 6, WrittenCapture.tcp(40_000, 25, 1234, 0, 2, options: options)),
            WrittenCapture.packet(false, 17, WrittenCapture.udp(40_000, 53, [1, 2, 3])),
        ]
        for packet in packets {
            for count in [20, 24, 26, 28, 32, 40, packet.count] {
                for type in [3, 4, 5, 11, 12] as [UInt8] {
                    capture.add(
                        isServer: true, proto: 1, Self.message([type, 0, 0, 0, 0, 0, 0, 0] + packet.prefix(count)))
                }
            }
        }
        try capture.compare("short quotations")
    }

    /// RFC 792, code 1 of type 11: the first piece of a packet whose other pieces did not come, and other pieces.
    @Test func quotedFragments() throws {
        var capture = WrittenCapture()
        let ping: [UInt8] = [8, 0, 1, 2, 0, 7, 0, 1] + [UInt8](repeating: 9, count: 56)
        let pieces: [(proto: UInt8, payload: [UInt8], flags: Int)] = [
            (1, ping, 0x2000), (17, WrittenCapture.udp(40_000, 53, [1, 2, 3, 4, 5, 6, 7, 8]), 0x2000),
            (6, WrittenCapture.tcp(4444, 25, 100, 200, 24, Array("EHLO x\r\n".utf8)), 0x2000), (1, ping, 0x2002),
            (17, ping, 0x0002),
        ]
        for (proto, payload, flags) in pieces {
            let packet = WrittenCapture.packet(false, proto, payload, [], flags)
            for count in [28, 32, packet.count - 1] {
                capture.add(isServer: true, proto: 1, Self.message([11, 1, 0, 0, 0, 0, 0, 0] + packet.prefix(count)))
            }
        }
        try capture.compare("quoted fragments")
    }

    /// An error about an error, which hosts must not send (RFC 1122 §3.2.2), and so on.
    @Test func quotedErrors() throws {
        var capture = WrittenCapture()
        var packet = WrittenCapture.packet(false, 17, WrittenCapture.udp(40_000, 33_434, [1, 2, 3, 4]))
        for type in [3, 11, 5, 3] as [UInt8] {
            let message = Self.message([type, 0, 0, 0, 0, 0, 0, 0] + packet)
            capture.add(isServer: true, proto: 1, message)
            packet = WrittenCapture.packet(true, 1, message)
        }
        try capture.compare("quoted errors")
    }

    /// The same in a capture that has only the beginnings of frames.
    @Test func fragmentsThatWereCutOff() throws {
        var capture = WrittenCapture()
        capture.snapLength = 60
        let query = WrittenCapture.udp(40_000, 53, [UInt8](repeating: 0, count: 40))
        capture.add(isServer: false, proto: 17, query, flags: 0x2000)
        capture.add(isServer: false, proto: 17, query, flags: 0x2006)
        // The first part of a datagram is shorter than that says.
        let long = WrittenCapture.udp(40_000, 40_001, [UInt8](repeating: 0, count: 2000))
        capture.add(isServer: false, proto: 17, Array(long.prefix(1480)), flags: 0x2000)
        capture.add(isServer: false, proto: 17, Array(long.prefix(1480)))
        capture.add(isServer: false, proto: 1, [8, 0, 1, 2, 0, 7, 0, 1] + query, flags: 0x2000)
        try capture.compare("cut fragments")
    }

    /// Segments of connections that nobody has seen, and packets in packets.
    @Test func quotedStrangers() throws {
        var capture = WrittenCapture()
        let syn = WrittenCapture.tcp(4444, 25, 99, 0, 2, options: [2, 4, 5, 180])
        let data = WrittenCapture.tcp(4444, 25, 100, 200, 24, Array("EHLO x\r\n".utf8))
        let six: [UInt8] = [0x60, 0, 0, 0, 0, 8, 59, 64] + [UInt8](repeating: 1, count: 32) + [1, 2, 3, 4, 5, 6, 7, 8]
        let quoted: [[UInt8]] = [
            WrittenCapture.packet(true, 6, data), WrittenCapture.packet(true, 6, syn),
            WrittenCapture.packet(true, 6, data), WrittenCapture.packet(true, 6, data),
            WrittenCapture.packet(true, 41, six), Array(WrittenCapture.packet(true, 6, data).prefix(13)),
        ]
        for packet in quoted {
            capture.add(isServer: false, proto: 1, Self.message([3, 1, 0, 0, 0, 0, 0, 0] + packet))
        }
        try capture.compare("quoted strangers")
    }
}
