// Frames and heads that the tests of this folder share.

import Basics
import Capture
import Wire

/// A lesson's small network, and one of its frames.
enum Samples {
    static let header = CaptureHeader(
        comment: "the first letter",
        links: [
            CapturedLink(name: "hana--switch", description: "hana <-> kita's switch", speed: 1_000_000_000),
            CapturedLink(name: "backbone"),
        ],
        names: [
            CapturedName(IPAddress(192, 0, 2, 10), "hana.kita.example"),
            CapturedName(IPAddress(192, 0, 2, 25), "mail.kita.example"),
            CapturedName(IPAddress(192, 0, 2, 1), "router"),
            CapturedName(IPAddress(198, 51, 100, 1), "router"),
            CapturedName(IPAddress(high: 0x2001_0db8_0000_0000, low: 0x53), "ns.example"),
        ])

    /// 2026-04-01 09:00:00.123456789 UTC.
    static let time: UInt64 = 1_775_034_000_123_456_789

    /// UDP from hana to the mail server, `payload` bytes of it; checksums right.
    static func datagram(payload: Int = 20, destinationPort: UInt16 = 53) -> [UInt8] {
        var ip: [UInt8] = [0x45, 0, 0, 0, 0, 1, 0, 0, 64, 17, 0, 0, 192, 0, 2, 10, 192, 0, 2, 25]
        let total = UInt16(28 + payload)
        (ip[2], ip[3]) = (UInt8(total >> 8), UInt8(total & 0xFF))
        var sum: UInt32 = 0
        for i in stride(from: 0, to: 20, by: 2) { sum += UInt32(ip[i]) << 8 | UInt32(ip[i + 1]) }
        let check = ~UInt16(truncatingIfNeeded: (sum & 0xFFFF) + (sum >> 16))
        (ip[10], ip[11]) = (UInt8(check >> 8), UInt8(check & 0xFF))
        let length = UInt16(8 + payload)
        let udp = [
            0xC0, 0x01, UInt8(destinationPort >> 8), UInt8(destinationPort & 0xFF), UInt8(length >> 8),
            UInt8(length & 0xFF), 0, 0,
        ]
        let ethernet: [UInt8] = [2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1, 8, 0]
        return ethernet + ip + udp + (0..<payload).map { UInt8(truncatingIfNeeded: $0) }
    }

    /// A capture in memory with the given frames.
    static func pcapng(_ frames: [([UInt8], FrameRecord)], bufferSize: Int = 1 << 18) throws -> [UInt8] {
        var writer = try PcapngWriter(to: .memory(), header: header, bufferSize: bufferSize)
        for (bytes, record) in frames { try writer.write(bytes.span.bytes, record) }
        return try writer.finish()
    }

    /// A capture with everything in it.
    static func everything() throws -> [UInt8] {
        try pcapng([
            (
                datagram(payload: 21),
                FrameRecord(
                    time: time, link: 0, direction: .outbound, packetID: 7,
                    comments: ["Step 1: a letter is posted", "手紙をポストに入れる ✉"])
            ),
            (datagram(), FrameRecord(time: time + 1, link: 1)),
        ])
    }
}
