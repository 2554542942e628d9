// Writing, and deciding what to send when (RFC 9293 §3.7.4, §3.8.6.2.1; RFC 5681). Read first: TCPSendSpace.swift.
//
// A segment leaves when it is full, or when it is all there is and nothing speaks against a small one, or when the
// peer's window was never larger than twice of it. Two windows limit it: the peer's and the network's.

import Basics
import Wire

extension TCPConnection {
    /// Queues a write and sends what the windows allow. Ignored when this side has closed (`canSend`).
    package mutating func send(_ bytes: [UInt8], at now: Instant, _ out: inout TCPOutput) {
        guard canSend else { return }
        outgoing.append(bytes)
        noteAnswer()
        transmit(at: now, &out)
    }

    /// Queues a write and sends what the windows allow. Ignored when this side has closed (`canSend`).
    package mutating func send(_ bytes: PacketBuffer, at now: Instant, _ out: inout TCPOutput) {
        guard canSend else { return }
        outgoing.append(bytes)
        noteAnswer()
        transmit(at: now, &out)
    }

    /// The application answers what it receives: acknowledgments can ride on the answers from now on.
    private mutating func noteAnswer() {
        if receiving.next != receiving.initial + 1 { receiving.quickAcknowledgments = 0 }
    }

    /// Sends everything that may be sent now.
    mutating func transmit(at now: Instant, _ out: inout TCPOutput) {
        switch state {
        case .established, .closeWait, .finWait1, .closing, .lastAck: break
        case .synSent, .synReceived, .finWait2, .timeWait, .closed: return
        }
        guard hasUnsent else {
            if congestion.phase != .open { continueRecovery(at: now, &out) }
            return
        }
        if sending.unacknowledged == sending.highest
            && roundTrip.current(configuration) < now.since(lastSentAt)
        {
            // RFC 5681 §4.1: after a pause nobody knows what the network can take; begin as at first.
            congestion.window = min(
                congestion.window,
                TCPCongestion.initialWindow(
                    segments: configuration.initialWindowSegments, segmentSize: Int(sending.segmentSize)))
        }
        if congestion.phase == .open || congestion.phase == .newReno {
            while sendNext(congestionRoom: congestion.window + limitedTransmit - inFlight, at: now, &out) {}
        } else {
            continueRecovery(at: now, &out)
        }
        if sending.next == sending.unacknowledged && hasUnsent && !timer.isProbe {
            // RFC 9293 §3.8.6.1: the window is closed, or too small to be worth a segment, and no acknowledgment is
            // under way that could open it: ask from time to time.
            timer = .probe(now + roundTrip.current(configuration))
        }
    }

    /// Bytes or a FIN wait behind SND.NXT.
    @inline(__always)
    var hasUnsent: Bool {
        let end = queueEnd
        return sending.next.precedes(end) || owesFIN && sending.next == end
    }

    /// RFC 3042: each of the first two duplicates says that a segment has left the network, so that a new one may
    /// enter. With SACK the scoreboard has counted it already.
    @inline(__always)
    private var limitedTransmit: Int {
        usesSACK || congestion.phase != .open ? 0 : Int(min(congestion.duplicates, 2)) * Int(sending.segmentSize)
    }

    /// Sends the segment at SND.NXT, if it is worth sending.
    /// - Parameter congestionRoom: how many bytes the network may still take.
    /// - Returns: whether SND.NXT has moved.
    mutating func sendNext(congestionRoom: Int, at now: Instant, _ out: inout TCPOutput) -> Bool {
        let start = sending.next
        let unsent = queueEnd - start
        guard unsent > 0 || unsent == 0 && owesFIN else { return false }
        let isAgain = start.precedes(sending.highest)
        let full = payloadLimit
        var worthwhile = min(unsent, full)
        if isAgain, let arrived = scoreboard.range(atOrAfter: start) {
            if arrived.start.precedesOrEquals(start) {
                // Going back after a time-out, we meet what has arrived meanwhile: pass over it.
                sending.next = arrived.end
                return true
            }
            worthwhile = min(worthwhile, arrived.start - start)
        }
        let peerRoom = Int(sending.window) - (start - sending.unacknowledged)
        let count = min(worthwhile, peerRoom, congestionRoom)
        // The FIN takes a number of the peer's window, too, but nothing of the network's.
        let fin = owesFIN && max(count, 0) == unsent && peerRoom > max(count, 0)
        guard count > 0 || unsent == 0 && fin else { return false }
        guard count == full || fin || isWorthSending(count, of: unsent, worthwhile: worthwhile, isAgain: isAgain)
        else { return false }
        if timer.isProbe { roundTrip.backOff = 0 }
        let end = start + max(count, 0) + (fin ? 1 : 0)
        if isAgain {
            noteRetransmission(&out)
        } else if !roundTrip.isTiming {
            roundTrip.start(end, at: now)
        }
        sendData(at: start, count: max(count, 0), fin: fin, at: now, &out)
        sending.next = end
        if count < full { sending.smallSegmentEnd = end }
        if !timer.isRetransmission { timer = .retransmission(now + roundTrip.current(configuration)) }
        return true
    }

    /// Whether a segment that is not full should leave (RFC 9293 §3.8.6.2.1).
    @inline(__always)
    private func isWorthSending(_ count: Int, of unsent: Int, worthwhile: Int, isAgain: Bool) -> Bool {
        let isNothingInFlight = sending.next == sending.unacknowledged
        if isAgain { return count == worthwhile || isNothingInFlight }
        if count == unsent {
            // RFC 9293 §3.7.4, in Minshall's form that Linux uses: only an earlier small segment holds back a small
            // one, so that the end of a long message does not wait. Behind it comes nothing if we have closed.
            return !configuration.usesNagle || owesFIN
                || sending.smallSegmentEnd.precedesOrEquals(sending.unacknowledged)
        }
        // (3): half of the largest window that the peer ever had.
        return isNothingInFlight && count >= Int(sending.maximumWindow) / 2
    }
}
