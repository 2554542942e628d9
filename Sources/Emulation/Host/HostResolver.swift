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
        var stream: Stream?
    }

    struct Stream: Equatable, Sendable {
        var request: [UInt8]
        var reader = DNSStreamReader()
    }

    init(servers: [IPAddress]) { state = Boxed(State(stub: StubResolver(servers: servers))) }

    var stub: StubResolver {
        _read { yield state.value.stub }
        _modify {
            defer { nextDeadline = state.value.stub.nextDeadline }
            yield &state.value.stub
        }
    }
    var questions: FlatMap<ExchangeID, Question> {
        _read { yield state.value.questions }
        _modify { yield &state.value.questions }
    }
    var conversations: FlatMap<SocketID, Conversation> {
        _read { yield state.value.conversations }
        _modify { yield &state.value.conversations }
    }

    /// The host was switched off.
    mutating func forget() {
        stub.powerOff()
        questions.removeAll()
        conversations.removeAll()
    }
}
