// How a recursive resolver behaves. Read first: Resolver.swift.

import Basics
import Wire

/// The settings of a resolver.
package struct ResolverConfiguration: Equatable, Sendable {
    /// The name servers of the root and their addresses: where every search begins (RFC 1034 §5.3.2, RFC 8109).
    package var rootHints: [Hint]
    /// How long one server has for its first answer; each round through the servers doubles it.
    package var serverTimeout = Interval.milliseconds(800)
    /// How long a connection to one server may take.
    package var streamTimeout = Interval.seconds(3)
    /// How long a question may take before the client gets SERVFAIL.
    package var lifetime = Interval.seconds(10)
    /// What the OPT record of upstream questions says; nil sends none.
    package var edns: EDNS? = EDNS()
    /// Whether upstream questions have CD set, as those of a validating BIND do.
    package var checkingDisabled = false
    /// How many sets and negative answers are remembered, and how many responses.
    /// Enough for the largest network: a town leaves about ten of them.
    package var cacheCapacity = 100_000
    /// In which order the records of a set are given to clients.
    package var order = RecordOrder.shuffled

    /// A root name server.
    package struct Hint: Equatable, Sendable {
        package var name: DNSName
        package var address: IPAddress

        package init(name: DNSName, address: IPAddress) {
            self.name = name
            self.address = address
        }
    }

    package init(rootHints: [Hint]) { self.rootHints = rootHints }

    /// How many questions can be worked on at a time; others get SERVFAIL at once.
    static let mostTasks = 1_000
    /// How many clients can wait for one answer.
    static let mostWaiters = 100
    /// How many messages may be sent upstream for one question.
    static let mostMessages = 50
    /// How many aliases are followed for one question.
    static let longestAliasChain = 16
    /// How deep the search for a name server's address may lead to other name servers without known addresses.
    static let deepestSearch = 5
    /// How many name servers' addresses are looked for at a time. A delegation with hundreds of names would otherwise
    /// make the resolver flood somebody (the "NXNSAttack").
    static let widestSearch = 3
}
