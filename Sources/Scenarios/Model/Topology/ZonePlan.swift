// A DNS zone (RFC 1034 §4.2): its name and all its records, the delegations and their glue among them.
// Read first: AuthoritativeDNSPlan.swift.

/// One zone.
package struct ZonePlan: Equatable, Sendable {
    /// Its name with the final dot: `kita.example.`; the root zone is `.`.
    package var name: String
    /// Its records; exactly one is the SOA.
    package var records: [RecordPlan]

    package init(name: String, records: [RecordPlan]) {
        self.name = name
        self.records = records
    }
}
