// A name server that answers from its own zones and asks nobody (RFC 1034 §4.3.1 without recursion).
// Read first: Zone+Lookup.swift. Its counterpart is Resolver.swift.
//
//     Q  mail.recipient.example A   ->  the root:  "ask a.nic.example, 203.0.113.12"           (a referral)
//     Q  mail.recipient.example A   ->  auth-b:    "198.51.100.25", with AA: this is my zone   (an answer)

import Basics

/// A server for a set of zones.
package struct AuthoritativeServer: Equatable, Sendable {
    /// The zones, longest name first, so that a child zone is found before its parent.
    package private(set) var zones: [Zone]
    /// In which order the records of a set are given.
    package var order: RecordOrder

    mutating func replaceZone(at index: Int, with zone: Zone) { zones[index] = zone }

    package init(zones: [Zone], order: RecordOrder = .shuffled) {
        self.zones = zones.enumerated().sorted { a, b in
            (b.element.origin.labelCount, a.offset) < (a.element.origin.labelCount, b.offset)
        }.map(\.element)
        self.order = order
    }

    /// The payload size that the server's own EDNS announces: what passes without fragments nearly everywhere.
    static let payloadSize: UInt16 = 1232

    /// Answers bytes that came over `transport`. Nil when they deserve no answer: they are no request, or too short.
    package func respond(
        to bytes: [UInt8], over transport: DNSTransport, _ random: inout SeededGenerator
    ) -> (query: DNSMessage, response: DNSMessage, bytes: [UInt8])? {
        guard let header = DNSMessage.header(of: bytes), !header.flags.isResponse else { return nil }
        guard let query = try? DNSMessage(bytes) else {
            let response = header.response(.formatError)
            return (header, response, response.encoded())
        }
        let response = answer(query, &random)
        return (query, response, response.encoded(limit: transport.limit(for: query)))
    }

    /// The answer to a request.
    package func answer(_ query: DNSMessage, _ random: inout SeededGenerator) -> DNSMessage {
        // RFC 6891 §6.1.1: a response to a request with OPT has one, and no other response has.
        let edns = query.edns.map { EDNS(payloadSize: Self.payloadSize, dnssecOK: $0.dnssecOK) }
        func refuse(_ code: ResponseCode) -> DNSMessage {
            var response = query.response(code)
            response.edns = edns
            return response
        }
        guard query.flags.opcode == .query else { return refuse(.notImplemented) }
        guard query.questions.count == 1, let question = query.questions.first else { return refuse(.formatError) }
        if let edns = query.edns, edns.version != 0 { return refuse(.badVersion) }
        // Zone transfers are for secondaries only; there are none here.
        guard question.class == .internet, question.type != .axfr,
            let zone = zones.first(where: { question.name.isSubdomain(of: $0.origin) })
        else { return refuse(.refused) }
        var response = query.response()
        response.edns = edns
        fill(&response, from: zone, question, &random)
        return response
    }

    private func fill(
        _ response: inout DNSMessage, from zone: Zone, _ question: DNSQuestion, _ random: inout SeededGenerator
    ) {
        var zone = zone
        var found = zone.lookup(question.name, question.type)
        // RFC 1034 §4.3.2, step 3a: an alias sends the search back to step 1, perhaps into another zone of this server.
        while case .alias(let aliases) = found, aliases.count < Zone.longestAliasChain,
            case .cname(let target)? = aliases.last?.data, !aliases.contains(where: { $0.name == target }),
            let next = zones.first(where: { target.isSubdomain(of: $0.origin) }), next.origin != zone.origin
        {
            zone = next
            found = next.lookup(target, question.type, after: aliases)
        }
        // RFC 1035 §4.1.1: AA says that this server is an authority for the first name in the answer.
        switch found {
        case .records(let records):
            response.flags.isAuthoritative = true
            response.answers = order.arranged(records, &random)
            // The zone's own servers go with every positive answer, unless they are the answer.
            if !records.contains(where: { $0.type == .ns && $0.name == zone.origin }) {
                response.authorities = order.arranged(zone.nodes[zone.origin]?.records(.ns) ?? [], &random)
            }
        case .alias(let aliases):
            response.flags.isAuthoritative = true
            response.answers = aliases
        case .referral(let aliases, let nameServers):
            response.flags.isAuthoritative = !aliases.isEmpty
            response.answers = aliases
            response.authorities = order.arranged(nameServers, &random)
        case .noData(let aliases):
            response.flags.isAuthoritative = true
            response.answers = aliases
            response.authorities = [zone.negativeAuthority]
        case .nonexistent(let aliases):
            response.flags.isAuthoritative = true
            response.code = .nonexistentDomain
            response.answers = aliases
            response.authorities = [zone.negativeAuthority]
        }
        // RFC 1035 §3.3.9, §3.3.11: MX and NS cause additional section processing.
        var hosts: [DNSName] = []
        for record in response.answers + response.authorities {
            guard let host = record.data.additionalName, !hosts.contains(host), host.isSubdomain(of: zone.origin)
            else { continue }
            hosts.append(host)
            if response.answers.contains(where: { $0.name == host && ($0.type == .a || $0.type == .aaaa) }) { continue }
            response.additionals += zone.addresses(of: host)
        }
    }
}
