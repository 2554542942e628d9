// A recursive resolver: it asks server after server until it has the answer, and remembers what it learned
// (RFC 1034 §5.3.3, RFC 1035 §7). Read first: DNSMessage.swift, AuthoritativeServer.swift. Then ResolutionTask.swift,
// Resolver+Search.swift (whom to ask next) and Resolver+Response.swift (what an answer means).
//
//     mta-a > resolver    recipient.example MX ?
//             resolver > root       recipient.example MX ?   "ask a.nic.example, 203.0.113.12"
//             resolver > tld        recipient.example MX ?   "ask ns1.recipient.example, 203.0.113.14"
//             resolver > auth-b     recipient.example MX ?   "10 mail.recipient.example", with AA
//     mta-a < resolver    10 mail.recipient.example
//
// It opens no sockets and reads no clock: bytes and the time come in, `ResolverOutput` comes out, and the owner calls
// `advance` when `nextDeadline` has come.
//
// Left out: DNSSEC, QNAME minimisation, priming, serving stale data, forwarding.

import Basics
import Wire

/// A recursive resolver with its cache.
package struct Resolver: Equatable, Sendable {
    package let configuration: ResolverConfiguration
    var cache: DNSCache
    var responses: ResponseMemory
    /// For look-ups only; nothing ever goes through them in the order of their hashes.
    var tasks: [TaskID: ResolutionTask] = [:]
    var tasksByQuestion: [DNSQuestion: TaskID] = [:]
    var exchanges: [ExchangeID: Exchange] = [:]
    var deadlines = DeadlineQueue<ExchangeID>()
    /// When clients are told that it did not work. A task that waits for another one, which may be allowed to take
    /// longer, has no exchange of its own that would run out.
    var taskDeadlines = DeadlineQueue<TaskID>()
    private var lastNumber: UInt64 = 0

    /// A message that went upstream and whose answer is awaited.
    struct Exchange: Equatable {
        var task: TaskID
        var server: IPAddress
        var transport: DNSTransport
        var query: DNSMessage
        var deadline: Instant
    }

    package init(_ configuration: ResolverConfiguration) {
        self.configuration = configuration
        cache = DNSCache(capacity: configuration.cacheCapacity)
        responses = ResponseMemory(capacity: configuration.cacheCapacity)
    }

    /// When `advance` must be called next; `.never` while nothing is awaited.
    package var nextDeadline: Instant { min(deadlines.next, taskDeadlines.next) }

    /// Believes `records` (all of one name and type) as if their own zone had answered with them: what a forged answer
    /// does (RFC 5452 §2). Answers that were given before are made anew.
    package mutating func poison(_ records: [ResourceRecord], at now: Instant) {
        cache.store(records, .answer, at: now)
        responses = ResponseMemory(capacity: configuration.cacheCapacity)
    }

    /// Everything that is remembered and still good: records with the seconds they have left, oldest first.
    package func remembered(at now: Instant) -> [CachedEntry] { cache.remembered(at: now) }

    /// What the last input has put into the memory, for those who look on. To be called after every input.
    package mutating func takeNews(at now: Instant) -> [CachedEntry] { cache.takeNews(at: now) }

    /// The answer to a client's question over UDP if it is here as it was sent before.
    package func rememberedResponse(to bytes: RawSpan, at now: Instant) -> [UInt8]? {
        guard bytes.byteCount >= DNSMessage.headerLength, !DNSFlags(rawValue: bytes.uint16(at: 2)).isResponse
        else { return nil }
        return responses.response(to: bytes, at: now)
    }

    /// Takes the bytes of a client's question. Those that deserve no answer are ignored.
    package mutating func query(
        _ bytes: [UInt8], from client: ResolverClient, at now: Instant, _ random: inout SeededGenerator,
        _ output: inout [ResolverOutput]
    ) {
        guard let header = DNSMessage.header(of: bytes), !header.flags.isResponse else { return }
        if client.transport == .udp, let response = responses.response(to: bytes.span.bytes, at: now) {
            return output.append(.answer(client, response))
        }
        guard let query = try? DNSMessage(bytes) else {
            return output.append(.answer(client, header.response(.formatError).encoded()))
        }
        if let code = Self.objection(to: query) {
            answer(client, query, Resolution(code: code), at: now, &random, &output)
        } else if let question = query.questions.first {
            if let result = cached(question, at: now) {
                answer(client, query, result, at: now, &random, &output)
            } else if !query.flags.recursionDesired {
                // RFC 1034 §4.3.1: without RD only what is here is given, and there is nothing here.
                answer(client, query, Resolution(code: .refused), at: now, &random, &output)
            } else {
                start(question, .client(client, query: query), at: now, &random, &output)
            }
        }
    }

    /// Why a request is not worked on.
    private static func objection(to query: DNSMessage) -> ResponseCode? {
        if query.flags.opcode != .query { return .notImplemented }
        if let edns = query.edns, edns.version != 0 { return .badVersion }
        guard query.questions.count == 1, let question = query.questions.first else { return .formatError }
        if question.class != .internet || question.type == .axfr || question.type == .opt { return .refused }
        return nil
    }

    /// Does what time has come for: asks the next server, or gives up.
    package mutating func advance(
        to now: Instant, _ random: inout SeededGenerator, _ output: inout [ResolverOutput]
    ) {
        while let id = deadlines.popDue(at: now) {
            guard let exchange = exchanges[id] else { continue }
            end(id, &output)
            // A server that was silent over TCP is not asked again: UDP would only lead to TCP again.
            miss(exchange, isLame: exchange.transport == .tcp, at: now, &random, &output)
        }
        while let id = taskDeadlines.popDue(at: now) {
            finish(id, Resolution(code: .serverFailure), at: now, &random, &output)
        }
    }

    /// The exchange cannot go on: the port or host is unreachable, or the connection ended before the answer.
    package mutating func failed(
        _ id: ExchangeID, at now: Instant, _ random: inout SeededGenerator, _ output: inout [ResolverOutput]
    ) {
        guard let exchange = exchanges[id] else { return }
        end(id, &output)
        miss(exchange, isLame: true, at: now, &random, &output)
    }

    /// Forgets everything, as a host does that was switched off.
    package mutating func powerOff() {
        let number = lastNumber
        self = Resolver(configuration)
        lastNumber = number
    }

    /// A number that no task and no exchange has had.
    mutating func nextNumber() -> UInt64 {
        lastNumber += 1
        return lastNumber
    }

    /// Ends an exchange: what arrives in it from now on is ignored.
    mutating func end(_ id: ExchangeID, _ output: inout [ResolverOutput]) {
        guard let exchange = exchanges.removeValue(forKey: id) else { return }
        deadlines.remove(id, exchange.deadline)
        output.append(.close(id))
    }

    /// A server did not help: notes it and asks the next one.
    private mutating func miss(
        _ exchange: Exchange, isLame: Bool, at now: Instant, _ random: inout SeededGenerator,
        _ output: inout [ResolverOutput]
    ) {
        mark(exchange) { server in
            server.tries += 1
            server.isLame = server.isLame || isLame
        }
        tasks[exchange.task]?.state = .deciding
        decide(exchange.task, at: now, &random, &output)
    }

    /// Changes what a task knows about the server of an exchange.
    mutating func mark(_ exchange: Exchange, _ change: (inout ResolutionTask.Server) -> Void) {
        guard var task = tasks[exchange.task] else { return }
        for index in task.servers.indices where task.servers[index].address == exchange.server {
            change(&task.servers[index])
        }
        tasks[exchange.task] = task
    }
}
