// What the types of records hold (RFC 1035 §3.3). Read first: DNSName.swift, DNSType.swift. Then ResourceRecord.swift.
//
// Left out: the types that neither mail nor the emulated registries need. They are carried as bytes (RFC 3597), so
// that a server can pass them on and a capture can show them. OPT is not here: it is part of a message (EDNS.swift).

import Wire

/// The data of a resource record.
package enum RecordData: Hashable, Sendable {
    /// An IPv4 address (RFC 1035 §3.4.1).
    case a(IPAddress)
    /// An IPv6 address (RFC 3596 §2.2).
    case aaaa(IPAddress)
    /// A name server of the zone that the owner names (RFC 1035 §3.3.11).
    case ns(DNSName)
    /// What the owner is an alias of (RFC 1035 §3.3.1).
    case cname(DNSName)
    /// The name that belongs to the owner, which is usually an address written as a name (RFC 1035 §3.3.12).
    case ptr(DNSName)
    /// A host that takes the owner's mail; the lowest preference first (RFC 1035 §3.3.9).
    case mx(preference: UInt16, exchange: DNSName)
    /// The parameters of a zone (RFC 1035 §3.3.13).
    case soa(StartOfAuthority)
    /// Strings of 0 to 255 bytes each (RFC 1035 §3.3.14).
    case txt([[UInt8]])
    /// The bytes of any other type (RFC 3597).
    case unknown(DNSType, [UInt8])

    /// The type whose data this is.
    package var type: DNSType {
        switch self {
        case .a: .a
        case .aaaa: .aaaa
        case .ns: .ns
        case .cname: .cname
        case .ptr: .ptr
        case .mx: .mx
        case .soa: .soa
        case .txt: .txt
        case .unknown(let type, _): type
        }
    }

    /// The host that the data points to and whose address the reader will want next: of MX and NS.
    var additionalName: DNSName? {
        switch self {
        case .ns(let name), .mx(_, let name): name
        case .a, .aaaa, .cname, .ptr, .soa, .txt, .unknown: nil
        }
    }

    /// TXT data of `text`, cut into strings of 255 bytes.
    package static func text(_ text: String) -> RecordData {
        let bytes = Array(text.utf8)
        if bytes.isEmpty { return .txt([[]]) }
        return .txt(stride(from: 0, to: bytes.count, by: 255).map { Array(bytes[$0..<min($0 + 255, bytes.count)]) })
    }
}
