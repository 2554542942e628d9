// The part of a host that asks DNS servers for its programs: the stub resolver with its sockets.
// Read first: Sources/DNSProtocol/Resolver/StubResolver.swift. Then HostCore+Resolver.swift.

import Basics
import DNSProtocol
import HostStack
import Wire

/// A stub resolver, the sockets of its exchanges, and who waits for which answer.
struct HostResolver: Equatable, Sendable {
    var stub: StubResolver
    var sockets: [ExchangeID: SocketID] = [:]
    var conversations: [SocketID: Conversation] = [:]
    /// Which service asked a question, by the question's number.
    var askers: [UInt64: UInt16] = [:]
    /// Where each question was sent last, for those who look on.
    var servers: [UInt64: IPAddress] = [:]

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

    init(servers: [IPAddress]) { stub = StubResolver(servers: servers) }

    var nextDeadline: Instant { stub.nextDeadline }

    /// The host was switched off.
    mutating func forget() {
        stub.powerOff()
        sockets = [:]
        conversations = [:]
        askers = [:]
        servers = [:]
    }
}
