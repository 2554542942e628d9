// One question to one server, from its first packet to its end. Read first: nothing.

import Basics

/// Names an exchange between a resolver and a server. Its owner opens a socket of its own for each one (RFC 5452 §9.2:
/// a source port that nobody can guess), and closes it when the resolver says so.
@usableFromInline package struct ExchangeID: RawRepresentable, Hashable, Sendable {
    @usableFromInline package var rawValue: UInt64
    @inlinable package init(rawValue: UInt64) { self.rawValue = rawValue }

    @inlinable package static func == (a: ExchangeID, b: ExchangeID) -> Bool { a.rawValue == b.rawValue }
}

extension ExchangeID: FlatKey {
    @inlinable package var stirred: UInt64 { rawValue.stirred }
}
