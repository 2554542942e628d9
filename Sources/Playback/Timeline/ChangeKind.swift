// Entries that tell of a change inside of a host or of a cable, by what has changed. Read first:
// Sources/Emulation/StateChange.swift, Sources/HostStack/StackObservation.swift.

import Emulation

/// What can change without any frame or line that shows it.
package enum ChangeKind: String, CaseIterable, Sendable {
    /// An entry of the ARP table.
    case arp
    /// What a resolver remembers.
    case cache
    /// The state of a TCP connection.
    case tcp
    /// An entry of a mail queue.
    case queue
    /// The mailboxes of an account.
    case mailbox
    /// A timer that ran out.
    case timer
    /// The records of a zone.
    case zone
    /// How much a mailbox may hold.
    case quota
    /// A program that was stopped or started.
    case program
    /// What a cable is like.
    case link

    /// What `observation` tells a change of; nil when it tells something else.
    package init?(_ observation: Observation) {
        switch observation.kind {
        case .stack(.neighbour): self = .arp
        case .stack(.tcpState): self = .tcp
        case .stack(.timer), .state(.timer): self = .timer
        case .state(.cached): self = .cache
        case .state(.queue): self = .queue
        case .state(.mailboxes): self = .mailbox
        case .state(.zone): self = .zone
        case .state(.quota): self = .quota
        case .state(.program): self = .program
        case .linkChanged: self = .link
        case .stack, .dnsQuery, .dnsResponse, .dnsTimeout, .line, .mail, .nameCheck, .senderPolicy, .poweredOff,
            .poweredOn, .linkCut, .linkRestored, .switchPower, .timePassed:
            return nil
        }
    }
}

extension Tape {
    /// What entry number `index` tells a change of; nil when it tells something else.
    package func change(at index: Int) -> ChangeKind? {
        guard case .observation(let number) = entries[index].kind else { return nil }
        return ChangeKind(observations[number])
    }

    /// The host of which entry number `index` tells; nil when it tells of none.
    package func host(ofEntry index: Int) -> Int? {
        guard case .observation(let number) = entries[index].kind else { return nil }
        return observations[number].host
    }

    /// The entries that tell of changes between the packet before entry number `index` and this entry.
    package func changes(leadingTo index: Int) -> [Int] {
        var first = index
        while first > 0 {
            if case .frame(let frame) = entries[first - 1].kind, frames[frame].number != nil { break }
            first -= 1
        }
        return (first..<index).filter { change(at: $0) != nil }
    }
}
