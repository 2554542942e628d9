// Packets that arrive in pieces, kept until they are whole or too old (RFC 791 §3.2, RFC 1122 §3.3.2).
// Read first: ReassemblyBuffer.swift.

import Basics
import Wire

/// All half-assembled packets of a host.
package struct Reassembly: Equatable, Sendable {
    /// What pieces of one packet have in common (RFC 791 §3.2).
    private struct Identity: Equatable, Sendable {
        var source, destination: IPAddress
        var identification: UInt16
        var payloadProtocol: IPProtocol
    }

    private struct Packet: Equatable, Sendable {
        var identity: Identity
        var serial: UInt32
        var deadline: Instant
        /// The beginning of the packet, if the piece that begins it came: what an ICMP error quotes.
        var beginning: PacketBuffer?
        var buffer = ReassemblyBuffer()
    }

    /// RFC 1122 §3.3.2 recommends 60 to 120 s; Linux waits 30.
    static let timeout = Interval.seconds(30)
    /// At most this many packets at a time, so at most 1 MiB: of more the oldest is given up.
    static let capacity = 16

    private var packets: [Packet] = []
    private var nextSerial: UInt32 = 0

    /// No packets.
    package init() {}

    /// What a piece led to.
    package enum Outcome {
        /// A new packet: call `expire` with the serial number at the time.
        case started(serial: UInt32, deadline: Instant)
        /// The packet still lacks pieces, or was given up because they contradict each other.
        case waiting
        /// The whole packet, with a header that is not a fragment's.
        case complete(PacketBuffer)
    }

    /// Adds a piece: an IPv4 packet whose checksum is right.
    package mutating func add(_ view: borrowing IPv4View, at now: Instant) -> Outcome {
        let identity = Identity(
            source: view.source, destination: view.destination, identification: view.identification,
            payloadProtocol: view.payloadProtocol)
        var started = false
        let index: Int
        if let known = packets.firstIndex(where: { $0.identity == identity }) {
            index = known
        } else {
            if packets.count >= Self.capacity { packets.removeFirst() }
            index = packets.count
            nextSerial &+= 1
            packets.append(Packet(identity: identity, serial: nextSerial, deadline: now + Self.timeout))
            started = true
        }
        if view.fragmentOffset == 0 { packets[index].beginning = PacketBuffer(view.bytes.array, headroom: 34) }
        switch packets[index].buffer.add(view.payload, at: view.fragmentOffset, isLast: !view.moreFragments) {
        case .incomplete:
            return started
                ? .started(serial: packets[index].serial, deadline: packets[index].deadline) : .waiting
        case .contradiction:
            packets.remove(at: index)
            return .waiting
        case .complete:
            let packet = packets.remove(at: index)
            var header = IPv4Header(view)
            header.moreFragments = false
            header.fragmentOffset = 0
            var whole = PacketBuffer(packet.buffer.bytes, headroom: 34)
            header.prepend(to: &whole)
            return .complete(whole)
        }
    }

    /// Gives up a packet whose time is over. Returns its beginning if it is there: only then may the sender be told.
    mutating func expire(serial: UInt32, at now: Instant) -> PacketBuffer? {
        guard let index = packets.firstIndex(where: { $0.serial == serial && $0.deadline <= now }) else { return nil }
        return packets.remove(at: index).beginning
    }
}
