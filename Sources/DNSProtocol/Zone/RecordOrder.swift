// The order of the records of one set in an answer. Read first: AuthoritativeServer.swift.

import Basics

/// In which order a server gives the records of a set. It carries no meaning (RFC 2181 §5); a shuffle spreads load.
package enum RecordOrder: Hashable, Sendable {
    /// As in the zone.
    case fixed
    /// Another random order each time, as BIND does.
    case shuffled

    /// `records` with each run of records of one set in this order.
    func arranged(_ records: [ResourceRecord], _ random: inout SeededGenerator) -> [ResourceRecord] {
        switch self {
        case .fixed: return records
        case .shuffled:
            guard records.count > 1 else { return records }
            var result = records
            var start = 0
            while start < result.count {
                var end = start + 1
                while end < result.count,
                    result[end].type == result[start].type && result[end].name == result[start].name
                { end += 1 }
                if end - start > 1 { result[start..<end].shuffle(using: &random) }
                start = end
            }
            return result
        }
    }
}
