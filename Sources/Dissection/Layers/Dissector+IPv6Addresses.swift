// What addresses of IPv6 are made of: of hardware addresses, and of addresses of IPv4 (RFC 4291 appendix A, RFC 5214,
// RFC 3056, RFC 4380, RFC 6052). Read first: Dissector+IPv6.swift.

import Wire

/// The names of one part: for the sender, for the receiver, and for either.
private struct PartNames {
    var ends: [FieldID]
    var either: FieldID

    init(_ source: StaticString, _ destination: StaticString, _ either: StaticString) {
        (ends, self.either) = ([FieldID(source), FieldID(destination)], FieldID(either))
    }
}

private enum Part {
    static let hardware = PartNames("ipv6.src_slaac_mac", "ipv6.dst_slaac_mac", "ipv6.slaac_mac")
    static let tunnel = PartNames("ipv6.src_isatap_ipv4", "ipv6.dst_isatap_ipv4", "ipv6.isatap_ipv4")
    static let gateway = PartNames("ipv6.src_6to4_gw_ipv4", "ipv6.dst_6to4_gw_ipv4", "ipv6.6to4_gw_ipv4")
    static let link = PartNames("ipv6.src_6to4_sla_id", "ipv6.dst_6to4_sla_id", "ipv6.6to4_sla_id")
    static let server = PartNames("ipv6.src_ts_ipv4", "ipv6.dst_ts_ipv4", "ipv6.ts_ipv4")
    static let port = PartNames("ipv6.src_tc_port", "ipv6.dst_tc_port", "ipv6.tc_port")
    static let client = PartNames("ipv6.src_tc_ipv4", "ipv6.dst_tc_ipv4", "ipv6.tc_ipv4")
    static let prefix = FieldID("ipv6.embed_ipv4_prefix")
    static let embedded = PartNames("ipv6.src_embed_ipv4", "ipv6.dst_embed_ipv4", "ipv6.embed_ipv4")
    /// RFC 6052 §2.1.
    static let wellKnownPrefix: [UInt8] = [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]
}

extension Dissector {
    /// Shows what the addresses of the header at `start` say of themselves: first of their networks, then of the
    /// machines in them.
    static func addAddressParts(_ bytes: [UInt8], _ start: Int, _ out: inout DissectedFrame) {
        for end in 0...1 { addNetworkParts(bytes, start + 8 + 16 * end, end, &out) }
        for end in 0...1 { addMachineParts(bytes, start + 8 + 16 * end, end, &out) }
    }

    private static func addNetworkParts(_ bytes: [UInt8], _ place: Int, _ end: Int, _ out: inout DissectedFrame) {
        // RFC 4380 §2.6.
        if bytes.u32(place) == 0x2001_0000 {
            let port = bytes.u16(place + 10) ^ 0xFFFF
            let client = "\(IPAddress(v4: ~UInt32(bytes.u32(place + 12))))"
            for names in [\PartNames.ends[end], \PartNames.either] {
                out.add(Part.server[keyPath: names], place + 4, 4)
                out.add(Part.port[keyPath: names], place + 10, 2, port)
                out.add(Part.client[keyPath: names], place + 12, 4, text: client)
            }
        } else if bytes.u16(place) == 0x2002 {
            for names in [\PartNames.ends[end], \PartNames.either] {
                out.add(Part.gateway[keyPath: names], place + 2, 4)
                out.add(Part.link[keyPath: names], place + 6, 2, bytes.u16(place + 6))
            }
        } else if bytes[place..<(place + 12)].elementsEqual(Part.wellKnownPrefix) {
            out.add(Part.prefix, place, 12)
            out.add(Part.embedded.ends[end], place + 12, 4)
            out.add(Part.embedded.either, place + 12, 4)
        }
    }

    /// Of the second half of an address.
    private static func addMachineParts(_ bytes: [UInt8], _ place: Int, _ end: Int, _ out: inout DissectedFrame) {
        let (high, low) = (bytes.u32(place + 8), bytes.u32(place + 12))
        if high | 0x200_0000 == 0x200_5EFE {
            out.add(Part.tunnel.ends[end], place + 12, 4)
            out.add(Part.tunnel.either, place + 12, 4)
        } else if high & 0x200_00FF == 0x200_00FF && low >> 24 == 0xFE {
            // The second bit of a hardware address is turned over, and FFFE stands in its middle.
            let hardware =
                [bytes[place + 8] ^ 2] + bytes[(place + 9)...(place + 10)] + bytes[(place + 13)...(place + 15)]
            var text: [UInt8] = []
            DissectedFrame.hex(hardware[...], separator: UInt8(ascii: ":"), to: &text)
            for id in [Part.hardware.ends[end], Part.hardware.either] {
                out.add(id, place + 8, 8, text: String(decoding: text, as: UTF8.self))
            }
        }
    }
}
