// The data of records that are a row of fields. Read first: Dissector+DNSRecords.swift. The ones of their own kind are
// there and in +DNSSECRecords.
//
// A table says what stands behind what, so that a further type costs a line.

private let delegation: [DNSRecordPart] = [
    .number(FieldID("dns.ds.key_id"), 2), .number(FieldID("dns.ds.algorithm"), 1),
    .number(FieldID("dns.ds.digest_type"), 1),
    .shownRest(FieldID("dns.ds.digest")),
]

private let signature: [DNSRecordPart] = [
    .number(FieldID("dns.rrsig.type_covered"), 2), .number(FieldID("dns.rrsig.algorithm"), 1),
    .number(FieldID("dns.rrsig.labels"), 1),
    .number(FieldID("dns.rrsig.original_ttl"), 4), .number(FieldID("dns.rrsig.signature_expiration"), 4),
    .number(FieldID("dns.rrsig.signature_inception"), 4), .number(FieldID("dns.rrsig.key_tag"), 2),
    .name(FieldID("dns.rrsig.signers_name")), .rest(FieldID("dns.rrsig.signature")),
]

private let layouts: [UInt64: [DNSRecordPart]] = [
    3: [.name(FieldID("dns.md"))], 4: [.name(FieldID("dns.mf"))], 7: [.name(FieldID("dns.mb"))],
    8: [.name(FieldID("dns.mg"))],
    9: [.name(FieldID("dns.mr"))], 22: [.rest(FieldID("dns.nsap.rdata"))], 23: [.name(FieldID("dns.nsap_ptr.owner"))],
    // RFC 2931 §2 and RFC 4034 §3.1 have the same parts.
    24: signature, 46: signature,
    27: [
        .counted(FieldID("dns.gpos.longitude_length"), FieldID("dns.gpos.longitude")),
        .counted(FieldID("dns.gpos.latitude_length"), FieldID("dns.gpos.latitude")),
        .counted(FieldID("dns.gpos.altitude_length"), FieldID("dns.gpos.altitude")),
    ],
    104: [.number(FieldID("dns.ilnp.nid.preference"), 2), .bytes(FieldID("dns.ilnp.nid"), 8)],
    105: [.number(FieldID("dns.ilnp.l32.preference"), 2), .bytes(FieldID("dns.ilnp.l32"), 4)],
    106: [.number(FieldID("dns.ilnp.l64.preference"), 2), .bytes(FieldID("dns.ilnp.l64"), 8)],
    107: [.number(FieldID("dns.ilnp.lp.preference"), 2), .name(FieldID("dns.ilnp.lp"))],
    249: [
        .name(FieldID("dns.tkey.algo_name")), .number(FieldID("dns.tkey.signature_inception"), 4),
        .number(FieldID("dns.tkey.signature_expiration"), 4), .number(FieldID("dns.tkey.mode"), 2),
        .number(FieldID("dns.tkey.error"), 2),
        .sized(FieldID("dns.tkey.key_size"), FieldID("dns.tkey.key_data"), note: nil),
        .sized(FieldID("dns.tkey.other_size"), FieldID("dns.tkey.other_data"), note: nil),
    ],
    32769: delegation,
    2: [.name(FieldID("dns.ns"))], 5: [.name(FieldID("dns.cname"))], 12: [.name(FieldID("dns.ptr.domain_name"))],
    39: [.name(FieldID("dns.dname"))], 10: [.rest(FieldID("dns.null"))], 61: [.rest(FieldID("dns.openpgpkey"))],
    13: [
        .counted(FieldID("dns.hinfo.cpu_length"), FieldID("dns.hinfo.cpu")),
        .counted(FieldID("dns.hinfo.os_length"), FieldID("dns.hinfo.os")),
    ],
    14: [.name(FieldID("dns.minfo.r")), .name(FieldID("dns.minfo.e"))],
    17: [.name(FieldID("dns.rp.mailbox")), .name(FieldID("dns.rp.txt_rr"))],
    18: [.number(FieldID("dns.afsdb.subtype"), 2), .name(FieldID("dns.afsdb.hostname"))],
    29: [
        .number(FieldID("dns.loc.version"), 1), .number(FieldID("dns.loc.size"), 1),
        .number(FieldID("dns.loc.horizontal_precision"), 1), .number(FieldID("dns.loc.vertical_precision"), 1),
        .number(FieldID("dns.loc.latitude"), 4), .number(FieldID("dns.loc.longitude"), 4),
        .number(FieldID("dns.loc.altitude"), 4),
    ],
    33: [
        .number(FieldID("dns.srv.priority"), 2), .number(FieldID("dns.srv.weight"), 2),
        .number(FieldID("dns.srv.port"), 2),
        .name(FieldID("dns.srv.target")),
    ],
    35: [
        .number(FieldID("dns.naptr.order"), 2), .number(FieldID("dns.naptr.preference"), 2),
        .counted(FieldID("dns.naptr.flags_length"), FieldID("dns.naptr.flags")),
        .counted(FieldID("dns.naptr.service_length"), FieldID("dns.naptr.service")),
        .counted(FieldID("dns.naptr.regex_length"), FieldID("dns.naptr.regex")),
        .nameAndLength(FieldID("dns.naptr.replacement_length"), FieldID("dns.naptr.replacement")),
    ],
    36: [.number(FieldID("dns.kx.preference"), 2), .name(FieldID("dns.kx.key_exchange"))],
    37: [
        .number(FieldID("dns.cert.type"), 2), .number(FieldID("dns.cert.key_tag"), 2),
        .number(FieldID("dns.cert.algorithm"), 1),
        .rest(FieldID("dns.cert.certificate")),
    ],
    43: delegation, 59: delegation,
    44: [
        .number(FieldID("dns.sshfp.algorithm"), 1), .number(FieldID("dns.sshfp.fingerprint.type"), 1),
        .rest(FieldID("dns.sshfp.fingerprint")),
    ],
    52: [
        .number(FieldID("dns.tlsa.certificate_usage"), 1), .number(FieldID("dns.tlsa.selector"), 1),
        .number(FieldID("dns.tlsa.matching_type"), 1),
        .shownRest(FieldID("dns.tlsa.certificate_association_data")),
    ],
    19: [.counted(FieldID("dns.x25.length"), FieldID("dns.x25.psdn_address"))],
    20: [
        .counted(FieldID("dns.idsn.length"), FieldID("dns.idsn.address")),
        // RFC 1183 §3.2: the subaddress may be missing.
        .countedIfAny(FieldID("dns.idsn.sa.length"), FieldID("dns.idsn.sa.address")),
    ],
    21: [.number(FieldID("dns.rt.subtype"), 2), .name(FieldID("dns.rt.intermediate_host"))],
    26: [.number(FieldID("dns.px.preference"), 2), .name(FieldID("dns.px.map822")), .name(FieldID("dns.px.map400"))],
    49: [.rest(FieldID("dns.dhcid.rdata"))],
    63: [
        .number(FieldID("dns.zonemd.serial"), 4), .number(FieldID("dns.zonemd.scheme"), 1),
        .number(FieldID("dns.zonemd.hash_algo"), 1), .shownRest(FieldID("dns.zonemd.digest")),
    ],
    108: [.bytes(FieldID("dns.eui48"), 6)], 109: [.bytes(FieldID("dns.eui64"), 8)],
    250: [
        .name(FieldID("dns.tsig.algorithm_name")), .number(FieldID("dns.tsig.time_signed"), 6),
        .number(FieldID("dns.tsig.fudge"), 2),
        .sized(FieldID("dns.tsig.mac_size"), FieldID("dns.tsig.mac"), note: FieldID("dns.tsig.noalg")),
        .number(FieldID("dns.tsig.original_id"), 2), .number(FieldID("dns.tsig.error"), 2),
        .sized(FieldID("dns.tsig.other_len"), FieldID("dns.tsig.other_data"), note: nil),
    ],
]

/// Records that Wireshark shows whole or not at all: HINFO, AFSDB, RT, KX.
private let wholeTypes: Set<UInt64> = [13, 18, 21, 36]

/// A part of a record's data.
private enum DNSRecordPart: Sendable {
    /// A number of so many bytes.
    case number(FieldID, Int)
    case name(FieldID)
    /// A name, and before it, without bytes of its own, how many letters it has.
    case nameAndLength(FieldID, FieldID)
    /// A text with its length in the byte before it.
    case counted(FieldID, FieldID)
    /// The same where more than a byte is left, and nothing otherwise.
    case countedIfAny(FieldID, FieldID)
    /// Bytes with their number in the two bytes before them, and a note of Wireshark's.
    case sized(FieldID, FieldID, note: FieldID?)
    /// So many bytes.
    case bytes(FieldID, Int)
    /// All bytes up to the end.
    case rest(FieldID)
    /// The same, shown also where there are none.
    case shownRest(FieldID)
}

extension Dissector {
    /// - Parameter end: where the record ends; only what fills its rest looks at that.
    /// - Returns: whether all parts were there; nil when the type is not in the table.
    func recordFields(
        _ type: UInt64, _ bytes: [UInt8], _ start: Int, _ end: Int, _ message: Int, _ out: inout DissectedFrame,
        _ buffer: Int
    ) -> Bool? {
        guard let layout = layouts[type] else { return nil }
        let first = out.fields.count
        let isComplete = addParts(layout, bytes, start, end, message, &out, buffer)
        if !isComplete && wholeTypes.contains(type) { out.fields.removeSubrange(first...) }
        return isComplete
    }

    /// Where that ends which fills a record up to its end; nil when it would begin too far behind that.
    static func lastOfRest(_ bytes: [UInt8], _ i: Int, _ end: Int) -> Int? {
        // A byte less than none is all that follows, to Wireshark.
        i == end + 1 ? bytes.count : i <= end ? end : nil
    }

    private func addParts(
        _ layout: [DNSRecordPart], _ bytes: [UInt8], _ start: Int, _ end: Int, _ message: Int,
        _ out: inout DissectedFrame, _ buffer: Int
    ) -> Bool {
        var i = start
        for part in layout {
            switch part {
            case .number(let id, let count):
                guard i + count <= bytes.count else { return false }
                let number = bytes[i..<(i + count)].reduce(0) { $0 << 8 | UInt64($1) }
                out.add(id, i, count, number, buffer: buffer)
                i += count
            case .bytes(let id, let count):
                guard i + count <= bytes.count else { return false }
                out.add(id, i, count, buffer: buffer)
                i += count
            case .name(let id):
                guard i < bytes.count, let name = Self.name(bytes, i, message) else { return false }
                out.add(id, i, name.end - i, text: name.text, buffer: buffer)
                i = name.end
            case .nameAndLength(let length, let id):
                guard i < bytes.count, let name = Self.name(bytes, i, message) else { return false }
                out.add(length, i, 0, UInt64(name.count), generated: true, buffer: buffer)
                out.add(id, i, name.end - i, text: name.text, buffer: buffer)
                i = name.end
            case .countedIfAny where end - i <= 1: break
            case .counted(let length, let id), .countedIfAny(let length, let id):
                guard i < bytes.count else { return false }
                let count = Int(bytes[i])
                out.add(length, i, 1, UInt64(count), buffer: buffer)
                guard i + 1 + count <= bytes.count else { return false }
                out.add(id, i + 1, count, buffer: buffer)
                i += 1 + count
            case .sized(let length, let id, let note):
                guard i + 2 <= bytes.count else { return false }
                let count = Int(bytes.u16(i))
                out.add(length, i, 2, UInt64(count), buffer: buffer)
                let there = min(count, bytes.count - i - 2)
                // What is not all there is only shown when it has a note below it.
                if count > 0 && (there == count || note != nil) { out.add(id, i + 2, there, buffer: buffer) }
                if count > 0, let note {
                    out.open()
                    out.add(note, 0, 0, generated: true)
                    out.close()
                }
                guard there == count else { return false }
                i += 2 + count
            case .rest(let id), .shownRest(let id):
                guard let last = Self.lastOfRest(bytes, i, end) else { return false }
                var isShown = i < last
                if case .shownRest = part { isShown = true }
                if isShown { out.add(id, i, last - i, buffer: buffer) }
                i = last
            }
        }
        return true
    }
}
