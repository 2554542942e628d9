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
        let deadline = deadline ?? now + configuration.lifetime
        tasks[id] = ResolutionTask(
            question: question, name: question.name, waiters: [waiter], depth: depth, deadline: deadline)
        taskDeadlines.insert(id, deadline)
        tasksByQuestion[question] = id
        enterZone(id, at: now, &random)
        decide(id, at: now, &random, &output)
    }

    /// Finds the nearest zone above the name, or above `start`, whose servers are known, and their addresses.
    mutating func enterZone(
        _ id: TaskID, from start: DNSName? = nil, at now: Instant, _ random: inout SeededGenerator
    ) {
        leaveSearches(of: id)
        guard var task = tasks[id] else { return }
        (task.servers, task.unknownServers) = ([], [])
        var candidate: DNSName? = start ?? task.name
        while let zone = candidate, !zone.isRoot {
            task.zone = zone
            let hosts = cache.records(zone, .ns, at: now).compactMap(\.data.additionalName)
            collectServers(hosts, &task, at: now)
            if !task.servers.isEmpty || !task.unknownServers.isEmpty { break }
            candidate = zone.parent
        }
        if task.servers.isEmpty && task.unknownServers.isEmpty {
            task.zone = .root
            task.lacksGlue = false
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
        leaveSearches(of: id)
        guard var task = tasks[id] else { return }
        // RFC 1035 §3.2.1: what may not be kept (a TTL of zero) may still be used for the question at hand, if the
        // zone that gave it has a say about the name.
        let usable = glue.filter { $0.ttl == 0 && $0.class == .internet && $0.name.isSubdomain(of: task.zone) }
        task.zone = zone
        collectServers(hosts, glue: usable, &task, at: now)
        // What the zone above does not tell now it will not tell when it is asked again.
        task.lacksGlue = false
        task.servers.shuffle(using: &random)
        tasks[id] = task
    }

    /// A task goes on to another zone, and no longer waits for what it looked for in the zone before.
    private mutating func leaveSearches(of id: TaskID) {
        for search in tasks[id]?.searches ?? [] { tasks[search]?.waiters.removeAll { $0 == .task(id) } }
        tasks[id]?.searches = []
    }

    /// Sorts a zone's servers into those whose addresses are known and those to look for.
    private func collectServers(
        _ hosts: [DNSName], glue: [ResourceRecord] = [], _ task: inout ResolutionTask, at now: Instant
    ) {
        (task.servers, task.unknownServers, task.lacksGlue) = ([], [], false)
        for host in hosts {
            var addresses = cache.records(host, .a, at: now)
            if addresses.isEmpty { addresses = glue.filter { $0.type == .a && $0.name == host } }
            for record in addresses {
                if case .a(let address) = record.data, !task.servers.contains(where: { $0.address == address }) {
                    task.servers.append(.init(address: address))
                }
            }
            guard addresses.isEmpty else { continue }
            // A server inside of its own zone, without an address, can only be found from above (RFC 1034 §4.2.1).
            if host.isSubdomain(of: task.zone) { task.lacksGlue = true } else { task.unknownServers.append(host) }
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
        } else if !task.searches.isEmpty {
            tasks[id]?.state = .searching
        } else if task.lacksGlue, let parent = task.zone.parent {
            // Those whose addresses are known did not help; the zone above knows where the others are.
            enterZone(id, from: parent, at: now, &random)
            decide(id, at: now, &random, &output)
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
        tasks[id]?.state = .searching
        var hasFound = false
        for host in hosts {
            let question = DNSQuestion(host, .a)
            // Somebody else may have found it since the zone was entered.
            if let known = cached(question, at: now) {
                hasFound = tasks[id]?.addServers(known.answers) == true || hasFound
                continue
            }
            // A task must not wait for one that waits for it.
            if let running = tasksByQuestion[question], leads(from: id, up: running) { continue }
            start(
                question, .task(id), depth: task.depth + 1, deadline: task.deadline, at: now, &random, &output)
            // It may have failed already, or be waited for by too many.
            if let running = tasksByQuestion[question], tasks[running]?.waiters.contains(.task(id)) == true {
                tasks[id]?.searches.append(running)
            }
        }
        if !hasFound, tasks[id]?.searches.isEmpty == false { return true }
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

    /// A search for a server's address has ended.
    mutating func resume(
        _ id: TaskID, after search: TaskID, _ result: Resolution, at now: Instant, _ random: inout SeededGenerator,
        _ output: inout [ResolverOutput]
    ) {
        guard var task = tasks[id], let place = task.searches.firstIndex(of: search) else { return }
        task.searches.remove(at: place)
        let isBetter = task.addServers(result.answers)
        // One that asks a server already keeps the address for later.
        let goesOn = task.state == .searching && (isBetter || task.searches.isEmpty)
        if goesOn { task.state = .deciding }
        tasks[id] = task
        if goesOn { decide(id, at: now, &random, &output) }
    }
}
