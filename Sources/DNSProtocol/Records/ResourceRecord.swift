// One fact in the domain name system (RFC 1035 §3.2.1). Read first: DNSName.swift, RecordData.swift.
// Then ResourceRecord+Text.swift for the form in files, DNSMessage.swift for the form on the wire.

/// A resource record.
package struct ResourceRecord: Hashable, Sendable {
    /// The owner: the name that the record is about.
    package var name: DNSName
    /// In practice always `.internet`.
    package var `class`: DNSClass
    /// For how many seconds a cache may keep it, 0 to 2^31 - 1 (RFC 2181 §8).
    package var ttl: UInt32
    package var data: RecordData

    package init(_ name: DNSName, class: DNSClass = .internet, ttl: UInt32, _ data: RecordData) {
        self.name = name
        self.class = `class`
        self.ttl = ttl
        self.data = data
    }

    package var type: DNSType { data.type }
}
