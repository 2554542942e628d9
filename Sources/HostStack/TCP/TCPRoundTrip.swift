// How long an answer takes, and how long to wait for one (RFC 6298). Read first: TCPConfiguration.swift.
//
// One segment per flight is timed with the emulation's own clock. When it had to be sent again, its acknowledgment
// could be for either copy, so it is no measurement (Karn's rule, §3); the timestamps option tells the copies apart and
// is read in that case only, for it counts in milliseconds.

import Basics
import Wire

/// The estimate of the round trip and the retransmission timeout that follows from it.
package struct TCPRoundTrip: Equatable, Sendable {
    /// SRTT in nanoseconds; zero before the first measurement.
    package private(set) var smoothed: UInt64 = 0
    /// RTTVAR in nanoseconds.
    private(set) var variation: UInt64 = 0
    /// RTO without back-off, in nanoseconds.
    private(set) var timeout: UInt64
    /// How often the timeout has been doubled since the last measurement.
    package var backOff: UInt8 = 0
    /// Something was sent again since the last measurement.
    var isAmbiguous = false
    /// A segment is being timed.
    private(set) var isTiming = false
    /// The sequence number after the segment that is being timed.
    private var timedEnd = SequenceNumber(0)
    /// When it was sent.
    private var timedAt = Instant.start

    init(_ configuration: TCPConfiguration) { timeout = configuration.initialTimeout.nanoseconds }

    /// Begins to time the segment that ends before `end`.
    mutating func start(_ end: SequenceNumber, at now: Instant) {
        isTiming = true
        timedEnd = end
        timedAt = now
    }

    /// A segment was sent again: what is being timed is worthless (RFC 6298 §3).
    mutating func noteRetransmission() {
        isTiming = false
        isAmbiguous = true
    }

    /// The handshake is over. RFC 6298 §5.7: whoever had to repeat the SYN and could measure nothing waits at least
    /// three seconds from now on.
    mutating func endHandshake(_ configuration: TCPConfiguration) {
        guard smoothed == 0, isAmbiguous else { return }
        timeout = max(configuration.initialTimeout, Self.afterLostSYN).nanoseconds
        backOff = 0
    }

    /// RFC 6298 §5.7.
    private static let afterLostSYN = Interval.seconds(3)

    /// The peer acknowledged everything before `acknowledgment`; `echoed` is how old, in milliseconds, the timestamp
    /// is that it returned.
    mutating func acknowledge(
        _ acknowledgment: SequenceNumber, echoed: UInt32?, at now: Instant, _ configuration: TCPConfiguration
    ) {
        if isTiming {
            if timedEnd.precedesOrEquals(acknowledgment) {
                isTiming = false
                add(now.since(timedAt).nanoseconds, configuration)
            }
        } else if isAmbiguous, let echoed, echoed < 1 << 30 {
            add(UInt64(echoed) * 1_000_000, configuration)
        }
    }

    /// Takes a measurement in.
    private mutating func add(_ sample: UInt64, _ configuration: TCPConfiguration) {
        if smoothed == 0 {
            // RFC 6298 §2.2: SRTT <- R, RTTVAR <- R/2.
            smoothed = max(sample, 1)
            variation = sample / 2
        } else {
            // RFC 6298 §2.3: RTTVAR <- 3/4 RTTVAR + 1/4 |SRTT - R|; SRTT <- 7/8 SRTT + 1/8 R, in this order.
            let difference = smoothed > sample ? smoothed - sample : sample - smoothed
            variation = variation - variation / 4 + difference / 4
            smoothed = max(smoothed - smoothed / 8 + sample / 8, 1)
        }
        // RFC 6298 §2.3 with the lower bound of Linux on the variation, so that a delayed acknowledgment is no loss.
        // RFC 6298 §4: the clock is so fine that its granularity does not count.
        timeout = min(
            smoothed + max(configuration.minimumTimeout.nanoseconds, 4 * variation),
            configuration.maximumTimeout.nanoseconds)
        isAmbiguous = false
        backOff = 0
    }

    /// RTO with back-off (RFC 6298 §5.5).
    func current(_ configuration: TCPConfiguration) -> Interval {
        let limit = configuration.maximumTimeout.nanoseconds
        let shift = min(backOff, 20)
        return Interval(nanoseconds: timeout > limit >> UInt64(shift) ? limit : timeout << UInt64(shift))
    }
}
