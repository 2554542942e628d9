// One end of a TCP connection, as a value (RFC 9293).
// Read first: TCPState.swift, TCPSendSpace.swift, TCPReceiveSpace.swift. Then, one concern a file:
//
//     +Open       the three-way handshake, from both sides
//     +Receive    a segment arrives: the short way for the usual one
//     +Arrival    the long way, in the order of RFC 9293 §3.10.7.4
//     +Acknowledgment   what an ACK field means for what we sent
//     +Text       payload and FIN, reading, the window that we offer
//     +Send       writing, and when a segment is built
//     +Segment    how it is built
//     +Timers     retransmission, probes, TIME-WAIT
//     +Recovery   fast retransmit and recovery, with and without SACK
//     +Close      closing, aborting, the end
//     +Path       what ICMP reports
//
// A connection does no I/O and knows no clock: segments, calls and the time go in, segments and events come out, and
// `nextDeadline` says when it wants to be called again. Copying it is a snapshot.
//
// Left out, because no story needs it: urgent data (the pointer is ignored, the bytes are data), keep-alives (off in
// Linux too), ECN, Fast Open, D-SACK, the detection of spurious timeouts.

import Basics
import Wire

/// A connection between `local` and `remote`.
package struct TCPConnection: Equatable, Sendable {
    /// Our end.
    package let local: Endpoint
    /// The peer's end.
    package let remote: Endpoint
    /// Where the connection stands.
    package internal(set) var state: TCPState
    /// We sent the first SYN.
    package let isActiveOpener: Bool
    /// Segments carry timestamps (RFC 7323).
    var usesTimestamps: Bool
    /// Gaps are reported and reports are read (RFC 2018).
    var usesSACK: Bool
    /// Both SYNs carried the window scale option (RFC 7323 §2.2).
    var isWindowScaled = false
    /// The next segment must acknowledge, and soon: set while an input is handled, and settled before it ends.
    package internal(set) var owesAcknowledgment = false
    /// The application closed before the handshake was over.
    var closesWhenEstablished = false
    /// How often in a row something was sent without an answer.
    var retries: UInt8 = 0
    /// The latest ICMP complaint: told instead of a time-out when the peer stays silent.
    var softError: UInt8?

    /// What the connection waits for.
    package internal(set) var timer = TCPTimer.off
    /// When a delayed acknowledgment is due; `.never` if none is.
    var acknowledgeAt = Instant.never

    /// The sequence numbers of what we send.
    package internal(set) var sending: TCPSendSpace
    /// The sequence numbers of what we receive, and the window that we offer.
    package var receiving: TCPReceiveSpace
    /// TS.Recent: the peer's timestamp to echo.
    var recentTimestamp: UInt32 = 0
    /// What we add to the clock in our own timestamps, so that they do not tell how long the host has been up.
    let timestampOffset: UInt32
    /// When `recentTimestamp` was stored.
    var recentTimestampAt = Instant.start
    /// When we last sent something that must be acknowledged.
    var lastSentAt: Instant
    /// When we last answered an unacceptable segment; `.never` if not yet.
    var lastChallengeAt = Instant.never

    /// How much may be in the network.
    package internal(set) var congestion: TCPCongestion
    /// How long an answer takes.
    package internal(set) var roundTrip: TCPRoundTrip
    var outgoing = TCPSendQueue()
    var incoming = TCPReceiveQueue()
    var reassembly = TCPReassemblyQueue()
    /// What the peer has beyond a gap (RFC 6675).
    package internal(set) var scoreboard = TCPScoreboard()
    /// What the interface and the path can carry, in bytes of an IP packet.
    var mtu: Int
    let configuration: TCPConfiguration

    /// When `advance` wants to be called; `.never` if no timer runs.
    package var nextDeadline: Instant { min(timer.deadline, acknowledgeAt) }

    /// How many bytes given to `send` the peer has not acknowledged.
    package var unacknowledgedByteCount: Int { outgoing.count }

    /// How many received bytes wait to be read.
    package var unreadByteCount: Int { incoming.count }

    /// `send` would be accepted.
    package var canSend: Bool {
        switch state {
        case .synSent, .synReceived, .established, .closeWait: true
        case .finWait1, .finWait2, .closing, .timeWait, .lastAck, .closed: false
        }
    }

    // What follows is inlined, because a call with `self` inside of a mutating function would copy the connection.

    /// A FIN follows the last byte of the queue and is not acknowledged.
    @inline(__always)
    var owesFIN: Bool {
        switch state {
        case .finWait1, .closing, .lastAck: true
        case .synSent, .synReceived, .established, .closeWait, .finWait2, .timeWait, .closed: false
        }
    }

    /// The number of the first byte of `outgoing`: SND.UNA, but never that of our SYN.
    @inline(__always)
    var queueStart: SequenceNumber {
        sending.unacknowledged == sending.initial ? sending.initial + 1 : sending.unacknowledged
    }

    /// The number after the last byte of `outgoing`: that of our FIN, if we owe one.
    @inline(__always)
    var queueEnd: SequenceNumber { queueStart + outgoing.count }

    /// Bytes that we believe to be in the network: FlightSize of RFC 5681, without what SACK reports as arrived.
    @inline(__always)
    var inFlight: Int {
        let sent = sending.next - sending.unacknowledged
        return scoreboard.isEmpty ? sent : max(0, sent - scoreboard.byteCount(before: sending.next))
    }

    /// Our clock for the timestamps option, in milliseconds.
    @inline(__always)
    package func timestamp(at now: Instant) -> UInt32 {
        UInt32(truncatingIfNeeded: now.nanoseconds / 1_000_000) &+ timestampOffset
    }
}
