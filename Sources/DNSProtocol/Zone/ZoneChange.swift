// What an administrator changes in a zone. Read first: Zone.swift. AuthoritativeServer+Change.swift carries it out.

/// A change of one set of records (RFC 2181 §5).
package enum ZoneChange: Equatable, Sendable {
    /// These records, all of one name and type, take the place of the set that is there.
    case set([ResourceRecord])
    /// The set of this name and type goes; without a type, all records of the name.
    case remove(DNSName, DNSType?)

    /// The name whose records change; nil for an empty set.
    package var name: DNSName? {
        switch self {
        case .set(let records): records.first?.name
        case .remove(let name, _): name
        }
    }
}
