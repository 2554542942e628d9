// Why records do not make a zone. Read first: Zone.swift.

/// What is wrong with the records of a zone.
package enum ZoneError: Error, Equatable, Sendable {
    /// There is no SOA record at the zone's origin, or more than one (RFC 1034 §4.2.1).
    case startOfAuthorityCount(Int)
    /// There is no NS record at the zone's origin (RFC 1034 §4.2.1).
    case noNameServer
    /// The owner of the record does not lie in the zone.
    case outsideOfZone(ResourceRecord)
    /// An alias has other records as well, or two targets (RFC 1034 §3.6.2, RFC 2181 §10.1).
    case aliasWithOtherData(DNSName)
}

extension ZoneError: CustomStringConvertible {
    /// A sentence for the author of a file.
    package var description: String {
        switch self {
        case .startOfAuthorityCount(let n): "a zone needs one SOA record at its origin, there are \(n)"
        case .noNameServer: "a zone needs an NS record at its origin"
        case .outsideOfZone(let record): "the record \"\(record)\" does not lie in the zone"
        case .aliasWithOtherData(let name): "\(name) is an alias (CNAME) and must not have other records"
        }
    }
}
