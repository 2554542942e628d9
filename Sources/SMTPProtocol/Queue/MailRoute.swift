// Which hosts take mail for a domain, in which order (RFC 5321 §5.1, RFC 7505). Read first:
// ../Client/DeliveryOutcome.swift.
//
//     kyoto.example.  MX 10 mx1.kyoto.example.      tried first
//     kyoto.example.  MX 20 mx2.kyoto.example.      tried when mx1 cannot be reached
//
// The DNS is asked by others; this reads its answers. First the MX records make a list of hosts, then the addresses of
// all hosts a list of peers, before the first connection is made.

import Basics
import MailMessage
import Wire

/// The way to a domain's mail servers.
package enum MailRoute: Equatable, Sendable {
    /// These hosts in this order; their addresses are still to be asked for. `isImplicit`: the domain has no MX, and is
    /// its own mail server.
    case hosts([Exchange], isImplicit: Bool)
    /// This address, given in the mail address itself.
    case literal(IPAddress)
    /// Nobody takes mail there, or perhaps later.
    case unreachable(DeliveryOutcome)

    /// An MX record.
    package struct Exchange: Equatable, Sendable {
        /// Lower is better.
        package var preference: UInt16
        /// Without the final dot; empty for the root.
        package var host: String

        /// An MX record.
        package init(preference: UInt16, host: String) {
            self.preference = preference
            self.host = host
        }
    }

    /// What DNS said to a question.
    package enum Answer<Record: Equatable & Sendable>: Equatable, Sendable {
        case records([Record])
        /// The name is there, records of this type are not.
        case noData
        case noSuchName
        /// SERVFAIL, REFUSED, or silence.
        case failure
    }

    /// The route for `domain` when its MX question was answered so. `ownNames` are the names of this host.
    package init(domain: String, _ answer: Answer<Exchange>, ownNames: [String], random: inout SeededGenerator) {
        switch answer {
        case .records(let exchanges):
            // RFC 7505 §3: a single "." says that the domain takes no mail.
            if exchanges.count == 1, exchanges[0].host.isEmpty {
                let text = "Domain \(domain) does not accept mail (nullMX)"
                self = .unreachable(.failed(DeliveryFailure(.nullMX, text)))
                return
            }
            self = Self.ordered(exchanges.filter { !$0.host.isEmpty }, domain, ownNames, &random)
        case .noData, .noSuchName:
            // RFC 5321 §5.1: without MX the domain itself is asked for its address, also where it may not exist.
            self = .hosts([Exchange(preference: 0, host: domain)], isImplicit: true)
        case .failure:
            self = .unreachable(.deferred(Self.nameFailure(domain, "MX", answer)))
        }
    }

    /// RFC 5321 §5.1: by preference, hosts of equal preference in random order, and none from this host's own on.
    private static func ordered(
        _ exchanges: [Exchange], _ domain: String, _ ownNames: [String], _ random: inout SeededGenerator
    ) -> MailRoute {
        var keyed = exchanges.map { (exchange: $0, tie: random.next()) }
        keyed.sort { ($0.exchange.preference, $0.tie) < ($1.exchange.preference, $1.tie) }
        let own = keyed.first { item in ownNames.contains { Octet.equalIgnoringCase($0, item.exchange.host) } }
        if let own { keyed.removeAll { $0.exchange.preference >= own.exchange.preference } }
        guard !keyed.isEmpty else { return .unreachable(loop(domain)) }
        return .hosts(keyed.map(\.exchange), isImplicit: false)
    }

    private static func loop(_ domain: String) -> DeliveryOutcome {
        .failed(DeliveryFailure(.routingLoop, "mail for \(domain) loops back to myself"))
    }

    /// The route to the server whose address is the domain: `[198.51.100.25]` (RFC 5321 §4.1.3).
    package init?(literalDomain domain: String) {
        guard domain.hasPrefix("["), domain.hasSuffix("]") else { return nil }
        let inner = String(domain.dropFirst().dropLast())
        let text = Octet.lowercased(inner).hasPrefix("ipv6:") ? String(inner.dropFirst(5)) : inner
        guard let address = IPAddress(text) else {
            self = .unreachable(.failed(DeliveryFailure(.unableToRoute, "\(domain) is no address")))
            return
        }
        self = .literal(address)
    }

    /// The peers behind `hosts` when their address questions were answered so, in order, or what to say if there is
    /// none. `ownAddresses` are those of this host, whatever name they are found under; loopback addresses are its own
    /// everywhere (RFC 1122 §3.2.1.3).
    package static func peers(
        _ hosts: [(exchange: Exchange, answer: Answer<IPAddress>)], for domain: String, ownAddresses: [IPAddress] = [],
        port: UInt16 = 25
    ) -> (peers: [SMTPPeer], otherwise: DeliveryOutcome) {
        var peers: [SMTPPeer] = []
        var outcome: DeliveryOutcome?
        // RFC 5321 §5.1: none from this host's own preference on, which its addresses tell as well as its name.
        let limit = hosts.first { _, answer in
            if case .records(let addresses) = answer {
                addresses.contains { ownAddresses.contains($0) || $0.isIPv4 && $0.v4 >> 24 == 127 }
            } else {
                false
            }
        }?.exchange.preference
        for (exchange, answer) in hosts {
            if let limit, exchange.preference >= limit { continue }
            let host = exchange.host
            // RFC 2181 §10.3: a mail host's name should be no alias. Where it is one, the resolver has followed it.
            if case .records(let addresses) = answer {
                peers += addresses.map { SMTPPeer(name: host, address: $0, port: port) }
            } else {
                let failure = nameFailure(host, "A", answer)
                // One that may be found later is a reason to wait.
                if answer == .failure {
                    outcome = .deferred(failure)
                } else if outcome == nil {
                    outcome = .failed(failure)
                }
            }
        }
        if limit != nil { outcome = outcome ?? loop(domain) }
        return (peers, outcome ?? .failed(DeliveryFailure(.unableToRoute, "no mail server has an address")))
    }

    private static func nameFailure<R>(_ name: String, _ type: String, _ answer: Answer<R>) -> DeliveryFailure {
        let (status, reason): (EnhancedStatus, String) =
            switch answer {
            case .records, .noData: (.unableToRoute, "Host found but no data record of requested type")
            case .noSuchName: (.unableToRoute, "Host not found")
            case .failure: (.directoryFailure, "Host not found, try again")
            }
        let text = "Host or domain name not found. Name service error for name=\(name) type=\(type): \(reason)"
        return DeliveryFailure(status, text)
    }
}
