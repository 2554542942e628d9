// One connection on the bench: makers for its states, template segments, and what it answers.
// Read first: Sources/HostStack/TCP/TCPConnection.swift. The tests change only the field that they are about.

import Basics
import HostStack
import Testing
import Wire

/// A connection under test, whose peer is the test itself. All numbers are relative: our first byte is 1, the peer's
/// first byte is 1.
struct TCPBench {
    static let local = Endpoint(IPAddress(192, 0, 2, 25), 25)
    static let remote = Endpoint(IPAddress(192, 0, 2, 10), 40_000)
    /// The peer's first sequence number: close to the end of the circle, so that every test crosses it.
    static let peerInitial = SequenceNumber(0xFFFF_FF00)

    var connection: TCPConnection
    var now = Instant.start + .seconds(1)
    var out = TCPOutput()
    /// The peer's clock for timestamps.
    var peerClock: UInt32 = 1000
    var usesTimestamps: Bool

    // MARK: Makers

    /// SYN-SENT; the SYN has been taken away.
    static func synSent(_ configuration: TCPConfiguration = TCPConfiguration()) -> TCPBench {
        var out = TCPOutput()
        var random = SeededGenerator(seed: 7)
        let now = Instant.start + .seconds(1)
        let connection = TCPConnection(
            connectingFrom: local, to: remote, mtu: 1500, configuration: configuration, random: &random, at: now, &out)
        var bench = TCPBench(connection: connection, usesTimestamps: configuration.usesTimestamps)
        bench.out = out
        return bench
    }

    /// SYN-RECEIVED after a SYN; the SYN,ACK has been taken away.
    static func synReceived(_ configuration: TCPConfiguration = TCPConfiguration()) -> TCPBench {
        var bench = TCPBench.synSent(configuration)
        bench.out.removeAll()
        let syn = bench.segment(.syn, seq: 0, options: bench.synOptions)
        var random = SeededGenerator(seed: 7)
        bench.connection = TCPConnection(
            accepting: syn, at: local, from: remote, mtu: 1500, configuration: configuration, random: &random,
            at: bench.now, &bench.out)!
        _ = bench.takeSegments()
        return bench
    }

    /// ESTABLISHED as the passive opener, round trip 10 ms, acknowledgments already delayed.
    static func established(_ configuration: TCPConfiguration = TCPConfiguration()) -> TCPBench {
        var bench = TCPBench.synReceived(configuration)
        bench.now = bench.now + .milliseconds(10)
        bench.receive(bench.segment(.ack))
        #expect(bench.connection.state == .established && bench.out.events == .established)
        bench.out.removeAll()
        bench.connection.receiving.quickAcknowledgments = 0
        return bench
    }

    /// CLOSE-WAIT: the peer's FIN has number 1.
    static func closeWait(_ configuration: TCPConfiguration = TCPConfiguration()) -> TCPBench {
        var bench = TCPBench.established(configuration)
        bench.receive(bench.segment([.fin, .ack]))
        bench.out.removeAll()
        #expect(bench.connection.state == .closeWait)
        return bench
    }

    /// LAST-ACK: our FIN has number 1, too.
    static func lastAck(_ configuration: TCPConfiguration = TCPConfiguration()) -> TCPBench {
        var bench = TCPBench.closeWait(configuration)
        bench.close()
        bench.out.removeAll()
        #expect(bench.connection.state == .lastAck)
        return bench
    }

    /// FIN-WAIT-1: our FIN, number 1, is sent and not acknowledged.
    static func finWait1(_ configuration: TCPConfiguration = TCPConfiguration()) -> TCPBench {
        var bench = TCPBench.established(configuration)
        bench.close()
        bench.out.removeAll()
        #expect(bench.connection.state == .finWait1)
        return bench
    }

    /// FIN-WAIT-2: it is.
    static func finWait2(_ configuration: TCPConfiguration = TCPConfiguration()) -> TCPBench {
        var bench = TCPBench.finWait1(configuration)
        bench.receive(bench.segment(.ack, ack: 2))
        bench.out.removeAll()
        #expect(bench.connection.state == .finWait2)
        return bench
    }

    /// CLOSING: both FINs have crossed.
    static func closing(_ configuration: TCPConfiguration = TCPConfiguration()) -> TCPBench {
        var bench = TCPBench.finWait1(configuration)
        bench.receive(bench.segment([.fin, .ack]))
        bench.out.removeAll()
        #expect(bench.connection.state == .closing)
        return bench
    }

    /// TIME-WAIT.
    static func timeWait(_ configuration: TCPConfiguration = TCPConfiguration()) -> TCPBench {
        var bench = TCPBench.finWait2(configuration)
        bench.receive(bench.segment([.fin, .ack], ack: 2))
        bench.out.removeAll()
        #expect(bench.connection.state == .timeWait)
        return bench
    }

    /// Every state but CLOSED, by its maker.
    static var all: [TCPBench] {
        var synSent = TCPBench.synSent()
        synSent.out.removeAll()
        return [
            synSent, synReceived(), established(), finWait1(), finWait2(), closing(), timeWait(), closeWait(),
            lastAck(),
        ]
    }

    // MARK: Segments

    var synOptions: TCPOptions {
        var options = TCPOptions()
        options.maximumSegmentSize = 1460
        options.isSACKPermitted = true
        options.windowScale = 7
        if usesTimestamps { options.timestamps = TCPTimestamps(value: peerClock, echo: 0) }
        return options
    }

    /// The options of a SYN,ACK that answers a SYN of `age` milliseconds ago.
    func synOptionsEchoing(_ age: UInt32) -> TCPOptions {
        var options = synOptions
        options.timestamps = TCPTimestamps(value: peerClock, echo: connection.timestamp(at: now) &- age)
        return options
    }

    /// A segment of the peer. The template is its first bare acknowledgment.
    func segment(
        _ flags: TCPFlags, seq: Int = 1, ack: Int = 1, window: UInt16 = 512, payload: [UInt8] = [],
        sack: [Range<Int>] = [], options: TCPOptions? = nil, timestamp: UInt32? = nil
    ) -> PacketBuffer {
        var chosen = TCPOptions()
        if usesTimestamps {
            chosen.timestamps = TCPTimestamps(
                value: timestamp ?? peerClock, echo: connection.timestamp(at: now))
        }
        for range in sack {
            chosen.sackBlocks.append(
                TCPSACKBlock(
                    start: connection.sending.initial + range.lowerBound,
                    end: connection.sending.initial + range.upperBound))
        }
        let header = TCPHeader(
            sourcePort: Self.remote.port, destinationPort: Self.local.port, sequence: Self.peerInitial + seq,
            acknowledgment: flags.contains(.ack) ? connection.sending.initial + ack : SequenceNumber(0), flags: flags,
            window: window, options: options ?? chosen)
        var packet = PacketBuffer(payload, headroom: 60)
        header.prepend(to: &packet, from: Self.remote.address, to: Self.local.address)
        return packet
    }

    // MARK: Inputs

    mutating func receive(_ segment: PacketBuffer) { connection.receive(segment, at: now, &out) }
    mutating func send(_ count: Int) { connection.send(pattern(count), at: now, &out) }
    mutating func close() { connection.close(at: now, &out) }
    mutating func abort() { connection.abort(at: now, &out) }

    /// Reads everything that waits.
    mutating func read() -> [UInt8] {
        var bytes: [UInt8] = []
        while let part = connection.read(at: now, &out) { bytes += part.array }
        return bytes
    }

    /// Lets time pass to the next deadline.
    mutating func expire() {
        now = connection.nextDeadline
        connection.advance(to: now, &out)
    }

    // MARK: Outputs

    /// What a sent segment says, in relative numbers.
    struct Sent: Equatable, CustomStringConvertible {
        var flags: TCPFlags
        var seq: Int
        var ack: Int
        var length = 0
        var description: String { "\(flags) seq \(seq) ack \(ack) len \(length)" }

        init(_ flags: TCPFlags, seq: Int = 1, ack: Int = 1, length: Int = 0) {
            self.flags = flags
            self.seq = seq
            self.ack = ack
            self.length = length
        }
    }

    /// The segments since the last call, complete.
    mutating func takeHeaders() -> [TCPHeader] {
        defer { out.segments.removeAll() }
        return out.segments.compactMap { try? TCPHeader(TCPView($0.bytes)) }
    }

    /// The segments since the last call.
    mutating func takeSegments() -> [Sent] {
        defer { out.segments.removeAll() }
        return out.segments.map { segment in
            guard let view = try? TCPView(segment.bytes) else { return Sent([]) }
            return Sent(
                view.flags, seq: view.sequence - connection.sending.initial,
                ack: view.flags.contains(.ack) ? view.acknowledgment - Self.peerInitial : 0,
                length: view.payloadLength)
        }
    }
}
