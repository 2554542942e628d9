// The numbers of a TCP segment: as they stand in it, or counted from the beginning of its connection, as Wireshark
// shows them. Read first: FrameSummary.swift. Then Tape+Summary.swift.

import Wire

/// Sequence, acknowledgment and window of a segment.
package struct TCPNumbers: Equatable, Sendable {
    package var sequence: SequenceNumber
    /// Nil without the ACK flag.
    package var acknowledgment: SequenceNumber?
    /// In bytes, when it is scaled.
    package var window: Int

    /// Where the numbers of a connection begin.
    struct Origin {
        /// What is shown as 0: the sequence numbers of the sender's SYN and of the other side's.
        var mine: SequenceNumber
        var other: SequenceNumber
        /// Bits by which windows are shifted to the left (RFC 7323 §2.2).
        var windowShift: Int
    }

    /// The same numbers counted from `origin`.
    func counted(from origin: Origin) -> TCPNumbers {
        TCPNumbers(
            sequence: SequenceNumber(sequence.rawValue &- origin.mine.rawValue),
            acknowledgment: acknowledgment.map { SequenceNumber($0.rawValue &- origin.other.rawValue) },
            window: window << origin.windowShift)
    }
}
