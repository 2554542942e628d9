// What the network reports by ICMP about a connection's packets (RFC 1191, RFC 1122 §4.2.3.9, RFC 5927).
// Read first: TCPConnection.swift.
//
// Anybody can send an ICMP message. It counts only if it quotes a sequence number that is in the network now, which a
// stranger does not know (RFC 5927 §4).

import Basics
import Wire

extension TCPConnection {
    /// Fragmentation needed: a link of the path carries only `mtu` bytes. Smaller segments take the place of those that
    /// were lost there, at once: this is no sign of congestion (RFC 1191 §6.4).
    /// - Parameter sequence: the one in the TCP header that the message quotes.
    package mutating func setPathMTU(
        _ mtu: Int, quoting sequence: SequenceNumber, at now: Instant, _ out: inout TCPOutput
    ) {
        guard isInNetwork(sequence) else { return }
        let maximum = Self.maximumSegment(mtu: mtu)
        // Others of the same flight report the same.
        guard maximum < sending.maximumSegment else { return }
        sending.maximumSegment = maximum
        updateSegmentSize()
        switch state {
        case .established, .finWait1, .closing, .closeWait, .lastAck:
            if sending.unacknowledged.precedes(sending.highest) { goBack(at: now, &out) }
        case .synSent, .synReceived, .finWait2, .timeWait, .closed: break
        }
    }

    /// The first link of the path carries only `mtu` bytes from now on. What is on its way has left already; what is
    /// sent from now on, or sent again, is cut anew.
    package mutating func limitSegments(toMTU mtu: Int) {
        let maximum = Self.maximumSegment(mtu: mtu)
        guard maximum < sending.maximumSegment else { return }
        sending.maximumSegment = maximum
        updateSegmentSize()
    }

    /// Destination unreachable with `code`. Fatal during the handshake, as with Linux; afterwards routes may come back,
    /// so it is only remembered (RFC 1122 §4.2.3.9: a soft error).
    package mutating func receiveUnreachable(
        code: UInt8, quoting sequence: SequenceNumber, at now: Instant, _ out: inout TCPOutput
    ) {
        guard isInNetwork(sequence) else { return }
        switch state {
        case .synSent, .synReceived: finish(.unreachable(code: code), &out)
        case .established, .finWait1, .finWait2, .closing, .closeWait, .lastAck: softError = code
        case .timeWait, .closed: break
        }
    }

    /// Of a segment that is not acknowledged, or of a bare acknowledgment, which carries the number after all of them.
    func isInNetwork(_ sequence: SequenceNumber) -> Bool {
        sending.unacknowledged.precedesOrEquals(sequence) && sequence.precedesOrEquals(sending.highest)
    }
}
