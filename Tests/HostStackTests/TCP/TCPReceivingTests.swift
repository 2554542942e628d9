// Receiving in ESTABLISHED: order, windows, acknowledgments, and what is not acceptable (RFC 9293 §3.8.6, §3.10.7.4).

import Basics
import HostStack
import Testing
import Wire

private typealias Sent = TCPBench.Sent

@Suite("TCP: receiving") struct TCPReceivingTests {
    @Test("Data in order is readable; its acknowledgment waits 40 ms")
    func inOrder() {
        var bench = TCPBench.established()
        bench.receive(bench.segment([.ack, .psh], payload: [1, 2, 3]))
        #expect(bench.out.events == .readable && bench.takeSegments() == [])
        #expect(bench.connection.nextDeadline == bench.now + .milliseconds(40))
        #expect(bench.read() == [1, 2, 3])
        bench.expire()
        #expect(bench.takeSegments() == [Sent(.ack, ack: 4)])
        #expect(bench.connection.nextDeadline == .never)
    }

    @Test("Every second full segment is acknowledged at once")
    func everySecond() {
        var bench = TCPBench.established()
        bench.receive(bench.segment(.ack, payload: pattern(1448)))
        #expect(bench.takeSegments() == [])
        bench.receive(bench.segment(.ack, seq: 1449, payload: pattern(1448)))
        #expect(bench.takeSegments() == [Sent(.ack, ack: 2897)])
    }

    @Test("An answer carries the acknowledgment")
    func piggyback() {
        var bench = TCPBench.established()
        bench.receive(bench.segment([.ack, .psh], payload: [1, 2, 3]))
        bench.send(10)
        #expect(bench.takeSegments() == [Sent([.psh, .ack], ack: 4, length: 10)])
        // What the connection waits for now is an answer: no bare acknowledgment follows.
        bench.expire()
        #expect(bench.takeSegments() == [Sent([.psh, .ack], ack: 4, length: 10)])
    }

    @Test("Until the application has answered once, segments are acknowledged at once")
    func quick() {
        var bench = TCPBench.established()
        bench.connection.receiving.quickAcknowledgments = 16
        bench.receive(bench.segment([.ack, .psh], payload: [1]))
        #expect(bench.takeSegments() == [Sent(.ack, ack: 2)])
        bench.send(1)
        bench.out.removeAll()
        bench.receive(bench.segment([.ack, .psh], seq: 2, ack: 2, payload: [1]))
        #expect(bench.takeSegments() == [])
    }

    @Test("Received bytes stay where they arrived")
    func noCopy() {
        var bench = TCPBench.established()
        bench.receive(bench.segment(.ack, payload: pattern(1448)))
        let payload = bench.connection.read(at: bench.now, &bench.out)
        #expect(payload?.copies == 0)
    }

    @Test("A gap: acknowledged at once with SACK, the newest stretch first; then it is filled")
    func reordering() {
        var bench = TCPBench.established()
        bench.receive(bench.segment(.ack, seq: 11, payload: [11, 12]))
        bench.receive(bench.segment(.ack, seq: 21, payload: [21, 22]))
        bench.receive(bench.segment(.ack, seq: 13, payload: [13]))
        let headers = bench.takeHeaders()
        #expect(headers.allSatisfy { $0.acknowledgment == TCPBench.peerInitial + 1 })
        let blocks = headers.map { header in
            (0..<header.options.sackBlocks.count).map { i in
                header.options.sackBlocks[i].start - TCPBench.peerInitial
            }
        }
        #expect(blocks == [[11], [21, 11], [11, 21]])
        #expect(bench.read() == [])
        bench.receive(bench.segment(.ack, payload: Array(1...10)))
        #expect(bench.takeSegments() == [Sent(.ack, ack: 14)])
        #expect(bench.read() == Array(1...13))
    }

    @Test("Overlapping segments give each byte once")
    func overlap() {
        var bench = TCPBench.established()
        bench.receive(bench.segment(.ack, seq: 5, payload: [5, 6, 7, 8]))
        bench.receive(bench.segment(.ack, seq: 3, payload: [3, 4, 5, 6]))
        bench.receive(bench.segment(.ack, seq: 7, payload: [7, 8, 9, 10]))
        bench.receive(bench.segment(.ack, seq: 2, payload: Array(2...12)))
        bench.receive(bench.segment(.ack, seq: 1, payload: [1, 2]))
        #expect(bench.read() == Array(1...12))
    }

    @Test("Without SACK agreed, none is sent")
    func noSACK() {
        var configuration = TCPConfiguration()
        configuration.usesSACK = false
        var bench = TCPBench.established(configuration)
        bench.receive(bench.segment(.ack, seq: 11, payload: [11]))
        #expect(bench.takeHeaders().map(\.options.sackBlocks.count) == [0])
    }

    @Test("An old segment is answered with where we are")
    func duplicate() {
        var bench = TCPBench.established()
        bench.receive(bench.segment(.ack, payload: [1, 2, 3]))
        _ = bench.read()
        bench.receive(bench.segment(.ack, payload: [1, 2, 3]))
        #expect(bench.takeSegments() == [Sent(.ack, ack: 4)])
        #expect(bench.read() == [])
    }

    @Test("PAWS: an old timestamp is a copy from the past")
    func paws() {
        var bench = TCPBench.established()
        bench.receive(bench.segment(.ack, payload: [1], timestamp: 999))
        #expect(bench.takeSegments() == [Sent(.ack)])
        #expect(bench.read() == [])
        bench.receive(bench.segment(.ack, payload: [1], timestamp: 1001))
        #expect(bench.read() == [1])
        bench.expire()
        #expect(bench.takeHeaders().last?.options.timestamps?.echo == 1001)
    }

    @Test("A segment without the agreed timestamps is dropped")
    func missingTimestamps() {
        var bench = TCPBench.established()
        bench.receive(bench.segment(.ack, payload: [1], options: TCPOptions()))
        #expect(bench.read() == [] && bench.out.segments.isEmpty)
    }

    @Test("The window closes when nobody reads, opens when somebody does, and the peer is told")
    func window() {
        var configuration = TCPConfiguration()
        configuration.receiveBuffer = 8192
        var bench = TCPBench.established(configuration)
        var seq = 1
        while bench.connection.receiving.edge != bench.connection.receiving.next {
            let room = bench.connection.receiving.edge - bench.connection.receiving.next
            let n = min(room, 1000)
            bench.receive(bench.segment(.ack, seq: seq, payload: pattern(n)))
            seq += n
            if bench.connection.nextDeadline != .never { bench.expire() }
        }
        // Half of the buffer is what is offered at most; all of it is filled, up to less than the window's unit.
        let kept = bench.connection.unreadByteCount
        #expect(kept > 8192 - 1024 && kept <= 8192)
        #expect(bench.takeHeaders().last?.window == 0)
        // A probe is not taken, but answered.
        bench.receive(bench.segment(.ack, seq: seq, payload: [1]))
        #expect(bench.takeSegments() == [Sent(.ack, ack: seq)])
        #expect(bench.connection.unreadByteCount == kept)
        _ = bench.read()
        let updates = bench.takeHeaders()
        #expect(updates.count >= 1 && updates.count <= 3)
        #expect(updates.first.map { $0.window > 0 } == true)
    }

    @Test("Bytes beyond the window are cut off")
    func beyondWindow() {
        var bench = TCPBench.established()
        let room = bench.connection.receiving.edge - bench.connection.receiving.next
        bench.receive(bench.segment(.ack, seq: room - 4, payload: pattern(100)))
        #expect(bench.takeSegments() == [Sent(.ack)])
        bench.receive(bench.segment(.ack, payload: pattern(room - 5)))
        #expect(bench.read().count == room)
    }

    @Test("The window grows when the application takes a windowful per round trip")
    func autotuning() {
        var bench = TCPBench.established()
        let before = bench.connection.receiving.windowLimit
        var seq = 1
        for _ in 0..<400 {
            bench.receive(bench.segment(.ack, seq: seq, payload: pattern(1448)))
            seq += 1448
            _ = bench.read()
            bench.now = bench.now + .microseconds(100)
        }
        #expect(bench.connection.receiving.windowLimit > before)
    }

    // RFC 5961

    @Test("RST: exactly the next number is believed, inside of the window challenged, outside ignored")
    func reset() {
        var bench = TCPBench.established()
        bench.receive(bench.segment(.rst, seq: 0))
        bench.receive(bench.segment(.rst, seq: 100_000))
        #expect(bench.out.segments.isEmpty)
        bench.receive(bench.segment(.rst, seq: 2))
        #expect(bench.takeSegments() == [Sent(.ack)])
        #expect(bench.connection.state == .established)
        bench.receive(bench.segment(.rst, seq: 1))
        #expect(bench.out.closeReason == .reset && bench.connection.state == .closed)
    }

    @Test("A SYN is challenged wherever it lies, but not for ever")
    func synInWindow() {
        var bench = TCPBench.established()
        bench.receive(bench.segment(.syn, seq: 5))
        bench.receive(bench.segment(.syn, seq: 5))
        bench.receive(bench.segment(.syn, seq: 0))
        #expect(bench.takeSegments() == [Sent(.ack)])
        bench.now = bench.now + .milliseconds(501)
        bench.receive(bench.segment(.syn, seq: 5))
        #expect(bench.takeSegments() == [Sent(.ack)])
    }

    @Test("An acknowledgment for something unsent is challenged, and its data dropped")
    func unsentACK() {
        var bench = TCPBench.established()
        bench.receive(bench.segment(.ack, ack: 2, payload: [1]))
        #expect(bench.takeSegments() == [Sent(.ack)])
        #expect(bench.read() == [])
    }

    @Test("A segment without ACK is dropped")
    func noACK() {
        var bench = TCPBench.established()
        bench.receive(bench.segment(.psh, payload: [1]))
        #expect(bench.out == TCPOutput())
    }
}
