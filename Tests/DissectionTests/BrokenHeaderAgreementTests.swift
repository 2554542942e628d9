// Headers that are odd, cut short, or wrong, beside Wireshark. Read first: WrittenCapture.swift.

import TestSupport
import Testing

@Suite("Odd headers", WiresharkVersion.followedOnly)
struct BrokenHeaderAgreementTests {
    /// Hardware and protocols other than Ethernet and IPv4; RARP (RFC 903); messages that end too early.
    @Test func otherKindsOfARP() throws {
        var capture = WrittenCapture()
        let front: [UInt8] = [255, 255, 255, 255, 255, 255, 2, 0, 0, 0, 0, 1]
        for (hardware, proto, sizes) in [
            (1, 0x0800, (6, 4)), (6, 0x0800, (6, 4)), (0, 0x0800, (6, 4)), (24, 0x0800, (8, 4)), (1, 0x86DD, (6, 16)),
            (1, 0x0800, (6, 0)),
            (1, 0x1234, (6, 4)), (7, 0x0800, (1, 4)), (1, 0x0800, (0, 4)),
        ] as [(Int, Int, (Int, Int))] {
            let head = WrittenCapture.two(hardware) + WrittenCapture.two(proto) + [UInt8(sizes.0), UInt8(sizes.1)]
            let ends = (0..<(2 * (sizes.0 + sizes.1))).map { UInt8($0 + 2) }
            for (type, opcode) in [([8, 6], 1), ([8, 6], 2), ([0x80, 0x35], 3), ([8, 6], 7)] as [([UInt8], UInt8)] {
                capture.add(frame: front + type + head + [0, opcode] + ends)
            }
        }
        let own: [UInt8] = [0, 1, 8, 0, 6, 4, 0, 1, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0]
        for type in [[8, 6], [0x80, 0x35]] as [[UInt8]] { capture.add(frame: front + type + own) }
        for count in 1...28 { capture.add(frame: front + [8, 6] + own.prefix(count)) }
        try capture.compare("kinds of ARP")
    }

    @Test func lengthsOfEthernet() throws {
        var capture = WrittenCapture()
        let front: [UInt8] = [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2]
        let snap: [UInt8] = [0xAA, 0xAA, 3, 0, 0, 0, 8, 0]
        let packet = WrittenCapture.packet(false, 17, WrittenCapture.udp(40_001, 40_002, [1, 2, 3]))
        let plain: [UInt8] = [6, 6, 3]
        for length in [39, 200] { capture.add(frame: front + WrittenCapture.two(length) + snap + packet) }
        capture.add(frame: front + WrittenCapture.two(34) + plain + packet)
        capture.add(frame: front + [0x81, 0, 0, 5] + WrittenCapture.two(39) + snap + packet)
        capture.add(frame: front + WrittenCapture.two(1530) + packet)
        capture.add(frame: front + [0, 0] + packet)
        try capture.compare("lengths")
    }

    private static let options: [[UInt8]] = [
        [7, 11, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0], [7, 11, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        [7, 10, 4, 1, 1, 1, 1, 1, 1, 1, 0, 0],
        [131, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 0], [131, 7, 1, 1, 2, 3, 4, 0], [68, 9, 5, 0, 1, 2, 3, 4, 5, 0, 0, 0],
        [68, 8, 5, 2, 1, 2, 3, 4], [11, 4, 5, 220], [12, 4, 5, 220], [149, 6, 1, 2, 3, 4, 0, 0],
        [25, 8, 5, 60, 1, 2, 3, 4],
        [25, 8, 0x85, 60, 1, 2, 3, 4], [1, 1, 1, 1], [147, 4, 1, 1], [30, 4, 1, 1], [148, 5, 0, 0, 1, 0, 0, 0],
        // These break off, and nothing is read behind them.
        [7, 2, 0, 0], [68, 3, 5, 0], [148, 3, 0, 0], [82, 4, 1, 1], [12, 3, 1, 0],
    ]

    @Test func oddOptionsOfIPv4() throws {
        var capture = WrittenCapture()
        for option in Self.options {
            capture.add(isServer: false, proto: 17, WrittenCapture.udp(40_001, 40_002, [1, 2, 3]), options: option)
        }
        try capture.compare("odd options")
    }

    @Test func headersThatEndTooEarly() throws {
        var capture = WrittenCapture()
        let packet = WrittenCapture.packet(false, 17, WrittenCapture.udp(40_001, 40_002, [1, 2, 3]))
        for count in 1..<20 { capture.add(frame: capture.front + packet.prefix(count)) }
        for count in 0..<12 {
            capture.add(
                isServer: false, proto: 17, Array(WrittenCapture.udp(40_001 + count, 53, [1, 2, 3, 4]).prefix(count)))
        }
        for length in [9, 200] {
            let datagram =
                WrittenCapture.two(40_100) + WrittenCapture.two(40_002) + WrittenCapture.two(length) + [1, 1] + [
                    1, 2, 3,
                ]
            capture.add(isServer: false, proto: 17, datagram)
        }
        for count in 0..<24 {
            let segment = WrittenCapture.tcp(40_001 + count, 25, 5, 6, 24, options: [1, 1, 1, 0], [1])
            capture.add(isServer: false, proto: 6, Array(segment.prefix(count)))
        }
        for words in 0..<16 {
            var segment = WrittenCapture.tcp(41_001 + words, 25, 5, 6, 24, Array("NOOP\r\n".utf8))
            segment[12] = UInt8(words) << 4
            capture.add(isServer: false, proto: 6, segment)
        }
        try capture.compare("short headers")
    }

    /// A SYN whose options are not all there, between the ends of a connection and of none; a group that sends.
    @Test func openingsThatEndTooEarly() throws {
        var capture = WrittenCapture()
        let data = Array("NOOP\r\n".utf8)
        capture.add(isServer: false, proto: 6, WrittenCapture.tcp(40_000, 25, 999, 0, 2))
        capture.add(isServer: true, proto: 6, WrittenCapture.tcp(25, 40_000, 4999, 1000, 18))
        capture.add(isServer: false, proto: 6, WrittenCapture.tcp(40_000, 25, 1000, 5000, 24, data))
        for (port, flags) in [(40_000, 2), (40_001, 2), (40_002, 18), (40_003, 16)] as [(Int, UInt8)] {
            var segment = WrittenCapture.tcp(port, 25, 2000, 5000, flags)
            segment[12] = 0xA0
            capture.add(isServer: false, proto: 6, segment)
            capture.add(isServer: true, proto: 6, WrittenCapture.tcp(25, port, 5000, 2001, 24, data))
        }
        capture.front[6] |= 1
        capture.add(isServer: false, proto: 17, WrittenCapture.udp(40_001, 40_002, [1, 2, 3]))
        try capture.compare("short openings")
    }

    private static let tcpOptions: [[UInt8]] = [
        [29, 4, 1, 2], [29, 8, 1, 2, 3, 4, 5, 6], [172, 11, 0, 0, 1, 0, 0, 2, 0, 0, 3, 1], [174, 8, 0, 0, 1, 0, 0, 2],
        [172, 4, 1, 1],
        [6, 6, 1, 2, 3, 4, 1, 1], [7, 6, 1, 2, 3, 4, 1, 1], [11, 6, 1, 2, 3, 4, 1, 1], [12, 6, 1, 2, 3, 4, 1, 1],
        [13, 4, 1, 2],
        [27, 8, 0x0F, 3, 1, 2, 3, 4], [27, 4, 1, 1], [253, 8, 1, 2, 3, 4, 5, 6], [5, 4, 1, 2],
        [5, 12, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
        [2, 4, 5, 180], [2, 3, 5, 1],
    ]

    @Test func oddOptionsOfTCP() throws {
        var capture = WrittenCapture()
        for (i, options) in Self.tcpOptions.enumerated() {
            capture.add(
                isServer: false, proto: 6, WrittenCapture.tcp(42_000 + i, 45_000, 1000, 7, 16, options: options))
        }
        try capture.compare("odd options")
    }

    /// Flags that do not go together, an urgent pointer without its flag, reserved bits.
    /// Blocks of SACK of which only a part is there (RFC 2018 §3): nothing behind them is read.
    @Test func pieceOfABlock() throws {
        var capture = WrittenCapture()
        for count in [2, 3, 5, 6, 7, 9, 10, 12, 14] as [UInt8] {
            var options = [5, count] + (1..<(count - 1))
            options += [UInt8](repeating: 1, count: -options.count & 3)
            let segment = WrittenCapture.tcp(40_000, 9999, 1000, 5000, 24, options: options, [1, 2, 3])
            capture.add(isServer: false, proto: 6, segment)
        }
        try capture.compare("a piece of a block")
    }

    /// RFC 2883 §4: a first block that lies within the second one, and others that do not.
    @Test func blocksWithinBlocks() throws {
        var capture = WrittenCapture()
        for edges in [
            (100, 200, 300, 400), (100, 300, 200, 400), (200, 300, 100, 400), (300, 200, 100, 400),
            (400, 200, 100, 300), (100, 100, 100, 200), (200, 200, 200, 200), (200, 400, 100, 300),
        ] {
            let blocks = [edges.0, edges.1, edges.2, edges.3].flatMap(WrittenCapture.four)
            let segment = WrittenCapture.tcp(40_000, 9999, 1000, 10, 16, options: [1, 1, 5, 18] + blocks)
            capture.add(isServer: false, proto: 6, segment)
        }
        try capture.compare("blocks within blocks")
    }

    /// The capture ends within an option, or between its kind and its length.
    @Test(arguments: Array(54...68)) func optionsThatTheCaptureCutOff(_ count: Int) throws {
        var capture = WrittenCapture()
        capture.snapLength = count
        let options: [UInt8] = [1, 1, 8, 10, 1, 2, 3, 4, 5, 6, 7, 8]
        for flags in [2, 24] as [UInt8] {
            let segment = WrittenCapture.tcp(40_000, 9999, 1000, 5000, flags, options: options, [1, 2, 3])
            capture.add(isServer: false, proto: 6, segment)
        }
        try capture.compare("options cut off at \(count)")
    }

    /// The reason that a segment with RST gives (RFC 9293 §3.5.3).
    @Test(arguments: [54, 55, 58, 70]) func reasonsThatTheCaptureCutOff(_ snapLength: Int) throws {
        var capture = WrittenCapture()
        capture.snapLength = snapLength
        let segment = WrittenCapture.tcp(9999, 40_000, 1000, 5000, 20, Array("no room".utf8))
        capture.add(isServer: true, proto: 6, segment)
        try capture.compare("reasons of \(snapLength) bytes")
    }

    /// The capture cut off where a letter of IMAP begins, or where it goes on: what follows is read.
    @Test(WiresharkVersion.followedOnly, arguments: [94, 100, 150])
    func lettersOfIMAPThatTheCaptureCutOff(_ snapLength: Int) throws {
        var capture = WrittenCapture()
        capture.snapLength = snapLength
        var number = 5000
        let letter = "From: a@b\r\n\r\n" + String(repeating: "text\r\n", count: 60)
        for text in [
            "* 1 FETCH (RFC822 {5000}\r\n" + letter, letter, "* 2 EXISTS\r\n", "a OK done\r\n",
            "* 2 FETCH (RFC822 {2}\r\n", "\r\n)\r\n", "b OK done\r\n",
        ] {
            let segment = WrittenCapture.tcp(143, 40_000, number, 1000, 24, Array(text.utf8))
            capture.add(isServer: true, proto: 6, segment)
            number += text.utf8.count
        }
        try capture.compare("letters of IMAP that are cut off")
    }

    /// Letters of POP3 in pieces of which the capture cut off the long ones: `ls` is a long and a short one.
    @Test(
        WiresharkVersion.followedOnly,
        arguments: [
            ["sss", "sss"], ["lss", "sss"], ["sls", "sss"], ["ssl", "sss", "sss"], ["lll", "ss"], ["l", "ss"],
        ])
    func piecesOfLettersThatTheCaptureCutOff(_ letters: [String]) throws {
        var capture = WrittenCapture()
        capture.snapLength = 100
        var numbers = [false: 1000, true: 5000]
        func say(_ isServer: Bool, _ text: String) {
            let ports = isServer ? (110, 40_000) : (40_000, 110)
            let (mine, other) = (numbers[isServer, default: 0], numbers[!isServer, default: 0])
            let segment = WrittenCapture.tcp(ports.0, ports.1, mine, other, 24, Array(text.utf8))
            capture.add(isServer: isServer, proto: 6, segment)
            numbers[isServer] = mine + text.utf8.count
        }
        for letter in letters {
            let pieces = letter.enumerated().map { place, size in
                "Subject: \(place)\r\n" + String(repeating: "X: y\r\n", count: size == "l" ? 20 : 3)
            }
            say(false, "RETR 1\r\n")
            say(true, "+OK \(pieces.joined().utf8.count) octets\r\n")
            for piece in pieces { say(true, piece) }
        }
        try capture.compare("letters in pieces of \(letters)")
    }

    /// An EtherType of IPv4 before a packet of IPv6.
    @Test func theOtherVersion() throws {
        var capture = WrittenCapture()
        let front: [UInt8] = [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0]
        let datagram = WrittenCapture.udp(40_001, 40_002, [1, 2, 3])
        let addresses = (0..<32).map { UInt8($0) }
        capture.add(frame: front + [0x60, 0, 0, 0, 0, 11, 17, 64] + addresses + datagram)
        capture.add(frame: front + [0x60, 0, 0, 0, 0, 11, 17, 64] + addresses.prefix(20))
        capture.add(frame: front + [0x70, 0, 0, 0, 0, 11, 17, 64] + addresses + datagram)
        // An error message of ICMP that quotes it, in whole or in part.
        let quoted = [0x60, 0, 0, 0, 0, 11, 17, 64] + addresses + datagram
        for count in [51, 45, 40, 20] {
            capture.add(isServer: false, proto: 1, [3, 3, 0, 0, 0, 0, 0, 0] + quoted.prefix(count))
        }
        try capture.compare("the other version")
    }

    @Test func oddFlags() throws {
        var capture = WrittenCapture()
        for flags in [0, 3, 7, 0x1F, 0x2B, 0xC2, 0xFF] as [UInt8] {
            var segment = WrittenCapture.tcp(43_000 + Int(flags), 45_000, 1000, 7, flags, [1, 2])
            segment[12] |= flags & 15
            segment[19] = 5
            capture.add(isServer: false, proto: 6, segment)
        }
        try capture.compare("odd flags")
    }
}
