// Records and options of DNS that no lesson has, beside Wireshark. Read first: WrittenCapture.swift.

import TestSupport
import Testing

@Suite("DNS records", .enabled(if: ExternalTool.wiresharkIsThere, Comment(rawValue: ExternalTool.wiresharkHint)))
struct DNSRecordTests {
    private static func name(_ text: String) -> [UInt8] {
        text.split(separator: ".").flatMap { [UInt8($0.utf8.count)] + Array($0.utf8) } + [0]
    }

    private static func two(_ number: Int) -> [UInt8] { WrittenCapture.two(number) }

    private static func message(
        _ id: Int, _ flags: Int, _ owner: String, _ type: Int, answers: [[UInt8]] = [], additional: [[UInt8]] = []
    ) -> [UInt8] {
        two(id) + two(flags) + two(1) + two(answers.count) + two(0) + two(additional.count) + name(owner) + two(type)
            + two(1)
            + answers.joined() + additional.joined()
    }

    /// A record of the name that was asked about.
    private static func record(_ type: Int, _ data: [UInt8]) -> [UInt8] {
        [0xC0, 12] + two(type) + two(1) + WrittenCapture.four(3600) + two(data.count) + data
    }

    private static let types: [UInt8] = [0, 6, 0x40, 1, 0, 0, 0, 3]
    private static let key: [UInt8] = [8, 3, 1, 0, 1] + [UInt8](repeating: 107, count: 32)
    private static let records: [(type: Int, data: [UInt8])] = [
        (33, two(10) + two(20) + two(25) + name("mail.example")), (257, [0, 5] + Array("issueca.example".utf8)),
        (257, [128, 3] + Array("foobar".utf8)), (43, two(12_345) + [8, 2] + [UInt8](repeating: 100, count: 32)),
        (
            46,
            two(15) + [8, 2] + WrittenCapture.four(3600) + WrittenCapture.four(1_700_000_000)
                + WrittenCapture.four(1_690_000_000)
                + two(12_345) + name("example") + key
        ),
        (47, name("b.example") + types),
        (50, [1, 0, 0, 10, 4, 115, 97, 108, 116, 20] + [UInt8](repeating: 104, count: 20) + types),
        (51, [1, 0, 0, 10, 0]),
        (35, two(100) + two(50) + [1, 115, 7] + Array("SIP+D2U".utf8) + [0] + name("_sip._udp.example")),
        (13, [3, 65, 66, 67, 1, 68]), (17, name("who.example") + name("txt.example")),
        (29, [0, 0x12, 0x16, 0x13] + key.prefix(12)),
        (99, [3, 97, 98, 99]), (16, [0, 2, 97, 98]), (39, name("d.example")), (52, [3, 1, 1] + key),
        (44, [1, 1] + key),
        (64, two(1) + name("svc.example") + [0, 1, 0, 3, 2, 104, 50, 0, 3, 0, 2, 1, 187, 0, 4, 0, 4, 192, 0, 2, 1]),
        (65, [0, 1, 0]),
        (61, Array("key".utf8)), (37, [0, 1, 0, 2] + key), (18, two(1) + name("afs.example")),
        (14, name("m.example") + name("e.example")),
        (10, [1, 2]), (65_280, [1, 2]), (36, two(1) + name("kx.example")),
        (59, two(4711) + [13, 2] + key), (63, [0, 0, 7, 234, 1, 1] + key), (108, [1, 2, 3, 4, 5, 6]),
        (109, [1, 2, 3, 4, 5, 6, 7, 8]),
        (62, [0, 0, 0, 66, 0, 3] + types), (19, [3, 97, 98, 99]), (20, [3, 49, 50, 51, 1, 52]),
        (21, two(5) + name("r.example")),
        (26, two(5) + name("a.example") + name("b.example")), (49, [0, 1, 1] + key),
        (65, two(1) + [0, 0, 0, 0, 4, 0, 1, 0, 3, 0, 5, 0, 3, 101, 99, 104]),
        // What does not fit its type.
        (1, [1, 2, 3]), (15, [0, 1, 0xC0, 200]), (16, [32, 97]), (5, [0xC0, 0x29]),
    ]

    /// Records that nearly nobody has, and broken ones.
    private static let rareRecords: [(type: Int, data: [UInt8])] = [
        (3, name("m.example")), (4, name("m.example")), (7, name("m.example")), (8, name("m.example")),
        (9, name("m.example")),
        (11, [192, 0, 2, 1, 6, 0x40, 0, 0, 0x40]), (22, [0x47, 0, 5]), (23, name("o.example")),
        (25, [1, 0, 3, 5] + key),
        (
            24,
            two(1) + [5, 2] + WrittenCapture.four(300) + WrittenCapture.four(1_700_000_000)
                + WrittenCapture.four(1_690_000_000)
                + two(77) + name("s.example") + key
        ),
        (27, [2, 45, 51, 3, 49, 49, 54, 2, 49, 48]), (29, [1, 0, 0, 0]), (30, name("n.example") + [0x62, 1, 0, 8]),
        (38, [64] + key.prefix(8) + name("p.example")), (38, [0] + key.prefix(16)),
        (42, [0, 1, 21, 3, 192, 168, 32, 0, 1, 28, 0x83, 192, 168, 38, 0, 2, 8, 1, 255, 0, 3, 9, 2, 1, 2]),
        (45, [10, 0, 2] + key), (45, [10, 1, 2, 192, 0, 2, 38] + key), (45, [10, 2, 2] + key),
        (45, [10, 3, 2] + name("g.example") + key),
        (55, [16, 2, 0, 8] + key.prefix(24) + name("r.example") + name("s.example")), (104, two(5) + key.prefix(8)),
        (105, two(5) + [10, 1, 2, 3]), (106, two(5) + key.prefix(8)), (107, two(5) + name("l.example")),
        (0xFF01, [0, 1, 0, 0, 0, 0, 0, 5, 0, 0, 0, 6, 0, 0, 0, 1, 192, 0, 2, 1]),
        (0xFF02, [0, 0, 0, 1, 0, 0, 0, 5, 0, 0, 0, 6] + name("w.example")), (32_769, two(5) + [8, 2] + key),
        (
            249,
            name("key.example") + WrittenCapture.four(1_700_000_000) + WrittenCapture.four(1_700_003_600) + two(2)
                + two(0)
                + two(5) + key.prefix(5) + two(2) + [1, 2]
        ),
        // A part that may be missing, or is.
        (20, [3, 49, 50, 51]), (20, [3, 49, 50, 51, 1]), (25, [0xC0, 0, 3, 5]), (25, [0xC0, 0, 3, 5] + key),
        (38, [128] + name("p.example")), (52, [3, 1, 1]), (43, two(1) + [8, 2]), (5, [0x78, 0]), (2, [0xC0, 13]),
        (65, two(1) + [0, 0, 4, 0, 3, 1, 2, 3]), (65, two(1) + [0, 0, 6, 0, 3, 1, 2, 3]),
        // What does not fit its type.
        (13, [3, 65, 66]), (18, two(1)), (42, [0, 1, 21, 3, 192]), (46, two(15) + [8, 2]), (50, [1, 0, 0, 10, 4, 1]),
        (55, [16, 2, 0, 8]),
        (62, [0, 0, 0, 66, 0]), (64, two(1) + [0, 0, 1, 0]), (257, [128]),
    ]

    @Test(arguments: records.indices) func oneRecord(_ index: Int) throws { try Self.compare(Self.records[index]) }

    @Test(WiresharkVersion.followedOnly, arguments: rareRecords.indices) func oneRareRecord(_ index: Int) throws {
        try Self.compare(Self.rareRecords[index])
    }

    private static func compare(_ record: (type: Int, data: [UInt8])) throws {
        let (type, data) = record
        let owner = type == 33 ? "_smtp._tcp.example" : "a.example"
        var capture = WrittenCapture()
        capture.add(isServer: false, proto: 17, WrittenCapture.udp(5000, 53, message(7, 0x0100, owner, type)))
        let answer = message(7, 0x8580, owner, type, answers: [self.record(type, data)])
        capture.add(isServer: true, proto: 17, WrittenCapture.udp(53, 5000, answer))
        try capture.compare("record of type \(type)")
    }

    /// Of these there is no whole one above.
    private static let shortened: [(type: Int, data: [UInt8])] = [
        (6, name("ns.example") + name("host.example") + key.prefix(20)), (28, [UInt8](repeating: 0, count: 16)),
        (48, [1, 1, 3] + key),
        (250, name("hmac-md5") + [0, 0, 101, 1, 2, 3, 1, 44, 0, 4, 1, 2, 3, 4, 0, 7, 0, 0, 0, 2, 8, 9]),
    ]

    /// Parts of a record that lists several, as long as they say or otherwise; addresses of IPv4 in those of IPv6.
    @Test(WiresharkVersion.followedOnly) func partsWithOddLengths() throws {
        var capture = WrittenCapture()
        func add(_ type: Int, _ data: [UInt8]) {
            let message = Self.message(
                7, 0x8580, "a.example", type, answers: [Self.record(type, data), Self.record(1, [192, 0, 2, 1])])
            capture.add(isServer: true, proto: 17, WrittenCapture.udp(53, 5000, message))
        }
        let parameters: [[UInt8]] = [
            [0, 3, 0, 0], [0, 3, 0, 1, 5], [0, 3, 0, 4, 1, 187, 0, 1], [0, 0, 0, 1, 1], [0, 0, 0, 3, 0, 1, 1],
            [0, 1, 0, 4, 2, 104, 50, 0], [0, 1, 0, 2, 3, 104], [0, 2, 0, 0], [0, 2, 0, 1, 1],
            [0, 4, 0, 5, 1, 2, 3, 4, 5], [0, 4, 0, 3, 1, 2, 3], [0, 4, 0, 0], [0, 6, 0, 5, 1, 2, 3, 4, 5],
            [0, 5, 0, 0], [0, 7, 0, 4, 1, 2, 3, 4], [255, 255, 0, 0], [0, 3],
        ]
        for parameter in parameters { add(65, [0, 1, 0] + parameter) }
        for windows in [[1, 1, 0x40, 0, 1, 0x40], [0, 33] + [UInt8](repeating: 0x40, count: 33), [0, 0]] as [[UInt8]] {
            add(47, Self.name("n.example") + windows)
        }
        add(50, [1, 0, 0, 1, 0, 0] + Self.types)
        add(25, [1, 0, 3, 1, 1, 2])
        for tail in [[255, 255, 192, 0, 2, 1], [0, 0, 192, 0, 2, 1], [0, 0, 0, 0, 2, 1], [0, 0, 0, 1, 0, 0]]
            as [[UInt8]]
        {
            add(28, [UInt8](repeating: 0, count: 10) + tail)
        }
        add(257, [0, 5] + Array("issueca.example".utf8) + [0])
        try capture.compare("parts with odd lengths")
    }

    /// Numbers, names and counted texts are read although the record should have ended before; another one follows.
    @Test(
        WiresharkVersion.followedOnly,
        arguments: [
            1, 2, 5, 6, 11, 13, 15, 16, 17, 18, 25, 28, 30, 33, 35, 37, 38, 42, 43, 44, 45, 46, 47, 48, 50, 51, 52, 55,
            61, 62, 63, 64, 65, 99, 250, 0xFF01,
        ])
    func recordsThatAreTooShort(_ type: Int) throws {
        let (_, data) = try #require((Self.records + Self.rareRecords + Self.shortened).first { $0.type == type })
        var capture = WrittenCapture()
        for count in Array(1...12) + [16, 17, data.count - 1, data.count, data.count + 1] {
            let owner = type == 33 ? "_smtp._tcp.example" : "a.example"
            let first = [0xC0, 12] + Self.two(type) + Self.two(1) + WrittenCapture.four(60) + Self.two(count) + data
            let message = Self.message(count, 0x8580, owner, type, answers: [first, Self.record(1, [192, 0, 2, 1])])
            capture.add(isServer: true, proto: 17, WrittenCapture.udp(53, 5000, message))
        }
        try capture.compare("too short records of type \(type)")
    }

    /// What comes again is only said to do so when it can be read.
    @Test(WiresharkVersion.followedOnly) func brokenMessagesThatComeAgain() throws {
        var capture = WrittenCapture()
        let question = Self.message(7, 0x0100, "a.example", 1)
        let answer = Self.message(7, 0x8580, "a.example", 1, answers: [Self.record(1, [192, 0, 2, 1])])
        let messages: [(isServer: Bool, bytes: ArraySlice<UInt8>)] = [
            (false, question[...]), (false, question.dropLast(3)), (true, answer[...]), (true, answer.dropLast(3)),
            (true, answer[...]), (true, answer.prefix(9)),
        ]
        for (isServer, message) in messages {
            let ports = isServer ? (53, 5000) : (5000, 53)
            capture.add(isServer: isServer, proto: 17, WrittenCapture.udp(ports.0, ports.1, Array(message)))
        }
        try capture.compare("broken messages that come again")
    }

    private static let options: [(code: Int, data: [UInt8])] = [
        (10, key.prefix(8) + []), (10, key.prefix(24) + []), (15, [0, 18] + Array("why".utf8)), (15, [0, 22]),
        (8, [0, 1, 24, 0, 192, 0, 2]),
        (8, [0, 2, 56, 0, 0x20, 1, 0xD, 0xB8, 0, 0, 0]), (3, []), (3, Array("ns1".utf8)), (12, [0, 0, 0]),
        (9, [0, 0, 0, 5]), (11, [0, 100]),
        (5, [8, 13]), (6, [1, 2]), (7, [1]), (4242, [1]),
    ]

    @Test func optionsOfEDNS() throws {
        var capture = WrittenCapture()
        for (i, option) in Self.options.enumerated() {
            let data = Self.two(option.code) + Self.two(option.data.count) + option.data
            let pseudo = [0] + Self.two(41) + Self.two(1232) + [1, 0, 0x80, 0] + Self.two(data.count) + data
            let message = Self.message(100 + i, 0x0100, "e.example", 1, additional: [pseudo])
            capture.add(isServer: false, proto: 17, WrittenCapture.udp(5000, 53, message))
        }
        try capture.compare("options of EDNS")
    }

    /// RFC 4795: names of the neighbourhood, with flags of their own.
    @Test func linkLocalNames() throws {
        var capture = WrittenCapture()
        for (i, flags) in [0, 0x0400, 0x8000, 0x8400, 0x8500, 0x8700].enumerated() {
            let answers = flags & 0x8000 == 0 ? [] : [Self.record(1, [192, 0, 2, 1])]
            let message = Self.message(200 + i, flags, "printer", 1, answers: answers)
            capture.add(isServer: flags & 0x8000 != 0, proto: 17, WrittenCapture.udp(5355, 5355, message))
        }
        try capture.compare("LLMNR")
    }

    @Test func signedMessages() throws {
        var capture = WrittenCapture()
        for (mac, other) in [(Self.key, []), ([], [0, 0, 1, 2, 3, 4] as [UInt8])] {
            let data =
                Self.name("hmac-sha256") + [0, 0, 0x65, 0x54, 0, 0] + Self.two(300) + Self.two(mac.count) + mac
                + Self.two(9)
                + Self.two(18) + Self.two(other.count) + other
            let record =
                Self.name("key.example") + Self.two(250) + Self.two(255) + [0, 0, 0, 0] + Self.two(data.count) + data
            let message = Self.message(9, 0x0100, "e.example", 6, additional: [record])
            capture.add(isServer: false, proto: 17, WrittenCapture.udp(5000, 53, message))
        }
        try capture.compare("signed messages")
    }

    /// RFC 1035 §4.2.2: messages in a stream do not care for segments; RFC 5936: an answer may have several.
    @Test(arguments: [40, 61, 100, 1000]) func answersInPieces(_ size: Int) throws {
        var capture = WrittenCapture()
        let question = Self.message(1, 0, "example", 252)
        capture.add(
            isServer: false, proto: 6,
            WrittenCapture.tcp(40_000, 53, 1000, 2000, 24, Self.two(question.count) + question))
        var stream: [UInt8] = []
        for _ in 0..<4 {
            let answer = Self.message(
                1, 0x8400, "example", 252, answers: [Self.record(1, [192, 0, 2, 1]), Self.record(16, [2, 97, 98])])
            stream += Self.two(answer.count) + answer
        }
        for start in stride(from: 0, to: stream.count, by: size) {
            let part = Array(stream[start..<min(stream.count, start + size)])
            capture.add(
                isServer: true, proto: 6, WrittenCapture.tcp(53, 40_000, 2000 + start, 1002 + question.count, 24, part))
        }
        try capture.compare("answers in pieces of \(size)")
    }

    /// A length of nothing is followed by nothing; the next message stands right behind it.
    @Test func emptyMessagesInAStream() throws {
        var capture = WrittenCapture()
        let question = Self.message(1, 0x0100, "example", 15)
        capture.add(isServer: false, proto: 6, WrittenCapture.tcp(40_000, 53, 1000, 2000, 24, [0, 0]))
        capture.add(
            isServer: false, proto: 6,
            WrittenCapture.tcp(40_000, 53, 1002, 2000, 24, [0, 0] + Self.two(question.count) + question))
        try capture.compare("empty messages")
    }

    @Test func headersThatAreCutShort() throws {
        var capture = WrittenCapture()
        let message = Self.message(7, 0x8180, "e.example", 1)
        for count in 1...12 {
            capture.add(isServer: true, proto: 17, WrittenCapture.udp(53, 5000, Array(message.prefix(count))))
        }
        try capture.compare("short headers")
    }

    @Test func questionsAndAnswersThatComeAgain() throws {
        var capture = WrittenCapture()
        func ask(_ id: Int, wait: Int = 1000) {
            capture.add(
                isServer: false, proto: 17, WrittenCapture.udp(5000, 53, Self.message(id, 0x0100, "x.example", 1)),
                wait: wait)
        }
        func answer(_ id: Int) {
            capture.add(
                isServer: true, proto: 17, WrittenCapture.udp(53, 5000, Self.message(id, 0x8183, "x.example", 1)),
                wait: 2000)
        }
        ask(1)
        ask(1, wait: 1_000_000)
        answer(1)
        answer(1)
        ask(1, wait: 7_000_000)
        ask(2)
        ask(2, wait: 7_000_000)
        answer(2)
        answer(3)
        try capture.compare("repeated messages")
    }

    /// RFC 5936 §2.2: only a zone is told in several answers, over TCP and, in Wireshark, over UDP; 0 stands for an
    /// answer that does not repeat the question.
    @Test(
        WiresharkVersion.followedOnly,
        arguments: [
            [1, 1, 1], [252, 252, 252, 0, 0], [251, 251, 251], [1, 252, 0, 252], [252, 1, 0, 0], [252, 0, 0, 1, 1],
            [1, 0, 252, 0], [1, 1, 252, 0, 1], [252, 252, 1, 0],
        ])
    func answersThatComeAgain(_ types: [Int]) throws {
        var capture = WrittenCapture()
        let messages = types.enumerated().map { place, type in
            let flags = place == 0 ? 0x0100 : 0x8180
            return type == 0
                ? Self.two(1) + Self.two(flags) + [UInt8](repeating: 0, count: 8)
                : Self.message(1, flags, "x.example", type)
        }
        var numbers = [false: 1000, true: 2000]
        for (place, message) in messages.enumerated() {
            let isServer = place > 0
            let ports = isServer ? (53, 5000) : (5000, 53)
            capture.add(isServer: isServer, proto: 17, WrittenCapture.udp(ports.0, ports.1, message))
            let bytes = Self.two(message.count) + message
            let (mine, other) = (numbers[isServer, default: 0], numbers[!isServer, default: 0])
            capture.add(isServer: isServer, proto: 6, WrittenCapture.tcp(ports.0, ports.1, mine, other, 24, bytes))
            numbers[isServer] = mine + bytes.count
        }
        try capture.compare("answers of the types \(types)")
    }

    @Test func updatesAndOtherOperations() throws {
        var capture = WrittenCapture()
        for flags in [0x2800, 0xA800, 0x2400, 0xA400, 0x1000, 0x3000, 0x87FF] {
            let message = Self.message(flags, flags, "example", 6, answers: [Self.record(255, [])])
            capture.add(isServer: flags >> 15 == 1, proto: 17, WrittenCapture.udp(5000, 53, message))
        }
        try capture.compare("operations")
    }

    /// RFC 1035 §2.3.4: 255 bytes; and letters that C writes in its own way.
    @Test(WiresharkVersion.followedOnly) func longAndStrangeNames() throws {
        var capture = WrittenCapture()
        let long = String(repeating: "a", count: 60)
        for rest in [8, 9, 10, 11, 12, 40] {
            let owner = [long, long, long, long, String(repeating: "b", count: rest)].joined(separator: ".")
            capture.add(
                isServer: false, proto: 17, WrittenCapture.udp(53_000 + rest, 53, Self.message(rest, 0x100, owner, 1)))
        }
        for byte in UInt8(1)...32 {
            let owner = "a\(Character(Unicode.Scalar(byte)))b.example"
            capture.add(
                isServer: false, proto: 17,
                WrittenCapture.udp(54_000 + Int(byte), 53, Self.message(Int(byte), 0x100, owner, 1)))
        }
        try capture.compare("names")
    }

    /// Options that are longer than their record, and records that break off.
    @Test(WiresharkVersion.followedOnly) func recordsThatBreakOff() throws {
        var capture = WrittenCapture()
        func add(_ records: [[UInt8]], additional: [[UInt8]] = []) {
            let message = Self.message(1, 0x8180, "a.example", 1, answers: records, additional: additional)
            capture.add(isServer: true, proto: 17, WrittenCapture.udp(53, 53_000, message))
        }
        for option in [[0, 8, 0, 9, 0, 1, 24, 0], [0, 10, 0, 8, 1, 2], [0, 3, 0, 1]] as [[UInt8]] {
            add([], additional: [[0, 0, 41, 4, 208, 0, 0, 0, 0] + Self.two(option.count) + option])
        }
        // Shorter than they have to be: nothing behind them is read, and no question is named.
        let cookie: [UInt8] = [0, 10, 0, 5, 1, 2, 3, 4, 5]
        for option in [cookie, cookie + [0, 3, 0, 2, 97, 98], [0, 15, 0, 1, 9]] {
            add([], additional: [[0, 0, 41, 4, 208, 0, 0, 0, 0] + Self.two(option.count) + option])
        }
        add([], additional: [[0, 0, 41, 4, 208, 0, 0, 0, 0, 0, 8, 0, 8, 0, 4, 0, 0, 0, 0]])
        add([Self.record(65, [0, 1, 0, 0, 1, 0, 3, 5, 104, 50])])
        // A key of the first kind has its number at its end; a property without a name; a name that points to none.
        add([Self.record(48, Self.two(257) + [3, 1, 3, 1, 0, 1, 7, 8, 9])])
        add([Self.record(257, [0, 0])])
        add([Self.record(15, [0, 1, 0xC0, 0])])
        add([Self.record(48, [1, 1])])
        add([Self.record(48, [1, 1, 3])])
        add([Self.record(47, Self.name("b.example") + [0, 6, 0x40, 1])])
        add([Self.record(108, [1, 2, 3, 4, 5])])
        add([Self.record(108, [1, 2, 3, 4, 5, 6, 7])])
        add([Self.record(109, [1, 2, 3, 4, 5, 6, 7, 8, 9])])
        try capture.compare("records that break off")
    }

    /// RFC 6762: the size in the record of EDNS, and multicast DNS over TCP.
    @Test(WiresharkVersion.followedOnly) func multicastRecords() throws {
        var capture = WrittenCapture()
        let edns: [UInt8] = [0, 0, 41, 5, 160, 0, 0, 17, 148, 0, 0]
        let question = Self.message(0, 0, "host.local", 1, additional: [edns])
        capture.add(isServer: false, proto: 17, WrittenCapture.udp(5353, 5353, question))
        capture.add(
            isServer: false, proto: 6,
            WrittenCapture.tcp(40_000, 5353, 1, 1, 24, Self.two(question.count) + question))
        try capture.compare("multicast")
    }
}
