// A name server's zones change under its hands. Read first: ZoneChange.swift.

extension AuthoritativeServer {
    /// Why a change is not possible.
    package enum ChangeError: Error, Equatable, CustomStringConvertible {
        /// No zone of this server has the name.
        case notHere(String)
        /// There is no such record.
        case nothingToRemove(String)
        /// The zone would not be one any more.
        case zone(ZoneError)

        package var description: String {
            switch self {
            case .notHere(let name): "no zone of this server holds \(name)"
            case .nothingToRemove(let name): "there is no such record of \(name)"
            case .zone(let error): "\(error)"
            }
        }
    }

    /// What a change has come to.
    package struct Outcome: Equatable {
        /// The zone that was changed.
        package var origin: DNSName
        package var removed: [ResourceRecord]
        package var added: [ResourceRecord]

        /// Whether the zone says what it said before, but for its serial number.
        package var isEmpty: Bool { removed.isEmpty && added.isEmpty }
    }

    /// Changes a zone, and raises its serial number (RFC 1982) as an administrator does.
    /// - Parameter origin: the zone that is meant; nil for the nearest one. A delegation stands in the parent's zone
    ///   under the name of its child's (RFC 1034 §4.2.1).
    @discardableResult
    package mutating func apply(_ change: ZoneChange, in origin: DNSName? = nil) throws(ChangeError) -> Outcome {
        let name = change.name ?? .root
        // The longest origin comes first, so the first zone that holds the name is the nearest one.
        let index = zones.firstIndex { name.isSubdomain(of: $0.origin) && (origin == nil || $0.origin == origin) }
        guard let index else { throw .notHere("\(name)") }
        let old = zones[index].records
        var records = old
        switch change {
        case .set(let new):
            records.removeAll { $0.name == name && $0.type == new.first?.type }
            records += new
        case .remove(_, let type):
            let before = records.count
            records.removeAll { $0.name == name && (type == nil || $0.type == type) }
            if records.count == before { throw .nothingToRemove("\(name)") }
        }
        for i in records.indices where records[i].name == zones[index].origin {
            if case .soa(var soa) = records[i].data {
                soa.serial &+= 1
                records[i].data = .soa(soa)
            }
        }
        do { replaceZone(at: index, with: try Zone(origin: zones[index].origin, records: records)) } catch {
            throw .zone(error)
        }
        func isConcerned(_ record: ResourceRecord) -> Bool { record.name == name && record.type != .soa }
        return Outcome(
            origin: zones[index].origin, removed: old.filter { isConcerned($0) && !records.contains($0) },
            added: records.filter { isConcerned($0) && !old.contains($0) })
    }
}
