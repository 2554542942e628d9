// The end of a connection (RFC 9293 §3.6, §3.10.4, §3.10.5). Read first: TCPState.swift.
//
// Each direction closes for itself: who closes says "no more from me" and still receives. The side that closed first
// ends in TIME-WAIT, where it answers for a minute, in case its last acknowledgment was lost.

import Basics
import Wire

extension TCPConnection {
    /// No more data from this side: a FIN follows what was queued. Received data can still be read.
    package mutating func close(at now: Instant, _ out: inout TCPOutput) {
        switch state {
        // RFC 9293 §3.10.4: nobody has heard of this connection yet.
        case .synSent: finish(.aborted, &out)
        case .synReceived: closesWhenEstablished = true
        // The state says that a FIN is owed; it leaves when all bytes before it have left.
        case .established:
            state = .finWait1
            transmit(at: now, &out)
        case .closeWait:
            state = .lastAck
            transmit(at: now, &out)
        case .finWait1, .finWait2, .closing, .timeWait, .lastAck, .closed: break
        }
    }

    /// Ends the connection at once and forgets what was queued; the peer gets a reset.
    package mutating func abort(at now: Instant, _ out: inout TCPOutput) {
        switch state {
        case .synReceived, .established, .finWait1, .finWait2, .closeWait:
            let header = TCPHeader(
                sourcePort: local.port, destinationPort: remote.port,
                sequence: .later(sending.next, sending.highest), acknowledgment: receiving.next, flags: [.rst, .ack])
            out.segments.append(Self.bare(header, from: local.address, to: remote.address))
            finish(.aborted, &out)
        // RFC 9293 §3.10.5: the other side has closed as well; there is nothing to break off.
        case .synSent, .closing, .lastAck, .timeWait: finish(.aborted, &out)
        case .closed: break
        }
    }

    /// Both sides have finished and know it, but the last acknowledgment may be lost.
    mutating func enterTimeWait(at now: Instant, _ out: inout TCPOutput) {
        state = .timeWait
        timer = .timeWait(now + configuration.timeWait)
        out.events.insert(.closed)
        out.closeReason = .finished
    }

    /// CLOSED: nothing is left but the news.
    mutating func finish(_ reason: TCPCloseReason, _ out: inout TCPOutput) {
        if state != .timeWait {
            out.events.insert(.closed)
            out.closeReason = reason
        }
        out.events.insert(.released)
        state = .closed
        timer = .off
        acknowledgeAt = .never
        owesAcknowledgment = false
        outgoing.removeAll()
        reassembly.removeAll()
        scoreboard.removeAll()
        if reason != .finished { incoming.removeAll() }
    }
}
