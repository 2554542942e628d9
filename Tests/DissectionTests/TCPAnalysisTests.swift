// What the numbers of a connection tell, beside Wireshark. Read first: WrittenCapture.swift.

import Dissection
import TestSupport
import Testing

@Suite(
    "What follows from TCP's numbers, RFC 9293 §3.8",
    .enabled(if: ExternalTool.wiresharkIsThere, Comment(rawValue: ExternalTool.wiresharkHint)))
struct TCPAnalysisTests {
    /// A connection whose segments say by how much they are out of line.
    private struct Connection {
        var capture = WrittenCapture()
        var client = 1000
        var server = 5000
        let port = 9999
        private static let scaled: [UInt8] = [2, 4, 5, 180, 4, 2, 1, 1, 1, 3, 3, 7]

        /// - Parameters:
        ///   - back: how many bytes before the next one the segment begins; it does not move on then.
        ///   - ack: by how much the receipt is less than all.
        ///   - sack: stretches that are reported, from the same place.
        mutating func say(
            _ isServer: Bool, _ flags: UInt8, _ count: Int = 0, back: Int = 0, ack: Int = 0, window: Int = 64_240,
            wait: Int = 1000,
            sack: [ClosedRange<Int>] = []
        ) {
            let (mine, other) = isServer ? (server, client) : (client, server)
            var options = flags & 2 != 0 ? Self.scaled : []
            if !sack.isEmpty {
                options = [1, 1, 5, UInt8(2 + 8 * sack.count)]
                for range in sack {
                    options +=
                        WrittenCapture.four(other - ack + range.lowerBound)
                        + WrittenCapture.four(other - ack + range.upperBound)
                }
            }
            let ports = isServer ? (port, 40_000) : (40_000, port)
            let segment = WrittenCapture.tcp(
                ports.0, ports.1, mine - back, flags & 16 == 0 ? 0 : other - ack, flags, window: window,
                options: options,
                [UInt8](repeating: 97, count: count))
            capture.add(isServer: isServer, proto: 6, segment, wait: wait)
            if back == 0 {
                let step = count + (flags & 3 != 0 ? 1 : 0)
                if isServer { server += step } else { client += step }
            }
        }

        mutating func open() {
            say(false, 2)
            say(true, 18)
            say(false, 16)
        }
    }

    @Test func anOrdinaryConnection() throws {
        var c = Connection()
        c.open()
        c.say(false, 24, 10)
        c.say(true, 16)
        c.say(true, 16, 1000)
        c.say(true, 24, 1000)
        c.say(false, 16)
        c.say(false, 17)
        c.say(true, 17)
        c.say(false, 16)
        try c.capture.compare("an ordinary connection")
    }

    @Test func segmentsThatComeAgain() throws {
        var c = Connection()
        c.open()
        c.say(false, 24, 40)
        c.say(false, 24, 40, back: 40, wait: 300_000)
        c.say(true, 16)
        c.say(false, 24, 40, back: 40, wait: 300_000)
        try c.capture.compare("a retransmission and a needless one")
    }

    @Test func aSegmentIsLostAndSentAgainAtOnce() throws {
        var c = Connection()
        c.open()
        c.say(true, 24, 100)
        c.say(false, 16)
        c.server += 100
        for i in 1...4 {
            c.say(true, 24, 100)
            c.say(false, 16, ack: 100 * (i + 1), wait: 100, sack: [100...(100 * (i + 1))])
        }
        c.say(true, 24, 100, back: 500)
        c.say(false, 16)
        try c.capture.compare("a fast retransmission")
    }

    @Test func aSegmentIsOvertaken() throws {
        var c = Connection()
        c.open()
        c.server += 50
        c.say(true, 24, 40)
        c.say(true, 24, 50, back: 90, wait: 10)
        c.say(false, 16)
        try c.capture.compare("out of order")
    }

    /// A segment that was overtaken by a receipt only ends where the newest number stands: it looks like a repetition.
    @Test(WiresharkVersion.followedOnly) func aSegmentIsOvertakenByAReceipt() throws {
        var c = Connection()
        c.open()
        c.server += 50
        c.say(true, 16)
        c.say(true, 24, 50, back: 50, wait: 10)
        c.say(false, 16)
        try c.capture.compare("overtaken by a receipt")
    }

    /// The handshake's second segment comes twice, and once more with another number.
    @Test(WiresharkVersion.followedOnly) func answersToASYNThatComeAgain() throws {
        var c = Connection()
        c.open()
        c.say(true, 18, back: 1, wait: 100)
        c.say(true, 18, back: 1, wait: 5_000_000)
        c.say(true, 18, back: 500)
        c.say(false, 16)
        try c.capture.compare("repeated answers to a SYN")
    }

    /// A capture that begins behind the SYN, or has it in the wrong place.
    @Test(WiresharkVersion.followedOnly) func captureBeginsTooLate() throws {
        for flags in [16, 17, 18, 24] as [UInt8] {
            var c = Connection()
            c.say(true, flags)
            c.say(false, 16)
            c.say(false, 24, 5)
            c.say(true, 16)
            try c.capture.compare("the capture begins with \(flags)")
        }
        var c = Connection()
        c.say(true, 18, ack: -1)
        c.say(false, 2)
        c.say(false, 16)
        c.say(true, 24, 5)
        try c.capture.compare("an answer before its SYN")
    }

    @Test func theReceiverHasNoRoom() throws {
        var c = Connection()
        c.open()
        c.say(true, 24, 1000)
        c.say(false, 16, window: 0)
        c.say(true, 24, 1, back: 0, wait: 1_000_000)
        c.server -= 1
        c.say(false, 16, window: 0)
        c.say(false, 16, window: 500)
        c.say(true, 24, 2)
        c.say(false, 16, window: 500)
        try c.capture.compare("zero window")
    }

    @Test func isAnybodyThere() throws {
        var c = Connection()
        c.open()
        c.say(true, 24, 100)
        c.say(false, 16)
        c.say(true, 16, back: 1, wait: 5_000_000)
        c.say(false, 16)
        c.say(true, 16, 1, back: 1, wait: 5_000_000)
        c.say(false, 16)
        try c.capture.compare("keep-alive")
    }

    @Test(.enabled(if: WiresharkVersion.installed != .later, Comment(rawValue: WiresharkVersion.hint)))
    func nobodyListensAndPortsAreUsedAgain() throws {
        var c = Connection()
        c.say(false, 2)
        c.server = 0
        c.say(true, 20)
        c.say(false, 2, back: 1, wait: 1_000_000)
        c.say(true, 20)
        (c.client, c.server) = (777_777, 888_888)
        c.open()
        c.say(true, 4, 5)
        try c.capture.compare("refused, then reused ports and a reset with a reason")
    }

    @Test(.enabled(if: WiresharkVersion.installed != .later, Comment(rawValue: WiresharkVersion.hint)))
    func bytesAreAcknowledgedThatNobodySaw() throws {
        var c = Connection()
        c.open()
        c.server += 300
        c.say(false, 16)
        c.say(false, 16, ack: -100)
        c.say(false, 24, 4, ack: -100)
        try c.capture.compare("the capture misses segments")
    }

    private static let options: [[UInt8]] = [
        [3, 3, 7, 0], [2, 4, 5, 180, 3, 3, 15, 0], [34, 2, 1, 1], [2, 4, 5, 180, 34, 6, 1, 2, 3, 4, 1, 1],
        [254, 4, 0xF9, 0x89],
        [254, 8, 0xF9, 0x89, 1, 2, 3, 4], [253, 4, 1, 2], [1, 1, 1, 1], [8, 12, 0, 0], [2, 0, 0, 0], [77, 4, 1, 2],
        [0, 9, 0, 0],
    ]

    @Test func optionsOfAllKinds() throws {
        var capture = WrittenCapture()
        for (i, options) in Self.options.enumerated() {
            capture.add(isServer: false, proto: 6, WrittenCapture.tcp(41_000 + i, 45_000, 1000, 0, 2, options: options))
        }
        try capture.compare("options")
    }

    /// RFC 7413 §2: data in the first segment, and its receipt.
    @Test func fastOpen() throws {
        var capture = WrittenCapture()
        let cookie: [UInt8] = [2, 4, 5, 180, 34, 6, 1, 2, 3, 4, 1, 1]
        capture.add(
            isServer: false, proto: 6, WrittenCapture.tcp(41_000, 45_000, 1000, 0, 2, options: cookie, [1, 2, 3]))
        capture.add(
            isServer: true, proto: 6, WrittenCapture.tcp(45_000, 41_000, 5000, 1004, 18, options: [2, 4, 5, 180]))
        capture.add(isServer: false, proto: 6, WrittenCapture.tcp(41_000, 45_000, 1004, 5001, 16))
        capture.add(isServer: false, proto: 6, WrittenCapture.tcp(41_000, 45_000, 1004, 7, 4))
        // A server that does not take the data: they come once more.
        capture.add(
            isServer: false, proto: 6, WrittenCapture.tcp(41_001, 45_000, 1000, 0, 2, options: cookie, [1, 2, 3]))
        capture.add(
            isServer: true, proto: 6, WrittenCapture.tcp(45_000, 41_001, 5000, 1001, 18, options: [2, 4, 5, 180]))
        capture.add(isServer: false, proto: 6, WrittenCapture.tcp(41_001, 45_000, 1001, 5001, 16, [1, 2, 3]))
        try capture.compare("Fast Open")
    }

    /// RFC 2883 §4: what came twice is reported first.
    @Test func bytesThatCameTwice() throws {
        var connection = Connection()
        connection.open()
        connection.say(true, 24, 400)
        connection.say(false, 16)
        connection.say(false, 16, sack: [-200 ... -100])
        connection.say(false, 16, sack: [100...200, 50...300])
        connection.say(false, 16, sack: [100...200])
        connection.say(false, 16, sack: [0...0])
        connection.say(false, 16, sack: [-50...50])
        connection.say(false, 16, sack: [-1...1])
        try connection.capture.compare("D-SACK")
    }

    /// A report of bytes from a side that has not said anything yet.
    @Test func bytesThatNobodySent() throws {
        var capture = WrittenCapture()
        let report: [UInt8] = [1, 1, 5, 10, 0, 0, 0, 100, 0, 0, 0, 200]
        for flags: UInt8 in [2, 16] {
            capture.add(
                isServer: false, proto: 6,
                WrittenCapture.tcp(40_000 + Int(flags), 9999, 1000, 1, flags, options: report))
        }
        try capture.compare("bytes that nobody sent")
    }

    /// Numbers before the first one, which nobody can explain, count as far behind it.
    @Test(WiresharkVersion.followedOnly) func numbersBeforeTheFirst() throws {
        var c = Connection()
        c.open()
        c.say(false, 24, 10)
        c.say(true, 16)
        c.say(false, 24, 10, back: 5000)
        c.say(false, 24, 10)
        try c.capture.compare("numbers before the first")
    }

    /// A capture of one direction only: nothing is ever acknowledged in it. Of long captures the comparison takes the
    /// first frames; the rest goes on as they do.
    @Test func thousandsOfSegmentsWithoutAReceipt() throws {
        var c = Connection()
        for _ in 0..<1100 { c.say(false, 16, 1) }
        var dissector = Dissector()
        var flights: [UInt64] = []
        for frame in c.capture.frames {
            let field = dissector.dissect(frame).fields.first { $0.id.info.name == "tcp.analysis.bytes_in_flight" }
            flights.append(field?.number ?? 0)
        }
        #expect(flights == Array(1...1100))
    }

    /// A receipt for what was never seen counts as many that are repeated.
    @Test(WiresharkVersion.followedOnly) func sentAgainBehindWhatWasNotSeen() throws {
        var c = Connection()
        c.open()
        c.say(true, 24, 100)
        c.say(false, 16)
        c.say(false, 24, 10)
        c.server += 500
        c.say(false, 16)
        c.say(true, 24, 20, back: 500, wait: 10)
        c.say(false, 16, ack: -300)
        c.server += 300
        c.say(true, 24, 20, back: 0, wait: 10)
        try c.capture.compare("sent again behind what was not seen")
    }

    /// Wireshark takes the number 0 for none.
    @Test(WiresharkVersion.followedOnly, arguments: [0xFFFF_FFFF, 0xFFFF_FFF5, 0xFFFF_FFF6, 0xFFFF_FFF0])
    func numbersThatWrapAround(_ first: Int) throws {
        var c = Connection()
        (c.client, c.server) = (first, first)
        c.open()
        for count in [10, 10, 5] {
            c.say(false, 24, count)
            c.say(true, 16)
            c.say(true, 24, count)
            c.say(false, 16)
        }
        c.say(false, 24, 10, back: 20)
        c.say(true, 24, 10, back: 5)
        c.say(false, 16, 1, back: 1)
        try c.capture.compare("numbers that wrap around")
    }

    /// The next number is 0, which counts as none: a segment that only asks whether somebody is there, and a receipt
    /// behind an old segment.
    @Test(WiresharkVersion.followedOnly) func theNextNumberIsZero() throws {
        for isOld in [false, true] {
            var c = Connection()
            (c.client, c.server) = (0xFFFF_FFF0, 0xFFFF_FFF0)
            c.open()
            c.say(false, 24, 10)
            c.say(true, 16)
            c.say(false, 24, 5)
            if isOld {
                c.say(false, 24, 6, back: 11, wait: 1_000_000)
                c.say(false, 24, 1, back: 1)
                c.say(true, 24, 5)
                c.say(true, 24, 5)
                c.client &= 0xFFFF_FFFF
                c.say(false, 24, 1)
                c.say(true, 24, 1, ack: 1)
            } else {
                c.say(false, 16, 1, back: 1)
                c.say(false, 16, back: 1)
            }
            try c.capture.compare("the next number is zero")
        }
    }

    /// An opening that comes again with an option for windows, which it had not before.
    @Test(WiresharkVersion.followedOnly) func windowsAreScaledAfterAll() throws {
        var capture = WrittenCapture()
        for options in [[], [1, 3, 3, 7]] as [[UInt8]] {
            capture.add(isServer: false, proto: 6, WrittenCapture.tcp(40_000, 9999, 999, 0, 2, options: options))
            capture.add(isServer: true, proto: 6, WrittenCapture.tcp(9999, 40_000, 4999, 1000, 18, options: options))
            capture.add(isServer: false, proto: 6, WrittenCapture.tcp(40_000, 9999, 1000, 5000, 16))
        }
        try capture.compare("windows that are scaled after all")
    }

    /// A receipt for a byte before the first one.
    @Test(WiresharkVersion.followedOnly) func receiptsBeforeTheFirst() throws {
        var c = Connection()
        c.open()
        c.say(true, 24, 5)
        c.say(false, 16, 1, back: 2)
        c.say(true, 24, 5, ack: 1)
        c.say(false, 16, 1, back: 1)
        c.say(true, 24, 5, ack: 1)
        try c.capture.compare("receipts before the first")
    }
}
