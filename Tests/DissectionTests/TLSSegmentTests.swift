// Records of TLS and segments of TCP do not begin and end together. Read first: TLSTests.swift,
// WrittenConversation.swift.

import Dissection
import Foundation
import TestSupport
import Testing

@Suite("Records of TLS in segments, RFC 8446 §5.1") struct TLSSegmentTests {
    /// A client's hello with one suite and without extensions (RFC 8446 §4.1.2).
    private static let hello: [UInt8] =
        [22, 3, 1, 0, 45, 1, 0, 0, 41, 3, 3] + (0..<32).map { 7 &* $0 &+ 1 } + [0, 0, 2, 0x13, 1, 1, 0]
    private static func data(_ count: Int) -> [UInt8] {
        [23, 3, 3, UInt8(count >> 8), UInt8(count & 255)] + (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    }
    private static let records = [hello, [20, 3, 3, 0, 1, 1], data(40), data(1), data(300)]
    private static let greeting: [(isServer: Bool, bytes: [UInt8])] = [
        (true, "* OK ready"), (false, "a1 STARTTLS"), (true, "a1 OK go ahead"),
    ].map { ($0.0, Array(($0.1 + "\r\n").utf8)) }

    private func conversation(_ segments: [[UInt8]]) -> WrittenConversation {
        WrittenConversation(port: 143, turns: Self.greeting + segments.map { (false, $0) })
    }

    /// The kind and the length of each record, by the number of the client's segment with which it was complete.
    private func read(_ segments: [[UInt8]]) -> [[String]] {
        var dissector = Dissector()
        let frames = conversation(segments).frames.map { dissector.dissect($0) }
        return frames.dropFirst(Self.greeting.count).map { frame in
            let fields = frame.fields
            return fields.indices.filter { fields[$0].id.info.name == "tls.record" }.map { place in
                let kind = fields[place...].first { $0.id.info.name == "tls.record.content_type" }
                return "\(kind.map { frame.show($0) } ?? "?"):\(fields[place].length)"
            }
        }
    }

    private static let all = ["22:50", "20:6", "23:45", "23:6", "23:305"]

    /// A hello whose number of the session is longer than the hello: what stands before it is shown.
    @Test(WiresharkVersion.followedOnly) func aHelloThatIsTooShort() throws {
        let short = [22, 3, 1, 0, 49, 1, 0, 0, 45, 3, 3] + Self.hello[11..<43] + [32] + Self.hello[11..<21]
        let folder = try TemporaryFolder()
        let path = folder.file("hello.pcap")
        try Data(conversation([short]).capture).write(to: URL(fileURLWithPath: path))
        try AgreementTests.compare(path, "a hello that is too short")
    }

    @Test func severalShareASegment() {
        #expect(read([Array(Self.records.joined())]) == [Self.all])
        #expect(
            read([Self.records[0] + Self.records[1], Self.records[2] + Self.records[3] + Self.records[4]])
                == [Array(Self.all[..<2]), Array(Self.all[2...])])
    }

    @Test func oneEndsWhereTheNextOneBegins() {
        // The third record begins in the first segment and ends in the second, where two others follow.
        let bytes = Array(Self.records.joined())
        #expect(read([Array(bytes[..<70]), Array(bytes[70...])]) == [Array(Self.all[..<2]), Array(Self.all[2...])])
        // Even its header is cut: the length is not there yet.
        #expect(read([Array(bytes[..<58]), Array(bytes[58...])]) == [Array(Self.all[..<2]), Array(Self.all[2...])])
    }

    @Test func whereverTheyAreCutTheyAreTheSame() {
        let bytes = Array(Self.records.joined())
        for cut in 1..<bytes.count {
            #expect(read([Array(bytes[..<cut]), Array(bytes[cut...])]).flatMap { $0 } == Self.all, "cut at \(cut)")
        }
        #expect(read(bytes.map { [$0] }).flatMap { $0 } == Self.all)
    }

    @Test func whatIsNoRecordIsData() {
        let bytes = Self.data(3) + Array("250 ok\r\n".utf8)
        #expect(read([bytes]) == [["23:8"]])
        // A length that no record has.
        #expect(read([[23, 3, 3, 0xFF, 0xFF, 1, 2, 3], Self.data(4)]) == [[], ["23:9"]])
    }

    private static let cuts: [(String, [Int])] = [
        ("several in one segment", []), ("a record in two segments", [103]), ("a header in two segments", [58]),
        ("a record in three segments", [120, 250]), ("at the borders", [50, 56, 101]),
    ]

    @Test(
        .enabled(if: ExternalTool.wiresharkIsThere, Comment(rawValue: ExternalTool.wiresharkHint)), arguments: cuts)
    func asWiresharkReadsThem(_ name: String, _ cuts: [Int]) throws {
        let bytes = Array(Self.records.joined())
        let borders = [0] + cuts + [bytes.count]
        let segments = zip(borders, borders.dropFirst()).map { Array(bytes[$0..<$1]) }
        let folder = try TemporaryFolder()
        let path = try folder.write(conversation(segments).capture, to: "tls.pcap")
        try AgreementTests.compare(path, name)
    }

    /// A capture that begins behind STARTTLS.
    @Test(WiresharkVersion.followedOnly, arguments: [0, 1]) func theCaptureBeginsTooLate(_ plain: Int) throws {
        var capture = WrittenCapture()
        var sequence = 1000
        let said = [Array("a1 OK go ahead\r\n".utf8)].prefix(plain) + Self.records[..<3]
        for bytes in said {
            capture.add(
                isServer: false, proto: 6, WrittenCapture.tcp(40_000, 143, sequence, 2000, 24, bytes))
            sequence += bytes.count
        }
        try capture.compare("TLS from the beginning")
    }
}
