// Questions to DNS: from a service to the stub resolver, out of a socket, and back. Read first: HostResolver.swift.

import Basics
import DNSProtocol
import HostStack
import Wire

extension HostCore {
    /// Asks the host's recursive resolver. The answer arrives as `ServiceInput.answer` with the number returned here.
    package mutating func resolve(_ name: DNSName, _ type: DNSType) -> UInt64 {
        var outputs: [StubResolver.Output] = []
        let number = memory.value.resolver.stub.ask(DNSQuestion(name, type), at: now, &random, &outputs)
        resolver.questions[ExchangeID(rawValue: number)] = HostResolver.Question(asker: currentService)
        carryOut(outputs)
        return number
    }

    /// Gives up or repeats questions that nobody answered.
    mutating func resolverTimeout() {
        var outputs: [StubResolver.Output] = []
        resolver.stub.advance(to: now, &outputs)
        carryOut(outputs)
    }

    /// Something happened at one of the resolver's own sockets.
    mutating func resolverSocket(_ socket: SocketID, _ kind: SocketEvent.Kind) {
        guard let conversation = resolver.conversations[socket] else { return }
        var outputs: [StubResolver.Output] = []
        switch kind {
        case .datagram(let from, let datagram):
            if from.port != DNSTransport.port { return }
            resolver.stub.receive(datagram.bytes, from: from.address, in: conversation.exchange, at: now, &outputs)
        case .connected:
            if let stream = conversation.stream { send(DNSStreamReader.frame(stream.request), on: socket) }
        case .readable:
            let bytes = read(socket)
            resolver.conversations[socket]?.stream?.reader.append(bytes)
            while let message = resolver.conversations[socket]?.stream?.reader.next() {
                resolver.stub.receive(
                    message.span.bytes, from: conversation.server, in: conversation.exchange, at: now, &outputs)
            }
        case .unreachable, .connectFailed, .closed, .peerClosed:
            resolver.stub.failed(conversation.exchange, at: now, &outputs)
        case .accepted, .drained, .echoReply, .echoUnreachable: break
        }
        carryOut(outputs)
    }

    private mutating func carryOut(_ outputs: [StubResolver.Output]) {
        let service = currentService
        currentService = Self.resolverOwner
        defer { currentService = service }
        for action in outputs {
            switch action {
            case .send(let exchange, .udp, let server, let message):
                if let socket = resolver.questions[exchange]?.socket ?? bindUDP(port: nil) {
                    open(socket, exchange, server, stream: nil)
                    observeQuery(message, to: server)
                    send(datagram: message, from: socket, to: Endpoint(server, DNSTransport.port))
                }
            case .send(let exchange, .tcp, let server, let message):
                if let socket = try? connect(to: Endpoint(server, DNSTransport.port)) {
                    open(socket, exchange, server, stream: HostResolver.Stream(request: message))
                    observeQuery(message, to: server)
                }
            case .close(let exchange):
                guard let socket = resolver.questions[exchange]?.socket else { continue }
                resolver.questions[exchange]?.socket = nil
                resolver.conversations[socket] = nil
                close(socket)
            case .answered(let number, let answer):
                // A question's number is that of its exchange.
                let question = resolver.questions.removeValue(forKey: ExchangeID(rawValue: number))
                observeAnswer(answer, from: question?.server)
                output.notices.append(
                    ServiceNotice(service: question?.asker ?? service, input: .answer(number, answer)))
            }
        }
    }

    private mutating func open(
        _ socket: SocketID, _ exchange: ExchangeID, _ server: IPAddress, stream: HostResolver.Stream?
    ) {
        resolver.questions[exchange]?.socket = socket
        resolver.questions[exchange]?.server = server
        resolver.conversations[socket] = HostResolver.Conversation(exchange: exchange, server: server, stream: stream)
    }

    private mutating func observeQuery(_ message: [UInt8], to server: IPAddress) {
        guard isObserved, let question = (try? DNSMessage(message))?.questions.first else { return }
        observe(.dnsQuery(server: server, question))
    }

    private mutating func observeAnswer(_ answer: DNSAnswer, from server: IPAddress?) {
        guard isObserved, let server else { return }
        let question = answer.question
        switch answer.outcome {
        case .timeout: observe(.dnsTimeout(server: server, question))
        case .records(let records): observe(.dnsResponse(server: server, question, .noError, answers: records))
        case .noData: observe(.dnsResponse(server: server, question, .noError, answers: []))
        case .nonexistent: observe(.dnsResponse(server: server, question, .nonexistentDomain, answers: []))
        case .failure(let code): observe(.dnsResponse(server: server, question, code, answers: []))
        }
    }
}
