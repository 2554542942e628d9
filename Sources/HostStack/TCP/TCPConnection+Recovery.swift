// Repairing a loss before the retransmission timer must: fast retransmit and fast recovery.
// Read first: TCPCongestion.swift, TCPScoreboard.swift.
//
//     data 1, 2, 3, 4, 5 -->      2 is lost
//                       <-- ACK 2, ACK 2 (have 3), ACK 2 (have 3-4), ACK 2 (have 3-5)
//     2 again -->                 the third duplicate is taken for a loss
//                       <-- ACK 6
//
// Without SACK the sender sees only the count of duplicates and learns of one loss per round trip (NewReno, RFC 6582).
// With it the scoreboard shows every gap, and `pipe` estimates what is in the network (RFC 6675).

import Basics
import Wire

extension TCPConnection {
    /// DupThresh of RFC 6675: what many duplicates prove, reordering may explain two.
    private static let duplicateThreshold = 3

    /// A duplicate acknowledgment.
    mutating func receiveDuplicate(at now: Instant, _ out: inout TCPOutput) {
        let size = Int(sending.segmentSize)
        switch congestion.phase {
        case .newReno:
            // RFC 5681 §3.2 (4): one more segment has left the network.
            congestion.window += size
        case .sack:
            // The scoreboard has changed; `continueRecovery` follows when the segment has been handled.
            break
        case .open:
            congestion.duplicates = congestion.duplicates &+ (congestion.duplicates == .max ? 0 : 1)
            let una = sending.unacknowledged
            let isLost =
                Int(congestion.duplicates) >= Self.duplicateThreshold
                || scoreboard.isLost(una, segmentSize: size)
            guard isLost else { return }
            if usesSACK {
                // RFC 6675 §5.1: after a time-out, not before everything of that time is acknowledged.
                if congestion.recoveryPoint.precedesOrEquals(una) { enterSACK(at: now, &out) }
            } else if congestion.recoveryPoint.precedes(una) {
                // RFC 6582 §3.2 (2): the acknowledgment covers more than `recover`, else the duplicates may come
                // from segments that were sent needlessly again.
                enterNewReno(at: now, &out)
            }
        }
    }

    /// An acknowledgment moved on while a loss is being repaired.
    mutating func recoverFurther(acknowledged: Int, at now: Instant, _ out: inout TCPOutput) {
        let size = Int(sending.segmentSize)
        let isOver = congestion.recoveryPoint.precedesOrEquals(sending.unacknowledged)
        switch congestion.phase {
        case .open: break
        case .newReno where isOver:
            // RFC 6582 §3.2 (3), full acknowledgment, option 1: no burst.
            congestion.window = min(congestion.threshold, max(inFlight, size) + size)
            leaveRecovery()
        case .newReno:
            // Partial acknowledgment: the next hole is at its end.
            retransmit(from: sending.unacknowledged, at: now, &out)
            congestion.window = max(
                congestion.window - acknowledged + (acknowledged >= size ? size : 0), size)
        case .sack where isOver:
            congestion.window = congestion.threshold
            leaveRecovery()
        case .sack: break
        }
    }

    private mutating func leaveRecovery() {
        congestion.phase = .open
        congestion.duplicates = 0
    }

    /// RFC 5681 §3.2 (2) and (3): the third duplicate.
    private mutating func enterNewReno(at now: Instant, _ out: inout TCPOutput) {
        let size = Int(sending.segmentSize)
        congestion.reduceThreshold(inFlight: inFlight, segmentSize: size)
        congestion.recoveryPoint = sending.highest
        congestion.window = congestion.threshold + 3 * size
        congestion.phase = .newReno
        retransmit(from: sending.unacknowledged, at: now, &out)
        timer = .retransmission(now + roundTrip.current(configuration))
    }

    /// RFC 6675 §5 (4): the scoreboard proves a loss.
    private mutating func enterSACK(at now: Instant, _ out: inout TCPOutput) {
        // (4.2) FlightSize counts what is not acknowledged cumulatively, reported or not.
        congestion.reduceThreshold(
            inFlight: sending.next - sending.unacknowledged, segmentSize: Int(sending.segmentSize))
        congestion.recoveryPoint = sending.highest
        congestion.window = congestion.threshold
        // (4.3) The first gap is sent again whatever the window says.
        let end = retransmit(from: sending.unacknowledged, at: now, &out)
        congestion.phase = .sack(highRetransmitted: end, isRescued: false)
        timer = .retransmission(now + roundTrip.current(configuration))
    }

    /// RFC 6675 §5 (C): while the estimate of what is in the network leaves room for a segment, send the best one.
    mutating func continueRecovery(at now: Instant, _ out: inout TCPOutput) {
        let size = Int(sending.segmentSize)
        guard case .sack(var high, var isRescued) = congestion.phase else { return }
        high = .later(high, sending.unacknowledged)
        var pipe = scoreboard.pipe(
            from: sending.unacknowledged, to: sending.highest, highRetransmitted: high, segmentSize: size)
        while congestion.window - pipe >= size {
            // NextSeg() rule 1: the first gap that is lost and was not sent again.
            if let gap = nextGap(from: high), scoreboard.isLost(gap, segmentSize: size) {
                high = retransmit(from: gap, at: now, &out)
                pipe += high - gap
                continue
            }
            // Rule 2: new data.
            let before = sending.next
            if sendNext(congestionRoom: congestion.window - pipe, at: now, &out) {
                pipe += sending.next - before
                continue
            }
            // Rule 3: a gap that may be lost.
            if let gap = nextGap(from: high) {
                high = retransmit(from: gap, at: now, &out)
                pipe += high - gap
                continue
            }
            // Rule 4: nothing is known of the last segment; once per recovery it is sent again, so that its
            // acknowledgment brings news.
            if isRescued || !high.precedes(congestion.recoveryPoint) { break }
            isRescued = true
            let last = SequenceNumber.later(high, congestion.recoveryPoint - size)
            if scoreboard.range(atOrAfter: last) != nil { break }
            pipe += retransmit(from: last, at: now, &out) - last
        }
        congestion.phase = .sack(highRetransmitted: high, isRescued: isRescued)
    }

    /// The first byte from `start` on that is missing before something that arrived.
    private func nextGap(from start: SequenceNumber) -> SequenceNumber? {
        var gap = start
        for range in scoreboard.ranges {
            if gap.precedes(range.start) { return gap }
            gap = .later(gap, range.end)
        }
        return nil
    }

    /// Sends one segment's worth from `start` again, at most up to what the peer has behind it.
    /// - Returns: the number after it.
    @discardableResult
    private mutating func retransmit(
        from start: SequenceNumber, at now: Instant, _ out: inout TCPOutput
    ) -> SequenceNumber {
        var limit = min(Int(sending.segmentSize), sending.highest - start)
        if let range = scoreboard.range(atOrAfter: start) { limit = min(limit, range.start - start) }
        // A FIN is the number behind the last byte.
        let bytes = min(limit, queueEnd - start)
        let takesFIN = owesFIN && start + bytes == queueEnd && queueEnd.precedes(sending.highest)
        if bytes <= 0 && !takesFIN { return start + max(limit, 1) }
        noteRetransmission(&out)
        sendData(at: start, count: max(bytes, 0), fin: takesFIN, at: now, &out)
        return start + max(bytes, 0) + (takesFIN ? 1 : 0)
    }

    /// Something was sent before: no measurement, and the caller may want to tell.
    mutating func noteRetransmission(_ out: inout TCPOutput) {
        roundTrip.noteRetransmission()
        out.retransmissions += 1
    }
}
