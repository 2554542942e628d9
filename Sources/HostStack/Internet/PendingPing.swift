// A question whose answer is awaited. Read first: HostStack+ICMP.swift.

import Wire

/// An echo request that was not answered yet.
struct PendingPing: Equatable, Sendable {
    var address: IPAddress
    var identifier, sequence, owner: UInt16

    /// Of more unanswered requests than this the oldest is forgotten.
    static let capacity = 64
}
