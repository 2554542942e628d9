// Questions to DNS: from a service to the stub resolver, out of a socket, and back. Read first: HostResolver.swift.

import Basics
import DNSProtocol
import HostStack
import Wire

extension HostCore {
    /// Asks the host's recursive resolver. The answer arrives as `ServiceInput.answer` with the number returned here.
    package mutating func resolve(_ name: DNSName, _ type: DNSType) -> UInt64 {
        let question = DNSQuestion(name, type)
        let number = memory.value.resolver.ask(question, asker: currentService, at: now, &random, &output.questions)
        carryOutQuestions()
        return number
    }

    /// Gives up or repeats questions that nobody answered.
    mutating func resolverTimeout() {
        memory.value.resolver.advance(to: now, &output.questions)
        carryOutQuestions()
    }

    /// Something happened at one of the resolver's own sockets.
    mutating func resolverSocket(_ socket: SocketID, _ kind: SocketEvent.Kind) {
        guard let conversation = resolver.conversation(at: socket) else { return }
        let (exchange, server) = (conversation.exchange, conversation.server)
        switch kind {
        case .datagram(let from, _, let datagram):
            if from.port != DNSTransport.port { return }
            memory.value.resolver.receive(datagram.bytes, from: from.address, in: exchange, at: now, &output.questions)
        case .connected:
            if let stream = conversation.stream { send(DNSStreamReader.frame(stream.value.request), on: socket) }
        case .readable:
            resolver.received(read(socket), on: socket)
            while let message = resolver.nextMessage(on: socket) {
                memory.value.resolver.receive(
                    message.span.bytes, from: server, in: exchange, at: now, &output.questions)
            }
        case .unreachable, .connectFailed, .closed, .peerClosed:
            memory.value.resolver.failed(exchange, at: now, &output.questions)
        case .accepted, .drained, .echoReply, .echoUnreachable: break
        }
        carryOutQuestions()
    }

    /// Does what the stub wants.
    private mutating func carryOutQuestions() {
        if output.questions.isEmpty { return }
        // Taken out and put back, so that there is one array for all questions of the world.
        var actions: [StubResolver.Output] = []
        swap(&actions, &output.questions)
        let service = currentService
        currentService = Self.resolverOwner
        if actions.count > 1 { actions.reverse() }
        while let action = actions.popLast() { carryOut(consume action, for: service) }
        currentService = service
        swap(&actions, &output.questions)
    }

    private mutating func carryOut(_ action: consuming StubResolver.Output, for service: UInt16) {
        switch consume action {
        case .send(let exchange, .udp, let server, let message):
            guard let socket = resolver.socket(of: exchange) ?? bindUDP(port: nil) else { return }
            resolver.opened(socket, HostResolver.Conversation(exchange: exchange, server: server))
            observeQuery(in: exchange, to: server)
            send(datagram: message, from: socket, to: Endpoint(server, DNSTransport.port))
        case .send(let exchange, .tcp, let server, let message):
            guard let socket = try? connect(to: Endpoint(server, DNSTransport.port)) else { return }
            let stream = Boxed(HostResolver.Stream(request: message))
            resolver.opened(socket, HostResolver.Conversation(exchange: exchange, server: server, stream: stream))
            observeQuery(in: exchange, to: server)
        case .passedOver(let server, let question, let code):
            if let code {
                observe(.dnsResponse(server: server, question, code, answers: []))
            } else {
                observe(.dnsTimeout(server: server, question))
            }
        case .close(let exchange):
            if let socket = resolver.closed(exchange) { close(socket) }
        case .answered(let number, let answer):
            let question = resolver.answered(number)
            observeAnswer(answer, from: question?.server)
            output.notices.append(ServiceNotice(service: question?.asker ?? service, input: .answer(number, answer)))
        }
    }

    private mutating func observeQuery(in exchange: ExchangeID, to server: IPAddress) {
        guard isObserved, let question = memory.value.resolver.question(of: exchange) else { return }
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
