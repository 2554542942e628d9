// A recursive resolver on port 53: clients ask it, and it asks the name servers of the world.
// Read first: Sources/DNSProtocol/Resolver/Resolver.swift, which decides everything; here it gets its sockets.

import Basics
import DNSProtocol
import HostStack
import Wire

/// A recursive resolver, listening.
package struct RecursiveResolverService: Equatable, Sendable {
    /// The resolver and its cache.
    package private(set) var resolver: Resolver
    private var streams = DNSStreamServer()
    /// The socket at which clients ask.
    private var udp: SocketID?
    private var sockets = FlatMap<ExchangeID, SocketID>()
    private var exchanges = FlatMap<SocketID, Upstream>()

    /// What goes on at a socket towards a name server.
    private struct Upstream: Equatable, Sendable {
        var exchange: ExchangeID
        var server: IPAddress
        var question: DNSQuestion?
        /// TCP only: what is sent once the connection stands, and what has come in so far.
        var request: [UInt8]?
        var reader = DNSStreamReader()
    }

    /// For when that timer is set.
    private var timer = Instant.never

    /// The token of the timer for the resolver's own deadlines.
    static let deadlineToken: UInt64 = 0

    package init(_ configuration: ResolverConfiguration) { resolver = Resolver(configuration) }

    /// Puts records into the cache, as a forged answer would; answers what is remembered because of it.
    mutating func poison(_ records: [ResourceRecord], at now: Instant) -> [CachedEntry] {
        resolver.poison(records, at: now)
        return resolver.takeNews(at: now)
    }

    mutating func handle(_ input: ServiceInput, _ host: inout HostCore) {
        // Most questions have been asked before, by somebody: then nothing else is to be done.
        if case .socket(let socket, .datagram(let from, let asked, let datagram)) = input, socket == udp,
            let response = resolver.rememberedResponse(to: datagram.bytes, at: host.now)
        {
            return host.send(datagram: response, from: socket, as: asked, to: from)
        }
        var outputs: [ResolverOutput] = []
        switch input {
        case .started:
            udp = host.bindUDP(port: DNSTransport.port)
            _ = host.listen(port: DNSTransport.port)
        case .socket(let socket, let kind):
            if exchanges.contains(socket) {
                upstream(socket, kind, &host, &outputs)
            } else {
                client(socket, kind, &host, &outputs)
            }
        case .timer(Self.deadlineToken):
            timer = .never
            resolver.advance(to: host.now, &host.random, &outputs)
            observeTimeouts(outputs, &host)
        case .timer(let number): streams.idle(number, &host)
        case .stopped:
            if let udp { host.close(udp) }
            return
        case .answer, .mailboxChanged, .queueChanged, .command: return
        }
        for entry in resolver.takeNews(at: host.now) { host.observe(.state(.cached(entry))) }
        carryOut(outputs, &host)
        let deadline = resolver.nextDeadline
        if deadline == timer { return }
        timer = deadline
        if deadline < .never {
            host.setTimer(Self.deadlineToken, at: deadline)
        } else {
            host.cancelTimer(Self.deadlineToken)
        }
    }

    /// A client asks.
    private mutating func client(
        _ socket: SocketID, _ kind: SocketEvent.Kind, _ host: inout HostCore, _ outputs: inout [ResolverOutput]
    ) {
        if case .datagram(let from, let asked, let datagram) = kind {
            resolver.query(
                datagram.array, from: ResolverClient(from, asked: asked), at: host.now, &host.random, &outputs)
        } else if let remote = host.remoteEndpoint(of: socket),
            let (number, messages) = streams.handle(socket, kind, &host)
        {
            let client = ResolverClient(remote, connection: number)
            for message in messages { resolver.query(message, from: client, at: host.now, &host.random, &outputs) }
        } else if case .closed = kind {
            _ = streams.handle(socket, kind, &host)
        }
    }

    /// Something happened at a socket towards a name server.
    private mutating func upstream(
        _ socket: SocketID, _ kind: SocketEvent.Kind, _ host: inout HostCore, _ outputs: inout [ResolverOutput]
    ) {
        guard let exchange = exchanges[socket] else { return }
        switch kind {
        case .datagram(let from, _, let datagram):
            if from.port == DNSTransport.port {
                receive(datagram.array, from: from.address, exchange, &host, &outputs)
            }
        case .connected:
            if let request = exchange.request { host.send(DNSStreamReader.frame(request), on: socket) }
        case .readable:
            let bytes = host.read(socket)
            exchanges[socket]?.reader.append(bytes)
            while let message = exchanges[socket]?.reader.next() {
                receive(message, from: exchange.server, exchange, &host, &outputs)
            }
        case .unreachable, .connectFailed, .peerClosed, .closed:
            observe(nil, exchange, &host)
            resolver.failed(exchange.exchange, at: host.now, &host.random, &outputs)
        case .accepted, .drained, .echoReply, .echoUnreachable: break
        }
    }

    private mutating func receive(
        _ bytes: [UInt8], from server: IPAddress, _ exchange: Upstream, _ host: inout HostCore,
        _ outputs: inout [ResolverOutput]
    ) {
        let response = resolver.receive(
            bytes, from: server, in: exchange.exchange, at: host.now, &host.random, &outputs)
        if let response { observe(response, exchange, &host) }
    }

    private func observe(_ response: DNSMessage?, _ exchange: Upstream, _ host: inout HostCore) {
        guard host.isObserved, let question = exchange.question else { return }
        if let response {
            host.observe(
                .dnsResponse(server: exchange.server, question, response.code, answers: Self.told(response)))
        } else {
            host.observe(.dnsTimeout(server: exchange.server, question))
        }
    }

    /// The records that lead on: the answer, or in a referral the name servers to ask next, with their addresses.
    private static func told(_ response: DNSMessage) -> [ResourceRecord] {
        let servers = response.authorities.filter { $0.type == .ns }
        return response.answers.isEmpty && !servers.isEmpty ? servers + response.additionals : response.answers
    }

    /// An exchange that a deadline closes was never answered.
    private func observeTimeouts(_ outputs: [ResolverOutput], _ host: inout HostCore) {
        for case .close(let exchange) in outputs {
            if let socket = sockets[exchange], let upstream = exchanges[socket] { observe(nil, upstream, &host) }
        }
    }

    private mutating func carryOut(_ outputs: [ResolverOutput], _ host: inout HostCore) {
        for output in outputs {
            switch output {
            case .ask(let exchange, .udp, let server, let query, let bytes):
                guard let socket = sockets[exchange] ?? host.bindUDP(port: nil) else { continue }
                open(socket, exchange, server, query, request: nil, &host)
                host.send(datagram: bytes, from: socket, to: Endpoint(server, DNSTransport.port))
            case .ask(let exchange, .tcp, let server, let query, let bytes):
                guard let socket = try? host.connect(to: Endpoint(server, DNSTransport.port)) else { continue }
                open(socket, exchange, server, query, request: bytes, &host)
            case .close(let exchange):
                guard let socket = sockets.removeValue(forKey: exchange) else { continue }
                exchanges[socket] = nil
                host.close(socket)
            case .answer(let client, let bytes):
                if let number = client.connection {
                    guard let socket = streams.socket(number) else { continue }
                    host.send(DNSStreamReader.frame(bytes), on: socket)
                } else if let udp {
                    // RFC 2181 §4.1: the answer comes from the address that was asked.
                    host.send(datagram: bytes, from: udp, as: client.asked, to: client.endpoint)
                }
            }
        }
    }

    private mutating func open(
        _ socket: SocketID, _ exchange: ExchangeID, _ server: IPAddress, _ query: DNSMessage, request: [UInt8]?,
        _ host: inout HostCore
    ) {
        let question = query.questions.first
        sockets[exchange] = socket
        exchanges[socket] = Upstream(exchange: exchange, server: server, question: question, request: request)
        if let question {
            host.observe(.dnsQuery(server: server, question))
        }
    }

    mutating func forget() {
        resolver.powerOff()
        streams.removeAll()
        sockets.removeAll()
        exchanges.removeAll()
        udp = nil
        timer = .never
    }
}
