// What becomes unreadable, and from where on. Read first: DissectorTests.swift.

import Dissection
import Testing

@Suite("After STARTTLS, RFC 3207 and RFC 2595") struct TLSTests {
    private static let hello: [UInt8] = [0x16, 3, 1, 0, 5, 1, 0, 0, 1, 0]

    /// Says the lines in turn, the server first, then one TLS record from each side. True is the server's.
    private func dissect(_ port: UInt8, _ lines: [(isServer: Bool, text: String)]) -> [DissectedFrame] {
        var dissector = Dissector()
        var sent: [Bool: Int] = [true: 0, false: 0]
        let records = [(false, Self.hello), (true, Self.hello)]
        return (lines.map { ($0.isServer, Array(($0.text + "\r\n").utf8)) } + records).map { isServer, payload in
            let sequence = sent[isServer, default: 0]
            sent[isServer] = sequence + payload.count
            return dissector.dissect(CapturedFrame(bytes: Self.frame(isServer, port, sequence, payload)))
        }
    }

    /// A TCP segment in IPv4 in Ethernet, between port 40000 and a port below 256.
    private static func frame(_ isServer: Bool, _ port: UInt8, _ sequence: Int, _ payload: [UInt8]) -> [UInt8] {
        let (client, server): ([UInt8], [UInt8]) = ([0x9C, 0x40], [0, port])
        let tcp = (isServer ? server + client : client + server)
            + [0, 0, UInt8(sequence >> 8), UInt8(sequence & 255), 0, 0, 0, 1, 0x50, 0x18, 0xFF, 0xFF, 0, 0, 0, 0]
        let addresses: [UInt8] = isServer ? [192, 0, 2, 2, 192, 0, 2, 1] : [192, 0, 2, 1, 192, 0, 2, 2]
        let length = UInt8(40 + payload.count)
        return [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0, 0x45, 0, 0, length, 0, 0, 0, 0, 64, 6, 0, 0] + addresses + tcp + payload
    }

    private func names(_ frame: DissectedFrame) -> [String] { frame.fields.map { $0.id.info.name } }

    private static let yes: [(UInt8, [(isServer: Bool, text: String)])] = [
        (25, [(true, "220 mx.example"), (false, "STARTTLS"), (true, "220 go ahead")]),
        (110, [(true, "+OK ready"), (false, "STLS"), (true, "+OK go ahead")]),
        (143, [(true, "* OK ready"), (false, "a1 STARTTLS"), (true, "* CAPABILITY IMAP4rev1"), (true, "a1 OK go ahead")]),
    ]

    @Test(arguments: yes) func bothSidesAreOpaque(_ port: UInt8, _ lines: [(isServer: Bool, text: String)]) {
        let frames = dissect(port, lines)
        for frame in frames.dropLast(2) { #expect(!names(frame).contains("tls")) }
        for frame in frames.suffix(2) {
            #expect(names(frame).last == "tls")
            #expect(frame.protocolName == "TLS")
            #expect(frame.fields.last.map { Int($0.length) } == Self.hello.count)
        }
    }

    private static let no: [(UInt8, [(isServer: Bool, text: String)])] = [
        (25, [(true, "220 mx.example"), (false, "STARTTLS"), (true, "454 not now")]),
        (110, [(true, "+OK ready"), (false, "STLS"), (true, "-ERR not now")]),
        (143, [(true, "* OK ready"), (false, "a1 STARTTLS"), (true, "a1 BAD not now")]),
    ]

    @Test(arguments: no) func aRefusalChangesNothing(_ port: UInt8, _ lines: [(isServer: Bool, text: String)]) {
        for frame in dissect(port, lines) { #expect(!names(frame).contains("tls")) }
    }
}
