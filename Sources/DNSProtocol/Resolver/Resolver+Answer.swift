// Answers to clients: from the cache, or at the end of a search. Read first: Resolver.swift, DNSCache.swift.

import Basics

extension Resolver {
    /// What a question came to.
    struct Resolution: Equatable {
        var code: ResponseCode
        /// The aliases and the records.
        var answers: [ResourceRecord] = []
        /// In a negative answer the SOA of the zone that said so.
        var authority: ResourceRecord?
    }

    /// The answer to `question` if all of it is remembered.
    func cached(_ question: DNSQuestion, at now: Instant) -> Resolution? {
        var aliases: [ResourceRecord] = []
        var name = question.name
        while aliases.count <= ResolverConfiguration.longestAliasChain {
            switch cache.find(name, question.type, atLeast: .answer, at: now) {
            case .records(let records): return Resolution(code: .noError, answers: aliases + records)
            case .noData(let authority): return Resolution(code: .noError, answers: aliases, authority: authority)
            case .nonexistent(let authority):
                return Resolution(code: .nonexistentDomain, answers: aliases, authority: authority)
            case .failure: return Resolution(code: .serverFailure)
            case nil:
                // RFC 1034 §3.6.2: a CNAME answers questions of every type.
                guard question.type != .any, question.type != .cname,
                    case .records(let found) = cache.find(name, .cname, atLeast: .answer, at: now),
                    let alias = found.first, case .cname(let target) = alias.data
                else { return nil }
                aliases.append(alias)
                name = target
            }
        }
        return nil
    }

    /// Sends a client its answer.
    mutating func answer(
        _ client: ResolverClient, _ query: DNSMessage, _ result: Resolution, at now: Instant,
        _ random: inout SeededGenerator, _ output: inout [ResolverOutput]
    ) {
        var response = query.response(result.code)
        response.flags.recursionAvailable = true
        response.edns = query.edns.map {
            EDNS(payloadSize: AuthoritativeServer.payloadSize, dnssecOK: $0.dnssecOK)
        }
        response.answers = configuration.order.arranged(result.answers, &random)
        // Clients, and the memory of responses, must not know it for longer than the cache does.
        for i in response.answers.indices where response.answers[i].ttl > DNSCache.longestTTL {
            response.answers[i].ttl = DNSCache.longestTTL
        }
        // RFC 2308 §3: the SOA tells how long "there is none" holds; RFC 2308 §6: from the cache with what is left of
        // its TTL. Positive answers have no authority section here.
        if let authority = result.authority { response.authorities = [authority] }
        var hosts: [DNSName] = []
        for record in result.answers {
            guard let host = record.data.additionalName, !hosts.contains(host) else { continue }
            hosts.append(host)
            response.additionals += cache.records(host, .a, at: now) + cache.records(host, .aaaa, at: now)
        }
        let bytes = response.encoded(limit: client.transport.limit(for: query))
        output.append(.answer(client, bytes))
        // What is to come in another order next time cannot be sent again as it is.
        let isPlain = configuration.order == .fixed || Set(result.answers.map(\.name)).count == result.answers.count
        if isPlain && client.transport == .udp && result.code != .serverFailure && result.code != .refused {
            responses.store(bytes, to: query.encoded(), at: now)
        }
    }

    /// Ends a task: tells everyone who waits.
    mutating func finish(
        _ id: TaskID, _ result: Resolution, at now: Instant, _ random: inout SeededGenerator,
        _ output: inout [ResolverOutput]
    ) {
        guard let task = tasks.removeValue(forKey: id) else { return }
        tasksByQuestion[task.question] = nil
        taskDeadlines.remove(id, task.deadline)
        if case .asking(let exchange) = task.state { end(exchange, &output) }
        if result.code == .serverFailure { cache.storeFailure(task.question.name, task.question.type, at: now) }
        for waiter in task.waiters {
            switch waiter {
            case .client(let client, let query):
                answer(client, query, result, at: now, &random, &output)
            case .task(let parent):
                resume(parent, after: id, result, at: now, &random, &output)
            }
        }
    }
}
