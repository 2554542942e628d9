// What happens when nothing happens (RFC 9293 §3.8.3, RFC 6298 §5). Read first: TCPTimer.swift, TCPRoundTrip.swift.

import Basics
import Wire

extension TCPConnection {
    /// Does what is due at `now`; nothing when `nextDeadline` lies ahead.
    package mutating func advance(to now: Instant, _ out: inout TCPOutput) {
        if acknowledgeAt <= now { sendAcknowledgment(at: now, &out) }
        if now < timer.deadline { return }
        switch timer {
        case .off: break
        case .retransmission: expireRetransmission(at: now, &out)
        case .probe: expireProbe(at: now, &out)
        case .finWait2: finish(.timedOut, &out)
        case .timeWait: finish(.finished, &out)
        }
    }

    /// Counts another attempt without an answer.
    /// - Returns: false when that was the last; then the connection is over.
    private mutating func mayTryAgain(_ limit: UInt8, _ out: inout TCPOutput) -> Bool {
        if retries >= limit {
            finish(softError.map { .unreachable(code: $0) } ?? .timedOut, &out)
            return false
        }
        retries += 1
        // RFC 6298 §5.5: back off.
        if roundTrip.backOff < .max { roundTrip.backOff += 1 }
        return true
    }

    /// RFC 6298 §5.4 to §5.7: no acknowledgment came.
    private mutating func expireRetransmission(at now: Instant, _ out: inout TCPOutput) {
        switch state {
        case .synSent:
            if mayTryAgain(configuration.synRetries, &out) { sendSYN(isRepeated: true, at: now, &out) }
        case .synReceived:
            if mayTryAgain(configuration.synAckRetries, &out) { sendSYN(isRepeated: true, at: now, &out) }
        case .established, .finWait1, .closing, .closeWait, .lastAck:
            let isFirst = retries == 0
            guard mayTryAgain(configuration.dataRetries, &out) else { return }
            let size = Int(sending.segmentSize)
            // RFC 5681 §3.1: once per loss, not once per attempt.
            if isFirst { congestion.reduceThreshold(inFlight: inFlight, segmentSize: size) }
            congestion.window = size
            // RFC 2018 §8: the peer may have thrown away what it had reported; believe only new reports.
            scoreboard.removeAll()
            goBack(at: now, &out)
        case .finWait2, .timeWait, .closed:
            timer = .off
        }
    }

    /// Sends again from the oldest unacknowledged byte on, as far as the windows allow.
    mutating func goBack(at now: Instant, _ out: inout TCPOutput) {
        congestion.phase = .open
        congestion.duplicates = 0
        congestion.recoveryPoint = sending.highest
        roundTrip.noteRetransmission()
        sending.next = sending.unacknowledged
        timer = .retransmission(now + roundTrip.current(configuration))
        transmit(at: now, &out)
    }

    /// RFC 9293 §3.8.6.1: sends one byte into a closed window, or what an almost closed one takes. The answer tells how
    /// large the window is now. As long as there are answers the connection stays, until its user has closed it: then a
    /// peer that takes nothing more would hold it for ever (RFC 6429), and it ends after as many probes in vain
    /// as retransmissions, as in Linux (`tcp_orphan_retries`).
    private mutating func expireProbe(at now: Instant, _ out: inout TCPOutput) {
        let start = sending.unacknowledged
        let unsent = queueEnd - start
        guard sending.next == start, hasUnsent else {
            timer = .off
            return
        }
        guard mayTryAgain(configuration.dataRetries, &out) else { return }
        let window = Int(sending.window)
        let count = min(unsent, max(1, min(window, payloadLimit)))
        let fin = owesFIN && count == unsent && (unsent == 0 || window > count)
        if start.precedes(sending.highest) { noteRetransmission(&out) }
        sendData(at: start, count: count, fin: fin, at: now, &out)
        if window > 0 {
            sending.next = start + count + (fin ? 1 : 0)
            sending.smallSegmentEnd = sending.next
            timer = .retransmission(now + roundTrip.current(configuration))
        } else {
            timer = .probe(now + roundTrip.current(configuration))
        }
    }
}
