// The end of connections, from every state (RFC 9293 §3.6, §3.10.4, §3.10.5).

import Basics
import HostStack
import Testing
import Wire

private typealias Sent = TCPBench.Sent

@Suite("TCP: closing") struct TCPClosingTests {
    @Test("We close first: FIN-WAIT-1, FIN-WAIT-2, TIME-WAIT, 60 s, CLOSED")
    func activeClose() {
        var bench = TCPBench.established()
        bench.close()
        #expect(bench.takeSegments() == [Sent([.fin, .ack])])
        bench.receive(bench.segment(.ack, ack: 2))
        #expect(bench.connection.state == .finWait2 && bench.out.events == [])
        bench.receive(bench.segment([.fin, .ack], ack: 2))
        #expect(bench.connection.state == .timeWait && bench.out.events == [.peerClosed, .closed])
        #expect(bench.out.closeReason == .finished)
        #expect(bench.takeSegments() == [Sent(.ack, seq: 2, ack: 2)])
        #expect(bench.connection.nextDeadline == bench.now + .seconds(60))
        bench.out.removeAll()
        bench.expire()
        #expect(bench.connection.state == .closed && bench.out.events == .released)
    }

    @Test("The peer closes first: CLOSE-WAIT, LAST-ACK, CLOSED")
    func passiveClose() {
        var bench = TCPBench.established()
        bench.receive(bench.segment([.fin, .ack]))
        #expect(bench.connection.state == .closeWait && bench.out.events == .peerClosed)
        #expect(bench.takeSegments() == [Sent(.ack, ack: 2)])
        bench.send(5)
        bench.close()
        #expect(bench.takeSegments() == [Sent([.psh, .ack], ack: 2, length: 5), Sent([.fin, .ack], seq: 6, ack: 2)])
        bench.receive(bench.segment(.ack, seq: 2, ack: 7))
        #expect(bench.connection.state == .closed && bench.out.closeReason == .finished)
        #expect(bench.out.events.isSuperset(of: [.closed, .released]))
    }

    @Test("FIN and acknowledgment together skip FIN-WAIT-2")
    func finWithACK() {
        var bench = TCPBench.finWait1()
        bench.receive(bench.segment([.fin, .ack], ack: 2))
        #expect(bench.connection.state == .timeWait)
    }

    @Test("Both close at once: CLOSING, TIME-WAIT")
    func simultaneousClose() {
        var bench = TCPBench.closing()
        bench.receive(bench.segment(.ack, seq: 2, ack: 2))
        #expect(bench.connection.state == .timeWait && bench.out.closeReason == .finished)
    }

    @Test("The FIN follows what was queued, on the last segment of it")
    func closeBehindData() {
        var bench = TCPBench.established()
        bench.receive(bench.segment(.ack, window: 0))
        bench.send(2000)
        bench.close()
        #expect(bench.connection.state == .finWait1 && bench.takeSegments() == [])
        bench.receive(bench.segment(.ack, window: 512))
        #expect(
            bench.takeSegments() == [Sent(.ack, length: 1448), Sent([.fin, .psh, .ack], seq: 1449, length: 552)])
    }

    @Test("A FIN does not pass a closed window, but the probe takes it along")
    func finAndWindow() {
        var bench = TCPBench.established()
        bench.receive(bench.segment(.ack, window: 0))
        bench.close()
        #expect(bench.takeSegments() == [])
        bench.expire()
        #expect(bench.takeSegments() == [Sent([.fin, .ack])])
        bench.receive(bench.segment(.ack, ack: 2, window: 0))
        #expect(bench.connection.state == .finWait2)
    }

    @Test("After closing, received data is still read")
    func halfClose() {
        var bench = TCPBench.finWait2()
        bench.receive(bench.segment(.ack, ack: 2, payload: [1, 2]))
        #expect(bench.read() == [1, 2])
        #expect(!bench.connection.canSend)
        bench.send(10)
        #expect(bench.connection.unacknowledgedByteCount == 0)
    }

    @Test("A FIN before the bytes in front of it waits for them")
    func earlyFIN() {
        var bench = TCPBench.established()
        bench.receive(bench.segment([.fin, .ack], seq: 3, payload: [3, 4]))
        #expect(bench.connection.state == .established && !bench.out.events.contains(.peerClosed))
        bench.receive(bench.segment(.ack, payload: [1, 2]))
        #expect(bench.connection.state == .closeWait && bench.out.events == [.readable, .peerClosed])
        #expect(bench.takeSegments().last == Sent(.ack, ack: 6))
        #expect(bench.read() == [1, 2, 3, 4])
    }

    @Test("Bytes behind the peer's FIN are ignored")
    func behindFIN() {
        var bench = TCPBench.established()
        bench.receive(bench.segment([.fin, .ack], seq: 3, payload: []))
        bench.receive(bench.segment(.ack, payload: [1, 2, 3, 4]))
        #expect(bench.read() == [1, 2] && bench.connection.state == .closeWait)
        bench.receive(bench.segment(.ack, seq: 4, payload: [9]))
        #expect(bench.read() == [])
    }

    @Test("A repeated FIN in TIME-WAIT is acknowledged and restarts the wait")
    func finAgain() {
        var bench = TCPBench.timeWait()
        bench.now = bench.now + .seconds(30)
        bench.receive(bench.segment([.fin, .ack], ack: 2))
        #expect(bench.takeSegments() == [Sent(.ack, seq: 2, ack: 2)])
        #expect(bench.connection.nextDeadline == bench.now + .seconds(60))
    }

    @Test("In TIME-WAIT a later SYN may begin anew, an older one not")
    func reuse() {
        let bench = TCPBench.timeWait()
        var options = bench.synOptions
        options.timestamps?.value += 1
        #expect(bench.connection.yields(to: bench.segment(.syn, seq: 0, options: options)))
        options.timestamps?.value -= 2
        #expect(!bench.connection.yields(to: bench.segment(.syn, seq: 90, options: options)))
        options.timestamps = nil
        #expect(bench.connection.yields(to: bench.segment(.syn, seq: 90, options: options)))
        #expect(!bench.connection.yields(to: bench.segment(.syn, seq: 1, options: options)))
        #expect(!TCPBench.lastAck().connection.yields(to: bench.segment(.syn, seq: 90, options: options)))
    }

    @Test("FIN-WAIT-2 gives up on a silent peer")
    func finWait2Timeout() {
        var bench = TCPBench.finWait2()
        #expect(bench.connection.nextDeadline == bench.now + .seconds(60))
        bench.expire()
        #expect(bench.connection.state == .closed && bench.out.closeReason == .timedOut)
    }

    @Test("A lost FIN is sent again")
    func finRetransmission() {
        var bench = TCPBench.finWait1()
        bench.expire()
        #expect(bench.takeSegments() == [Sent([.fin, .ack])])
        #expect(bench.out.retransmissions == 1)
    }

    @Test("Abort: a reset where the peer waits for one")
    func abort() {
        for maker in [TCPBench.established, TCPBench.finWait1, TCPBench.finWait2, TCPBench.closeWait] {
            var bench = maker(TCPConfiguration())
            bench.abort()
            #expect(bench.takeSegments().map(\.flags) == [[.rst, .ack]])
            #expect(bench.connection.state == .closed && bench.out.closeReason == .aborted)
            #expect(bench.connection.nextDeadline == .never)
        }
        for maker in [TCPBench.closing, TCPBench.lastAck, TCPBench.timeWait] {
            var bench = maker(TCPConfiguration())
            bench.abort()
            #expect(bench.takeSegments() == [] && bench.connection.state == .closed)
        }
        var bench = TCPBench.synSent()
        bench.out.removeAll()
        bench.abort()
        #expect(bench.takeSegments() == [] && bench.out.closeReason == .aborted)
    }

    @Test("Closing in SYN-SENT forgets the connection")
    func closeInSynSent() {
        var bench = TCPBench.synSent()
        bench.close()
        #expect(bench.connection.state == .closed && bench.out.events.contains(.released))
    }

    @Test("A reset at the end: nothing is lost if everything had arrived")
    func resetAtTheEnd() {
        var bench = TCPBench.lastAck()
        bench.receive(bench.segment(.rst, seq: 2))
        #expect(bench.out.closeReason == .finished)
        bench = TCPBench.closeWait()
        bench.send(10)
        bench.close()
        bench.out.removeAll()
        bench.receive(bench.segment(.rst, seq: 2))
        #expect(bench.out.closeReason == .reset)
    }

    // RFC 9293 §3.10.7.1

    @Test("No connection: a reset that the peer believes, but none for a reset")
    func unknown() throws {
        let bench = TCPBench.established()
        func answer(_ flags: TCPFlags, payload: [UInt8] = []) throws -> TCPHeader? {
            let segment = bench.segment(flags, seq: 0, ack: 9, payload: payload)
            guard let reset = TCPConnection.reset(answering: segment, at: TCPBench.local, from: TCPBench.remote)
            else { return nil }
            return try TCPHeader(TCPView(reset.bytes))
        }
        let refusal = try answer(.syn, payload: [1, 2])
        #expect(refusal?.flags == [.rst, .ack] && refusal?.window == 0)
        #expect(refusal?.acknowledgment == TCPBench.peerInitial + 3)
        let stray = try answer(.ack)
        #expect(stray?.flags == .rst && stray?.sequence == bench.connection.sending.initial + 9)
        #expect(try answer(.rst) == nil && answer([.rst, .ack]) == nil)
    }
}
