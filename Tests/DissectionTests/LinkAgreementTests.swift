// Links that are not Ethernet, and frames that the capture cut off, beside Wireshark. Read first: WrittenCapture.swift.

import TestSupport
import Testing

@Suite("Links", .enabled(if: ExternalTool.wiresharkIsThere, Comment(rawValue: ExternalTool.wiresharkHint)))
struct LinkAgreementTests {
    private static let question: [UInt8] = [0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 97, 0, 0, 1, 0, 1]

    private func fill(_ capture: inout WrittenCapture) {
        let text = Array("EHLO client.example with a long name\r\n".utf8)
        capture.add(isServer: false, proto: 17, WrittenCapture.udp(53_000, 53, Self.question))
        capture.add(
            isServer: false, proto: 6, WrittenCapture.tcp(40_000, 25, 999, 0, 2, options: [2, 4, 5, 180, 1, 3, 3, 7]))
        capture.add(
            isServer: true, proto: 6,
            WrittenCapture.tcp(25, 40_000, 1999, 1000, 18, options: [2, 4, 5, 180, 1, 3, 3, 5]))
        capture.add(isServer: false, proto: 6, WrittenCapture.tcp(40_000, 25, 1000, 2000, 16))
        capture.add(isServer: false, proto: 6, WrittenCapture.tcp(40_000, 25, 1000, 2000, 24, text))
        capture.add(
            isServer: true, proto: 6,
            WrittenCapture.tcp(25, 40_000, 2000, 1000 + text.count, 24, Array("250 yes\r\n".utf8)))
    }

    private static let links: [(Int, [UInt8])] = [
        (0, [2, 0, 0, 0]), (0, [0, 0, 0, 2]), (108, [0, 0, 0, 2]), (101, []), (228, []),
        (113, [0, 4, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0, 8, 0]),
        (113, [0, 0, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 0]),
        // The end of a tunnel has an address of IPv4.
        (113, [0, 4, 3, 0, 0, 4, 192, 0, 2, 7, 0, 0, 0, 0, 8, 0]),
        (276, [8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 4, 4, 192, 0, 2, 7, 0, 0, 0, 0]),
        (276, [8, 0, 0, 0, 0, 0, 0, 3, 0, 1, 4, 6, 2, 0, 0, 0, 0, 1, 0, 0]),
    ]

    @Test(arguments: links) func packetsOnOtherLinks(_ linkType: Int, _ front: [UInt8]) throws {
        var capture = WrittenCapture()
        (capture.linkType, capture.front) = (linkType, front)
        fill(&capture)
        try capture.compare("link type \(linkType)")
    }

    @Test func cookedFramesWithOtherContents() throws {
        var capture = WrittenCapture()
        capture.linkType = 113
        capture.add(
            frame: [0, 0, 0, 1, 0, 8, 1, 2, 3, 4, 5, 6, 7, 8, 8, 6, 0, 1, 8, 0, 6, 4, 0, 1]
                + [UInt8](repeating: 5, count: 20))
        capture.add(frame: [0, 1, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0, 0x88, 0xB5, 1, 2, 3])
        // IEEE 802.2 (4), and bytes behind the packet.
        capture.add(frame: [0, 3, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0, 0, 4, 0x72, 0x72, 3, 1, 2])
        capture.add(
            frame: Self.cooked + WrittenCapture.packet(false, 17, WrittenCapture.udp(4444, 5555, [1, 2, 3])) + [7, 8])
        try capture.compare("cooked frames")
    }

    private static let cooked: [UInt8] = [0, 4, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0, 8, 0]

    /// Not all numbers of families mean the same everywhere; what stands behind a packet has no name here.
    @Test(arguments: [0, 101, 108]) func bytesBehindThePacket(_ linkType: Int) throws {
        var capture = WrittenCapture()
        (capture.linkType, capture.front) = (linkType, linkType == 101 ? [] : [0, 0, 0, 2])
        capture.add(isServer: false, proto: 17, WrittenCapture.udp(4444, 5555, [1, 2, 3]), trailer: [7, 8, 9])
        if linkType == 0 {
            capture.add(frame: [10, 0, 0, 0, 0x60, 0, 0, 0, 0, 0, 17, 64] + [UInt8](repeating: 1, count: 32))
        }
        try capture.compare("bytes behind packets, link type \(linkType)")
    }

    /// Wireshark knows who makes network cards; those that tests and virtual machines have are known here, too.
    @Test(
        WiresharkVersion.followedOnly,
        arguments: [
            [0x00, 0x11, 0x22], [0x08, 0x00, 0x27], [0x52, 0x54, 0x00], [0x00, 0x0C, 0x29], [0x00, 0x50, 0x56],
            [0x00, 0x16, 0x3E],
            [0x00, 0x15, 0x5D], [0x00, 0x1C, 0x42], [0x00, 0x01, 0x02], [0xB8, 0x27, 0xEB], [0x00, 0x00, 0x00],
            [0x02, 0x42, 0xAC],
        ] as [[UInt8]])
    func makersOfCards(_ prefix: [UInt8]) throws {
        var capture = WrittenCapture()
        capture.front = prefix + [1, 2, 3] + prefix + [4, 5, 6, 8, 0]
        capture.add(isServer: false, proto: 17, WrittenCapture.udp(4444, 5555, [1, 2, 3]))
        try capture.compare("cards of \(prefix)")
    }

    /// RFC 2003, RFC 4213: packets in packets; there is an end to it.
    @Test func packetsInPackets() throws {
        let inner = WrittenCapture.packet(false, 17, WrittenCapture.udp(53_000, 53, Self.question))
        let six: [UInt8] = [0x60, 0, 0, 0, 0, 8, 59, 64] + [UInt8](repeating: 1, count: 32) + [1, 2, 3, 4, 5, 6, 7, 8]
        var capture = WrittenCapture()
        capture.add(isServer: false, proto: 4, inner)
        capture.add(isServer: false, proto: 41, six)
        capture.add(isServer: false, proto: 4, WrittenCapture.packet(true, 41, six))
        try capture.compare("packets in packets")
    }

    /// Where the first bytes of IPv4's header are missing nothing is read; everything behind is, as far as it is there.
    @Test(arguments: [42, 50, 54, 58, 62, 70, 90]) func framesThatWereCutOff(_ snapLength: Int) throws {
        var capture = WrittenCapture()
        capture.snapLength = snapLength
        fill(&capture)
        try capture.compare("\(snapLength) bytes of each frame")
    }

    /// IEEE 802.2: frames that are counted, that answer, that ask for an answer; types that others than Ethernet's give.
    @Test(WiresharkVersion.followedOnly) func controlFields() throws {
        let inner = WrittenCapture.packet(false, 17, WrittenCapture.udp(4444, 5555, [1, 2, 3]))
        let packets: [[UInt8]] = [
            [0x72, 0x72, 0x7F], [0x72, 0x73, 0x6F], [0x72, 0x73, 0x73], [0x72, 0x72, 0x43],
            [0x72, 0x72, 0x06, 0x0B, 1], [0x72, 0x73, 0x06, 0x0A, 1], [0x72, 0x73, 0x01, 0x05, 1, 2],
            [0x72, 0x72, 0x09, 0x10], [0xAA, 0xAA, 3, 0, 0, 0x0C, 0x12, 0x34, 1, 2],
            [0xAA, 0xAA, 3, 8, 0, 7, 0x12, 0x34, 1, 2], [0xAA, 0xAA, 3, 0, 0, 0xF8, 8, 0] + inner,
        ]
        var capture = WrittenCapture()
        let addresses: [UInt8] = [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2]
        for packet in packets { capture.add(frame: addresses + WrittenCapture.two(packet.count) + packet) }
        try capture.compare("control fields")
    }

    /// The provider's tag as it was before IEEE 802.1ad.
    @Test func tagsOfOldProviders() throws {
        var capture = WrittenCapture()
        capture.front = [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 0x91, 0, 0x20, 7, 0x81, 0, 0, 5, 8, 0]
        capture.add(isServer: false, proto: 17, WrittenCapture.udp(4444, 5555, [1, 2, 3]))
        try capture.compare("old tags")
    }

    private static let request: [UInt8] =
        [0, 1, 8, 0, 6, 4, 0, 1, 2, 0, 0, 0, 0, 1, 192, 0, 2, 1, 0, 0, 0, 0, 0, 0, 192, 0, 2, 2]

    /// What fills a frame of Ethernet is there on Linux's links, too.
    @Test(
        arguments: [
            (113, [0, 4, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0, 8, 6]),
            (276, [8, 6, 0, 0, 0, 0, 0, 3, 0, 1, 4, 6, 2, 0, 0, 0, 0, 1, 0, 0]),
        ] as [(Int, [UInt8])])
    func paddingOfCookedFrames(_ linkType: Int, _ front: [UInt8]) throws {
        var capture = WrittenCapture()
        capture.linkType = linkType
        for count in [3, 18, 30] {
            capture.add(frame: front + Self.request + [UInt8](repeating: 0, count: count))
            capture.add(frame: front + Self.request + [UInt8](repeating: 7, count: count))
        }
        try capture.compare("padding, link type \(linkType)")
    }

    /// Behind tags it is theirs; and a frame that is shorter than 60 bytes has not been filled yet.
    @Test(WiresharkVersion.followedOnly, arguments: [[], [0x81, 0], [0x88, 0xA8], [0x91, 0]] as [[UInt8]])
    func paddingOfTaggedFrames(_ tag: [UInt8]) throws {
        for inner in [[], [0x81, 0, 0, 5]] as [[UInt8]] {
            var capture = WrittenCapture()
            let front: [UInt8] = [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2]
            capture.front = front + (tag.isEmpty ? [] : tag + [0x20, 7]) + inner + [8, 0]
            for count in [0, 1, 9, 13, 18, 25] {
                for byte in [0, 7] as [UInt8] {
                    capture.add(
                        isServer: false, proto: 17, WrittenCapture.udp(4444, 5555, [1]),
                        trailer: [UInt8](repeating: byte, count: count))
                }
            }
            try capture.compare("padding behind \(tag), \(inner)")
        }
    }

    /// IEEE 802.1ad: two tags of a provider are read together; and tags that end too early.
    @Test(WiresharkVersion.followedOnly) func tagsInTags() throws {
        var capture = WrittenCapture()
        let ends: [UInt8] = [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2]
        let kinds: [[UInt8]] = [[0x88, 0xA8], [0x81, 0], [0x91, 0]]
        for outer in kinds {
            for inner in kinds {
                let tags = outer + [0x20, 5] + inner + [0x61, 6]
                for last in kinds { capture.add(frame: ends + tags + last + [0xA2, 7, 0x88, 0xB5, 1, 2, 3]) }
                capture.add(frame: ends + tags + [0x88, 0xB5, 1, 2, 3])
                for count in 2...8 { capture.add(frame: ends + tags.prefix(count)) }
            }
        }
        try capture.compare("tags in tags")
    }

    /// Of padding that the capture cut off nothing is told.
    @Test(arguments: [44, 54, 59]) func paddingThatWasCutOff(_ snapLength: Int) throws {
        var capture = WrittenCapture()
        capture.snapLength = snapLength
        let front: [UInt8] = [255, 255, 255, 255, 255, 255, 2, 0, 0, 0, 0, 1, 8, 6]
        capture.add(frame: front + Self.request + [UInt8](repeating: 0, count: 18))
        try capture.compare("padding, \(snapLength) bytes")
    }

    /// Without anything in front, the first bits say what it is; a link of IPv4 alone carries nothing else.
    @Test(arguments: [12, 101, 228]) func packetsThatAreNone(_ linkType: Int) throws {
        var capture = WrittenCapture()
        capture.linkType = linkType
        capture.add(frame: [0x00, 1, 2, 3, 4, 5, 6, 7])
        capture.add(frame: [0x75, 1, 2, 3])
        if linkType != 228 { capture.add(frame: [0xF0, 1, 2]) }
        try capture.compare("no packets, link type \(linkType)")
    }

    /// What a letter's dot is missing of, or the bytes that APPEND has announced, is not waited for.
    @Test(WiresharkVersion.followedOnly) func lettersThatWereCutOff() throws {
        let letter =
            "From: a@example\r\nSubject: a long one\r\n\r\n"
            + String(repeating: "word ", count: 30) + "\r\n"
        let post: [(Bool, String)] = [
            (false, "RETR 1\r\n"), (true, "+OK \(letter.utf8.count) octets\r\n"), (true, letter + ".\r\n"),
            (false, "DELE 1\r\n"), (true, "+OK gone\r\n"), (false, "RETR 2\r\n"), (true, "-ERR no\r\n"),
        ]
        let access: [(Bool, String)] = [
            (true, "* OK ready when you are\r\n"), (false, "x CAPABILITY\r\n"),
            (false, "a APPEND Sent {\(letter.utf8.count)}\r\n"), (true, "+ OK\r\n"), (false, letter),
            (true, "a OK done\r\n"), (false, "b NOOP\r\n"), (true, "b OK\r\n"),
        ]
        for (port, turns) in [(110, post), (143, access)] {
            var capture = WrittenCapture()
            capture.snapLength = 130
            var sent = [false: 1000, true: 2000]
            for (isServer, text) in turns {
                let bytes = Array(text.utf8)
                capture.add(
                    isServer: isServer, proto: 6,
                    WrittenCapture.tcp(
                        isServer ? port : 40_000, isServer ? 40_000 : port, sent[isServer] ?? 0, sent[!isServer] ?? 0,
                        24, bytes))
                sent[isServer, default: 0] += bytes.count
            }
            try capture.compare("cut letters, port \(port)")
        }
    }

    /// Lines from point to point: PPP, in HDLC's frame, over Ethernet, and Cisco's frames.
    @Test(arguments: [(9, false), (9, true), (50, true), (104, false)] as [(Int, Bool)])
    func pointToPoint(_ linkType: Int, _ isFramed: Bool) throws {
        let udp = WrittenCapture.udp(40_001, 40_002, [1, 2, 3])
        let ipv6 = [0x60, 0, 0, 0, 0, 11, 17, 64] + [UInt8](repeating: 0x20, count: 32) + udp
        func front(_ ppp: [UInt8], _ type: [UInt8]) -> [UInt8] {
            linkType == 104 ? [15, 0] + type : (isFramed ? [0xFF, 3] : []) + ppp
        }
        var capture = WrittenCapture()
        capture.linkType = linkType
        capture.front = front([0, 0x21], [8, 0])
        capture.add(isServer: false, proto: 17, udp)
        capture.add(frame: front([0, 0x57], [0x86, 0xDD]) + ipv6)
        if linkType != 104 {
            // RFC 1661 §6.5: a number of one byte.
            capture.add(frame: front([0x21], []) + WrittenCapture.packet(true, 17, udp))
        }
        try capture.compare("link type \(linkType)")
    }

    @Test func pointToPointOverEthernet() throws {
        let packet = WrittenCapture.packet(false, 17, WrittenCapture.udp(40_001, 40_002, [1, 2, 3]))
        let ethernet: [UInt8] = [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 0x88, 0x64]
        let session = [0x11, 0, 0, 7] + WrittenCapture.two(packet.count + 2) + [0, 0x21] + packet
        var capture = WrittenCapture()
        capture.add(frame: ethernet + session)
        capture.add(frame: ethernet + session + [UInt8](repeating: 0, count: 60 - 14 - session.count))
        try capture.compare("PPPoE")
    }

    /// Wherever a header of the link ends too early.
    @Test(WiresharkVersion.followedOnly, arguments: [(1, 14), (113, 16), (276, 20)])
    func headersThatAreCut(_ linkType: Int, _ size: Int) throws {
        let header: [UInt8] = [0, 4, 0, 1, 0, 6, 2, 0, 0, 0, 0, 6, 2, 0, 8, 0, 0, 1, 0, 0]
        var capture = WrittenCapture()
        capture.linkType = linkType
        for count in 1..<size { capture.add(frame: Array(header.prefix(count))) }
        try capture.compare("headers of link type \(linkType)")
    }
}
