// Segments from somebody who means no good: nothing traps, nothing grows without bound, in any state.

import Basics
import HostStack
import TestSupport
import Testing
import Wire

@Suite("TCP: hostile segments") struct TCPHostileTests {
    /// What the application and the clock do between segments.
    private func live(_ bench: inout TCPBench, _ random: inout SeededGenerator) {
        switch random.next(below: 12) {
        case 0: bench.send(Int(random.next(below: 5000)))
        case 1: _ = bench.read()
        case 2 where bench.connection.nextDeadline != .never: bench.expire()
        case 3 where random.next(below: 10) == 0: bench.close()
        case 4:
            bench.connection.setPathMTU(
                Int(random.next(below: 2000)), quoting: bench.connection.sending.unacknowledged, at: bench.now,
                &bench.out)
        default: break
        }
        bench.out.removeAll()
    }

    /// A segment with plausible numbers and arbitrary everything else.
    private func anySegment(_ bench: TCPBench, _ random: inout SeededGenerator) -> PacketBuffer {
        func near(_ range: Int) -> Int { Int(random.next(below: UInt64(2 * range))) - range }
        let connection = bench.connection
        let seq = connection.receiving.next - TCPBench.peerInitial + (random.next(below: 2) == 0 ? 0 : near(70_000))
        let ack = connection.sending.unacknowledged - connection.sending.initial + near(20_000)
        let flags = TCPFlags(rawValue: UInt8(truncatingIfNeeded: random.next()))
        let sack = (0..<Int(random.next(below: 4))).map { _ in
            let start = ack + near(5000)
            return start..<(start + Int(random.next(below: 5000)))
        }
        return bench.segment(
            random.next(below: 2) == 0 ? flags : .ack, seq: seq, ack: ack,
            window: UInt16(truncatingIfNeeded: random.next()), payload: pattern(Int(random.next(below: 1600))),
            sack: sack)
    }

    private func checkBounds(_ bench: TCPBench) {
        let connection = bench.connection
        #expect(connection.unreadByteCount <= 2 * Int(connection.receiving.windowLimit) + 70_000)
        #expect(connection.scoreboard.ranges.count <= 1024)
        let sending = connection.sending
        let isOrdered =
            sending.unacknowledged.precedesOrEquals(sending.next)
            && sending.next.precedesOrEquals(sending.highest)
        #expect(isOrdered)
    }

    @Test("Plausible nonsense in every state", arguments: 0..<9)
    func nonsense(index: Int) {
        let template = TCPBench.all[index]
        for seed in UInt64(0)..<20 {
            var random = SeededGenerator(seed: seed)
            var bench = template
            for _ in 0..<30 {
                bench.receive(anySegment(bench, &random))
                live(&bench, &random)
                bench.now = bench.now + .milliseconds(random.next(below: 50))
                bench.peerClock &+= UInt32(random.next(below: 20))
            }
            checkBounds(bench)
        }
    }

    @Test("Changed bytes in every state", arguments: 0..<9)
    func mutations(index: Int) {
        let template = TCPBench.all[index]
        for seed in UInt64(0)..<20 {
            var random = SeededGenerator(seed: seed)
            var bench = template
            for _ in 0..<30 {
                var bytes = anySegment(bench, &random).array
                for _ in 0...Int(random.next(below: 3)) { Mutation.apply(to: &bytes, &random) }
                bench.receive(PacketBuffer(bytes))
                live(&bench, &random)
            }
            checkBounds(bench)
        }
    }

    @Test("Changed SYNs")
    func syns() {
        let bench = TCPBench.synSent()
        let syn = bench.segment(.syn, seq: 0, options: bench.synOptions).array
        var random = SeededGenerator(seed: 3)
        for _ in 0..<2000 {
            var bytes = syn
            for _ in 0...Int(random.next(below: 3)) { Mutation.apply(to: &bytes, &random) }
            var out = TCPOutput()
            let segment = PacketBuffer(bytes)
            _ = TCPConnection.reset(answering: segment, at: TCPBench.local, from: TCPBench.remote)
            guard
                var connection = TCPConnection(
                    accepting: segment, at: TCPBench.local, from: TCPBench.remote, mtu: 1500,
                    configuration: TCPConfiguration(), random: &random, at: bench.now, &out)
            else { continue }
            connection.send(pattern(5000), at: bench.now, &out)
            connection.receive(bench.segment(.ack), at: bench.now, &out)
            #expect(connection.sending.segmentSize > 0)
        }
    }

    @Test("A window full of single bytes is not kept")
    func crumbs() {
        var bench = TCPBench.established()
        for seq in stride(from: 3, to: 60_000, by: 2) { bench.receive(bench.segment(.ack, seq: seq, payload: [7])) }
        // Beside timestamps there is room to report three of them (RFC 2018 §3).
        #expect(bench.takeHeaders().last?.options.sackBlocks.count == 3)
        // All but a few hundred were refused; the stream still gets through.
        bench.out.removeAll()
        bench.receive(bench.segment(.ack, payload: pattern(60_000)))
        #expect(bench.read().count == 60_000)
    }

    @Test("Two connections that find each other unacceptable do not shout for ever")
    func ackStorm() {
        var bench = TCPBench.established()
        for _ in 0..<1000 { bench.receive(bench.segment(.ack, seq: 90_000)) }
        #expect(bench.out.segments.count == 1)
    }
}
