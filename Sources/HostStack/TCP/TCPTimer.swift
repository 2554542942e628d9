// The one timer that watches a connection. Read first: TCPState.swift. Then TCPConnection+Timers.swift.
//
// A connection never waits for two of these things at once: while something is unacknowledged it is resent; while
// nothing is, but the window is closed, the window is probed; and the two waits at the end have nothing to send. The
// delayed acknowledgment has its own deadline, because it runs beside any of them.

import Basics

/// What a connection waits for, and until when.
package enum TCPTimer: Equatable, Sendable {
    /// Nothing.
    case off
    /// An acknowledgment; then the oldest unacknowledged segment is sent again (RFC 6298 §5).
    case retransmission(Instant)
    /// An opening of the peer's window; then it is probed (RFC 9293 §3.8.6.1).
    case probe(Instant)
    /// The peer's FIN; then the connection is given up.
    case finWait2(Instant)
    /// The death of all old segments; then the connection is forgotten (RFC 9293 §3.4.2).
    case timeWait(Instant)

    /// When it expires.
    var deadline: Instant {
        switch self {
        case .off: .never
        case .retransmission(let at), .probe(let at), .finWait2(let at), .timeWait(let at): at
        }
    }

    /// It watches for an acknowledgment.
    package var isRetransmission: Bool {
        if case .retransmission = self { true } else { false }
    }

    /// It watches a closed window.
    package var isProbe: Bool {
        if case .probe = self { true } else { false }
    }
}
