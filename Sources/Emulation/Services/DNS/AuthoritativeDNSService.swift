// A name server on port 53 that answers from its zones, over UDP and TCP.
// Read first: Sources/DNSProtocol/Zone/AuthoritativeServer.swift. Then RecursiveResolverService.swift.

import Basics
import DNSProtocol
import HostStack

/// An authoritative server, listening.
package struct AuthoritativeDNSService: Equatable, Sendable {
    /// The server and its zones. A record that is changed here is answered from the next question on.
    package internal(set) var server: AuthoritativeServer
    private var streams = DNSStreamServer()
    private var udp: SocketID?

    package init(zones: [Zone]) { server = AuthoritativeServer(zones: zones) }

    /// Changes a zone: `origin`, or the nearest one. Throws what the server says to it.
    @discardableResult
    package mutating func apply(
        _ change: ZoneChange, in origin: DNSName? = nil
    ) throws(AuthoritativeServer.ChangeError) -> AuthoritativeServer.Outcome { try server.apply(change, in: origin) }

    mutating func handle(_ input: ServiceInput, _ host: inout HostCore) {
        switch input {
        case .started:
            udp = host.bindUDP(port: DNSTransport.port)
            _ = host.listen(port: DNSTransport.port)
        case .socket(let socket, .datagram(let from, let asked, let datagram)):
            guard let response = server.respond(to: datagram.array, over: .udp, &host.random) else { return }
            // RFC 2181 §4.1: the answer comes from the address that was asked.
            host.send(datagram: response.bytes, from: socket, as: asked, to: from)
        case .socket(let socket, let kind):
            guard let (_, messages) = streams.handle(socket, kind, &host) else { return }
            for message in messages {
                guard let response = server.respond(to: message, over: .tcp, &host.random) else { continue }
                host.send(DNSStreamReader.frame(response.bytes), on: socket)
            }
        case .timer(let number): streams.idle(number, &host)
        case .stopped:
            if let udp { host.close(udp) }
        case .answer, .mailboxChanged, .queueChanged, .command: break
        }
    }

    mutating func forget() {
        streams.removeAll()
        udp = nil
    }
}
