import Basics
import DNSProtocol
import Testing
import Wire

@Suite("The stub resolver, RFC 1123 §6.1.3.1")
struct StubResolverTests {
    static let first = IPAddress(203, 0, 113, 53)
    static let second = IPAddress(203, 0, 113, 54)
    static let question = DNSQuestion("recipient.example", .mx)

    var stub: StubResolver
    var random = SeededGenerator(seed: 1)
    var output: [StubResolver.Output] = []

    init() { stub = StubResolver(servers: [Self.first]) }

    /// The last thing sent, which must be the last output.
    mutating func sent() throws -> (ExchangeID, DNSTransport, IPAddress, DNSMessage) {
        guard case .send(let id, let transport, let server, let bytes)? = output.last else { throw TestFailure() }
        output = []
        return (id, transport, server, try DNSMessage(bytes))
    }

    struct TestFailure: Error {}

    mutating func ask() throws -> (ExchangeID, DNSTransport, IPAddress, DNSMessage) {
        _ = stub.ask(Self.question, at: .start, &random, &output)
        return try sent()
    }

    @Test("Only RD, no EDNS; the answer ends the exchange")
    mutating func plain() throws {
        let (id, transport, server, query) = try ask()
        #expect(transport == .udp)
        #expect(server == Self.first)
        #expect(query.flags.rawValue == 0x0100)
        #expect(query.edns == nil)
        var response = query.response()
        response.answers = records("recipient.example 60 MX 10 mail.recipient.example")
        stub.receive(response.encoded().span.bytes, from: server, in: id, at: .start, &output)
        let answer = DNSAnswer(Self.question, .records(response.answers))
        #expect(output == [.close(id), .answered(1, answer)])
        #expect(answer.mailHosts.map(\.exchange) == ["mail.recipient.example"])
        #expect(stub.nextDeadline == .never)
    }

    @Test("5 s, once more from the same socket with the same id, 5 s, the end")
    mutating func silence() throws {
        let (id, _, _, query) = try ask()
        #expect(stub.nextDeadline == .start + .seconds(5))
        stub.advance(to: .start + .seconds(5), &output)
        let again = try sent()
        #expect(again.0 == id)
        #expect(again.3 == query)
        stub.advance(to: .start + .seconds(10), &output)
        #expect(output == [.close(id), .answered(1, DNSAnswer(Self.question, .timeout))])
    }

    @Test("Two servers take turns")
    mutating func twoServers() throws {
        stub.servers = [Self.first, Self.second]
        let (id, _, _, query) = try ask()
        stub.receive(query.response(.serverFailure).encoded().span.bytes, from: Self.first, in: id, at: .start, &output)
        #expect(try sent().2 == Self.second)
        stub.failed(id, at: .start, &output)
        #expect(try sent().2 == Self.first)
        stub.failed(id, at: .start, &output)
        #expect(try sent().2 == Self.second)
        stub.failed(id, at: .start, &output)
        #expect(output == [.close(id), .answered(1, DNSAnswer(Self.question, .failure(.serverFailure)))])
    }

    @Test("A single server's SERVFAIL is the end of it")
    mutating func serverFailure() throws {
        let (id, _, server, query) = try ask()
        stub.receive(query.response(.serverFailure).encoded().span.bytes, from: server, in: id, at: .start, &output)
        #expect(output.last == .answered(1, DNSAnswer(Self.question, .failure(.serverFailure))))
    }

    @Test("RFC 7766 §5: TC leads to TCP")
    mutating func truncated() throws {
        let (id, _, server, query) = try ask()
        var response = query.response()
        response.flags.isTruncated = true
        stub.receive(response.encoded().span.bytes, from: server, in: id, at: .start, &output)
        #expect(output.prefix(2) == [.passedOver(server: server, Self.question, .noError), .close(id)])
        let (again, transport, _, _) = try sent()
        #expect(transport == .tcp)
        response.flags.isTruncated = false
        response.code = .nonexistentDomain
        stub.receive(response.encoded().span.bytes, from: server, in: again, at: .start, &output)
        #expect(output.last == .answered(1, DNSAnswer(Self.question, .nonexistent)))
    }

    @Test("RFC 2181 §9: what TCP cuts off as well is no answer")
    mutating func truncatedOverTCP() throws {
        let (id, _, server, query) = try ask()
        var response = query.response()
        response.flags.isTruncated = true
        stub.receive(response.encoded().span.bytes, from: server, in: id, at: .start, &output)
        let (again, _, _, _) = try sent()
        stub.receive(response.encoded().span.bytes, from: server, in: again, at: .start, &output)
        #expect(output.last == .answered(1, DNSAnswer(Self.question, .failure(.serverFailure))))
    }

    @Test("Messages of others are ignored")
    mutating func forged() throws {
        let (id, _, server, query) = try ask()
        stub.receive(query.response().encoded().span.bytes, from: Self.second, in: id, at: .start, &output)
        stub.receive(query.encoded().span.bytes, from: server, in: id, at: .start, &output)
        stub.receive(([1, 2, 3] as [UInt8]).span.bytes, from: server, in: id, at: .start, &output)
        var other = query.response()
        other.id ^= 1
        stub.receive(other.encoded().span.bytes, from: server, in: id, at: .start, &output)
        #expect(output.isEmpty)
    }

    @Test("Without servers there is an answer at once")
    mutating func noServers() {
        stub.servers = []
        let number = stub.ask(Self.question, at: .start, &random, &output)
        #expect(output == [.answered(number, DNSAnswer(Self.question, .failure(.serverFailure)))])
    }
}
