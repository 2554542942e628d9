// The sequence numbers of what we send (RFC 9293 §3.3.1, figure 3). Read first: Sources/Wire/SequenceNumber.swift.
//
//          1         2          3          4
//     ----------|----------|----------|----------
//            SND.UNA    SND.NXT    SND.UNA+SND.WND
//     1 acknowledged, 2 sent, 3 may be sent, 4 not yet allowed

import Wire

/// The send sequence variables.
package struct TCPSendSpace: Equatable, Sendable {
    /// ISS: the number of our SYN.
    package var initial: SequenceNumber
    /// SND.UNA: the oldest unacknowledged number.
    package var unacknowledged: SequenceNumber
    /// SND.NXT: where the next segment begins. After a timeout it goes back to `unacknowledged`.
    package var next: SequenceNumber
    /// The end of everything that was ever sent.
    package var highest: SequenceNumber
    /// SND.WND in bytes, the window scale applied.
    var window: UInt32 = 0
    /// The largest window that the peer has ever offered.
    var maximumWindow: UInt32 = 0
    /// SND.WL1: the sequence number of the segment that last set the window.
    var windowSequence = SequenceNumber(0)
    /// SND.WL2: its acknowledgment number.
    var windowAcknowledgment: SequenceNumber
    /// The end of the last segment that was smaller than it could have been.
    var smallSegmentEnd: SequenceNumber
    /// The largest segment, header options included, that the peer accepts and the path carries.
    var maximumSegment: UInt16
    /// The largest payload beside the usual options, in bytes.
    package var segmentSize: UInt16
    /// By how many bits the peer's windows are shifted.
    var windowShift: UInt8 = 0

    init(initial: SequenceNumber, maximumSegment: UInt16) {
        self.initial = initial
        unacknowledged = initial
        next = initial
        highest = initial
        windowAcknowledgment = initial
        smallSegmentEnd = initial
        self.maximumSegment = maximumSegment
        segmentSize = maximumSegment
    }
}
