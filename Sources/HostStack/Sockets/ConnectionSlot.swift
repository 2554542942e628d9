// A TCP connection in its place among the others. Read first: TCP/TCPConnection.swift. Then ConnectionTable.swift.

import Basics

/// One connection and what the host knows about it.
struct ConnectionSlot: Equatable, Sendable {
    var connection: TCPConnection
    /// False for what stands at a free place; `connection` means nothing then.
    var isOpen = true
    var owner: UInt16
    var generation: UInt32
    /// The listening socket that it came in by; nil when this host opened it.
    var listener: SocketID?
    /// The owner was told that it is established.
    var isEstablished = false
    /// The owner was told that it is over.
    var isOver = false
    /// The state that those who look on were told last; nil before the first.
    var toldState: TCPState?
    /// The deadline that stands in the timer heap; entries with another one are out of date.
    var scheduled = Instant.never
    /// Where its segments leave the host: routes do not change.
    var hop: Hop

    /// A segment arrives.
    /// - Returns: the deadline to push on the timer heap, as `newDeadline` does.
    @inline(__always)
    mutating func receive(_ segment: consuming PacketBuffer, at now: Instant, _ out: inout TCPOutput) -> Instant? {
        connection.receive(segment, at: now, &out)
        return newDeadline()
    }

    /// The deadline to push on the timer heap, if it is earlier than the one that is there already.
    ///
    /// Mutating, like all that looks into `connection` on the way of every segment: only then is it done in place. To
    /// read a computed property of an array's element copies the element.
    @inline(__always)
    mutating func newDeadline() -> Instant? {
        let deadline = connection.nextDeadline
        guard deadline < scheduled else { return nil }
        scheduled = deadline
        return deadline
    }

    /// Whether the connection came in by `listener` and its handshake is not complete.
    func isHalfOpen(from listener: SocketID) -> Bool { !isEstablished && self.listener == listener }

    /// Whether more can be sent on the connection.
    mutating func canSend() -> Bool { connection.canSend }
}
