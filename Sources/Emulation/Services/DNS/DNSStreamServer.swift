// The TCP side of a DNS server: messages with their length before them, several on one connection (RFC 7766).
// Read first: Sources/DNSProtocol/Message/DNSStreamReader.swift. Shared by both kinds of DNS servers.

import Basics
import DNSProtocol
import HostStack

/// The open TCP connections of a DNS server and what has come in on each.
struct DNSStreamServer: Equatable, Sendable {
    private struct Stream: Equatable, Sendable {
        /// The token of its idle timer, and its name towards a resolver.
        let number: UInt64
        var reader = DNSStreamReader()
        /// How many bytes of answers the client had not taken when its idle timer was set or fired last.
        var unacknowledged = 0
    }

    private var streams: [SocketID: Stream] = [:]
    private var sockets: [UInt64: SocketID] = [:]
    /// Numbers begin above the tokens that the services use themselves.
    private var lastNumber: UInt64 = 1_000

    /// RFC 7766 §6.2.3: a server may close a connection that is idle for some seconds. Longer than a resolver tries to
    /// find an answer, so that nobody is hung up on who still waits for one.
    static let idleTime = Interval.seconds(30)
    /// RFC 7766 §6.2.2: the number of connections should have a limit.
    static let connectionLimit = 150
    /// A client is not read from while more bytes than this wait to be taken by it.
    static let answerLimit = 65_536

    /// The connection with this number, if it is still there.
    func socket(_ number: UInt64) -> SocketID? { sockets[number] }

    /// Takes an event of a connection.
    /// - Returns: the connection's number and the messages that are complete now.
    mutating func handle(
        _ socket: SocketID, _ kind: SocketEvent.Kind, _ host: inout HostCore
    ) -> (number: UInt64, messages: [[UInt8]])? {
        switch kind {
        case .accepted:
            if streams.count >= Self.connectionLimit {
                host.abort(socket)
                return nil
            }
            lastNumber += 1
            streams[socket] = Stream(number: lastNumber)
            sockets[lastNumber] = socket
            host.setTimer(lastNumber, at: host.now + Self.idleTime)
            return nil
        case .readable, .drained:
            // Who asks and does not listen is not read from: his window closes. What he said meanwhile is read when he
            // has taken what there is.
            let unacknowledged = host.stack.unacknowledgedByteCount(of: socket)
            if unacknowledged > Self.answerLimit { return nil }
            let bytes = host.read(socket)
            guard let number = streams[socket]?.number, !bytes.isEmpty else { return nil }
            host.setTimer(number, at: host.now + Self.idleTime)
            streams[socket]?.unacknowledged = unacknowledged
            streams[socket]?.reader.append(bytes)
            var messages: [[UInt8]] = []
            while let message = streams[socket]?.reader.next() { messages.append(message) }
            return (number, messages)
        case .peerClosed:
            host.close(socket)
            return nil
        case .closed:
            forget(socket, &host)
            return nil
        case .connected, .connectFailed, .datagram, .unreachable, .echoReply, .echoUnreachable:
            return nil
        }
    }

    /// The idle timer of a connection has fired. Whoever still receives a long answer is not idle; whoever takes
    /// nothing of it would hold the connection for ever after a mere close.
    mutating func idle(_ number: UInt64, _ host: inout HostCore) {
        guard let socket = sockets[number], let before = streams[socket]?.unacknowledged else { return }
        let unacknowledged = host.stack.unacknowledgedByteCount(of: socket)
        if unacknowledged == 0 { return host.close(socket) }
        if unacknowledged == before {
            host.abort(socket)
            return forget(socket, &host)
        }
        streams[socket]?.unacknowledged = unacknowledged
        host.setTimer(number, at: host.now + Self.idleTime)
    }

    private mutating func forget(_ socket: SocketID, _ host: inout HostCore) {
        guard let stream = streams.removeValue(forKey: socket) else { return }
        sockets[stream.number] = nil
        host.cancelTimer(stream.number)
    }

    /// The host was switched off.
    mutating func removeAll() {
        streams = [:]
        sockets = [:]
    }
}
