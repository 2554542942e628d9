// Resolvers of all sorts in front of a stub: silent, cut off, forged, unable, unreadable. Each question has one answer,
// in time, and it is one that a server gave. Read first: Sources/DNSProtocol/Resolver/StubResolver.swift.

import Basics
import DNSProtocol
import Testing
import Wire

@Suite("The stub resolver: strange servers") struct StubStrangeServerTests {
    private struct Sent {
        var exchange: ExchangeID
        var transport: DNSTransport
        var server: IPAddress
        var query: DNSMessage
    }

    /// What comes back for a question; nil for silence.
    private static func reply(_ sent: Sent, _ random: inout SeededGenerator) -> [UInt8]? {
        var response = sent.query.response()
        response.answers = records("recipient.example 60 MX 10 mail.recipient.example")
        switch random.next(below: 14) {
        case 0, 1: return nil
        case 2: response.id ^= 1 &+ UInt16(random.next(below: 100))
        case 3: response.questions = [DNSQuestion("other.example", .mx)]
        case 4: response.questions = [DNSQuestion("RECIPIENT.example", .mx)]
        case 5: response.questions = []
        case 6, 7:
            response.flags.isTruncated = true
            response.answers = []
        case 8: response.code = .formatError
        case 9: response.code = .serverFailure
        case 10: response = sent.query
        case 11: return Array(response.encoded().prefix(Int(random.next(below: 40))))
        case 12:
            response.answers = records(
                "recipient.example 60 CNAME a.example", "a.example 60 CNAME recipient.example",
                "b.example 60 A 192.0.2.1")
        default: break
        }
        return response.encoded()
    }

    @Test("Every question is answered once, and in time", arguments: 1...200 as ClosedRange<UInt64>)
    func answers(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed, name: "stub")
        let servers = (1...(1 + random.next(below: 3))).map { IPAddress(203, 0, 113, UInt8($0)) }
        var stub = StubResolver(servers: servers)
        var now = Instant.start
        var output: [StubResolver.Output] = []
        var waiting: [UInt64: Instant] = [:]
        var sent: [Sent] = []
        var open: Set<ExchangeID> = []
        var isRight = false
        for _ in 0..<4 { waiting[stub.ask(StubResolverTests.question, at: now, &random, &output)] = now }
        for _ in 0..<10_000 where !waiting.isEmpty {
            for effect in output {
                switch effect {
                case .send(let id, let transport, let server, let bytes):
                    open.insert(id)
                    sent.append(Sent(exchange: id, transport: transport, server: server, query: try DNSMessage(bytes)))
                case .close(let id): open.remove(id)
                case .passedOver: break
                case .answered(let number, let answer):
                    let known = waiting.removeValue(forKey: number)
                    let began = try #require(known, "seed \(seed): answered twice")
                    // Each sending may lead to TCP, and that in vain.
                    #expect(now.since(began) <= stub.timeout * UInt64(2 * stub.attempts * servers.count))
                    if !answer.mailHosts.isEmpty { #expect(isRight, "seed \(seed)") }
                }
            }
            output = []
            guard !sent.isEmpty else {
                now = max(now, stub.nextDeadline == .never ? now : stub.nextDeadline)
                stub.advance(to: now, &output)
                if output.isEmpty { break }
                continue
            }
            let next = sent.remove(at: Int(random.next(below: UInt64(sent.count))))
            now = now + .milliseconds(random.next(below: 30))
            if random.next(below: 12) == 0 {
                stub.failed(next.exchange, at: now, &output)
            } else if let bytes = Self.reply(next, &random) {
                isRight = true
                let address = random.next(below: 15) == 0 ? IPAddress(10, 6, 6, 6) : next.server
                stub.receive(bytes.span.bytes, from: address, in: next.exchange, at: now, &output)
            }
            stub.advance(to: now, &output)
        }
        #expect(waiting.isEmpty && open.isEmpty && stub.nextDeadline == .never, "seed \(seed)")
    }
}
