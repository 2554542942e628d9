// A DNS record in presentation form (RFC 1035 §5.1). Read first: ZonePlan.swift.

/// One record, written as in a zone file with nothing left out.
package struct RecordPlan: Equatable, Sendable {
    /// The owner's full name with the final dot.
    package var name: String
    /// How long a cache may keep it, in seconds.
    package var ttl: UInt32
    /// `A`, `MX`, `TXT`, ...
    package var type: String
    /// The data as a zone file has it: `10 mail.kita.example.`; names are full.
    package var data: String

    /// As a master file has it (RFC 1035 §5.1).
    package var line: String { "\(name) \(ttl) IN \(type) \(data)" }

    package init(name: String, ttl: UInt32, type: String, data: String) {
        self.name = name
        self.ttl = ttl
        self.type = type
        self.data = data
    }
}
