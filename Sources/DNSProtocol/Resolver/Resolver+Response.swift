// What a server's answer means (RFC 1034 §5.3.3, step 4). Read first: Resolver+Search.swift.
//
// It can be the answer, an alias, "no such name", "no such data", a referral to servers nearer to the name, or of no
// use. A server is believed only about names in the zone for which it was asked (its "bailiwick"): whoever answers for
// evil.example has no say about recipient.example.

import Basics
import Wire

extension Resolver {
    /// Takes a message that arrived in an exchange, from `address`. Anything but the awaited response is ignored.
    /// - Returns: the response as it was read, when it was the awaited one.
    @discardableResult
    package mutating func receive(
        _ bytes: [UInt8], from address: IPAddress, in id: ExchangeID, at now: Instant,
        _ random: inout SeededGenerator, _ output: inout [ResolverOutput]
    ) -> DNSMessage? {
        // RFC 5452 §9.1: an answer must come from the server that was asked and repeat id and question.
        guard let exchange = exchanges[id], address == exchange.server, let header = DNSMessage.header(of: bytes),
            header.flags.isResponse, header.id == exchange.query.id
        else { return nil }
        guard let response = try? DNSMessage(bytes) else {
            failed(id, at: now, &random, &output)
            return nil
        }
        if response.code == .formatError && exchange.query.edns != nil {
            // RFC 6891 §7: a server from before EDNS says FORMERR, perhaps without the question; ask it without.
            end(id, &output)
            mark(exchange) { $0.refusesEDNS = true }
            tasks[exchange.task]?.state = .deciding
            decide(exchange.task, at: now, &random, &output)
            return response
        }
        guard response.questions == exchange.query.questions else { return nil }
        end(id, &output)
        tasks[exchange.task]?.state = .deciding
        if response.flags.isTruncated {
            switch exchange.transport {
            case .udp:
                // RFC 7766 §5: a truncated answer is asked for again over TCP.
                send(
                    exchange.task, exchange.query, to: address, .tcp, configuration.streamTimeout, at: now, &output)
            case .tcp:
                // RFC 2181 §9: what was cut off is not to be used. Over TCP too, there is no way to have the rest.
                mark(exchange) { $0.isLame = true }
                decide(exchange.task, at: now, &random, &output)
            }
            return response
        }
        switch understand(response, exchange.task, at: now) {
        case .final(let result): finish(exchange.task, result, at: now, &random, &output)
        case .alias:
            guard let task = tasks[exchange.task] else { return response }
            if let rest = cached(DNSQuestion(task.name, task.question.type), at: now) {
                let whole = Resolution(code: rest.code, answers: task.aliases + rest.answers, authority: rest.authority)
                finish(exchange.task, whole, at: now, &random, &output)
            } else {
                enterZone(exchange.task, at: now, &random)
                decide(exchange.task, at: now, &random, &output)
            }
        case .referral(let zone, let hosts):
            enter(zone, hosts, glue: response.additionals, exchange.task, at: now, &random)
            decide(exchange.task, at: now, &random, &output)
        case .useless:
            mark(exchange) { $0.isLame = true }
            decide(exchange.task, at: now, &random, &output)
        }
        return response
    }

    private enum Meaning {
        /// The search is over.
        case final(Resolution)
        /// There is another name to ask for.
        case alias
        /// There are servers nearer to the name: those of a zone.
        case referral(DNSName, servers: [DNSName])
        /// The server is lame for the zone (RFC 1912 §2.8).
        case useless
    }

    /// Learns from a response to the question of a task.
    private mutating func understand(_ response: DNSMessage, _ id: TaskID, at now: Instant) -> Meaning {
        guard let task = tasks[id], response.code == .noError || response.code == .nonexistentDomain else {
            return .useless
        }
        let type = task.question.type
        var name = task.name
        var aliases: [ResourceRecord] = []
        var found: [ResourceRecord] = []
        // Answers are taken along the chain of aliases, as far as it stays in the zone.
        while response.flags.isAuthoritative, name.isSubdomain(of: task.zone) {
            let here = response.answers.filter { $0.name == name && $0.class == .internet }
            found = here.filter { $0.type == type || type == .any }
            if !found.isEmpty { break }
            guard let alias = here.first(where: { $0.type == .cname }), case .cname(let target) = alias.data,
                task.aliases.count + aliases.count < ResolverConfiguration.longestAliasChain,
                !(task.aliases + aliases).contains(where: { $0.name == target }), target != name
            else { break }
            aliases.append(alias)
            cache.store([alias], .answer, at: now)
            name = target
        }
        learnAuthority(response, name, zone: task.zone, at: now)
        if !found.isEmpty {
            if type == .any {
                learnAll(found, at: now)
                let ttl = found.reduce(DNSCache.longestTTL) { min($0, $1.ttl) }
                found = found.map { ResourceRecord($0.name, class: $0.class, ttl: ttl, $0.data) }
            } else {
                cache.store(found, .answer, at: now)
            }
            return .final(Resolution(code: .noError, answers: task.aliases + aliases + found))
        }
        tasks[id]?.aliases += aliases
        tasks[id]?.name = name
        let answers = task.aliases + aliases
        if !aliases.isEmpty && answers.count >= ResolverConfiguration.longestAliasChain {
            // Where the chain was given up, nothing is known of the next name: certainly not that it has no data.
            return .final(Resolution(code: .serverFailure))
        }
        if let meaning = negative(response, name, type, answers, zone: task.zone, at: now) { return meaning }
        if !aliases.isEmpty {
            // A chain that ends in an alias of itself has no end; the client gets what there is.
            let isAlias = response.answers.contains { $0.name == name && $0.type == .cname }
            return isAlias && name.isSubdomain(of: task.zone) ? .final(Resolution(code: .serverFailure)) : .alias
        }
        // A referral must lead nearer to the name, or the search would never end.
        let servers = response.authorities.filter {
            $0.type == .ns && $0.name != task.zone && $0.name.isSubdomain(of: task.zone)
                && name.isSubdomain(of: $0.name)
        }
        guard response.code == .noError, let zone = servers.first?.name else { return .useless }
        return .referral(zone, servers: servers.filter { $0.name == zone }.compactMap(\.data.additionalName))
    }

    /// What a response says about a name that has no records of the type (RFC 2308 §2).
    private mutating func negative(
        _ response: DNSMessage, _ name: DNSName, _ type: DNSType, _ answers: [ResourceRecord], zone: DNSName,
        at now: Instant
    ) -> Meaning? {
        guard name.isSubdomain(of: zone) else { return nil }
        let authority = response.authorities.first {
            $0.type == .soa && name.isSubdomain(of: $0.name) && $0.name.isSubdomain(of: zone)
        }
        // RFC 2308 §2.2: no data is told from a referral by the SOA, or by AA without NS records.
        let hasServers = response.authorities.contains { $0.type == .ns }
        guard
            response.code == .nonexistentDomain || authority != nil
                || (response.flags.isAuthoritative && !hasServers && !response.answers.contains { $0.name == name })
        else { return nil }
        // A negative answer comes from an authority, or it is worth nothing.
        guard response.flags.isAuthoritative else { return .useless }
        var shown = authority
        // The client's copy lives as long as ours.
        if let ttl = authority.map(DNSCache.negativeTTL) { shown?.ttl = ttl }
        if let authority {
            if response.code == .nonexistentDomain {
                cache.storeNonexistent(name, authority, at: now)
                // Among them may be one that speaks of the name.
                responses.removeAll()
            } else {
                cache.storeNoData(name, type, authority, at: now)
            }
        }
        return .final(Resolution(code: response.code, answers: answers, authority: shown))
    }

    /// Remembers name servers and addresses that came along with an answer.
    private mutating func learnAuthority(_ response: DNSMessage, _ name: DNSName, zone: DNSName, at now: Instant) {
        let servers = response.authorities.filter {
            $0.type == .ns && $0.class == .internet && $0.name.isSubdomain(of: zone) && name.isSubdomain(of: $0.name)
        }
        if let owner = servers.first?.name {
            let isOwn = response.flags.isAuthoritative && owner == zone
            cache.store(servers.filter { $0.name == owner }, isOwn ? .authority : .referral, at: now)
        }
        // Only addresses of hosts that the answer speaks of, and only those that the zone has a say about.
        let hosts = (servers + response.answers).compactMap(\.data.additionalName)
        let addresses = response.additionals.filter {
            ($0.type == .a || $0.type == .aaaa) && $0.class == .internet && $0.name.isSubdomain(of: zone)
                && hosts.contains($0.name)
        }
        learnAll(addresses, credibility: .additional, at: now)
    }

    /// Remembers records set by set.
    private mutating func learnAll(
        _ records: [ResourceRecord], credibility: DNSCache.Credibility = .answer, at now: Instant
    ) {
        var rest = records[...]
        while let first = rest.first {
            cache.store(rest.filter { $0.name == first.name && $0.type == first.type }, credibility, at: now)
            rest = rest.filter { $0.name != first.name || $0.type != first.type }[...]
        }
    }
}
