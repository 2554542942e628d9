// Which mail servers know each other, beyond what DNS says. Read first: EmulatedTopology+Services.swift.

import Wire

/// The servers that others take mail from without asking where it comes from.
struct MailColleagues {
    /// The addresses of the servers that pass on mail of a domain, by the domain.
    private(set) var spareOffices: [String: [IPAddress]] = [:]
    /// The addresses of the servers that hand mail for others to a host, by the host's name in DNS.
    private(set) var smarthostClients: [String: [IPAddress]] = [:]

    init(of topology: Topology) {
        for host in topology.hosts {
            let addresses = host.interfaces.map(\.address)
            for case .mailServer(let plan) in host.services {
                for domain in plan.relayedDomains { spareOffices[domain, default: []] += addresses }
                for transport in plan.transports { smarthostClients[transport.host, default: []] += addresses }
            }
        }
    }
}
