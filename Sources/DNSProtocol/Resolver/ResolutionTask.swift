// One question that a resolver is working on (RFC 1034 §5.3.3). Read first: Resolver.swift.

import Basics
import Wire

/// Names a task; never used twice.
struct TaskID: Hashable, Comparable, Sendable {
    var number: UInt64

    static func < (a: TaskID, b: TaskID) -> Bool { a.number < b.number }
}

/// A question, how far its answer has come, and who waits for it.
struct ResolutionTask: Equatable, Sendable {
    /// What was asked.
    let question: DNSQuestion
    /// What is looked for now: the name asked for, or what it is an alias of.
    var name: DNSName
    /// The aliases passed, in their order.
    var aliases: [ResourceRecord] = []
    /// Who waits for the answer.
    var waiters: [Waiter]
    /// How many tasks that look for a name server's address are above this one.
    let depth: Int
    /// When the client is told that it did not work.
    let deadline: Instant
    /// How many messages were sent for it.
    var messages = 0
    /// The zone whose servers are being asked.
    var zone = DNSName.root
    /// The servers of the zone whose addresses are known.
    var servers: [Server] = []
    /// The servers of the zone whose addresses are not, and are not being looked for yet.
    var unknownServers: [DNSName] = []
    /// The address of a server inside of its own zone is forgotten, while the delegation is not.
    var lacksGlue = false
    /// The tasks that look for addresses of the zone's servers. One address is enough to go on; those that come later
    /// are of use when that server does not help.
    var searches: [TaskID] = []
    var state = State.deciding

    /// Who wants to know.
    enum Waiter: Equatable {
        /// A client and its question, whose id and flags the answer repeats.
        case client(ResolverClient, query: DNSMessage)
        /// A task that needs a name server's address.
        case task(TaskID)
    }

    /// A name server of the zone.
    struct Server: Equatable {
        var address: IPAddress
        /// How often it was asked in vain.
        var tries = 0
        /// It does not answer for this zone, or not sensibly.
        var isLame = false
        /// It answered FORMERR to a question with EDNS (RFC 6891 §7).
        var refusesEDNS = false
    }

    /// What the task waits for.
    enum State: Equatable {
        /// Nothing: it is about to decide what to do next.
        case deciding
        /// The answer of a server.
        case asking(ExchangeID)
        /// An address of a name server: the first that `searches` find.
        case searching
    }

    /// Takes the addresses among `records` for servers of the zone. Returns whether there was a new one.
    mutating func addServers(_ records: [ResourceRecord]) -> Bool {
        let before = servers.count
        for record in records {
            guard case .a(let address) = record.data else { continue }
            if !servers.contains(where: { $0.address == address }) { servers.append(Server(address: address)) }
        }
        return servers.count > before
    }
}
