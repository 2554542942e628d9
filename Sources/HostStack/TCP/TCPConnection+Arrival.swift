// A segment arrives: the long way, in the order of RFC 9293 §3.10.7.4 with the hardening of RFC 5961.
// Read first: +Receive. Then +Acknowledgment and +Text, where steps five, seven and eight happen.

import Basics
import Wire

extension TCPConnection {
    /// An answer to an unacceptable segment is repeated at most this often (RFC 5961 §7): two connections that find
    /// each other unacceptable must not shout for ever.
    private static let challengeInterval = Interval.milliseconds(500)

    /// Handles any segment in any state.
    mutating func receive(
        _ arrival: consuming TCPArrival, _ payload: consuming PacketBuffer, at now: Instant, _ out: inout TCPOutput
    ) {
        switch state {
        case .closed:
            return
        case .synSent:
            receiveInSynSent(arrival, at: now, &out)
            return
        case .synReceived, .established, .finWait1, .finWait2, .closing, .timeWait, .closeWait, .lastAck:
            break
        }
        if state == .finWait2 && receiving.next != receiving.edge {
            // The peer is not silent, and not merely probing a window that nobody here will open.
            timer = .finWait2(now + configuration.finWait2Timeout)
        }
        let isReset = arrival.flags.contains(.rst)
        let length = payload.count + (arrival.flags.contains(.syn) ? 1 : 0) + (arrival.flags.contains(.fin) ? 1 : 0)
        if usesTimestamps && !isReset && !passesTimestampCheck(arrival, at: now, length: length, &out) { return }

        // First: the sequence number. Something of the segment must lie inside of the window (table 6).
        let end = arrival.sequence + length
        let startsInside = arrival.sequence.precedesOrEquals(receiving.edge)
        let isAcceptable =
            length == 0
            ? receiving.next.precedesOrEquals(arrival.sequence)
                && (arrival.sequence.precedes(receiving.edge) || arrival.sequence == receiving.next)
            : receiving.next.precedes(end) && startsInside
        guard isAcceptable else {
            if !isReset { answerUnacceptable(arrival, length: length, at: now, &out) }
            return
        }

        // Second: the RST bit.
        if isReset {
            receiveReset(at: arrival.sequence, now: now, &out)
            return
        }
        // Fourth: a SYN inside of the window. RFC 5961 §4.2: whatever it says, only challenge it.
        if arrival.flags.contains(.syn) {
            challenge(at: now, &out)
            return
        }
        // Fifth: the ACK field.
        guard arrival.flags.contains(.ack) else { return }
        if let timestamps = arrival.timestamps, usesTimestamps {
            noteTimestamp(timestamps.value, of: arrival.sequence, at: now)
        }
        let isCut = cut(&arrival, &payload)
        guard receiveAcknowledgment(arrival, hasText: length > 0, at: now, &out) else { return }
        if state == .closed { return }
        // Sixth, the URG bit: ignored. Seventh and eighth: the text and the FIN.
        if isCut { owesAcknowledgment = true }
        receiveText(arrival, payload, at: now, &out)
        finishReceiving(at: now, &out)
    }

    /// PAWS: a segment whose timestamp is older than the latest is a copy from the past (RFC 7323 §5.3 R1).
    private mutating func passesTimestampCheck(
        _ arrival: TCPArrival, at now: Instant, length: Int, _ out: inout TCPOutput
    ) -> Bool {
        // RFC 7323 §3.2: without the option although it was agreed: dropped.
        guard let timestamps = arrival.timestamps else { return false }
        if Int32(bitPattern: timestamps.value &- recentTimestamp) >= 0 { return true }
        // RFC 7323 §5.5: after 24 days without a segment the comparison means nothing.
        if Interval.seconds(24 * 86_400) < now.since(recentTimestampAt) { return true }
        answerUnacceptable(arrival, length: length, at: now, &out)
        return false
    }

    /// "If an incoming segment is not acceptable, an acknowledgment should be sent in reply."
    private mutating func answerUnacceptable(
        _ arrival: TCPArrival, length: Int, at now: Instant, _ out: inout TCPOutput
    ) {
        if state == .synReceived && arrival.flags.contains(.syn) && !arrival.flags.contains(.ack)
            && arrival.sequence == receiving.initial
        {
            // The peer's SYN again: it has not heard our SYN,ACK. A plain ACK would not help it.
            sendSYN(isRepeated: true, at: now, &out)
            return
        }
        if state == .timeWait && arrival.flags.contains(.fin) {
            // RFC 9293 §3.10.7.4, eighth: a retransmitted FIN restarts the 2 MSL time-out.
            timer = .timeWait(now + configuration.timeWait)
        }
        // Data is always answered: it is a retransmission or a probe, whose sender waits.
        if length > 0 && !arrival.flags.contains(.syn) {
            sendAcknowledgment(at: now, &out)
        } else {
            challenge(at: now, &out)
        }
    }

    /// A challenge ACK (RFC 5961 §3.2): whoever really is the peer will answer in a way that settles the matter.
    mutating func challenge(at now: Instant, _ out: inout TCPOutput) {
        if lastChallengeAt != .never && now.since(lastChallengeAt) < Self.challengeInterval { return }
        lastChallengeAt = now
        sendAcknowledgment(at: now, &out)
    }

    /// A reset inside of the window. RFC 5961 §3.2: believed when it has exactly the number that is expected next.
    private mutating func receiveReset(at sequence: SequenceNumber, now: Instant, _ out: inout TCPOutput) {
        guard sequence == receiving.next else {
            challenge(at: now, &out)
            return
        }
        switch state {
        case .synReceived: finish(isActiveOpener ? .refused : .reset, &out)
        case .established, .finWait1, .finWait2, .closeWait: finish(.reset, &out)
        // RFC 9293 §3.10.7.4, second: both sides had closed. Nothing is lost, if the peer has all of our bytes.
        case .closing, .lastAck: finish(outgoing.isEmpty ? .finished : .reset, &out)
        case .timeWait: finish(.finished, &out)
        case .synSent, .closed: return
        }
    }

    /// Cuts off what is here already and what the window does not allow.
    /// - Returns: whether something was cut, so that the peer should hear where we are.
    private func cut(_ arrival: inout TCPArrival, _ payload: inout PacketBuffer) -> Bool {
        var isCut = false
        let old = receiving.next - arrival.sequence
        if old > 0 {
            payload.removeFirst(min(old, payload.count))
            arrival.sequence = receiving.next
            isCut = true
        }
        let room = max(0, receiving.edge - arrival.sequence)
        if payload.count > room {
            payload.truncate(to: room)
            arrival.flags.remove(.fin)
            isCut = true
        } else if payload.count == room && arrival.flags.contains(.fin) && receiving.edge == receiving.next {
            // A closed window: the FIN is behind it, too.
            arrival.flags.remove(.fin)
            isCut = true
        }
        return isCut
    }
}
