// Over what a message travels (RFC 1035 §4.2, RFC 7766). Read first: DNSMessage.swift. Then DNSStreamReader.swift.

/// UDP for nearly everything, TCP for what is too large for it. Both use port 53.
package enum DNSTransport: Hashable, Sendable {
    case udp
    case tcp

    /// The port of name servers.
    package static let port: UInt16 = 53

    /// How many bytes an answer to `query` may have.
    package func limit(for query: DNSMessage) -> Int {
        switch self {
        case .tcp: DNSMessage.streamLimit
        // RFC 6891 §6.2.3: values lower than 512 are treated as 512. No more is sent than we announce ourselves.
        case .udp: min(max(DNSMessage.classicLimit, Int(query.edns?.payloadSize ?? 0)), 1232)
        }
    }
}
