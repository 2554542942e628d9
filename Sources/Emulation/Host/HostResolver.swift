// The part of a host that asks DNS servers for its programs: the stub resolver with its sockets.
// Read first: Sources/DNSProtocol/Resolver/StubResolver.swift. Then HostCore+Resolver.swift.

import Basics
import DNSProtocol
import HostStack
import Wire

/// A stub resolver, the sockets of its exchanges, and who waits for which answer.
struct HostResolver: Equatable, Sendable {
    /// Boxed, so that a copy of a host for the sake of a frame shares it.
    private var state: Boxed<State>
    /// When the stub wants its next turn; here and not in the box, because it is asked for after every frame.
    private(set) var nextDeadline = Instant.never

    private struct State: Equatable, Sendable {
        var stub: StubResolver
        var questions = FlatMap<ExchangeID, Question>()
        var conversations = FlatMap<SocketID, Conversation>()
    }

    /// A question that is not answered yet.
    struct Question: Equatable, Sendable {
        /// Which service asked.
        var asker: UInt16
        /// Where it is waited for at present.
        var socket: SocketID?
        /// Where it was sent last, for those who look on.
        var server: IPAddress?
    }

    /// What goes on at one socket.
    struct Conversation: Equatable, Sendable {
        var exchange: ExchangeID
        var server: IPAddress
        /// TCP only: what is sent once the connection stands, and what has come in so far.
        var stream: Boxed<Stream>?
    }

    struct Stream: Equatable, Sendable {
        var request: [UInt8]
        var reader = DNSStreamReader()
    }

    init(servers: [IPAddress]) { state = Boxed(State(stub: StubResolver(servers: servers))) }

    // MARK: Turns of the stub

    /// Asks a question of a service's.
    /// - Returns: the number of the question, which is that of its exchange.
    mutating func ask(
        _ question: DNSQuestion, asker: UInt16, at now: Instant, _ random: inout SeededGenerator,
        _ outputs: inout [StubResolver.Output]
    ) -> UInt64 {
        let number = state.value.stub.ask(question, at: now, &random, &outputs)
        state.value.questions[ExchangeID(rawValue: number)] = Question(asker: asker)
        nextDeadline = state.value.stub.nextDeadline
        return number
    }

    /// A message arrived in an exchange, from `address`.
    mutating func receive(
        _ bytes: RawSpan, from address: IPAddress, in exchange: ExchangeID, at now: Instant,
        _ outputs: inout [StubResolver.Output]
    ) {
        state.value.stub.receive(bytes, from: address, in: exchange, at: now, &outputs)
        nextDeadline = state.value.stub.nextDeadline
    }

    /// An exchange cannot go on.
    mutating func failed(_ exchange: ExchangeID, at now: Instant, _ outputs: inout [StubResolver.Output]) {
        state.value.stub.failed(exchange, at: now, &outputs)
        nextDeadline = state.value.stub.nextDeadline
    }

    /// Time went by.
    mutating func advance(to now: Instant, _ outputs: inout [StubResolver.Output]) {
        state.value.stub.advance(to: now, &outputs)
        nextDeadline = state.value.stub.nextDeadline
    }

    // MARK: Sockets

    /// The socket of an exchange, if it has one at present.
    func socket(of exchange: ExchangeID) -> SocketID? { state.value.questions[exchange]?.socket }

    /// What goes on at a socket; nil when it is none of the stub's.
    func conversation(at socket: SocketID) -> Conversation? { state.value.conversations[socket] }

    /// The exchange has this socket from now on.
    mutating func opened(_ socket: SocketID, _ conversation: Conversation) {
        if var question = state.value.questions[conversation.exchange] {
            question.socket = socket
            question.server = conversation.server
            state.value.questions[conversation.exchange] = question
        }
        state.value.conversations[socket] = conversation
    }

    /// The exchange has no socket any more.
    /// - Returns: the one that it had.
    mutating func closed(_ exchange: ExchangeID) -> SocketID? {
        guard var question = state.value.questions[exchange], let socket = question.socket else { return nil }
        question.socket = nil
        state.value.questions[exchange] = question
        state.value.conversations.removeValue(forKey: socket)
        return socket
    }

    /// What is asked in an exchange; nil when it is over.
    /// It changes nothing: but where a method only reads, the compiler copies the stub out of its box to call it.
    mutating func question(of exchange: ExchangeID) -> DNSQuestion? { state.value.stub.question(of: exchange) }

    /// The question with this number is answered.
    mutating func answered(_ number: UInt64) -> Question? {
        state.value.questions.removeValue(forKey: ExchangeID(rawValue: number))
    }

    /// Bytes have come in on a connection.
    mutating func received(_ bytes: [UInt8], on socket: SocketID) {
        state.value.conversations[socket]?.stream?.value.reader.append(bytes)
    }

    /// The next message that is complete on a connection.
    mutating func nextMessage(on socket: SocketID) -> [UInt8]? {
        state.value.conversations[socket]?.stream?.value.reader.next()
    }

    /// The host was switched off.
    mutating func forget() {
        state.value.stub.powerOff()
        nextDeadline = state.value.stub.nextDeadline
        state.value.questions.removeAll()
        state.value.conversations.removeAll()
    }
}
