// Who asked a resolver, and where its answer goes. Read first: Resolver.swift.

import Wire

/// The asker of a question. The resolver only hands it back.
package struct ResolverClient: Hashable, Sendable {
    /// The client's address and port.
    package var endpoint: Endpoint
    /// The address of ours that it asked, if there is a choice.
    package var asked: IPAddress
    /// The connection that the question came on, by a number of the owner's choice; nil for UDP.
    package var connection: UInt64?

    package init(_ endpoint: Endpoint, asked: IPAddress = .unspecified, connection: UInt64? = nil) {
        self.endpoint = endpoint
        self.asked = asked
        self.connection = connection
    }

    var transport: DNSTransport { connection == nil ? .udp : .tcp }
}
