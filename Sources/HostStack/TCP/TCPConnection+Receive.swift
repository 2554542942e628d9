// A segment arrives. Read first: TCPConnection.swift. Then +Arrival, the long way.
//
// Nearly all segments of a connection are the same: ESTABLISHED, nothing lost, the next bytes in order or the next
// acknowledgment. Van Jacobson's header prediction asks for exactly that and passes over everything else that
// RFC 9293 §3.10.7.4 checks, because for these segments all of it holds. Whatever is unusual goes the long way.

import Basics
import Wire

extension TCPConnection {
    /// A segment arrives: TCP header and payload, without the padding of a short Ethernet frame. The caller has looked
    /// up the connection by the segment's ports and has found its checksum correct (`TCPView.isChecksumCorrect`).
    package mutating func receive(_ segment: consuming PacketBuffer, at now: Instant, _ out: inout TCPOutput) {
        let headerLength: Int
        let isExpected: Bool
        do {
            let view = try TCPView(segment.bytes)
            headerLength = view.headerLength
            isExpected = receiveExpected(view, at: now, &out)
        } catch {
            return
        }
        if isExpected {
            if segment.count > headerLength {
                segment.removeFirst(headerLength)
                deliverInOrder(segment, at: now)
                out.events.insert(.readable)
            } else {
                out.pool.recycle(segment)
            }
            finishReceiving(at: now, &out)
        } else if let arrival = TCPArrival(segment) {
            segment.removeFirst(headerLength)
            receive(arrival, segment, at: now, &out)
        }
    }

    /// Handles all but the payload of a segment that is exactly what was expected.
    /// - Returns: false when it is not; then nothing has changed.
    private mutating func receiveExpected(
        _ view: borrowing TCPView, at now: Instant, _ out: inout TCPOutput
    ) -> Bool {
        guard state == .established, view.flags.subtracting(.psh) == .ack, view.sequence == receiving.next,
            reassembly.isEmpty, receiving.fin == nil, scoreboard.isEmpty, congestion.phase == .open
        else { return false }
        let acknowledgment = view.acknowledgment
        let acknowledged = acknowledgment - sending.unacknowledged
        let length = view.payloadLength
        let room = receiving.edge - receiving.next
        guard acknowledged >= 0, acknowledgment.precedesOrEquals(sending.highest), length <= room else { return false }
        // Neither data nor news: a duplicate, a window update or a probe.
        if length == 0 && acknowledged == 0 { return false }
        var age: UInt32?
        if usesTimestamps {
            guard let timestamps = view.soleTimestamps,
                Int32(bitPattern: timestamps.value &- recentTimestamp) >= 0
            else { return false }
            noteTimestamp(timestamps.value, of: view.sequence, at: now)
            age = timestamp(at: now) &- timestamps.echo
        } else if view.headerLength != 20 {
            return false
        }
        sending.window = UInt32(view.window) << UInt32(sending.windowShift)
        sending.maximumWindow = max(sending.maximumWindow, sending.window)
        sending.windowSequence = view.sequence
        sending.windowAcknowledgment = acknowledgment
        if acknowledged > 0 { acknowledgeNewData(acknowledgment, echoAge: age, at: now, &out) }
        return true
    }

    /// RFC 7323 §4.3: the timestamp to echo is that of the segment which our next acknowledgment is for.
    mutating func noteTimestamp(_ value: UInt32, of sequence: SequenceNumber, at now: Instant) {
        if sequence.precedesOrEquals(receiving.acknowledged) {
            recentTimestamp = value
            recentTimestampAt = now
        }
    }

    /// How old the timestamp is that a segment echoes, in milliseconds.
    func echoAge(_ timestamps: TCPTimestamps?, at now: Instant) -> UInt32? {
        guard usesTimestamps, let timestamps else { return nil }
        return timestamp(at: now) &- timestamps.echo
    }

    /// After a segment: sends what it allowed, and the acknowledgment that it deserves, unless data carries it.
    mutating func finishReceiving(at now: Instant, _ out: inout TCPOutput) {
        transmit(at: now, &out)
        if owesAcknowledgment { sendAcknowledgment(at: now, &out) }
    }
}
