// What becomes unreadable, and from where on. Read first: DissectorTests.swift, WrittenConversation.swift.

import Dissection
import Testing

@Suite("After STARTTLS, RFC 3207 and RFC 2595") struct TLSTests {
    private static let hello: [UInt8] = [0x16, 3, 1, 0, 5, 1, 0, 0, 1, 0]

    /// Says the lines in turn, then one TLS record from each side.
    private func dissect(_ port: UInt8, _ lines: [(isServer: Bool, text: String)]) -> [DissectedFrame] {
        var dissector = Dissector()
        let records = [(isServer: false, bytes: Self.hello), (isServer: true, bytes: Self.hello)]
        let turns = lines.map { (isServer: $0.isServer, bytes: Array(($0.text + "\r\n").utf8)) } + records
        return WrittenConversation(port: port, turns: turns).frames.map { dissector.dissect($0) }
    }

    private func names(_ frame: DissectedFrame) -> [String] { frame.fields.map { $0.id.info.name } }

    private static let yes: [(UInt8, [(isServer: Bool, text: String)])] = [
        (25, [(true, "220 mx.example"), (false, "STARTTLS"), (true, "220 go ahead")]),
        (110, [(true, "+OK ready"), (false, "STLS"), (true, "+OK go ahead")]),
        (
            143,
            [(true, "* OK ready"), (false, "a1 STARTTLS"), (true, "* CAPABILITY IMAP4rev1"), (true, "a1 OK go ahead")]
        ),
    ]

    @Test(arguments: yes) func bothSidesAreOpaque(_ port: UInt8, _ lines: [(isServer: Bool, text: String)]) {
        let frames = dissect(port, lines)
        for frame in frames.dropLast(2) { #expect(!names(frame).contains("tls.record")) }
        for frame in frames.suffix(2) {
            let records = frame.fields.filter { $0.id.info.name == "tls.record" }
            #expect(records.map { Int($0.length) } == [Self.hello.count])
            #expect(frame.protocolName == "TLS")
        }
    }

    private static let no: [(UInt8, [(isServer: Bool, text: String)])] = [
        (25, [(true, "220 mx.example"), (false, "STARTTLS"), (true, "454 not now")]),
        (110, [(true, "+OK ready"), (false, "STLS"), (true, "-ERR not now")]),
        (143, [(true, "* OK ready"), (false, "a1 STARTTLS"), (true, "a1 BAD not now")]),
    ]

    @Test(arguments: no) func aRefusalChangesNothing(_ port: UInt8, _ lines: [(isServer: Bool, text: String)]) {
        for frame in dissect(port, lines) { #expect(!names(frame).contains("tls.record")) }
    }
}
