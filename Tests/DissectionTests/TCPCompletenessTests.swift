// Which kinds of segments a conversation has had: tcp.completeness. Read first: TCPAnalysisTests.swift.

import Dissection
import TestSupport
import Testing

@Suite("How much of a conversation was seen") struct TCPCompletenessTests {
    /// Flags of RFC 9293 §3.1 and bytes; what is said from the server's side has `isServer`.
    typealias Turn = (isServer: Bool, flags: UInt8, count: Int)

    private static let syn: UInt8 = 2, synAck: UInt8 = 18, ack: UInt8 = 16, push: UInt8 = 24, fin: UInt8 = 17,
        reset: UInt8 = 4
    private static let handshake: [Turn] = [(false, syn, 0), (true, synAck, 0), (false, ack, 0)]

    /// A name, the segments, and the number that each shows, of the segments before it: SYN 1, SYN with ACK 2, ACK 4,
    /// data 8, FIN 16, RST 32.
    static let conversations: [(name: String, turns: [Turn], sums: [Int])] = [
        (
            "from beginning to end",
            handshake + [(false, push, 10), (true, ack, 0), (true, fin, 0), (false, fin, 0), (true, ack, 0)],
            [0, 1, 3, 7, 15, 15, 31, 31]
        ),
        ("broken off", handshake + [(false, push, 10), (true, reset, 0), (false, ack, 0)], [0, 1, 3, 7, 15, 47]),
        ("refused", [(false, syn, 0), (true, reset | ack, 0), (false, ack, 0)], [0, 1, 37]),
        ("nothing said", handshake + [(false, fin, 0), (true, fin, 0), (false, ack, 0)], [0, 1, 3, 7, 23, 23]),
        // Where a side's numbers begin is only known behind its first segment, whose bytes are not counted.
        ("from the middle on", [(false, push, 10), (true, ack, 0), (true, push, 5), (false, fin, 0)], [0, 0, 4, 12]),
        // Without its SYN an answer to it is none.
        ("the beginning was missed", [(true, synAck, 0), (false, ack, 0), (false, push, 3)], [0, 0, 4]),
        // Behind another segment it is one.
        (
            "the answer in the middle", [(false, push, 10), (true, synAck, 0), (false, ack, 0), (true, push, 3)],
            [0, 0, 2, 6]
        ),
        // A receipt that brings bytes as well is not one of the third kind.
        // Bytes count with a receipt or with what opens the connection, and not with the answer to that.
        ("bytes with the opening", [(false, syn, 3), (true, synAck, 0), (false, ack, 0)], [0, 9, 11]),
        (
            "bytes with the answer", [(false, syn, 0), (true, synAck, 3), (false, ack, 0), (true, ack, 0)],
            [0, 1, 3, 7]
        ),
        ("bytes without a receipt", handshake + [(false, 8, 5), (true, ack, 0)], [0, 1, 3, 7, 7]),
        ("the end without a receipt", handshake + [(false, 1, 0), (true, ack, 0)], [0, 1, 3, 7, 7]),
        ("bytes with everything", handshake + [(false, 0x3F, 5), (true, ack, 0)], [0, 1, 3, 7, 55]),
        ("no bare receipt", [(false, syn, 0), (true, synAck, 0), (false, push, 4), (true, push, 4)], [0, 1, 3, 11]),
    ]

    private func segments(_ turns: [Turn]) -> [(isServer: Bool, bytes: [UInt8])] {
        var next = [false: 1000, true: 5000]
        return turns.map { isServer, flags, count in
            let (mine, other) = (next[isServer, default: 0], next[!isServer, default: 0])
            next[isServer] = mine + count + (flags & 3 != 0 ? 1 : 0)
            let ports = isServer ? (9999, 40_000) : (40_000, 9999)
            let text = [UInt8](repeating: 97, count: count)
            return (isServer, WrittenCapture.tcp(ports.0, ports.1, mine, flags & 16 == 0 ? 0 : other, flags, text))
        }
    }

    @Test(arguments: conversations.indices) func eachKindCountsOnce(_ index: Int) {
        let conversation = Self.conversations[index]
        var dissector = Dissector()
        let sums = segments(conversation.turns).map { isServer, segment in
            let front: [UInt8] = [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0]
            let frame = dissector.dissect(CapturedFrame(bytes: front + WrittenCapture.packet(isServer, 6, segment)))
            return frame.fields.first { $0.id.info.name == "tcp.completeness" }.map { frame.show($0) }
        }
        #expect(sums == conversation.sums.map { "\($0)" }, "\(conversation.name)")
    }

    @Test(
        .enabled(if: ExternalTool.wiresharkIsThere, Comment(rawValue: ExternalTool.wiresharkHint)),
        arguments: conversations.indices)
    func asWiresharkCounts(_ index: Int) throws {
        let conversation = Self.conversations[index]
        var capture = WrittenCapture()
        for (isServer, segment) in segments(conversation.turns) { capture.add(isServer: isServer, proto: 6, segment) }
        try capture.compare(conversation.name)
    }

    @Test("Ports that are used again begin a conversation of their own") func reusedPorts() {
        var dissector = Dissector()
        func sum(_ segment: [UInt8]) -> String? {
            let frame = dissector.dissect(
                CapturedFrame(
                    bytes: [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0] + WrittenCapture.packet(false, 6, segment)))
            return frame.fields.first { $0.id.info.name == "tcp.completeness" }.map { frame.show($0) }
        }
        #expect(sum(WrittenCapture.tcp(40_000, 9999, 1000, 0, Self.syn)) == "0")
        #expect(sum(WrittenCapture.tcp(40_000, 9999, 1001, 0, Self.reset)) == "1")
        #expect(sum(WrittenCapture.tcp(40_000, 9999, 1001, 0, Self.reset)) == "33")
        // Its SYN is the first thing known of it.
        #expect(sum(WrittenCapture.tcp(40_000, 9999, 777_777, 0, Self.syn)) == "1")
    }
}
