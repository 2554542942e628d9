// Experiments with the programs of a host: what an administrator or an attacker changes in them.
// Read first: Service.swift, World/Intervention.swift. Programs that are not concerned stay as they are.

import Basics
import DNSProtocol

extension Service {
    /// Changes a zone of a name server; answers what has changed, if anything.
    package mutating func change(_ change: ZoneChange, in origin: DNSName?) -> AuthoritativeServer.Outcome? {
        switch consume self {
        case .authoritativeDNS(var service):
            // A change that no zone allows was refused when it was planned; see `AuthoritativeServer.apply`.
            let outcome = try? service.value.apply(change, in: origin)
            self = .authoritativeDNS(service)
            return outcome
        case let other:
            self = other
            return nil
        }
    }

    /// Puts other bytes in the place of a letter in a mail program's Outbox.
    mutating func rewrite(outboxLetter id: String, as content: [UInt8]) {
        switch consume self {
        case .mailProgram(var service):
            service.value.rewrite(outboxLetter: id, as: content)
            self = .mailProgram(service)
        case let other: self = other
        }
    }

    /// Puts records into a resolver's cache; answers what it remembers because of it.
    mutating func poison(_ records: [ResourceRecord], at now: Instant) -> [CachedEntry] {
        switch consume self {
        case .recursiveResolver(var service):
            let news = service.value.poison(records, at: now)
            self = .recursiveResolver(service)
            return news
        case let other:
            self = other
            return []
        }
    }
}
