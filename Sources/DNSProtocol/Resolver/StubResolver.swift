// The part of DNS that runs on every host: it asks a recursive resolver and waits (RFC 1123 §6.1.3.1).
// Read first: DNSMessage.swift, DNSAnswer.swift. Then Resolver.swift, the other side of the conversation.
//
//     -> resolver   id 51478  rd   recipient.example MX ?          attempt 1
//        ... 5 s of silence ...
//     -> resolver   id 51478  rd   recipient.example MX ?          attempt 2, from the same port
//     <- resolver   id 51478  qr rd ra   10 mail.recipient.example.
//
// It asks as the C library does: no EDNS, only RD set, a new port for each question, TCP when the answer was cut off.
// There is no cache here and no search list: every name is complete. The owner brings the sockets; see ExchangeID.

import Basics
import Wire

/// The resolver of one host.
package struct StubResolver: Equatable, Sendable {
    /// The recursive resolvers, in the order in which they are tried.
    package var servers: [IPAddress]
    /// How long one attempt at one server may take (resolv.conf: "timeout").
    package var timeout: Interval
    /// How often the list of servers is gone through (resolv.conf: "attempts").
    package var attempts: Int

    private var pending = FlatMap<ExchangeID, Pending>()
    private var deadlines = DeadlineQueue<ExchangeID>() {
        didSet { nextDeadline = deadlines.next }
    }
    private var lastNumber: UInt64 = 0

    /// What the owner has to do.
    package enum Output: Equatable, Sendable {
        /// Send these bytes to `server`, port 53. UDP: from the exchange's own socket. TCP: connect, then send them
        /// after their length (`DNSStreamReader.frame`).
        case send(ExchangeID, DNSTransport, server: IPAddress, [UInt8])
        /// What was sent to `server` last has led nowhere, and is sent again: the answer had this code, or was cut off;
        /// nil when there was none.
        case passedOver(server: IPAddress, DNSQuestion, ResponseCode?)
        /// The exchange is over; its socket can go.
        case close(ExchangeID)
        /// The question with this number is answered.
        case answered(UInt64, DNSAnswer)
    }

    private struct Pending: Equatable {
        var number: UInt64
        var id: UInt16
        var question: DNSQuestion
        var transport: DNSTransport
        /// How many sendings there were, over all servers.
        var sent: Int
        var server: IPAddress
        var deadline: Instant
        /// The last error that a server answered with.
        var failure: ResponseCode?
    }

    package init(servers: [IPAddress], timeout: Interval = .seconds(5), attempts: Int = 2) {
        self.servers = servers
        self.timeout = timeout
        self.attempts = attempts
    }

    /// When `advance` must be called next; `.never` while nothing is pending.
    package private(set) var nextDeadline = Instant.never

    /// What is asked in an exchange; nil when it is over. See `HostResolver.question`.
    package mutating func question(of exchange: ExchangeID) -> DNSQuestion? { pending[exchange]?.question }

    /// Asks a question. Its answer comes, now or later, as `.answered` with the number returned here.
    package mutating func ask(
        _ question: DNSQuestion, at now: Instant, _ random: inout SeededGenerator, _ output: inout [Output]
    ) -> UInt64 {
        lastNumber += 1
        guard let server = servers.first else {
            output.append(.answered(lastNumber, DNSAnswer(question, .failure(.serverFailure))))
            return lastNumber
        }
        // RFC 5452 §9.2: the id is not to be guessed.
        let id = UInt16(truncatingIfNeeded: random.next())
        let waiting = Pending(
            number: lastNumber, id: id, question: question, transport: .udp, sent: 0,
            server: server, deadline: .never, failure: nil)
        send(waiting, ExchangeID(rawValue: lastNumber), at: now, &output)
        return lastNumber
    }

    /// Takes a message that arrived in an exchange, from `address`. Anything but the awaited response is ignored.
    package mutating func receive(
        _ bytes: RawSpan, from address: IPAddress, in exchange: ExchangeID, at now: Instant, _ output: inout [Output]
    ) {
        // RFC 5452 §9.1: an answer must come from the server that was asked.
        guard var waiting = pending.borrow(exchange) else { return }
        guard address == waiting.server, let response = StubResponse(bytes, to: waiting.question, id: waiting.id) else {
            return pending.giveBack(waiting, for: exchange)
        }
        if response.isTruncated && waiting.transport == .udp {
            // RFC 7766 §5: a truncated answer is asked for again over TCP.
            output.append(.passedOver(server: waiting.server, waiting.question, response.code))
            output.append(.close(exchange))
            waiting.transport = .tcp
            waiting.sent -= 1
            send(waiting, exchange, at: now, &output)
        } else if !response.isTruncated && (response.code == .noError || response.code == .nonexistentDomain) {
            let answer = DNSAnswer(waiting.question, response: response)
            finish(waiting, exchange, answer, &output)
        } else {
            // RFC 2181 §9: what was cut off is not to be used, over TCP neither, which had room for 64 KB.
            let code = response.isTruncated ? ResponseCode.serverFailure : response.code
            waiting.failure = code
            // SERVFAIL is the end of it with a single server; another one may know better.
            if servers.count == 1 { waiting.sent = attempts }
            pending.giveBack(waiting, for: exchange)
            retry(exchange, after: code, at: now, &output)
        }
    }

    /// The exchange cannot go on: the port or host is unreachable, or the connection ended before the answer.
    package mutating func failed(_ exchange: ExchangeID, at now: Instant, _ output: inout [Output]) {
        if pending.contains(exchange) { retry(exchange, at: now, &output) }
    }

    /// Does what time has come for.
    package mutating func advance(to now: Instant, _ output: inout [Output]) {
        while let exchange = deadlines.popDue(at: now) { retry(exchange, at: now, &output) }
    }

    /// Forgets every question, as a host does that was switched off.
    package mutating func powerOff() {
        pending.removeAll()
        deadlines = DeadlineQueue()
    }

    /// Asks again, or gives up. `code` is what the server answered; nil when it said nothing.
    private mutating func retry(
        _ exchange: ExchangeID, after code: ResponseCode? = nil, at now: Instant, _ output: inout [Output]
    ) {
        guard var waiting = pending[exchange] else { return }
        if waiting.transport == .tcp {
            output.append(.close(exchange))
            waiting.transport = .udp
        }
        if waiting.sent < attempts * servers.count {
            output.append(.passedOver(server: waiting.server, waiting.question, code))
            send(waiting, exchange, at: now, &output)
        } else {
            let outcome = waiting.failure.map { DNSAnswer.Outcome.failure($0) } ?? .timeout
            let answer = DNSAnswer(waiting.question, outcome)
            finish(waiting, exchange, answer, &output)
        }
    }

    /// Sends a question to the server whose turn it is.
    private mutating func send(
        _ waiting: consuming Pending, _ exchange: ExchangeID, at now: Instant, _ output: inout [Output]
    ) {
        deadlines.remove(exchange, waiting.deadline)
        waiting.server = servers[waiting.sent % servers.count]
        waiting.sent += 1
        waiting.deadline = now + timeout
        deadlines.insert(exchange, waiting.deadline)
        let query = DNSMessage.encodedQuery(id: waiting.id, waiting.question)
        output.append(.send(exchange, waiting.transport, server: waiting.server, query))
        pending[exchange] = waiting
    }

    private mutating func finish(
        _ waiting: consuming Pending, _ exchange: ExchangeID, _ answer: consuming DNSAnswer, _ output: inout [Output]
    ) {
        pending.removeValue(forKey: exchange)
        deadlines.remove(exchange, waiting.deadline)
        output.append(.close(exchange))
        output.append(.answered(waiting.number, answer))
    }
}
