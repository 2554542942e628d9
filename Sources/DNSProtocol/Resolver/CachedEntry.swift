// One line of a resolver's memory, for people who look into it. Read first: DNSCache.swift.

/// What a resolver remembers about a name.
package struct CachedEntry: Equatable, Sendable {
    package enum Content: Equatable, Sendable {
        case records([ResourceRecord])
        /// The name is there, but not with this type (RFC 2308 §2.2).
        case noData
        /// There is no such name (RFC 2308 §2.1).
        case nonexistent
        /// The last attempt failed.
        case failure
    }

    package var name: DNSName
    /// Nil when it is about the name whatever the type.
    package var type: DNSType?
    package var content: Content
    /// How long it is still good.
    package var secondsLeft: UInt64
}
