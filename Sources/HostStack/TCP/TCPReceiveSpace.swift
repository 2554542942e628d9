// The sequence numbers of what we receive (RFC 9293 §3.3.1, figure 4). Read first: Sources/Wire/SequenceNumber.swift.
//
//         1          2          3
//     ----------|----------|----------
//            RCV.NXT    RCV.NXT+RCV.WND
//     1 received, 2 may be received, 3 not yet allowed

import Basics
import Wire

/// The receive sequence variables and the size of the window.
package struct TCPReceiveSpace: Equatable, Sendable {
    /// IRS: the number of the peer's SYN.
    var initial = SequenceNumber(0)
    /// RCV.NXT: the next number that is missing.
    package var next = SequenceNumber(0)
    /// The end of the window as it was last offered, RCV.NXT + RCV.WND. It never moves back (RFC 9293 §3.8.6), even
    /// where a header has to offer a little less, because the window scale cannot express it (RFC 7323 §2.4).
    package var edge = SequenceNumber(0)
    /// The last acknowledgment number that we sent: Last.ACK.sent of RFC 7323.
    var acknowledged = SequenceNumber(0)
    /// The number of the peer's FIN, once it has been seen.
    var fin: SequenceNumber?
    /// The largest window that we offer, in bytes. The buffer holds twice as much, so that an application which lags
    /// a little does not move the window about, as with Linux.
    package var windowLimit: UInt32
    /// The largest payload that arrived: what a "full segment" of the peer is.
    var largestPayload: UInt16 = 536
    /// How many segments of payload are still acknowledged at once, before acknowledgments are delayed.
    package var quickAcknowledgments: UInt8 = 16
    /// By how many bits our windows are shifted.
    var windowShift: UInt8 = 0
    /// Bytes that the application has read since `epoch`.
    var bytesRead: UInt32 = 0
    /// When the current measurement of the application's speed began.
    var epoch: Instant
}
