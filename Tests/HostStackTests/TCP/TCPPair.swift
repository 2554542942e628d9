// Two connections and the network between them, in virtual time: the harness of the stream tests.
// Read first: Sources/HostStack/TCP/TCPConnection.swift.

import Basics
import HostStack
import Testing
import Wire

/// What the network does to each segment.
struct TCPFaults {
    var lossPerMillion: UInt32 = 0
    var duplicationPerMillion: UInt32 = 0
    /// This share is delayed by up to `reorderDelay` more.
    var reorderPerMillion: UInt32 = 0
    var reorderDelay: Interval = .milliseconds(30)
    var delay: Interval = .milliseconds(5)
    /// Larger IP packets are dropped and reported, as by a router with DF.
    var mtu = 1500
}

/// One end: the connection and an application that writes a stream and reads the other.
struct TCPPeer {
    var connection: TCPConnection
    /// What is still to be written, in writes of random length.
    var unwritten: ArraySlice<UInt8>
    var received: [UInt8] = []
    /// Reads at most this often; nil: at once.
    var readInterval: Interval?
    var nextRead = Instant.never
    var sawPeerClose = false
    var closeReason: TCPCloseReason?
    var isReleased = false
    var retransmissions = 0
    var hasClosed = false
}

/// A client at index 0, a server at index 1.
struct TCPPair {
    enum Event {
        case segment(to: Int, PacketBuffer)
        case tooBig(to: Int, mtu: Int, sequence: SequenceNumber)
        case write(Int)
    }

    static let client = Endpoint(IPAddress(192, 0, 2, 10), 50_000)
    static let server = Endpoint(IPAddress(192, 0, 2, 25), 25)

    var peers: [TCPPeer] = []
    var faults: TCPFaults
    var random: SeededGenerator
    var now = Instant.start
    var events: [(at: Instant, order: Int, event: Event)] = []
    var order = 0
    var segmentCount = 0
    /// Changes of the path's MTU to come.
    var mtuChanges: [(at: Instant, mtu: Int)] = []
    private var serverConfiguration: TCPConfiguration
    private var serverStream: [UInt8]
    private var serverReadInterval: Interval?
    private var out = TCPOutput()
    /// The window scale of each end's SYN, and how far the window of each end has ever reached.
    private var scales: [UInt8?] = [nil, nil]
    private var edges: [SequenceNumber?] = [nil, nil]

    init(
        seed: UInt64, faults: TCPFaults, clientStream: [UInt8], serverStream: [UInt8],
        client: TCPConfiguration = TCPConfiguration(), server: TCPConfiguration = TCPConfiguration(),
        readInterval: Interval? = nil
    ) {
        random = SeededGenerator(seed: seed)
        self.faults = faults
        serverConfiguration = server
        self.serverStream = serverStream
        serverReadInterval = readInterval
        let connection = TCPConnection(
            connectingFrom: Self.client, to: Self.server, mtu: 1500, configuration: client, random: &random, at: now,
            &out)
        peers.append(TCPPeer(connection: connection, unwritten: clientStream[...]))
        settle(0)
    }

    mutating func schedule(_ event: Event, at: Instant) {
        order += 1
        let entry = (at, order, event)
        let index = events.firstIndex { at < $0.at } ?? events.count
        events.insert(entry, at: index)
    }

    /// Runs until both ends are closed (TIME-WAIT counts) or `limit` is reached.
    mutating func run(until limit: Instant) {
        while !isOver {
            var next = events.first?.at ?? .never
            for peer in peers { next = min(next, peer.connection.nextDeadline, peer.nextRead) }
            guard next <= limit else { return }
            precondition(now <= next, "time runs backward")
            now = next
            while let change = mtuChanges.first, change.at <= now {
                faults.mtu = change.mtu
                mtuChanges.removeFirst()
            }
            if let first = events.first, first.at == now {
                events.removeFirst()
                handle(first.event)
                continue
            }
            for i in peers.indices {
                if peers[i].connection.nextDeadline <= now {
                    peers[i].connection.advance(to: now, &out)
                    settle(i)
                }
                if peers[i].nextRead <= now {
                    peers[i].nextRead = .never
                    readOne(i)
                }
            }
        }
    }

    var isOver: Bool {
        peers.count == 2 && peers.allSatisfy { $0.closeReason != nil && $0.connection.unreadByteCount == 0 }
    }

    private mutating func handle(_ event: Event) {
        switch event {
        case .write(let i):
            write(i)
        case .tooBig(let i, let mtu, let sequence):
            peers[i].connection.setPathMTU(mtu, quoting: sequence, at: now, &out)
            settle(i)
        case .segment(let i, let segment):
            if i == 1 && peers.count == 1 {
                guard
                    let connection = TCPConnection(
                        accepting: segment, at: Self.server, from: Self.client, mtu: 1500,
                        configuration: serverConfiguration, random: &random, at: now, &out)
                else { return }
                peers.append(
                    TCPPeer(
                        connection: connection, unwritten: serverStream[...], readInterval: serverReadInterval))
                settle(1)
                return
            }
            let (from, to) = i == 0 ? (Self.server, Self.client) : (Self.client, Self.server)
            if peers[i].connection.state == .closed {
                if let reset = TCPConnection.reset(answering: segment, at: to, from: from) {
                    out.segments.append(reset)
                }
            } else {
                peers[i].connection.receive(segment, at: now, &out)
            }
            settle(i)
        }
    }

    /// Takes the output of peer `i`: segments go to the network, events to the application.
    private mutating func settle(_ i: Int) {
        let output = out
        out.removeAll()
        checkInvariants(peers[i].connection)
        peers[i].retransmissions += output.retransmissions
        for segment in output.segments { transmit(segment, from: i) }
        if output.events.contains(.established) { schedule(.write(i), at: now) }
        if output.events.contains(.peerClosed) { peers[i].sawPeerClose = true }
        if output.events.contains(.closed) { peers[i].closeReason = output.closeReason }
        if output.events.contains(.released) { peers[i].isReleased = true }
        if output.events.contains(.readable) || output.events.contains(.closed) {
            if let interval = peers[i].readInterval {
                if peers[i].nextRead == .never { peers[i].nextRead = now + interval }
            } else {
                while let payload = peers[i].connection.read(at: now, &out) { peers[i].received += payload.array }
                if !out.segments.isEmpty { settle(i) }
            }
        }
        if output.events.contains(.drained) { schedule(.write(i), at: now) }
    }

    /// What holds between any two inputs.
    private func checkInvariants(_ connection: TCPConnection) {
        let sending = connection.sending
        // Our SYN has a number of its own, and so has a FIN.
        let first = sending.unacknowledged == sending.initial ? sending.initial + 1 : sending.unacknowledged
        let end = first + connection.unacknowledgedByteCount + 1
        let isOrdered =
            sending.unacknowledged.precedesOrEquals(sending.next)
            && sending.next.precedesOrEquals(sending.highest)
            && sending.highest.precedesOrEquals(end)
        #expect(isOrdered || connection.state == .closed, "\(sending)")
        // Whoever waits for an acknowledgment has a timer: no segment that is lost is waited for in vain.
        let waits = connection.state != .closed && sending.unacknowledged != sending.highest
        #expect(!waits || connection.timer.isRetransmission || connection.timer.isProbe)
        #expect(!connection.owesAcknowledgment)
        // The congestion window never falls below one segment, or nothing would ever be sent.
        switch connection.state {
        case .synSent, .synReceived, .closed: break
        case .established, .finWait1, .finWait2, .closing, .timeWait, .closeWait, .lastAck:
            #expect(connection.congestion.window >= Int(sending.segmentSize))
        }
    }

    /// RFC 9293 §3.8.6: no window is taken back, and nothing but a probe of one number goes beyond it. RFC 7323 §2.4:
    /// what the scale cannot express may be missing from a later window.
    private mutating func checkWindow(_ segment: borrowing TCPView, from i: Int) {
        let flags = segment.flags
        if flags.contains(.rst) { return }
        if flags.contains(.syn) { scales[i] = segment.options.windowScale }
        if flags.contains(.ack) {
            let isScaled = !flags.contains(.syn) && scales[0] != nil && scales[1] != nil
            let unit = 1 << (isScaled ? Int(scales[i] ?? 0) : 0)
            let edge = segment.acknowledgment + Int(segment.window) * unit
            let before = edges[i] ?? edge
            #expect(before - edge < unit, "a window of \(segment.window) takes back a promise")
            edges[i] = .later(before, edge)
        }
        let length = segment.sequenceLength
        if length > 1, let edge = edges[1 - i] {
            #expect((segment.sequence + length).precedesOrEquals(edge), "\(length) bytes go beyond the window")
        }
    }

    private mutating func readOne(_ i: Int) {
        if let payload = peers[i].connection.read(at: now, &out) {
            peers[i].received += payload.array
            if peers[i].connection.unreadByteCount > 0 { peers[i].nextRead = now + peers[i].readInterval! }
        }
        settle(i)
    }

    private mutating func write(_ i: Int) {
        if peers[i].hasClosed { return }
        if peers[i].unwritten.isEmpty {
            peers[i].hasClosed = true
            peers[i].connection.close(at: now, &out)
        } else {
            let n = min(peers[i].unwritten.count, 1 + Int(random.next(below: 9000)))
            let part = Array(peers[i].unwritten.prefix(n))
            peers[i].unwritten = peers[i].unwritten.dropFirst(n)
            if random.next(below: 2) == 0 {
                peers[i].connection.send(part, at: now, &out)
            } else {
                peers[i].connection.send(PacketBuffer(part), at: now, &out)
            }
            // The next write does not wait for this one to be acknowledged.
            schedule(.write(i), at: now + .microseconds(random.next(below: 3000)))
        }
        settle(i)
    }

    private mutating func transmit(_ segment: PacketBuffer, from i: Int) {
        segmentCount += 1
        let to = 1 - i
        let (source, destination) = i == 0 ? (Self.client, Self.server) : (Self.server, Self.client)
        guard let view = try? TCPView(segment.bytes) else {
            Issue.record("not a segment")
            return
        }
        let isCorrect = view.isChecksumCorrect(from: source.address, to: destination.address)
        let ports = [view.sourcePort, view.destinationPort]
        #expect(isCorrect && ports == [source.port, destination.port])
        checkWindow(view, from: i)
        if segment.count + 20 > faults.mtu {
            schedule(.tooBig(to: i, mtu: faults.mtu, sequence: view.sequence), at: now + faults.delay)
            return
        }
        if random.chance(partsPerMillion: faults.lossPerMillion) { return }
        let copies = random.chance(partsPerMillion: faults.duplicationPerMillion) ? 2 : 1
        for _ in 0..<copies {
            var at = now + faults.delay
            if random.chance(partsPerMillion: faults.reorderPerMillion) {
                at = at + .nanoseconds(random.next(below: faults.reorderDelay.nanoseconds + 1))
            }
            // A fresh copy, as if it had crossed a wire.
            schedule(.segment(to: to, PacketBuffer(segment.array)), at: at)
        }
    }
}

/// A stream of `count` bytes in which every place can be told from its neighbours.
func pattern(_ count: Int, seed: UInt64 = 0) -> [UInt8] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next() >> 11) }
}
