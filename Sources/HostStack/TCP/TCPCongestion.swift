// How much may be in the network at once: slow start and congestion avoidance (RFC 5681), counted in bytes.
// Read first: TCPRoundTrip.swift. Then TCPConnection+Recovery.swift, which repairs losses.
//
// Left out: CUBIC, pacing and ECN. A lesson about one flow over one bottleneck reads best with the plain rules.

import Wire

/// The congestion window and how it came about.
package struct TCPCongestion: Equatable, Sendable {
    /// What is done about a loss that duplicate acknowledgments reported.
    package enum Phase: Equatable, Sendable {
        /// No loss is being repaired, or its repair goes on by the retransmission timer.
        case open
        /// Fast recovery without SACK (RFC 6582).
        case newReno
        /// Fast recovery with SACK (RFC 6675): everything missing before `highRetransmitted` has been sent again, and
        /// `isRescued` when the one rescue retransmission of NextSeg() rule 4 has been made.
        case sack(highRetransmitted: SequenceNumber, isRescued: Bool)
    }

    /// cwnd: how many bytes may be unacknowledged.
    package var window: Int
    /// ssthresh in bytes: below it the window doubles per round trip, above it grows by one segment.
    package var threshold = Int.max
    /// Bytes acknowledged since congestion avoidance last enlarged the window.
    private var credit = 0
    /// The end of what had been sent when the last loss was noticed: `recover` of RFC 6582, RecoveryPoint of RFC 6675.
    var recoveryPoint: SequenceNumber
    /// Duplicate acknowledgments in a row; stops at 255.
    package var duplicates: UInt8 = 0
    /// The repair that is going on.
    package var phase = Phase.open

    /// A window for a connection whose own first sequence number is `initial`.
    init(initial: SequenceNumber) {
        window = 0
        recoveryPoint = initial
    }

    /// The first flight (RFC 6928 §2: min(10*MSS, max(2*MSS, 14600))).
    static func initialWindow(segments: UInt8, segmentSize: Int) -> Int {
        min(Int(segments) * segmentSize, max(2 * segmentSize, 14_600))
    }

    /// New data was acknowledged while nothing is being repaired: the window grows, if it was the limit.
    /// - Parameter inFlight: the bytes that were unacknowledged before.
    mutating func grow(acknowledged: Int, inFlight: Int, segmentSize: Int) {
        if window < threshold {
            // RFC 5681 §3.1 (2): slow start, cwnd += min(N, SMSS). A window that was not half used proves nothing.
            if inFlight * 2 > window { window += min(acknowledged, segmentSize) }
        } else if inFlight + segmentSize > window {
            // RFC 5681 §3.1: congestion avoidance, one segment for a whole window of acknowledged bytes.
            credit += acknowledged
            if credit >= window {
                credit -= window
                window += segmentSize
            }
        }
    }

    /// ssthresh after a loss (RFC 5681 §3.1 (4)).
    mutating func reduceThreshold(inFlight: Int, segmentSize: Int) {
        threshold = max(inFlight / 2, 2 * segmentSize)
        credit = 0
    }
}
