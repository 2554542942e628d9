// Which zones an experiment changes: a misspelt name may belong to another zone than was meant, even to the root.
// Read first: Timeline+Act.swift, Timeline+Already.swift.

import DNSProtocol
import Emulation
import Scenarios

extension Timeline {
    /// A zone, and the host whose name server has it.
    package struct ServedZone: Equatable, Sendable {
        package let zone: DNSName
        package let host: String
    }

    /// The zones that `action` changes when it is done at the cursor, each once.
    package func zones(changedBy action: WhatIfAction) -> [ServedZone] {
        guard case .plans(let plans) = action.kind else { return [] }
        let world = worldAfterActs
        let changes = plans.flatMap { plan -> [Intervention] in
            guard case .changeZone = plan else { return [] }
            return interventions(of: plan, in: world) ?? []
        }
        var result: [ServedZone] = []
        for case .zone(let number, let origin, let change) in changes {
            let host = world.hosts[number]
            guard let zone = origin ?? Self.zone(nearestTo: change.name ?? .root, of: host) else { continue }
            let served = ServedZone(zone: zone, host: host.core.name)
            if !result.contains(served) { result.append(served) }
        }
        return result
    }

    private static func zone(nearestTo name: DNSName, of host: Host) -> DNSName? {
        var origins: [DNSName] = []
        for case .authoritativeDNS(let service) in host.services { origins += service.value.server.zones.map(\.origin) }
        return origins.filter { name.isSubdomain(of: $0) }.max { $0.labelCount < $1.labelCount }
    }
}
