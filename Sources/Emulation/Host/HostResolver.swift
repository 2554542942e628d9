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
        var sockets = FlatMap<ExchangeID, SocketID>()
        var conversations = FlatMap<SocketID, Conversation>()
        var askers = FlatMap<UInt64, UInt16>()
        var servers = FlatMap<UInt64, IPAddress>()
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
    var sockets: FlatMap<ExchangeID, SocketID> {
        _read { yield state.value.sockets }
        _modify { yield &state.value.sockets }
    }
    var conversations: FlatMap<SocketID, Conversation> {
        _read { yield state.value.conversations }
        _modify { yield &state.value.conversations }
    }
    /// Which service asked a question, by the question's number.
    var askers: FlatMap<UInt64, UInt16> {
        _read { yield state.value.askers }
        _modify { yield &state.value.askers }
    }
    /// Where each question was sent last, for those who look on.
    var servers: FlatMap<UInt64, IPAddress> {
        _read { yield state.value.servers }
        _modify { yield &state.value.servers }
    }

    /// The host was switched off.
    mutating func forget() {
        stub.powerOff()
        sockets.removeAll()
        conversations.removeAll()
        askers.removeAll()
        servers.removeAll()
    }
}
