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

    /// Changes a zone, and raises its serial number (RFC 1982) as an administrator does.
    package mutating func apply(_ change: ZoneChange) throws(ChangeError) {
        let name = change.name ?? .root
        // The longest origin comes first, so the first zone that holds the name is the right one.
        guard let index = zones.firstIndex(where: { name.isSubdomain(of: $0.origin) }) else {
            throw .notHere("\(name)")
        }
        var records = zones[index].records
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
    }
}
