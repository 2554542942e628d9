// A peer that does whatever the rules allow and much that they do not: overlapping, old and early segments, windows
// that close, shrink and open by crumbs, acknowledgments in the middle of segments, blind resets and SYNs. In the end
// it comes to its senses; then every byte must have arrived, once and in order, in both directions.
// Read first: TCPBench.swift.

import Basics
import HostStack
import Testing
import Wire

/// The peer, its network and the application on our side.
private struct StrangePeer {
    var bench: TCPBench
    var random: SeededGenerator
    let seed: UInt64
    /// The two streams; byte n has the number n + 1.
    let ours: [UInt8], theirs: [UInt8]
    /// How much of ours the application has written, and how much of theirs it has read.
    var written = 0, read: [UInt8] = []
    var hasClosed = false, sawPeerClose = false, closeReason: TCPCloseReason?
    /// Which bytes of ours the peer has, how far without a gap, and whether our FIN came.
    var has: [Bool], inOrder = 0, finAt: Int?
    /// The number behind the last byte that the peer has ever sent, its FIN included.
    var sent = 1
    /// What we have acknowledged, and how far our window has ever reached.
    var acknowledged = 1, edge: Int
    /// How far the windows of the peer reached at most. It may take back what it offered.
    var offered: Int
    var window = 512
    var isStrange = true

    init(seed: UInt64) {
        self.seed = seed
        random = SeededGenerator(seed: seed, name: "strange peer")
        var configuration = TCPConfiguration()
        configuration.usesTimestamps = seed % 2 == 0
        configuration.usesSACK = seed % 3 != 0
        configuration.usesNagle = seed % 5 != 0
        configuration.receiveBuffer = seed % 4 == 0 ? 6_000 : 0
        // The scale of the peer's SYN is 7.
        bench = TCPBench.established(configuration)
        ours = pattern(Int(random.next(below: 30_000)), seed: seed)
        theirs = pattern(Int(random.next(below: 30_000)), seed: seed ^ 77)
        has = Array(repeating: false, count: ours.count)
        edge = bench.connection.receiving.edge - TCPBench.peerInitial
        offered = 1 + 512 << 7
    }

    mutating func below(_ n: Int) -> Int { n <= 0 ? 0 : Int(random.next(below: UInt64(n))) }
    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    /// The peer's acknowledgment number: our FIN counts.
    var acknowledgment: Int { inOrder + 1 + (finAt == inOrder ? 1 : 0) }

    /// Up to three stretches that the peer has beyond the first gap.
    var gaps: [Range<Int>] {
        guard bench.connection.state == .established || bench.connection.state == .closeWait else { return [] }
        var found: [Range<Int>] = []
        var i = inOrder
        while i < has.count && found.count < 3 {
            if !has[i] {
                i += 1
                continue
            }
            let start = i
            while i < has.count && has[i] { i += 1 }
            found.append((start + 1)..<(i + 1))
        }
        return found
    }

    // MARK: The peer

    /// Sends bytes of the stream from number `start` on.
    mutating func sendData(from start: Int, count: Int, fin: Bool = false, oldAcknowledgment: Bool = false) {
        let first = min(max(start, 1), theirs.count + 1)
        let end = min(first + count, theirs.count + 1)
        let takesFIN = fin && end == theirs.count + 1
        sent = max(sent, end + (takesFIN ? 1 : 0))
        let ack = oldAcknowledgment ? max(1, acknowledgment - below(3_000)) : acknowledgment
        if !oldAcknowledgment { offered = max(offered, ack + window << 7) }
        bench.receive(
            bench.segment(
                takesFIN ? [.ack, .fin] : .ack, seq: first, ack: ack, window: UInt16(window),
                payload: Array(theirs[(first - 1)..<(end - 1)]),
                sack: gaps))
    }

    mutating func sendBareAcknowledgment() {
        offered = max(offered, acknowledgment + window << 7)
        bench.receive(bench.segment(.ack, seq: sent, ack: acknowledgment, window: UInt16(window), sack: gaps))
    }

    /// What a stranger, or an old copy, might say. None of it may do harm.
    mutating func forge() {
        let next = bench.connection.receiving.next - TCPBench.peerInitial
        let room = bench.connection.receiving.edge - bench.connection.receiving.next
        switch below(8) {
        // RFC 5961 §3.2: inside of the window, but not the next one.
        case 0 where room > 1:
            bench.receive(bench.segment([.rst, .ack], seq: next + 1 + below(room - 1), ack: acknowledgment))
        case 1: bench.receive(bench.segment(.rst, seq: next - 1 - below(70_000)))
        case 2: bench.receive(bench.segment(.rst, seq: next + room + 1 + below(70_000)))
        // RFC 5961 §4.2.
        case 3: bench.receive(bench.segment(.syn, seq: next + below(room + 1)))
        case 4: bench.receive(bench.segment([.syn, .ack], seq: 0))
        // RFC 5961 §5.2: an acknowledgment of what was never sent, or from long ago; its bytes are not ours.
        case 5:
            let never = bench.connection.sending.highest - bench.connection.sending.initial + 1 + below(90_000)
            bench.receive(bench.segment(.ack, seq: next, ack: never, payload: [1, 2, 3]))
        case 6: bench.receive(bench.segment([], seq: next, payload: [1, 2, 3]))
        default:
            // PAWS.
            guard bench.usesTimestamps else { return }
            bench.receive(
                bench.segment(
                    .ack, seq: next, ack: acknowledgment, payload: [1, 2, 3], timestamp: bench.peerClock &- 50_000))
        }
    }

    mutating func chooseWindow() {
        switch below(6) {
        case 0: window = 0
        case 1: window = below(3)
        case 2: window = below(20)
        default: window = 100 + below(900)
        }
    }

    mutating func actStrangely() {
        switch below(14) {
        case 0...3:
            // Anywhere from well behind to what the window allows, and sometimes beyond it.
            let start =
                chance(60) ? acknowledged : max(1, acknowledged - 3_000 + below(max(edge - acknowledged + 6_000, 1)))
            let most = chance(10) ? 3_000 : max(0, edge - start)
            sendData(
                from: start, count: min(below(1_460), most), fin: chance(20) && start + 1_460 < edge,
                oldAcknowledgment: chance(20))
        case 4: chooseWindow()
        case 5, 6: sendBareAcknowledgment()
        case 7: for _ in 0..<below(5) { sendBareAcknowledgment() }
        case 8: forge()
        case 9: write()
        case 10: readSome()
        case 11 where bench.connection.nextDeadline != .never && bench.connection.mayExpire:
            bench.expire()
            sendBareAcknowledgment()
        case 12: closeWhenWritten()
        default:
            bench.now = min(bench.now + .milliseconds(random.next(below: 300)), bench.connection.nextDeadline)
            bench.peerClock &+= UInt32(below(300))
        }
    }

    // MARK: Our application

    mutating func write() {
        let count = min(ours.count - written, below(5_000))
        if hasClosed || count == 0 { return }
        bench.connection.send(Array(ours[written..<(written + count)]), at: bench.now, &bench.out)
        written += count
    }

    mutating func readSome() {
        if chance(50) {
            read += bench.read()
        } else if let part = bench.connection.read(at: bench.now, &bench.out) {
            read += part.array
        }
    }

    mutating func closeWhenWritten() {
        if written < ours.count || hasClosed { return }
        hasClosed = true
        bench.close()
    }

    // MARK: What we send

    mutating func look() {
        let segments = bench.out.segments
        if bench.out.events.contains(.peerClosed) { sawPeerClose = true }
        if bench.out.events.contains(.closed) { closeReason = bench.out.closeReason }
        bench.out.removeAll()
        #expect(segments.count <= 64, "seed \(seed): \(segments.count) segments at once")
        for segment in segments {
            guard let view = try? TCPView(segment.bytes) else {
                Issue.record("no segment")
                continue
            }
            check(view)
            if isStrange && chance(20) { continue }
            take(view)
        }
        checkState()
    }

    private mutating func check(_ view: borrowing TCPView) {
        let flags = view.flags
        #expect(!flags.contains(.rst) && !flags.contains(.syn), "seed \(seed): \(flags)")
        let ack = view.acknowledgment - TCPBench.peerInitial
        #expect(
            ack >= acknowledged && ack <= sent, "seed \(seed): acknowledges \(ack) of \(sent), before \(acknowledged)")
        acknowledged = max(acknowledged, ack)
        let scale = 10
        let newEdge = ack + Int(view.window) << scale
        // RFC 9293 §3.8.6 and RFC 7323 §2.4.
        #expect(edge - newEdge < 1 << scale, "seed \(seed): the window shrinks from \(edge) to \(newEdge)")
        edge = max(edge, newEdge)
        let sequence = view.sequence - bench.connection.sending.initial
        let length = view.payloadLength
        if length > 0 {
            let isInStream = sequence >= 1 && sequence + length <= written + 1
            #expect(isInStream, "seed \(seed): bytes that nobody wrote")
            if isInStream {
                #expect(view.payloadBytes == Array(ours[(sequence - 1)..<(sequence - 1 + length)]), "seed \(seed)")
            }
        }
        if flags.contains(.fin) { #expect(hasClosed && sequence + length == ours.count + 1, "seed \(seed): FIN") }
        // Nothing but a probe of one number goes beyond what the peer has ever allowed.
        let end = sequence + length + (flags.contains(.fin) ? 1 : 0)
        #expect(end <= offered || end - sequence <= 1, "seed \(seed): \(end) is beyond \(offered)")
    }

    private mutating func take(_ view: borrowing TCPView) {
        let sequence = view.sequence - bench.connection.sending.initial
        for i in 0..<view.payloadLength where has.indices.contains(sequence - 1 + i) { has[sequence - 1 + i] = true }
        if view.flags.contains(.fin) { finAt = sequence - 1 + view.payloadLength }
        while inOrder < has.count && has[inOrder] { inOrder += 1 }
    }

    private func checkState() {
        let connection = bench.connection
        #expect(!connection.owesAcknowledgment)
        switch connection.state {
        case .established, .closeWait, .finWait1, .closing, .lastAck:
            let owes =
                connection.unacknowledgedByteCount > 0
                || connection.sending.unacknowledged != connection.sending.highest
            #expect(
                !owes || connection.timer.isRetransmission || connection.timer.isProbe,
                "seed \(seed): nothing is waited for")
        case .finWait2, .timeWait: #expect(connection.nextDeadline != .never)
        case .synSent, .synReceived, .closed: break
        }
    }

    // MARK: The play

    mutating func play() {
        for _ in 0..<300 {
            actStrangely()
            look()
            if bench.connection.state == .closed { break }
        }
        isStrange = false
        window = 512
        var rounds = 0
        while closeReason == nil && rounds < 3_000 {
            rounds += 1
            if chance(60) { write() }
            read += bench.read()
            closeWhenWritten()
            look()
            if acknowledged <= theirs.count + 1 {
                sendData(from: acknowledged, count: min(1_460, max(0, edge - acknowledged)), fin: true)
                look()
            }
            sendBareAcknowledgment()
            look()
            bench.now = bench.now + .milliseconds(5)
            bench.peerClock &+= 5
            if bench.connection.nextDeadline <= bench.now {
                bench.connection.advance(to: bench.now, &bench.out)
                look()
            } else if rounds % 20 == 0 && bench.connection.timer.isRetransmission {
                bench.expire()
                look()
            }
        }
        read += bench.read()
        #expect(
            closeReason == .finished, "seed \(seed): \(String(describing: closeReason)) in \(bench.connection.state)")
        #expect(inOrder == ours.count, "seed \(seed): \(inOrder) of \(ours.count) of our bytes")
        let isRight = read == theirs
        #expect(isRight, "seed \(seed): \(read.count) of \(theirs.count) of the peer's bytes")
        #expect(sawPeerClose)
    }
}

extension TCPConnection {
    /// Letting time pass does not end the connection.
    fileprivate var mayExpire: Bool { state != .finWait2 && state != .timeWait }
}

extension TCPView {
    fileprivate var payloadBytes: [UInt8] { payload.array }
}

@Suite("TCP: a strange peer") struct TCPStrangePeerTests {
    @Test("Whatever the peer did, every byte arrives once it behaves", arguments: 0..<30 as Range<UInt64>)
    func play(seed: UInt64) {
        var peer = StrangePeer(seed: seed)
        peer.play()
    }
}
