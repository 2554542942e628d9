// The dissector on good, damaged and hostile bytes. Read first: Captures.swift, AgreementTests.swift.

import Basics
import Dissection
import Foundation
import TestSupport
import Testing

@Suite struct DissectorTests {
    private func letterCapture() throws -> [UInt8] {
        let folder = try TemporaryFolder()
        try Captures.capture("first-letter", to: folder.file("c.pcapng"))
        return try folder.read("c.pcapng")
    }

    @Test func everyFieldIsExplainedInBothLanguages() {
        for field in FieldCatalogue.all {
            #expect(!field.en.isEmpty && field.en.last == ".", "\(field.name): \(field.en)")
            #expect(!field.ja.isEmpty && field.ja.last == "。", "\(field.name): \(field.ja)")
            #expect(!field.label.isEmpty)
        }
        // Wireshark shows these two in another way in another place.
        let names = FieldCatalogue.names
        let twice = ["llc.control.ftype", "dns.rr.udp_payload_size"]
        #expect(Set(names).count == names.count - twice.count, "a field has two rows")
        for name in twice { #expect(names.count { $0 == name } == 2) }
    }

    @Test func fieldsLieInsideOfTheirBuffersAndTreesAreTrees() throws {
        var dissector = Dissector()
        for frame in try Captures.frames(try letterCapture()) { check(dissector.dissect(frame)) }
    }

    private func check(_ frame: DissectedFrame) {
        var depth = 0
        for field in frame.fields {
            #expect(Int(field.depth) <= depth + 1)
            depth = Int(field.depth)
            #expect(Int(field.buffer) < frame.buffers.count)
            if !field.isGenerated {
                #expect(
                    field.offset >= 0
                        && Int(field.offset + field.length) <= frame.buffers[Int(field.buffer)].bytes.count)
            }
        }
        var json: [UInt8] = []
        frame.writeJSON(to: &json)
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json)) }
    }

    @Test func everyTruncationIsShown() throws {
        for frame in try Captures.frames(try letterCapture()).prefix(60) {
            var dissector = Dissector()
            for count in stride(from: 0, through: frame.bytes.count, by: 3) {
                check(dissector.dissect(CapturedFrame(bytes: Array(frame.bytes.prefix(count)), length: frame.length)))
            }
        }
    }

    @Test func damagedFramesAreShown() throws {
        var random = SeededGenerator(seed: 7)
        var dissector = Dissector()
        for frame in try Captures.frames(try letterCapture()) {
            for _ in 0..<4 where !frame.bytes.isEmpty {
                var bytes = frame.bytes
                for _ in 0..<Int(random.next(below: 6) + 1) {
                    bytes[Int(random.next(below: UInt64(bytes.count)))] = UInt8(truncatingIfNeeded: random.next())
                }
                check(dissector.dissect(CapturedFrame(bytes: bytes)))
            }
        }
        for _ in 0..<300 {
            let bytes = (0..<Int(random.next(below: 200))).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            check(dissector.dissect(CapturedFrame(bytes: bytes)))
        }
    }

    /// Turns of the mail protocols and of TLS, each damaged in many ways.
    @Test(
        arguments: [
            (
                25,
                [
                    "DATA\r\n",
                    "From: a@b\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\na\r\n--x--\r\n.\r\n",
                    "BDAT 9 LAST\r\n123456789",
                ]
            ),
            (
                110,
                ["+OK\r\n", "RETR 1\r\n", "+OK 9\r\n", "a: b\r\n\r\n", "x\r\n.\r\n", "UIDL\r\n", "+OK\r\n1 a\r\n.\r\n"]
            ),
            (
                143,
                [
                    "* OK\r\n", "a APPEND x {3}\r\n", "+ \r\n", "a:\n\r\n",
                    "* 1 FETCH (BODY[] {5}\r\na: b\n X {2}\r\nhi)\r\na OK\r\n",
                ]
            ),
            (
                25,
                [
                    "STARTTLS\r\n", "220 go\r\n",
                    "\u{16}\u{3}\u{1}\u{0}\u{5}\u{1}\u{0}\u{0}\u{1}\u{0}\u{17}\u{3}\u{3}\u{0}\u{1}a",
                ]
            ),
        ] as [(UInt8, [String])])
    func damagedConversationsAreShown(_ port: UInt8, _ texts: [String]) {
        var random = SeededGenerator(seed: UInt64(port))
        for round in 0..<200 {
            var dissector = Dissector()
            let turns = texts.enumerated().map { i, text in (isServer: (i + round) % 2 == 0, bytes: Array(text.utf8)) }
            for frame in WrittenConversation(port: port, turns: turns).frames {
                var bytes = frame.bytes
                for _ in 0..<Int(random.next(below: 4)) {
                    let place = 34 + Int(random.next(below: UInt64(bytes.count - 34)))
                    bytes[place] =
                        [0, 10, 13, 32, 46, 58, 123, 125, 255, UInt8(truncatingIfNeeded: random.next())][
                            Int(random.next(below: 10))]
                }
                check(dissector.dissect(CapturedFrame(bytes: bytes)))
            }
        }
    }

    @Test func aSegmentHalfwayRoundTheNumbersIsShown() {
        var dissector = Dissector()
        for sequence in [1000, 1000 + 1 << 31, 1006 + 1 << 31, 999] {
            let segment = WrittenCapture.tcp(40_000, 25, sequence & 0xFFFF_FFFF, 1, 24, Array("NOOP\r\n".utf8))
            let packet = WrittenCapture.packet(false, 6, segment)
            check(dissector.dissect(CapturedFrame(bytes: [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0] + packet)))
        }
    }

    @Test func aNameThatPointsToItselfHasAnEnd() {
        // A response whose question is a pointer to itself, in UDP, IPv4, Ethernet.
        let message: [UInt8] = [0, 1, 0x80, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0xC0, 12, 0, 1, 0, 1]
        let udp: [UInt8] = [0, 53, 0x9C, 0x40, 0, UInt8(8 + message.count), 0, 0]
        let ip: [UInt8] = [0x45, 0, 0, UInt8(28 + message.count), 0, 0, 0, 0, 64, 17, 0, 0, 192, 0, 2, 1, 192, 0, 2, 2]
        let ethernet: [UInt8] = [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0]
        var dissector = Dissector()
        let frame = dissector.dissect(CapturedFrame(bytes: ethernet + ip + udp + message))
        check(frame)
        let name = frame.fields.first { $0.id.info.name == "dns.qry.name" }
        #expect(name.map { frame.show($0) } == "<Name contains a pointer that loops>")
    }

    @Test func lettersAreReadThoughTheirSegmentsComeTwiceAndOutOfOrder() throws {
        let frames = try Captures.frames(try letterCapture())
        func subjects(_ frames: [CapturedFrame]) -> [String] {
            var dissector = Dissector()
            return frames.flatMap { frame -> [String] in
                let dissected = dissector.dissect(frame)
                return dissected.fields.filter { $0.id.info.name == "imf.subject" }.map { dissected.show($0) }
            }
        }
        let plain = subjects(frames)
        #expect(plain.contains("Cherry blossoms"))
        // Every frame twice: what came before is not read again.
        #expect(subjects(frames.flatMap { [$0, $0] }) == plain)
    }

    @Test(arguments: [
        ("smtp", true), ("smtp.req.command == \"MAIL\"", true),
        ("smtp.req.command == MAIL && tcp.dstport == 587", true),
        ("dns.qry.type == 15", true), ("ip.addr == 192.0.2.10 and not tcp", true),
        ("frame.number >= 3 && frame.number < 5", true),
        ("smtp.response.code in {200..299}", true), ("smtp.response.code in {400 .. 599, 1}", false),
        ("tcp.flags & 0x12 == 0x12", true),
        ("tcp.flags & 0x100", false), ("tcp.flags&16", true), ("tcp.dstport in {25, 587}", true),
        ("dns.qry.name contains \"kita\"", true), ("tcp.port == 4711", false),
        ("arp.opcode == 0x2", true), ("ip.ttl != 64 && ip.ttl != 63 && ip.ttl != 62", false),
        ("frame.interface_name == \"hana-pc\"", true),
        ("ip.addr == 192.0.2.0/24", true), ("ip.addr == 10.0.0.0/8", false), ("frame contains \"Cherry\"", true),
        ("frame contains \"Plum\"", false),
        ("smtp contains 0d:0a:2e:0d:0a", true), ("tcp.payload contains \"MAIL FROM\"", true),
        ("dns.qry.name matches \"^MAIL[.]kita\"", true),
    ])
    func filters(_ text: String, _ isThere: Bool) throws {
        let filter = try DisplayFilter(text)
        var dissector = Dissector()
        let found = try Captures.frames(try letterCapture()).contains { filter.matches(dissector.dissect($0)) }
        #expect(found == isThere)
    }

    @Test(arguments: [
        ("smpt", "smtp"), ("tcp.prot == 25", "tcp.port"), ("tcp.port ==", "value"), ("(tcp", ")"),
        ("tcp udp", "too much"), ("\"", "quote"),
        ("tcp.flags &", "number"), ("smtp.req.parameter & 1", "bits"), ("tcp.flags & 2 == x", "number"),
        ("tcp.port in {9..1}", "no range"),
        ("tcp.port in 25", "list"), ("tcp.port in {25", "closed"), ("&&", "neither"), ("", "missing"),
        ("dns.qry.type == MX", "no number"), ("tcp == 5", "protocol"), ("dns.qry.name matches \"(\"", "regular"),
        (String(repeating: "(", count: 3000), "nested"), (String(repeating: "!", count: 3000), "negations"),
    ])
    func badFiltersAreExplained(_ text: String, _ part: String) {
        do {
            _ = try DisplayFilter(text)
            Issue.record("it was taken")
        } catch {
            #expect(error.description.contains(part), "\(error)")
        }
    }
}
