// Sending in ESTABLISHED: segments, Nagle, windows, congestion, losses (RFC 9293 §3.7, §3.8; RFC 5681, 6298, 6582,
// 6675).

import Basics
import HostStack
import Testing
import Wire

private typealias Sent = TCPBench.Sent

@Suite("TCP: sending") struct TCPSendingTests {
    /// ESTABLISHED without timestamps, so that segments carry 1460 bytes, with `count` segments sent.
    private func flight(_ count: Int, sack: Bool = true) -> TCPBench {
        var configuration = TCPConfiguration()
        configuration.usesTimestamps = false
        configuration.usesSACK = sack
        var bench = TCPBench.established(configuration)
        bench.send(1460 * count)
        bench.out.removeAll()
        return bench
    }

    @Test("A write becomes full segments, and the last one has PSH")
    func segmentation() {
        var bench = TCPBench.established()
        bench.send(3000)
        #expect(
            bench.takeSegments() == [
                Sent(.ack, length: 1448), Sent(.ack, seq: 1449, length: 1448),
                Sent([.psh, .ack], seq: 2897, length: 104),
            ])
        #expect(bench.connection.unacknowledgedByteCount == 3000)
    }

    @Test("A segment has room in front for IPv4 and Ethernet, and was built in place")
    func headroom() {
        var bench = TCPBench.established()
        bench.send(1448)
        var segment = bench.out.segments.removeLast()
        segment.prepend(TCPOutput.headroom)
        #expect(segment.copies == 0)
    }

    @Test("All is acknowledged: drained, and no timer runs")
    func drained() {
        var bench = TCPBench.established()
        bench.send(100)
        bench.receive(bench.segment(.ack, ack: 101))
        #expect(bench.out.events == .drained && bench.connection.nextDeadline == .never)
    }

    @Test("The first flight has ten segments")
    func initialWindow() {
        var bench = TCPBench.established()
        bench.send(50_000)
        #expect(bench.takeSegments().count == 10)
        // Slow start: an acknowledgment of two segments lets three follow (RFC 5681 §3.1).
        bench.receive(bench.segment(.ack, ack: 1 + 2 * 1448))
        #expect(bench.takeSegments().count == 3)
    }

    @Test("The peer's window is respected")
    func peerWindow() {
        var bench = TCPBench.established()
        bench.receive(bench.segment(.ack, window: 30))  // 3840 bytes
        bench.send(10_000)
        #expect(bench.takeSegments().map(\.length) == [1448, 1448])
        bench.receive(bench.segment(.ack, ack: 2897, window: 30))
        #expect(bench.takeSegments().map(\.length) == [1448, 1448])
    }

    @Test("RFC 9293 §3.10.7.4: a late segment that acknowledges less than we know does not tell the window")
    func lateWindow() {
        var bench = flight(2)
        let late = bench.segment(.ack, seq: 101, window: 512, payload: Array(repeating: 2, count: 100))
        // The peer's first bytes were lost and come again, with news: a window of 1536 bytes. What it had sent behind
        // them arrives at last.
        bench.receive(bench.segment(.ack, ack: 2921, window: 12, payload: Array(repeating: 1, count: 100)))
        bench.receive(late)
        #expect(bench.connection.unreadByteCount == 200)
        bench.out.removeAll()
        bench.send(6000)
        #expect(bench.takeSegments().map(\.length) == [1460])
    }

    @Test("What acknowledges more tells the window, also when it is a retransmission with a lower number")
    func windowOfARetransmission() {
        var bench = flight(2)
        bench.receive(bench.segment(.ack, seq: 101, window: 512, payload: Array(repeating: 2, count: 100)))
        bench.receive(bench.segment(.ack, ack: 2921, window: 12, payload: Array(repeating: 1, count: 100)))
        bench.out.removeAll()
        bench.send(6000)
        #expect(bench.takeSegments().map(\.length) == [1460])
    }

    @Test("Nagle as Minshall has it: a small segment waits only for an earlier small one")
    func nagle() {
        var bench = TCPBench.established()
        bench.send(1500)
        #expect(bench.takeSegments().map(\.length) == [1448, 52])
        bench.send(10)
        bench.send(20)
        #expect(bench.takeSegments() == [])
        bench.receive(bench.segment(.ack, ack: 1501))
        #expect(bench.takeSegments() == [Sent([.psh, .ack], seq: 1501, length: 30)])
    }

    @Test("Without Nagle everything leaves at once")
    func noNagle() {
        var configuration = TCPConfiguration()
        configuration.usesNagle = false
        var bench = TCPBench.established(configuration)
        bench.send(10)
        bench.send(20)
        #expect(bench.takeSegments().map(\.length) == [10, 20])
    }

    // RFC 6298

    @Test("Timeouts double, and after fifteen repetitions the connection is given up")
    func backOff() {
        var bench = TCPBench.established()
        bench.send(10)
        bench.out.removeAll()
        var gaps: [Double] = []
        var last = bench.now
        while bench.connection.state == .established {
            bench.expire()
            gaps.append(bench.now.since(last).seconds)
            last = bench.now
        }
        #expect(bench.out.segments.count == 15 && bench.out.retransmissions == 15)
        #expect(gaps.count == 16 && gaps[0] >= 0.2 && gaps[0] < 0.25)
        #expect(abs(gaps[3] - 8 * gaps[0]) < 0.001 && gaps[15] == 120)
        #expect(bench.out.closeReason == .timedOut)
    }

    @Test("What ICMP said is the reason, when the peer stays silent")
    func softError() {
        var bench = TCPBench.established()
        bench.send(10)
        let sequence = bench.connection.sending.unacknowledged
        bench.connection.receiveUnreachable(code: 1, quoting: sequence, at: bench.now, &bench.out)
        #expect(bench.connection.state == .established)
        while bench.connection.state == .established { bench.expire() }
        #expect(bench.out.closeReason == .unreachable(code: 1))
    }

    @Test("After a timeout one segment is sent, and the window opens again from there")
    func timeout() {
        var bench = flight(8)
        bench.expire()
        #expect(bench.takeSegments() == [Sent(.ack, length: 1460)])
        #expect(bench.connection.congestion.window == 1460)
        #expect(bench.connection.congestion.threshold == 4 * 1460)
        bench.receive(bench.segment(.ack, ack: 1461))
        #expect(bench.takeSegments().map(\.seq) == [1461, 2921])
    }

    @Test("Karn: the acknowledgment of a repeated segment is no measurement without timestamps")
    func karn() {
        var bench = flight(1)
        let smoothed = bench.connection.roundTrip.smoothed
        bench.expire()
        bench.now = bench.now + .seconds(5)
        bench.receive(bench.segment(.ack, ack: 1461))
        #expect(bench.connection.roundTrip.smoothed == smoothed && bench.connection.roundTrip.backOff == 1)
    }

    @Test("With timestamps it is, and the back-off ends")
    func timestampsMeasure() {
        var bench = TCPBench.established()
        bench.send(10)
        bench.expire()
        bench.receive(bench.segment(.ack, ack: 11))
        #expect(bench.connection.roundTrip.backOff == 0)
    }

    // RFC 6675

    @Test("SACK: the third report of more bytes makes the gap be sent again, and only the gap")
    func sackRecovery() {
        var bench = flight(10)
        bench.receive(bench.segment(.ack, sack: [1461..<2921]))
        bench.receive(bench.segment(.ack, sack: [1461..<4381]))
        #expect(bench.takeSegments() == [])
        bench.receive(bench.segment(.ack, sack: [1461..<5841]))
        #expect(bench.takeSegments() == [Sent(.ack, length: 1460)])
        #expect(bench.connection.congestion.threshold == 5 * 1460)
        bench.receive(bench.segment(.ack, ack: 14_601))
        #expect(bench.connection.congestion.phase == .open)
        #expect(bench.connection.congestion.window == 5 * 1460)
    }

    @Test("SACK: several gaps are repaired in one round trip")
    func sackSeveralGaps() {
        var bench = flight(10)
        // 1, 3 and 5 of ten are lost.
        bench.receive(bench.segment(.ack, sack: [1461..<2921]))
        bench.receive(bench.segment(.ack, sack: [4381..<5841, 1461..<2921]))
        for end in [8761, 10_221, 11_681, 13_141, 14_601] {
            bench.receive(bench.segment(.ack, sack: [7301..<end, 4381..<5841, 1461..<2921]))
        }
        // When nothing else is left to send, the last segment is sent once more for its news (NextSeg() rule 4).
        #expect(bench.takeSegments().map(\.seq) == [1, 2921, 5841, 13_141])
    }

    @Test("SACK blocks outside of what was sent are ignored")
    func hostileSACK() {
        var bench = flight(4)
        for range in [(-5000)..<(-100), 0..<1, 1..<100, 5000..<900_000, 7000..<6000 + 1000] {
            bench.receive(bench.segment(.ack, sack: [range]))
        }
        #expect(bench.connection.scoreboard.ranges.isEmpty && bench.takeSegments() == [])
    }

    // RFC 6582

    @Test("NewReno: three duplicates, one gap; a partial acknowledgment, the next gap")
    func newReno() {
        var bench = flight(8, sack: false)
        for _ in 0..<3 { bench.receive(bench.segment(.ack)) }
        #expect(bench.takeSegments() == [Sent(.ack, length: 1460)])
        #expect(bench.connection.congestion.phase == .newReno)
        bench.receive(bench.segment(.ack, ack: 4381))
        #expect(bench.takeSegments() == [Sent(.ack, seq: 4381, length: 1460)])
        bench.receive(bench.segment(.ack, ack: 11_681))
        #expect(bench.connection.congestion.phase == .open)
        #expect(bench.connection.congestion.window <= 5 * 1460)
    }

    @Test("The first two duplicates let new segments out (RFC 3042)")
    func limitedTransmit() {
        var bench = flight(20, sack: false)
        bench.receive(bench.segment(.ack))
        bench.receive(bench.segment(.ack))
        #expect(bench.takeSegments().map(\.seq) == [14_601, 16_061])
    }

    @Test("A changed window or data is no duplicate")
    func noDuplicates() {
        var bench = flight(8, sack: false)
        for window: UInt16 in [500, 501, 502, 503] { bench.receive(bench.segment(.ack, window: window)) }
        for seq in 1...4 { bench.receive(bench.segment(.ack, seq: seq, window: 503, payload: [1])) }
        #expect(bench.connection.congestion.duplicates == 0)
        #expect(bench.takeSegments().allSatisfy { $0.length == 0 })
    }

    // RFC 9293 §3.8.6.1

    @Test("A closed window is probed with one byte, ever more rarely, as long as there are answers")
    func probe() {
        var bench = TCPBench.established()
        bench.receive(bench.segment(.ack, window: 0))
        bench.send(100)
        #expect(bench.takeSegments() == [])
        var last = bench.now
        var gaps: [Double] = []
        for _ in 0..<40 {
            bench.expire()
            gaps.append(bench.now.since(last).seconds)
            last = bench.now
            #expect(bench.takeSegments() == [Sent(.ack, length: 1)])
            bench.receive(bench.segment(.ack, window: 0))
        }
        #expect(gaps[1] > 1.9 * gaps[0] && gaps[39] == 120)
        bench.receive(bench.segment(.ack, window: 512))
        #expect(bench.takeSegments() == [Sent([.psh, .ack], length: 100)])
    }

    @Test("RFC 6429 §4: who has closed does not probe a closed window for ever, answers or not")
    func probeAfterClose() {
        var bench = TCPBench.established()
        bench.receive(bench.segment(.ack, window: 0))
        bench.send(100)
        bench.close()
        _ = bench.takeSegments()
        var probes = 0
        while bench.connection.state != .closed && probes < 100 {
            bench.expire()
            if bench.takeSegments().isEmpty { break }
            probes += 1
            bench.receive(bench.segment(.ack, window: 0))
        }
        #expect(probes == Int(TCPConfiguration().dataRetries))
        #expect(bench.connection.state == .closed && bench.out.closeReason == .timedOut)
        // Who takes something, however slowly, is waited for.
        var slow = TCPBench.established()
        slow.receive(slow.segment(.ack, window: 0))
        slow.send(100)
        slow.close()
        for taken in 1...100 {
            for _ in 0..<5 { slow.expire() }
            slow.receive(slow.segment(.ack, ack: 1 + taken, window: taken == 100 ? 1 : 0))
        }
        #expect(slow.connection.state == .finWait1)
    }

    @Test("A window update that was lost is found by the probe")
    func probeTaken() {
        var bench = TCPBench.established()
        bench.receive(bench.segment(.ack, window: 0))
        bench.send(100)
        bench.expire()
        bench.out.removeAll()
        bench.receive(bench.segment(.ack, ack: 2, window: 512))
        #expect(bench.takeSegments() == [Sent([.psh, .ack], seq: 2, length: 99)])
    }

    @Test("Unanswered probes end the connection")
    func deadPeer() {
        var bench = TCPBench.established()
        bench.receive(bench.segment(.ack, window: 0))
        bench.send(100)
        while bench.connection.state == .established { bench.expire() }
        #expect(bench.out.closeReason == .timedOut)
    }

    @Test("No crumbs: a window that is opened a little is waited for")
    func sillyWindow() {
        var bench = TCPBench.established()
        bench.receive(bench.segment(.ack, window: 0))
        bench.send(5000)
        bench.receive(bench.segment(.ack, window: 1))
        #expect(bench.takeSegments() == [])
        // In the end even crumbs are better than nothing.
        bench.expire()
        #expect(bench.takeSegments() == [Sent(.ack, length: 128)])
    }

    // RFC 1191

    @Test("A smaller path MTU: the same bytes again at once in smaller segments, nothing learnt about congestion")
    func pathMTU() {
        var bench = flight(3)
        let window = bench.connection.congestion.window
        let una = bench.connection.sending.unacknowledged
        bench.connection.setPathMTU(1000, quoting: una + 1460, at: bench.now, &bench.out)
        #expect(bench.takeSegments().map(\.length) == [960, 960, 960, 960, 540])
        #expect(bench.connection.congestion.window == window)
        // The other segments of the flight report the same.
        bench.connection.setPathMTU(1000, quoting: una, at: bench.now, &bench.out)
        bench.connection.setPathMTU(1400, quoting: una, at: bench.now, &bench.out)
        bench.connection.setPathMTU(600, quoting: una + 100_000, at: bench.now, &bench.out)
        #expect(bench.takeSegments() == [])
    }
}
