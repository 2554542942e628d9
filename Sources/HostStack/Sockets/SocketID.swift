// The name of a socket. Read first: nothing. Then SocketEvent.swift.

import Basics

/// Names one socket of one host. The generation tells a socket from an earlier one in the same place, so that a name
/// kept too long refers to nothing instead of to somebody else's conversation.
///
/// `@usableFromInline`, so that the maps of services, in other modules, look sockets up without a call.
@usableFromInline package struct SocketID: Hashable, Sendable {
    @usableFromInline package var index: UInt32
    @usableFromInline package var generation: UInt32

    @inlinable package init(index: UInt32, generation: UInt32) {
        self.index = index
        self.generation = generation
    }

    @inlinable package static func == (a: SocketID, b: SocketID) -> Bool {
        a.index == b.index && a.generation == b.generation
    }

    /// No socket: the name in events that belong to none, such as an echo reply.
    package static let none = SocketID(index: .max, generation: .max)
}

extension SocketID: FlatKey {
    @inlinable package var stirred: UInt64 { (UInt64(generation) << 32 | UInt64(index)).stirred }
}
