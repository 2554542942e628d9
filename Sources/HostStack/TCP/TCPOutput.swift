// What a connection answers to an input: segments for the network and news for the application.
// Read first: TCPState.swift. Then TCPConnection.swift.
//
// The caller keeps one output and empties it between inputs, so that its storage is used again.

import Basics

/// News for the application, to be told in the order of the declarations.
package struct TCPEvents: OptionSet, Equatable, Sendable {
    package var rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Both SYNs are acknowledged: connected, or accepted.
    package static let established = TCPEvents(rawValue: 1)
    /// Bytes wait to be read.
    package static let readable = TCPEvents(rawValue: 2)
    /// The peer has finished sending; what it sent before has been announced.
    package static let peerClosed = TCPEvents(rawValue: 4)
    /// All bytes that were given to `send` are acknowledged.
    package static let drained = TCPEvents(rawValue: 8)
    /// The conversation is over, as `closeReason` says. Nothing can be sent any more.
    package static let closed = TCPEvents(rawValue: 16)
    /// The connection is in CLOSED and can be forgotten. Comes with `closed` or, when the end was orderly and this side
    /// closed first, a TIME-WAIT later.
    package static let released = TCPEvents(rawValue: 32)
}

/// Why a conversation ended.
package enum TCPCloseReason: Equatable, Sendable {
    /// Both sides finished and know it.
    case finished
    /// The peer answered our SYN with a reset: nobody listens there.
    case refused
    /// The peer reset the connection.
    case reset
    /// The application aborted it.
    case aborted
    /// The peer does not answer.
    case timedOut
    /// The network reported that the peer cannot be reached: the code of an ICMP destination unreachable (RFC 792).
    case unreachable(code: UInt8)
}

/// The answer to one input.
package struct TCPOutput: Equatable, Sendable {
    /// Complete segments, header to payload, checksums included, in the order to send them. Each has at least
    /// `headroom` bytes free in front, and room behind it to grow to the smallest Ethernet frame.
    package var segments: [PacketBuffer] = []
    package var events: TCPEvents = []
    /// Why, when `events` has `closed`.
    package var closeReason: TCPCloseReason?
    /// How many of `segments` carry bytes, a SYN or a FIN that were sent before.
    package var retransmissions = 0
    /// Where the storage of new segments comes from, and that of segments goes to which were only looked at.
    package var pool = PacketPool()

    /// Room for an Ethernet and an IPv4 header.
    package static let headroom = 34

    /// Nothing to send, nothing to tell.
    package init() {}

    var isEmpty: Bool { segments.isEmpty && events.isEmpty }

    /// Empties it for the next input; the storage stays.
    package mutating func removeAll() {
        segments.removeAll(keepingCapacity: true)
        events = []
        closeReason = nil
        retransmissions = 0
    }
}
