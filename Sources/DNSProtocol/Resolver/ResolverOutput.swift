// What a resolver wants done. Read first: Resolver.swift.

import Wire

/// An effect that the owner of a resolver carries out.
package enum ResolverOutput: Equatable, Sendable {
    /// Send these bytes, which are `query`, to `server`, port 53. UDP: from a new socket of the exchange's own. TCP:
    /// connect, then send them after their length (`DNSStreamReader.frame`).
    case ask(ExchangeID, DNSTransport, server: IPAddress, query: DNSMessage, bytes: [UInt8])
    /// The exchange is over; its socket can go.
    case close(ExchangeID)
    /// Send these bytes to the client.
    case answer(ResolverClient, [UInt8])
}
