// What the ACK field of a segment means for what we sent (RFC 9293 §3.10.7.4, "fifth").
// Read first: +Arrival. Then +Recovery, for acknowledgments that do not move on.

import Basics
import Wire

extension TCPConnection {
    /// Handles the ACK field.
    /// - Returns: false when the segment must be dropped.
    mutating func receiveAcknowledgment(
        _ arrival: TCPArrival, hasText: Bool, at now: Instant, _ out: inout TCPOutput
    ) -> Bool {
        let acknowledgment = arrival.acknowledgment
        if state == .synReceived {
            guard sending.unacknowledged.precedes(acknowledgment),
                acknowledgment.precedesOrEquals(sending.highest)
            else {
                sendReset(sequence: acknowledgment, &out)
                return false
            }
            establish(arrival, at: now, &out)
        }
        // RFC 5961 §5: neither for something unsent nor older than any window that we have known.
        guard acknowledgment.precedesOrEquals(sending.highest),
            sending.unacknowledged - acknowledgment <= Int(sending.maximumWindow)
        else {
            challenge(at: now, &out)
            return false
        }
        let windowBefore = sending.window
        updateWindow(arrival)
        let isNews =
            usesSACK && !arrival.options.sackBlocks.isEmpty
            && scoreboard.update(
                arrival.options.sackBlocks, from: SequenceNumber.later(acknowledgment, sending.unacknowledged),
                to: sending.highest)
        if sending.unacknowledged.precedes(acknowledgment) {
            acknowledgeNewData(acknowledgment, echoAge: echoAge(arrival.timestamps, at: now), at: now, &out)
        } else if acknowledgment == sending.unacknowledged {
            // Somebody is there, even if it is only to say that the window is still closed. Who has closed does not
            // wait for that any longer.
            if timer.isProbe && !owesFIN { retries = 0 }
            // RFC 5681 §2: a duplicate acknowledges nothing new, carries nothing, and repeats the window, while data
            // is outstanding. RFC 6675 §2: with SACK, a duplicate is what reports more bytes.
            let isDuplicate =
                usesSACK
                ? isNews : !hasText && windowBefore == sending.window && !arrival.flags.contains(.fin)
            if isDuplicate && sending.unacknowledged != sending.highest { receiveDuplicate(at: now, &out) }
        }
        return true
    }

    /// SND.WND from the segment, unless a later one has set it (RFC 9293 §3.10.7.4, SND.WL1 and SND.WL2).
    ///
    /// The window counts from SND.UNA. So a segment that acknowledges less than we know says nothing about it, and one
    /// that acknowledges more must be heard even if its own sequence number is that of a retransmission, as in Linux:
    /// the window before it, counted from the new SND.UNA, would reach further than the peer has ever allowed.
    private mutating func updateWindow(_ arrival: TCPArrival) {
        let acknowledgment = arrival.acknowledgment
        guard
            sending.unacknowledged.precedes(acknowledgment)
                || sending.unacknowledged == acknowledgment
                    && (sending.windowSequence.precedes(arrival.sequence)
                        || sending.windowSequence == arrival.sequence
                            && sending.windowAcknowledgment.precedesOrEquals(acknowledgment))
        else { return }
        sending.window = UInt32(arrival.window) << UInt32(sending.windowShift)
        sending.maximumWindow = max(sending.maximumWindow, sending.window)
        sending.windowSequence = arrival.sequence
        sending.windowAcknowledgment = arrival.acknowledgment
    }

    /// Everything before `acknowledgment` has arrived, and that is more than we knew.
    mutating func acknowledgeNewData(
        _ acknowledgment: SequenceNumber, echoAge: UInt32?, at now: Instant, _ out: inout TCPOutput
    ) {
        let inFlightBefore = inFlight
        let start = queueStart
        // Our SYN and our FIN take numbers, but are not bytes of the queue.
        let acknowledgesFIN = owesFIN && acknowledgment == queueEnd + 1
        let bytes = acknowledgment - start - (acknowledgesFIN ? 1 : 0)
        sending.unacknowledged = acknowledgment
        if sending.next.precedes(acknowledgment) { sending.next = acknowledgment }
        if bytes > 0 {
            outgoing.removeFirst(bytes)
            if outgoing.isEmpty { out.events.insert(.drained) }
        }
        if !scoreboard.isEmpty { scoreboard.removeBefore(acknowledgment) }
        roundTrip.acknowledge(acknowledgment, echoed: echoAge, at: now, configuration)
        retries = 0
        softError = nil
        // RFC 6298 §5.2 and §5.3: the timer stops when nothing is outstanding, and begins anew otherwise.
        timer =
            acknowledgment == sending.highest
            ? .off : .retransmission(now + roundTrip.current(configuration))
        if congestion.phase == .open {
            congestion.duplicates = 0
            congestion.grow(
                acknowledged: bytes, inFlight: inFlightBefore, segmentSize: Int(sending.segmentSize))
        } else {
            recoverFurther(acknowledged: bytes, at: now, &out)
        }
        if acknowledgesFIN { acknowledgeFIN(at: now, &out) }
    }

    /// The peer knows that we have finished.
    private mutating func acknowledgeFIN(at now: Instant, _ out: inout TCPOutput) {
        switch state {
        case .finWait1:
            state = .finWait2
            timer = .finWait2(now + configuration.finWait2Timeout)
        case .closing: enterTimeWait(at: now, &out)
        case .lastAck: finish(.finished, &out)
        case .synSent, .synReceived, .established, .finWait2, .timeWait, .closeWait, .closed: break
        }
    }
}
