// ICMP, options, pieces and strange lengths beside Wireshark. Read first: WrittenCapture.swift.

import TestSupport
import Testing

@Suite("Internet layer", .enabled(if: ExternalTool.wiresharkIsThere, Comment(rawValue: ExternalTool.wiresharkHint)))
struct InternetAgreementTests {
    /// With a sum that is right (RFC 1071).
    private static func icmp(_ type: UInt8, _ code: UInt8, _ rest: [UInt8]) -> [UInt8] {
        var message = [type, code, 0, 0] + rest
        var sum = 0
        for i in stride(from: 0, to: message.count, by: 2) {
            sum += Int(message[i]) << 8 | (i + 1 < message.count ? Int(message[i + 1]) : 0)
        }
        while sum >> 16 != 0 { sum = sum & 0xFFFF + sum >> 16 }
        message.replaceSubrange(2..<4, with: WrittenCapture.two(~sum & 0xFFFF))
        return message
    }

    @Test func pingsAndTheirAnswers() throws {
        var capture = WrittenCapture()
        for sequence: UInt8 in 0..<3 {
            let rest = [0, 77, 0, sequence] + Array("abcdefgh".utf8)
            capture.add(isServer: false, proto: 1, Self.icmp(8, 0, rest))
            if sequence != 1 { capture.add(isServer: true, proto: 1, Self.icmp(0, 0, rest), wait: 12_300) }
        }
        capture.add(isServer: true, proto: 1, Self.icmp(0, 0, [0, 78, 0, 0]))
        capture.add(isServer: false, proto: 1, Self.icmp(13, 0, [0, 1, 0, 2] + [UInt8](repeating: 3, count: 12)))
        capture.add(isServer: false, proto: 1, Self.icmp(17, 0, [0, 1, 0, 2, 255, 255, 255, 0]))
        capture.add(isServer: false, proto: 1, [8, 0, 1, 2, 0, 1, 0, 2])
        try capture.compare("pings")
    }

    @Test(arguments: [(3, 0), (3, 1), (3, 3), (3, 13), (11, 0), (12, 0), (4, 0), (5, 1)] as [(UInt8, UInt8)])
    func reportsQuoteWhatTheyAreAbout(_ type: UInt8, _ code: UInt8) throws {
        var capture = WrittenCapture()
        let question: [UInt8] = [0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 97, 0, 0, 1, 0, 1]
        let segment = WrittenCapture.tcp(40_000, 25, 1000, 2000, 24, Array("EHLO x\r\n".utf8))
        let rest: [UInt8] = type == 5 ? [192, 0, 2, 9] : type == 12 ? [20, 0, 0, 0] : [0, 0, 0, 0]
        for quoted in [
            WrittenCapture.packet(true, 17, WrittenCapture.udp(53_000, 53, question)),
            WrittenCapture.packet(true, 6, segment),
        ] {
            capture.add(isServer: false, proto: 1, Self.icmp(type, code, rest + quoted))
            capture.add(isServer: false, proto: 1, Self.icmp(type, code, rest + quoted.prefix(28)))
        }
        try capture.compare("ICMP type \(type), code \(code)")
    }

    /// RFC 1191: a letter that is too large for a link is quoted, from the middle of it and not to its end.
    @Test(arguments: [
        (25, false, "Received: from x\r\nFrom: a@b\r\n\r\nDear K"), (25, true, "354 go"),
        (25, false, "From: a@b\r\n\r\nIn the middle"), (25, false, "NOOP\r\nMAIL FROM:<a@b>\r\n"), (110, false, "RE"),
        (110, true, "+OK 5 oct"),
        (110, true, "From: a@b\r\nSubject: x\r\n\r\nline\r\nlin"), (143, true, "From: a@b\r\n\r\nx"),
        (143, true, "a1 OK done\r\n"),
    ])
    func quotedSegmentsOfMail(_ port: Int, _ isServer: Bool, _ text: String) throws {
        var capture = WrittenCapture()
        let ports = isServer ? (port, 40_000) : (40_000, port)
        let segment = WrittenCapture.tcp(ports.0, ports.1, 1000, 2000, 24, Array(text.utf8))
        let quoted = WrittenCapture.packet(isServer, 6, segment)
        capture.add(isServer: !isServer, proto: 1, Self.icmp(3, 4, [0, 0, 2, 64] + quoted))
        try capture.compare("a quoted segment of port \(port)")
    }

    /// RFC 2003: a packet inside of a packet, and another one inside of that.
    @Test func packetsInPackets() throws {
        var capture = WrittenCapture()
        let question: [UInt8] = [0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 97, 0, 0, 1, 0, 1]
        let inner = WrittenCapture.packet(false, 17, WrittenCapture.udp(53_000, 53, question))
        capture.add(isServer: false, proto: 4, inner)
        capture.add(isServer: true, proto: 4, WrittenCapture.packet(true, 4, inner))
        capture.add(isServer: false, proto: 4, Array(inner.prefix(30)))
        try capture.compare("packets in packets")
    }

    /// RFC 6762: questions to everybody on the link, with a bit of their class that means something else.
    @Test func multicastDNS() throws {
        var capture = WrittenCapture()
        let name: [UInt8] = [2, 112, 99, 5] + Array("local".utf8) + [0]
        let question = [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0] + name + [0, 1, 0x80, 1]
        let answer =
            [0, 0, 0x84, 0, 0, 0, 0, 1, 0, 0, 0, 0] + name + [0, 1, 0x80, 1, 0, 0, 0, 120, 0, 4, 192, 0, 2, 1]
        capture.add(isServer: false, proto: 17, WrittenCapture.udp(5353, 5353, question))
        capture.add(isServer: true, proto: 17, WrittenCapture.udp(5353, 5353, answer))
        capture.add(isServer: true, proto: 17, WrittenCapture.udp(5353, 5353, answer))
        try capture.compare("multicast DNS")
    }

    /// What begins a conversation counts for its times, though only quoted or empty; later ones of these do not.
    @Test(WiresharkVersion.followedOnly) func timesOfDatagrams() throws {
        var capture = WrittenCapture()
        for (port, isQuotedFirst) in [(40_001, true), (40_002, false)] {
            func add(_ payload: [UInt8]) {
                capture.add(isServer: false, proto: 17, WrittenCapture.udp(port, 40_900, payload))
            }
            func quote() {
                let quoted = WrittenCapture.packet(false, 17, WrittenCapture.udp(port, 40_900, [1, 2, 3]))
                capture.add(isServer: true, proto: 1, Self.icmp(3, 3, [0, 0, 0, 0] + quoted))
            }
            if isQuotedFirst { quote() } else { add([]) }
            add([1])
            add([])
            add([2])
            quote()
            add([3])
        }
        try capture.compare("times of datagrams")
    }

    private static let options: [[UInt8]] = [
        [7, 11, 8, 1, 2, 3, 4, 0, 0, 0, 0, 0], [131, 11, 4, 1, 2, 3, 4, 5, 6, 7, 8, 0], [137, 7, 4, 1, 2, 3, 4, 0],
        [68, 8, 5, 0, 0, 0, 0, 1], [68, 12, 13, 1, 1, 2, 3, 4, 0, 0, 0, 5], [148, 4, 0, 0], [1, 1, 0, 0],
        [136, 4, 0, 5],
        [130, 11, 0, 0, 0, 0, 0x41, 0x42, 0, 0, 0, 0], [82, 12, 1, 2, 0, 4, 0, 6, 10, 0, 0, 1],
    ]

    @Test func optionsOfIPv4() throws {
        var capture = WrittenCapture()
        for option in Self.options {
            capture.add(isServer: false, proto: 17, WrittenCapture.udp(40_001, 40_002, [1, 2, 3]), options: option)
        }
        try capture.compare("options")
    }

    @Test func aDatagramInPieces() throws {
        let whole = WrittenCapture.udp(40_001, 40_002, [UInt8](repeating: 7, count: 100))
        for order in [[0, 1], [1, 0]] {
            var capture = WrittenCapture()
            for piece in order {
                let part = piece == 0 ? Array(whole.prefix(48)) : Array(whole.dropFirst(48))
                capture.add(isServer: false, proto: 17, part, flags: piece == 0 ? 0x2000 : 6)
            }
            try capture.compare("pieces \(order)")
        }
    }

    /// RFC 791 §3.2: pieces may come twice, overlap, or contradict each other.
    @Test(arguments: [false, true]) func piecesThatOverlap(_ isContradicting: Bool) throws {
        let whole = WrittenCapture.udp(40_001, 40_002, [UInt8](repeating: 7, count: 56))
        var capture = WrittenCapture()
        let middle = isContradicting ? [UInt8](repeating: 8, count: 24) : Array(whole[16..<40])
        for (offset, part, more) in [
            (0, Array(whole.prefix(32)), 0x2000), (2, middle, 0x2000), (5, Array(whole.dropFirst(40)), 0),
        ] {
            capture.add(isServer: false, proto: 17, part, flags: more + offset)
        }
        try capture.compare("pieces that overlap")
    }

    @Test func framesInsideOfTags() throws {
        var capture = WrittenCapture()
        let packet = WrittenCapture.packet(false, 17, WrittenCapture.udp(40_001, 40_002, [1, 2, 3]))
        let addresses: [UInt8] = [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2]
        capture.add(frame: addresses + [0x81, 0, 0x60, 5, 8, 0] + packet)
        capture.add(frame: addresses + [0x88, 0xA8, 0x70, 9, 0x81, 0, 0, 5, 8, 0] + packet)
        capture.add(frame: [UInt8](repeating: 0, count: 12) + [8, 0] + packet)
        try capture.compare("tags")
    }

    /// RFC 5227 §2.4.
    @Test func twoMachinesWithOneAddress() throws {
        var capture = WrittenCapture()
        func say(
            _ opcode: UInt8, _ mac: UInt8, _ sender: UInt8, _ target: UInt8, _ targetMAC: [UInt8] = [0, 0, 0, 0, 0, 0]
        ) {
            let frame: [UInt8] = [255, 255, 255, 255, 255, 255, 2, 0, 0, 0, 0, mac, 8, 6, 0, 1, 8, 0, 6, 4, 0, opcode]
            capture.add(
                frame: frame + [2, 0, 0, 0, 0, mac, 192, 0, 2, sender] + targetMAC + [192, 0, 2, target],
                wait: 1_500_000)
        }
        say(1, 1, 1, 1)
        say(1, 1, 1, 1, [2, 0, 0, 0, 0, 1])
        say(2, 2, 1, 9, [2, 0, 0, 0, 0, 9])
        say(2, 1, 1, 9, [2, 0, 0, 0, 0, 9])
        say(2, 8, 9, 1, [2, 0, 0, 0, 0, 1])
        // Six seconds later by the clock's seconds, and less than six by its microseconds.
        say(2, 2, 1, 9, [2, 0, 0, 0, 0, 9])
        try capture.compare("two owners")
    }

    @Test func whatStandsBehindThePacket() throws {
        var capture = WrittenCapture()
        let short = WrittenCapture.udp(40_001, 40_002, [1])
        capture.add(isServer: false, proto: 17, short, trailer: [UInt8](repeating: 0, count: 17))
        capture.add(isServer: false, proto: 17, short, trailer: [UInt8](repeating: 7, count: 17))
        capture.add(isServer: false, proto: 17, short, trailer: [UInt8](repeating: 0, count: 21))
        capture.add(isServer: false, proto: 17, short, trailer: [UInt8](repeating: 9, count: 40))
        capture.add(isServer: false, proto: 17, WrittenCapture.udp(40_001, 40_002, []), trailer: [1, 2, 3])
        try capture.compare("trailers")
    }

    @Test func portsOfTracerouteAndLengthsThatDoNotFit() throws {
        var capture = WrittenCapture()
        for port in [33_434, 33_435, 33_464, 33_465] {
            capture.add(isServer: false, proto: 17, WrittenCapture.udp(40_001, port, [1]))
        }
        capture.add(isServer: false, proto: 17, [0x9C, 0x41, 0x9C, 0x42, 0, 5, 1, 1, 1])
        capture.add(isServer: false, proto: 17, [0x9C, 0x41, 0x9C, 0x42, 1, 0, 1, 1, 1])
        capture.add(isServer: false, proto: 17, [0x9C, 0x41, 0x9C, 0x42, 0, 9, 0, 0, 1])
        try capture.compare("ports and lengths")
    }

    /// Options that nobody knows have no fields; the cookie of TCP Fast Open (RFC 7413) in both directions.
    @Test(WiresharkVersion.followedOnly) func strangeOptionsAndCookies() throws {
        var capture = WrittenCapture()
        let datagram = WrittenCapture.udp(40_001, 40_002, [1])
        for type in [0x90, 0x1E, 0x0A, 0xDE] as [UInt8] {
            capture.add(isServer: false, proto: 17, datagram, options: [type, 4, 1, 2, 148, 4, 0, 0])
        }
        let cookie: [UInt8] = [2, 4, 5, 180, 34, 10, 1, 2, 3, 4, 5, 6, 7, 8, 1, 1]
        capture.add(isServer: false, proto: 6, WrittenCapture.tcp(40_000, 40_002, 999, 0, 2, options: cookie))
        capture.add(isServer: true, proto: 6, WrittenCapture.tcp(40_002, 40_000, 1999, 1000, 18, options: cookie))
        try capture.compare("options and cookies")
    }

    /// On ports that say nothing Wireshark looks at the message itself.
    @Test func messagesOfDNSOnOtherPorts() throws {
        let question: [UInt8] = [1, 97, 0, 0, 1, 0, 1]
        let record: [UInt8] = [0xC0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 192, 0, 2, 5]
        func header(_ flags: Int, _ counts: [Int]) -> [UInt8] {
            [0, 7] + WrittenCapture.two(flags) + counts.flatMap(WrittenCapture.two)
        }
        let messages: [[UInt8]] = [
            header(0x0100, [1, 0, 0, 0]) + question, header(0x8180, [1, 1, 0, 0]) + question + record,
            header(0x8183, [1, 0, 0, 0]) + question, header(0x8180, [0, 1, 0, 0]) + [0] + record.dropFirst(2),
            // No question, or one that brings answers, or is none of the ordinary ones.
            header(0x0100, [0, 0, 0, 0]) + question, header(0x0100, [1, 1, 0, 0]) + question + record,
            header(0x0100, [1, 0, 1, 0]) + question + record, header(0x2800, [1, 0, 0, 0]) + question,
            header(0x8180, [0, 0, 0, 0]) + question, header(0x8180, [2, 0, 0, 0]) + question + question,
            header(0x8180, [1, 0, 11, 0]) + question, header(0x8180, [1, 0, 0, 11]) + question,
            header(0x0100, [1, 0, 0, 0]), header(0x0100, [1, 0, 0, 0]) + [0],
        ]
        var capture = WrittenCapture()
        for (i, message) in messages.enumerated() {
            capture.add(isServer: false, proto: 17, WrittenCapture.udp(40_000 + i, 5300, message))
        }
        try capture.compare("DNS on port 5300")
    }
}
