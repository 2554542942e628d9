// The TCP side of a DNS server: messages with their length before them, several on one connection (RFC 7766).
// Read first: Sources/DNSProtocol/Message/DNSStreamReader.swift. Shared by both kinds of DNS servers.

import Basics
import DNSProtocol
import HostStack

/// The open TCP connections of a DNS server and what has come in on each.
struct DNSStreamServer: Equatable, Sendable {
    private var readers: [SocketID: DNSStreamReader] = [:]
    /// Each connection's number: the token of its idle timer, and its name towards a resolver.
    private var numbers: [SocketID: UInt64] = [:]
    private var sockets: [UInt64: SocketID] = [:]
    /// Numbers begin above the tokens that the services use themselves.
    private var lastNumber: UInt64 = 1_000

    /// RFC 7766 §6.2.3: a server may close a connection that is idle for some seconds.
    static let idleTime = Interval.seconds(10)
    /// RFC 7766 §6.2.2: the number of connections should have a limit.
    static let connectionLimit = 150

    /// The connection with this number, if it is still there.
    func socket(_ number: UInt64) -> SocketID? { sockets[number] }

    /// Takes an event of a connection.
    /// - Returns: the connection's number and the messages that are complete now.
    mutating func handle(
        _ socket: SocketID, _ kind: SocketEvent.Kind, _ host: inout HostCore
    ) -> (number: UInt64, messages: [[UInt8]])? {
        switch kind {
        case .accepted:
            if readers.count >= Self.connectionLimit {
                host.abort(socket)
                return nil
            }
            lastNumber += 1
            readers[socket] = DNSStreamReader()
            numbers[socket] = lastNumber
            sockets[lastNumber] = socket
            host.setTimer(lastNumber, at: host.now + Self.idleTime)
            return nil
        case .readable:
            let bytes = host.read(socket)
            guard let number = numbers[socket] else { return nil }
            host.setTimer(number, at: host.now + Self.idleTime)
            readers[socket]?.append(bytes)
            var messages: [[UInt8]] = []
            while let message = readers[socket]?.next() { messages.append(message) }
            return (number, messages)
        case .peerClosed:
            host.close(socket)
            return nil
        case .closed:
            forget(socket, &host)
            return nil
        case .connected, .connectFailed, .drained, .datagram, .unreachable, .echoReply, .echoUnreachable:
            return nil
        }
    }

    /// Closes a connection whose idle timer has fired.
    mutating func idle(_ number: UInt64, _ host: inout HostCore) {
        if let socket = sockets[number] { host.close(socket) }
    }

    private mutating func forget(_ socket: SocketID, _ host: inout HostCore) {
        readers[socket] = nil
        guard let number = numbers.removeValue(forKey: socket) else { return }
        sockets[number] = nil
        host.cancelTimer(number)
    }

    /// The host was switched off.
    mutating func removeAll() {
        readers = [:]
        numbers = [:]
        sockets = [:]
    }
}
