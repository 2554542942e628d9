// Whom to ask next (RFC 1034 §5.3.3, steps 2 and 3). Read first: Resolver.swift, ResolutionTask.swift.
//
// The servers nearest to the name are the best: those of sender.example before those of example before those of the
// root. When a zone's servers are known by name only, their addresses are questions of their own.

import Basics
import Wire

extension Resolver {
    /// Begins to work on a question, or joins it if somebody else already asked it.
    mutating func start(
        _ question: DNSQuestion, _ waiter: ResolutionTask.Waiter, depth: Int = 0, deadline: Instant? = nil,
        at now: Instant, _ random: inout SeededGenerator, _ output: inout [ResolverOutput]
    ) {
        if let id = tasksByQuestion[question], let task = tasks[id] {
            // A client that repeats its question gets one answer.
            if !task.waiters.contains(waiter) && task.waiters.count < ResolverConfiguration.mostWaiters {
                tasks[id]?.waiters.append(waiter)
            }
            return
        }
        guard tasks.count < ResolverConfiguration.mostTasks else {
            if case .client(let client, let query) = waiter {
                answer(client, query, Resolution(code: .serverFailure), at: now, &random, &output)
            }
            return
        }
        let id = TaskID(number: nextNumber())
        tasks[id] = ResolutionTask(
            question: question, name: question.name, waiters: [waiter], depth: depth,
            deadline: deadline ?? now + configuration.lifetime)
        tasksByQuestion[question] = id
        enterZone(id, at: now, &random)
        decide(id, at: now, &random, &output)
    }

    /// Finds the nearest zone above the name whose servers are known, and their addresses.
    mutating func enterZone(_ id: TaskID, at now: Instant, _ random: inout SeededGenerator) {
        guard var task = tasks[id] else { return }
        var candidate: DNSName? = task.name
        while let zone = candidate, !zone.isRoot {
            task.zone = zone
            let hosts = cache.records(zone, .ns, at: now).compactMap(\.data.additionalName)
            collectServers(hosts, &task, at: now)
            if !task.servers.isEmpty || !task.unknownServers.isEmpty { break }
            candidate = zone.parent
        }
        if task.servers.isEmpty && task.unknownServers.isEmpty {
            task.zone = .root
            task.servers = configuration.rootHints.map { .init(address: $0.address) }
        }
        task.servers.shuffle(using: &random)
        tasks[id] = task
    }

    /// Goes down to a delegated zone, whose servers a referral names. `glue`: the records that came with it.
    mutating func enter(
        _ zone: DNSName, _ hosts: [DNSName], glue: [ResourceRecord], _ id: TaskID, at now: Instant,
        _ random: inout SeededGenerator
    ) {
        guard var task = tasks[id] else { return }
        // RFC 1035 §3.2.1: what may not be kept (a TTL of zero) may still be used for the question at hand, if the
        // zone that gave it has a say about the name.
        let usable = glue.filter { $0.ttl == 0 && $0.class == .internet && $0.name.isSubdomain(of: task.zone) }
        task.zone = zone
        collectServers(hosts, glue: usable, &task, at: now)
        task.servers.shuffle(using: &random)
        tasks[id] = task
    }

    /// Sorts a zone's servers into those whose addresses are known and those to look for.
    private func collectServers(
        _ hosts: [DNSName], glue: [ResourceRecord] = [], _ task: inout ResolutionTask, at now: Instant
    ) {
        (task.servers, task.unknownServers) = ([], [])
        for host in hosts {
            var addresses = cache.records(host, .a, at: now)
            if addresses.isEmpty { addresses = glue.filter { $0.type == .a && $0.name == host } }
            for record in addresses {
                if case .a(let address) = record.data, !task.servers.contains(where: { $0.address == address }) {
                    task.servers.append(.init(address: address))
                }
            }
            // A server inside of its own zone, without an address, can only be found from above (RFC 1034 §4.2.1).
            if addresses.isEmpty && !host.isSubdomain(of: task.zone) { task.unknownServers.append(host) }
        }
    }

    /// Takes the next step of a task that waits for nothing.
    mutating func decide(
        _ id: TaskID, at now: Instant, _ random: inout SeededGenerator, _ output: inout [ResolverOutput]
    ) {
        guard let task = tasks[id], task.state == .deciding else { return }
        guard now < task.deadline, task.messages < ResolverConfiguration.mostMessages else {
            return finish(id, Resolution(code: .serverFailure), at: now, &random, &output)
        }
        // The server that was asked least, and of these the first.
        var best: Int?
        for (index, server) in task.servers.enumerated() where !server.isLame {
            if best.map({ server.tries < task.servers[$0].tries }) ?? true { best = index }
        }
        if let best, task.servers[best].tries == 0 || task.unknownServers.isEmpty {
            ask(id, best, at: now, &random, &output)
        } else if search(id, at: now, &random, &output) {
            return
        } else if let best {
            ask(id, best, at: now, &random, &output)
        } else {
            finish(id, Resolution(code: .serverFailure), at: now, &random, &output)
        }
    }

    /// Sends the question to a server of the zone.
    private mutating func ask(
        _ id: TaskID, _ index: Int, at now: Instant, _ random: inout SeededGenerator, _ output: inout [ResolverOutput]
    ) {
        guard let task = tasks[id] else { return }
        let server = task.servers[index]
        // RFC 5452 §9.2: the id is not to be guessed.
        var query = DNSMessage(
            id: UInt16(truncatingIfNeeded: random.next()), questions: [DNSQuestion(task.name, task.question.type)],
            edns: server.refusesEDNS ? nil : configuration.edns)
        query.flags.checkingDisabled = configuration.checkingDisabled
        // Each round through the servers waits twice as long, up to eight times.
        let timeout = configuration.serverTimeout * (1 << UInt64(min(server.tries, 3)))
        send(id, query, to: server.address, .udp, timeout, at: now, &output)
    }

    /// Sends a query upstream.
    mutating func send(
        _ id: TaskID, _ query: DNSMessage, to address: IPAddress, _ transport: DNSTransport, _ timeout: Interval,
        at now: Instant, _ output: inout [ResolverOutput]
    ) {
        guard let task = tasks[id] else { return }
        let exchange = ExchangeID(rawValue: nextNumber())
        let deadline = min(now + timeout, task.deadline)
        exchanges[exchange] = Exchange(
            task: id, server: address, transport: transport, query: query, deadline: deadline)
        deadlines.insert(exchange, deadline)
        tasks[id]?.messages += 1
        tasks[id]?.state = .asking(exchange)
        output.append(.ask(exchange, transport, server: address, query: query, bytes: query.encoded()))
    }

    /// Starts to look for addresses of the zone's servers. False when there is nothing to look for.
    private mutating func search(
        _ id: TaskID, at now: Instant, _ random: inout SeededGenerator, _ output: inout [ResolverOutput]
    ) -> Bool {
        guard let task = tasks[id], task.depth < ResolverConfiguration.deepestSearch, !task.unknownServers.isEmpty
        else { return false }
        let hosts = task.unknownServers.prefix(ResolverConfiguration.widestSearch)
        tasks[id]?.unknownServers.removeFirst(hosts.count)
        var searches: [TaskID] = []
        tasks[id]?.state = .searching([])
        for host in hosts {
            let question = DNSQuestion(host, .a)
            // What is remembered is no address, or entering the zone would have found it.
            if cached(question, at: now) != nil { continue }
            // A task must not wait for one that waits for it.
            if let running = tasksByQuestion[question], leads(from: id, up: running) { continue }
            start(
                question, .task(id), depth: task.depth + 1, deadline: task.deadline, at: now, &random, &output)
            // It may be over already, and then this task may have gone on already.
            guard case .searching = tasks[id]?.state else { return true }
            if let running = tasksByQuestion[question] {
                searches.append(running)
                tasks[id]?.state = .searching(searches)
            }
        }
        if !searches.isEmpty { return true }
        tasks[id]?.state = .deciding
        decide(id, at: now, &random, &output)
        return true
    }

    /// Whether `other` is `id`, or waits for it directly or indirectly.
    private func leads(from id: TaskID, up other: TaskID) -> Bool {
        var line = [id]
        var next = 0
        while next < line.count {
            if line[next] == other { return true }
            for case .task(let parent) in tasks[line[next]]?.waiters ?? [] where !line.contains(parent) {
                line.append(parent)
            }
            next += 1
        }
        return false
    }

    /// Goes on with a task after a search for a server's address ended.
    mutating func resume(
        _ id: TaskID, after search: TaskID, _ result: Resolution, at now: Instant, _ random: inout SeededGenerator,
        _ output: inout [ResolverOutput]
    ) {
        guard var task = tasks[id], case .searching(let searches) = task.state else { return }
        let left = searches.filter { $0 != search }
        var isBetter = false
        for record in result.answers {
            guard case .a(let address) = record.data, !task.servers.contains(where: { $0.address == address }) else {
                continue
            }
            task.servers.append(.init(address: address))
            isBetter = true
        }
        task.state = isBetter || left.isEmpty ? .deciding : .searching(left)
        tasks[id] = task
        decide(id, at: now, &random, &output)
    }
}
