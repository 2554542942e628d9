// What kind of request a message is (RFC 1035 §4.1.1). Read first: DNSMessage.swift.

/// The kind of a request: 4 bits.
package struct Opcode: RawRepresentable, Hashable, Sendable {
    package var rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue & 15 }

    /// An ordinary question.
    package static let query = Opcode(rawValue: 0)
    /// "The zone has changed" (RFC 1996).
    package static let notify = Opcode(rawValue: 4)
    /// "Change the zone" (RFC 2136).
    package static let update = Opcode(rawValue: 5)
}
