// One end of a TCP connection, as a value (RFC 9293). The engine lands next; this is its interface.

import Basics
import Wire

package struct TCPConnection: Equatable, Sendable {
    package let local: Endpoint
    package let remote: Endpoint
    package internal(set) var state: TCPState
    /// When `advance` wants to be called next; `.never` if no timer runs.
    package var nextDeadline: Instant { .never }
    /// Bytes given to `send` that the peer has not acknowledged.
    package var unacknowledgedByteCount: Int { 0 }

    /// Opens a connection: sends the SYN. `mtu` is that of the interface (or a smaller known path MTU).
    package init(
        connectingFrom local: Endpoint, to remote: Endpoint, mtu: Int, configuration: TCPConfiguration,
        random: inout SeededGenerator, at now: Instant, _ out: inout TCPOutput
    ) {
        self.local = local
        self.remote = remote
        state = .synSent
    }

    /// A listening socket's answer to a SYN: sends the SYN,ACK. Nil if `segment` is no acceptable SYN; then the caller
    /// sends `TCPConnection.reset(answering:)`, which knows when none is due.
    package init?(
        accepting segment: borrowing PacketBuffer, at local: Endpoint, from remote: Endpoint, mtu: Int,
        configuration: TCPConfiguration, random: inout SeededGenerator, at now: Instant, _ out: inout TCPOutput
    ) {
        self.local = local
        self.remote = remote
        state = .synReceived
    }

    /// The RST for a segment that belongs to no connection; nil for a segment that must not be answered.
    package static func reset(
        answering segment: borrowing PacketBuffer, at local: Endpoint, from remote: Endpoint
    ) -> PacketBuffer? { nil }

    /// A segment: TCP header and payload, without IP padding. The caller has verified its checksum.
    package mutating func receive(_ segment: consuming PacketBuffer, at now: Instant, _ out: inout TCPOutput) {}
    package mutating func advance(to now: Instant, _ out: inout TCPOutput) {}
    package mutating func send(_ bytes: [UInt8], at now: Instant, _ out: inout TCPOutput) {}
    package mutating func send(_ bytes: PacketBuffer, at now: Instant, _ out: inout TCPOutput) {}
    package mutating func read(at now: Instant, _ out: inout TCPOutput) -> PacketBuffer? { nil }
    package mutating func close(at now: Instant, _ out: inout TCPOutput) {}
    package mutating func abort(at now: Instant, _ out: inout TCPOutput) {}
    /// ICMP fragmentation needed: `mtu` of the path, `sequence` from the TCP header that the message quotes.
    package mutating func setPathMTU(
        _ mtu: Int, quoting sequence: SequenceNumber, at now: Instant, _ out: inout TCPOutput
    ) {}
    /// ICMP destination unreachable with `code`, quoting `sequence`.
    package mutating func receiveUnreachable(
        code: UInt8, quoting sequence: SequenceNumber, at now: Instant, _ out: inout TCPOutput
    ) {}
    /// In TIME-WAIT, `syn` may begin a new connection on the same endpoints (RFC 6191): forget this one and accept.
    package func yields(to syn: borrowing PacketBuffer) -> Bool { false }
}
