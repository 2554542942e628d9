// SYN-SENT and SYN-RECEIVED (RFC 9293 §3.5, §3.10.7.2 to §3.10.7.4).

import Basics
import HostStack
import Testing
import Wire

private typealias Sent = TCPBench.Sent

@Suite("TCP: the handshake") struct TCPHandshakeTests {
    @Test("The SYN looks like Linux's")
    func syn() throws {
        var bench = TCPBench.synSent()
        #expect(bench.out.segments[0].count == 40)
        let header = bench.takeHeaders()[0]
        #expect(header.flags == .syn && header.window == 64_240)
        #expect(header.options.maximumSegmentSize == 1460 && header.options.windowScale == 10)
        #expect(header.options.isSACKPermitted && header.options.timestamps?.echo == 0)
    }

    @Test("The SYN,ACK answers what the SYN offered, with window 65160")
    func synAck() {
        var bench = TCPBench.synSent()
        bench.out.removeAll()
        var random = SeededGenerator(seed: 9)
        let syn = bench.segment(.syn, seq: 0, options: bench.synOptions)
        bench.connection = TCPConnection(
            accepting: syn, at: TCPBench.local, from: TCPBench.remote, mtu: 1500, configuration: TCPConfiguration(),
            random: &random, at: bench.now, &bench.out)!
        let header = bench.takeHeaders()[0]
        #expect(header.flags == [.syn, .ack] && header.window == 65_160)
        #expect(header.acknowledgment == TCPBench.peerInitial + 1)
        #expect(header.options.timestamps?.echo == bench.peerClock)
        #expect(header.byteCount == 40)
    }

    @Test("A SYN without options gets a SYN,ACK with only an MSS, and segments of 536 bytes")
    func plainSYN() {
        var bench = TCPBench.synSent()
        bench.out.removeAll()
        var random = SeededGenerator(seed: 9)
        bench.usesTimestamps = false
        let syn = bench.segment(.syn, seq: 0, window: 5000, options: TCPOptions())
        bench.connection = TCPConnection(
            accepting: syn, at: TCPBench.local, from: TCPBench.remote, mtu: 1500, configuration: TCPConfiguration(),
            random: &random, at: bench.now, &bench.out)!
        var expected = TCPOptions()
        expected.maximumSegmentSize = 1460
        #expect(bench.takeHeaders()[0].options == expected)
        bench.receive(bench.segment(.ack, window: 5000))
        bench.send(1000)
        #expect(bench.takeSegments() == [Sent(.ack, length: 536), Sent([.psh, .ack], seq: 537, length: 464)])
    }

    @Test(
        "What is no plain SYN opens nothing",
        arguments: [
            TCPFlags.ack, [.syn, .ack], .rst, [.syn, .rst], [.syn, .fin], .fin, [],
        ])
    func noSYN(flags: TCPFlags) {
        let bench = TCPBench.synSent()
        var out = TCPOutput()
        var random = SeededGenerator(seed: 1)
        let connection = TCPConnection(
            accepting: bench.segment(flags, seq: 0), at: TCPBench.local, from: TCPBench.remote, mtu: 1500,
            configuration: TCPConfiguration(), random: &random, at: bench.now, &out)
        #expect(connection == nil && out.segments.isEmpty)
    }

    @Test("SYN,ACK: acknowledged at once, connected")
    func connect() {
        var bench = TCPBench.synSent()
        bench.out.removeAll()
        bench.receive(bench.segment([.syn, .ack], seq: 0, options: bench.synOptions))
        #expect(bench.connection.state == .established && bench.out.events == .established)
        let header = bench.takeHeaders()[0]
        #expect(header.flags == .ack && header.window == 63)
        #expect(bench.connection.nextDeadline == .never)
    }

    @Test("Data that was queued in SYN-SENT leaves with the acknowledgment")
    func early() {
        var bench = TCPBench.synSent()
        bench.send(100)
        bench.out.removeAll()
        bench.receive(bench.segment([.syn, .ack], seq: 0, options: bench.synOptions))
        #expect(bench.takeSegments() == [Sent([.psh, .ack], length: 100)])
    }

    @Test("A SYN is repeated after 1, 3, 7, 15, 31 and 63 s; at 127 s the connection fails")
    func synRetries() {
        var bench = TCPBench.synSent()
        bench.out.removeAll()
        let start = bench.now
        var times: [Double] = []
        while bench.connection.state == .synSent {
            bench.expire()
            times.append(bench.now.since(start).seconds)
            #expect(bench.connection.state == .closed || bench.takeSegments() == [Sent(.syn, seq: 0, ack: 0)])
        }
        #expect(times == [1, 3, 7, 15, 31, 63, 127])
        #expect(bench.out.closeReason == .timedOut && bench.out.events == [.closed, .released])
    }

    @Test("After a lost SYN the first flight is one segment")
    func smallFlight() {
        var bench = TCPBench.synSent()
        bench.expire()
        bench.out.removeAll()
        bench.receive(bench.segment([.syn, .ack], seq: 0, window: 65_160, options: bench.synOptions))
        bench.out.removeAll()
        bench.send(10_000)
        #expect(bench.takeSegments().map(\.length) == [1448])
    }

    @Test(
        "RFC 6298 §5.7: after a lost SYN, and without timestamps to measure by, data waits three seconds for its answer"
    )
    func patienceAfterLostSYN() {
        var plain = TCPConfiguration()
        plain.usesTimestamps = false
        var bench = TCPBench.synSent(plain)
        // Three times: the back-off of the handshake, eight seconds, is not that of the data.
        for _ in 0..<3 { bench.expire() }
        bench.out.removeAll()
        bench.receive(bench.segment([.syn, .ack], seq: 0, window: 65_160, options: bench.synOptions))
        bench.send(100)
        #expect(bench.connection.nextDeadline == bench.now + .seconds(3))
        // With timestamps the answer to the repeated SYN is a measurement.
        var measured = TCPBench.synSent()
        measured.expire()
        measured.now = measured.now + .milliseconds(10)
        measured.receive(
            measured.segment([.syn, .ack], seq: 0, window: 65_160, options: measured.synOptionsEchoing(10)))
        measured.send(100)
        #expect(measured.connection.nextDeadline < measured.now + .seconds(1))
    }

    @Test("RST,ACK for our SYN: refused. Any other reset is ignored")
    func refused() {
        var bench = TCPBench.synSent()
        bench.out.removeAll()
        bench.receive(bench.segment(.rst, seq: 0))
        bench.receive(bench.segment([.rst, .ack], seq: 0, ack: 2))
        #expect(bench.connection.state == .synSent && bench.out == TCPOutput())
        bench.receive(bench.segment([.rst, .ack], seq: 0, ack: 1))
        #expect(bench.out.closeReason == .refused && bench.connection.state == .closed)
    }

    @Test("An ACK for something unsent in SYN-SENT is answered by a reset with its number")
    func strayACK() {
        var bench = TCPBench.synSent()
        bench.out.removeAll()
        bench.receive(bench.segment(.ack, ack: 77))
        #expect(bench.takeSegments() == [Sent(.rst, seq: 77, ack: 0)])
        #expect(bench.connection.state == .synSent)
    }

    @Test("Both open at once (figure 7)")
    func simultaneousOpen() {
        var bench = TCPBench.synSent()
        bench.out.removeAll()
        bench.receive(bench.segment(.syn, seq: 0, options: bench.synOptions))
        #expect(bench.connection.state == .synReceived)
        // It repeats the SYN, but nothing was lost.
        #expect(bench.out.retransmissions == 0)
        #expect(bench.takeSegments() == [Sent([.syn, .ack], seq: 0)])
        // The peer's SYN,ACK lies before the window: the answer is what completes the peer's handshake.
        bench.receive(bench.segment([.syn, .ack], seq: 0, options: bench.synOptions))
        #expect(bench.takeSegments() == [Sent(.ack)])
        bench.receive(bench.segment(.ack))
        #expect(bench.connection.state == .established)
        // RFC 5681 §3.1: one segment at first is for those whose SYN was lost.
        #expect(bench.connection.congestion.window == 14_480)
    }

    @Test("The peer's SYN again in SYN-RECEIVED: the SYN,ACK again")
    func synAgain() {
        var bench = TCPBench.synReceived()
        bench.receive(bench.segment(.syn, seq: 0, options: bench.synOptions))
        #expect(bench.takeSegments() == [Sent([.syn, .ack], seq: 0)])
    }

    @Test("A wrong acknowledgment in SYN-RECEIVED is answered by a reset")
    func wrongACK() {
        var bench = TCPBench.synReceived()
        bench.receive(bench.segment(.ack, ack: 5))
        #expect(bench.takeSegments() == [Sent(.rst, seq: 5, ack: 0)])
        #expect(bench.connection.state == .synReceived)
    }

    @Test("SYN-RECEIVED gives up after five repetitions")
    func synAckRetries() {
        var bench = TCPBench.synReceived()
        var count = 0
        while bench.connection.state == .synReceived {
            bench.expire()
            count += bench.takeSegments().count
        }
        #expect(count == 5 && bench.out.closeReason == .timedOut)
    }

    @Test("A reset in SYN-RECEIVED ends it")
    func resetInSynReceived() {
        var bench = TCPBench.synReceived()
        bench.receive(bench.segment(.rst))
        #expect(bench.connection.state == .closed && bench.out.closeReason == .reset)
    }

    @Test("The acknowledgment that completes the handshake may carry data and FIN")
    func fullThirdSegment() {
        var bench = TCPBench.synReceived()
        bench.receive(bench.segment([.ack, .fin], payload: [1, 2, 3]))
        #expect(bench.connection.state == .closeWait)
        #expect(bench.out.events == [.established, .readable, .peerClosed])
        #expect(bench.takeSegments() == [Sent(.ack, ack: 5)])
        #expect(bench.read() == [1, 2, 3])
    }

    @Test("Closing in SYN-RECEIVED: the FIN follows the handshake")
    func earlyClose() {
        var bench = TCPBench.synReceived()
        bench.close()
        #expect(bench.takeSegments() == [])
        bench.receive(bench.segment(.ack))
        #expect(bench.connection.state == .finWait1)
        #expect(bench.takeSegments() == [Sent([.fin, .ack])])
    }

    @Test("ICMP unreachable ends an attempt to connect, if it quotes our SYN")
    func unreachable() {
        var bench = TCPBench.synSent()
        bench.out.removeAll()
        let initial = bench.connection.sending.initial
        bench.connection.receiveUnreachable(code: 1, quoting: initial + 5, at: bench.now, &bench.out)
        #expect(bench.connection.state == .synSent)
        bench.connection.receiveUnreachable(code: 1, quoting: initial, at: bench.now, &bench.out)
        #expect(bench.out.closeReason == .unreachable(code: 1) && bench.connection.state == .closed)
    }
}
