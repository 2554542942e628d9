// What is shown of segments that come again. Read first: TCPAnalysisTests.swift, WrittenCapture.swift.

import Dissection
import Testing

@Suite("Segments that come again") struct RepeatedSegmentTests {
    /// From a client (port 40000) to a server of mail (25), after the handshake: numbers and bytes, and how long after
    /// the one before.
    private func capture(_ segments: [(sequence: Int, text: String, wait: Int)]) -> WrittenCapture {
        var capture = WrittenCapture()
        capture.add(isServer: false, proto: 6, WrittenCapture.tcp(40_000, 25, 999, 0, 2))
        capture.add(isServer: true, proto: 6, WrittenCapture.tcp(25, 40_000, 4999, 1000, 18))
        capture.add(isServer: false, proto: 6, WrittenCapture.tcp(40_000, 25, 1000, 5000, 16))
        for (sequence, text, wait) in segments {
            let segment = WrittenCapture.tcp(40_000, 25, 1000 + sequence, 5000, 24, Array(text.utf8))
            capture.add(isServer: false, proto: 6, segment, wait: wait)
        }
        return capture
    }

    /// The first segment of a message comes again: while the message waits for more, and when it is complete.
    @Test(WiresharkVersion.followedOnly) func theBeginningOfAMessage() throws {
        try capture([(0, "NO", 1000), (0, "NO", 100), (2, "OP\r\n", 1000), (0, "NO", 100), (0, "NO", 4_000_000)])
            .compare("the beginning of a message")
    }

    /// RFC 9293 §3.8.4: a byte that only asks whether somebody is there, in the middle of a message.
    @Test(WiresharkVersion.followedOnly) func aKeepAliveWithinAMessage() throws {
        try capture([(0, "NO", 1000), (1, "O", 1_000_000)]).compare("a keep-alive")
    }

    /// The same with another byte, and when the message is complete: nobody reads the byte again.
    @Test(WiresharkVersion.followedOnly) func aKeepAliveAmongSegments() throws {
        try capture([
            (0, "NOO", 1000), (2, "O", 1_000_000), (2, "-", 1_000_000), (3, "P", 1000), (3, "P", 1_000_000),
            (4, "\r\n", 1000), (5, "\n", 1_000_000), (6, "RSET\r\n", 1000), (11, "\n", 1_000_000), (12, "Q", 1000),
            (12, "Q", 1_000_000), (13, "UIT\r\n", 1000),
        ]).compare("keep-alives")
    }

    /// Of what the capture cut off, only that is left out which came again later, or too early.
    @Test(WiresharkVersion.followedOnly) func whatIsCutOffAndComesAgain() throws {
        var capture = WrittenCapture()
        capture.snapLength = 62
        func add(_ isServer: Bool, _ sequence: Int, _ ack: Int, _ flags: UInt8, _ text: String = "", wait: Int = 1000) {
            let ports = isServer ? (25, 40_000) : (40_000, 25)
            let segment = WrittenCapture.tcp(ports.0, ports.1, sequence, ack, flags, Array(text.utf8))
            capture.add(isServer: isServer, proto: 6, segment, wait: wait)
        }
        add(false, 999, 0, 2)
        add(true, 4999, 1000, 18)
        for _ in 1...4 { add(false, 1000, 5000, 16) }
        // Asked for again, so that it counts as sent again at once; then sent again after a while, and once more when
        // it had arrived.
        for _ in 1...2 { add(true, 5000, 1000, 24, "220 mail.example ESMTP\r\n", wait: 100) }
        add(true, 5000, 1000, 24, "220 mail.example ESMTP\r\n", wait: 900_000)
        add(false, 1000, 5024, 16)
        add(true, 5000, 1000, 24, "220 mail.example ESMTP\r\n")
        // A piece of a letter that is not all there is none.
        add(false, 1000, 5024, 24, "DATA\r\n")
        add(true, 5024, 1006, 24, "354 ok\r\n")
        add(false, 1006, 5032, 24, "Subject: hello, how are you?\r\n\r\n")
        add(false, 1038, 5032, 24, "Hi\r\n")
        add(false, 1042, 5032, 24, ".\r\n")
        try capture.compare("what is cut off and comes again")
    }

    /// A segment that fills a gap is shown once as a part of what it completes.
    @Test func whatFillsAGap() {
        var dissector = Dissector()
        let frames = capture([(0, "NO", 1000), (4, "\r\n", 1000), (2, "OP", 4_000_000)]).frames.map {
            dissector.dissect($0)
        }
        let names = frames.map { frame in frame.fields.map { $0.id.info.name } }
        #expect(names.map { list in list.count { $0 == "tcp.segment_data" } } == [0, 0, 0, 1, 1, 1])
        #expect(
            names.last?.contains("tcp.analysis.retransmission") == true
                && names.last?.contains("smtp.req.command") == true)
    }
}
