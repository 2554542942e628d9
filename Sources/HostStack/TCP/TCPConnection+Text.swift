// The payload of segments, the peer's FIN, and the window that we offer (RFC 9293 §3.8.6, §3.10.7.4 steps seven,
// eight).
// Read first: +Arrival, TCPReceiveSpace.swift, TCPReassemblyQueue.swift.

import Basics
import Wire

extension TCPConnection {
    /// Handles payload and FIN of an acceptable segment, cut to the window.
    mutating func receiveText(
        _ arrival: TCPArrival, _ payload: consuming PacketBuffer, at now: Instant, _ out: inout TCPOutput
    ) {
        switch state {
        case .established, .finWait1, .finWait2: break
        // The peer has sent its FIN: there cannot be more text, ignore it.
        case .closeWait, .closing, .lastAck, .timeWait, .synSent, .synReceived, .closed: return
        }
        if arrival.flags.contains(.fin) && receiving.fin == nil {
            receiving.fin = arrival.sequence + payload.count
        }
        if payload.count > 0 {
            if let fin = receiving.fin, fin.precedes(arrival.sequence + payload.count) {
                // Bytes behind the peer's own end: it contradicts itself; what was announced first holds.
                payload.truncate(to: max(0, fin - arrival.sequence))
            }
            if payload.count > 0 { receivePayload(payload, at: arrival.sequence, now: now, &out) }
        }
        if receiving.fin == receiving.next { receiveFIN(at: now, &out) }
    }

    private mutating func receivePayload(
        _ payload: consuming PacketBuffer, at sequence: SequenceNumber, now: Instant, _ out: inout TCPOutput
    ) {
        if sequence == receiving.next {
            deliverInOrder(payload, at: now)
            out.events.insert(.readable)
            if reassembly.isEmpty { return }
            reassembly.drain(from: &receiving.next, to: &incoming)
        } else {
            reassembly.insert(payload, at: sequence, limit: 64 + Int(receiving.windowLimit) / 512)
        }
        // RFC 5681 §4.2: a segment out of order, or one that fills a gap, is acknowledged at once.
        owesAcknowledgment = true
    }

    /// The next bytes of the stream: keeps them, and decides when to acknowledge (RFC 9293 §3.8.6.3).
    mutating func deliverInOrder(_ payload: consuming PacketBuffer, at now: Instant) {
        let count = payload.count
        receiving.next += count
        if count > Int(receiving.largestPayload) {
            receiving.largestPayload = UInt16(min(count, Int(UInt16.max)))
        }
        incoming.append(payload)
        if receiving.quickAcknowledgments > 0 {
            // As Linux: until it is known that the application answers, do not keep the peer waiting.
            receiving.quickAcknowledgments -= 1
            owesAcknowledgment = true
        } else if receiving.next - receiving.acknowledged >= 2 * Int(receiving.largestPayload) {
            // RFC 9293 §3.8.6.3, SHLD-19: at least every second full-sized segment.
            owesAcknowledgment = true
        } else if acknowledgeAt == .never {
            acknowledgeAt = now + configuration.acknowledgmentDelay
        }
    }

    /// Eighth: the peer has finished, and everything before its FIN is here.
    private mutating func receiveFIN(at now: Instant, _ out: inout TCPOutput) {
        receiving.next += 1
        receiving.fin = nil
        reassembly.removeAll()
        owesAcknowledgment = true
        out.events.insert(.peerClosed)
        switch state {
        case .established: state = .closeWait
        // Our own FIN is not acknowledged (it was looked at before): both closed at once.
        case .finWait1: state = .closing
        case .finWait2: enterTimeWait(at: now, &out)
        case .synSent, .synReceived, .closing, .timeWait, .closeWait, .lastAck, .closed: break
        }
    }

    /// Takes the next received bytes out, as they arrived; nil when there are none. Opening a window that was nearly
    /// closed tells the peer so.
    package mutating func read(at now: Instant, _ out: inout TCPOutput) -> PacketBuffer? {
        guard let payload = incoming.popFirst() else { return nil }
        growBuffer(read: payload.count, at: now)
        switch state {
        case .established, .finWait1, .finWait2:
            // RFC 9293 §3.8.6.2.2, with Linux's measure: an update of its own when the window at least doubles.
            let offered = max(0, receiving.edge - receiving.next)
            if offered * 2 <= Int(receiving.windowLimit), windowRoom >= 2 * offered, windowRoom - offered >= windowStep
            {
                sendAcknowledgment(at: now, &out)
            }
        case .synSent, .synReceived, .closing, .timeWait, .closeWait, .lastAck, .closed: break
        }
        return payload
    }

    /// Doubles the window when the application takes a windowful per round trip, so that the window is what limits the
    /// peer (the idea of Linux's dynamic right-sizing).
    private mutating func growBuffer(read count: Int, at now: Instant) {
        receiving.bytesRead &+= UInt32(truncatingIfNeeded: count)
        guard roundTrip.smoothed > 0, now.since(receiving.epoch).nanoseconds >= roundTrip.smoothed else { return }
        if receiving.bytesRead >= receiving.windowLimit / 4 * 3
            && receiving.windowLimit <= configuration.maximumReceiveBuffer / 4
            && isWindowScaled
        {
            receiving.windowLimit *= 2
        }
        receiving.bytesRead = 0
        receiving.epoch = now
    }

    /// How many bytes we would take beyond RCV.NXT, a multiple of what the window scale can express.
    @inline(__always)
    private var windowRoom: Int {
        let rest = (1 << Int(receiving.windowShift)) - 1
        let limit = (Int(receiving.windowLimit) + rest) & ~rest
        return max(0, min(limit, 2 * limit - incoming.count)) & ~rest
    }

    /// By how much the window must grow to be worth telling, in bytes.
    @inline(__always)
    private var windowStep: Int { max(1, min(Int(receiving.largestPayload), Int(receiving.windowLimit) / 2)) }

    /// Chooses the window for the next segment and moves the edge accordingly.
    /// - Returns: the header's field.
    mutating func offerWindow() -> UInt16 {
        let shift = Int(receiving.windowShift)
        let offered = max(0, receiving.edge - receiving.next)
        let room = windowRoom
        var target = offered
        // RFC 9293 §3.8.6.2.2: the edge stands still until it can move by a segment or half of the buffer, so that
        // the peer is not tempted to send crumbs.
        if room - offered >= windowStep { target = room }
        // A window that does not divide is rounded up if the buffer allows it: rounding down would take back a promise.
        let up = (target + (1 << shift) - 1) >> shift
        let units = min(up << shift <= room ? up : target >> shift, 65_535)
        receiving.edge = .later(receiving.edge, receiving.next + units << shift)
        return UInt16(units)
    }
}
