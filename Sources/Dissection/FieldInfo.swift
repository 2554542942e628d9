// What is known of a field before any packet comes: its names, and what it means. Read first: FieldFormat.swift.
// The tables are in Catalogue/, one file a protocol.

import Basics

/// A field that a dissector can find, by Wireshark's own filter name.
package struct FieldInfo: Equatable, Sendable {
    /// Wireshark's filter name: `ip.ttl`. Empty for a heading that only groups others.
    package var name: String
    /// Wireshark's title: `Time to Live`.
    package var label: String
    package var format: FieldFormat
    /// What it means, in one plain sentence.
    package var en: String
    package var ja: String
    /// The section that defines it: `RFC 791 §3.1`; empty when no RFC does.
    package var rfc: String
    /// The lesson in which it matters; nil when none is about it.
    package var lesson: String?
    /// What a display filter takes it for, where the format does not say that.
    var filterKind: FilterKind?

    package init(
        _ name: String, _ label: String, _ format: FieldFormat, _ en: String, _ ja: String, _ rfc: String = "",
        lesson: String? = nil
    ) {
        (self.name, self.label, self.format, self.en, self.ja, self.rfc) = (name, label, format, en, ja, rfc)
        self.lesson = lesson
    }

    /// The same for a display filter of another kind.
    func compared(as kind: FilterKind) -> FieldInfo {
        var info = self
        info.filterKind = kind
        return info
    }
}

/// The number of a field in the catalogue: what a dissected packet holds instead of names.
package struct FieldID: Equatable, Hashable, Sendable {
    package var rawValue: UInt16

    /// The field called `name`, which must be in the catalogue: whoever writes a dissector writes its row too.
    init(_ name: StaticString) {
        guard let number = FieldCatalogue.numbers["\(name)"] else {
            preconditionFailure("the field \(name) is not in the catalogue")
        }
        rawValue = UInt16(number)
    }

    /// The last of the fields called `name`: one that Wireshark shows in another way in another place.
    init(last name: StaticString) {
        guard let number = FieldCatalogue.all.lastIndex(where: { $0.name == "\(name)" }) else {
            preconditionFailure("the field \(name) is not in the catalogue")
        }
        rawValue = UInt16(number)
    }

    init(number: Int) { rawValue = UInt16(number) }

    package var info: FieldInfo { FieldCatalogue.all[Int(rawValue)] }
}

/// All fields of all protocols.
package enum FieldCatalogue {
    /// The rows, in the order of the protocols. Two rows may have one name when Wireshark has them in two places.
    package static let all: [FieldInfo] =
        ethernetFields + pppFields + arpFields + ipv4Fields + icmpFields + icmpExtensionFields + ipv6Fields
        + ipv6AddressFields + icmpv6Fields
        + neighbourFields + multicastListenerFields + udpFields + tcpFields + dnsFields + dnsRecordFields
        + dnsOddRecordFields
        + smtpFields + imfFields + popFields + imapFields + tlsFields + certificateFields + otherFields

    /// For look-up only.
    static let numbers: [String: Int] = Dictionary(
        all.enumerated().map { ($0.element.name.isEmpty ? $0.element.label : $0.element.name, $0.offset) },
        uniquingKeysWith: { first, _ in first })

    /// The field called `name`; nil when there is none.
    package static func field(_ name: String) -> FieldInfo? { numbers[name.lowercased()].map { all[$0] } }

    /// The names, for "did you mean".
    package static var names: [String] { all.map(\.name).filter { !$0.isEmpty } }
}
