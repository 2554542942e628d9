// What is right for each kind of single value, and how to say it. Read first: ScalarFormat.swift.

import Wire

extension ScalarFormat {
    /// True when `text` is a value of this kind. References are checked against the names that exist elsewhere.
    package func accepts(_ text: String) -> Bool {
        switch self {
        case .text(let maximum): text.utf8.count <= maximum && !text.unicodeScalars.contains("\0")
        case .identifier: Self.isIdentifier(text)
        case .nodeName: DomainText.isHostName(text)
        case .domainName: DomainText.isReservedDomain(text) && text == text.lowercased()
        case .domainPattern: text == "*" || ScalarFormat.domainName.accepts(text)
        case .zoneName: Self.isZoneName(text)
        case .localPart: DomainText.isLocalPart(text)
        case .mailAddress: DomainText.isMailAddress(text)
        case .recipient: DomainText.isRecipient(text)
        case .mailTarget: DomainText.isLocalPart(text) || DomainText.isMailAddress(text)
        case .word(let words): words.contains(text)
        case .boolean: Self.boolean(text) != nil
        case .integer(let range): Int(text).map(range.contains) ?? false
        case .seed: UInt64(text) != nil
        case .duration: Quantity.duration.parse(text) != nil
        case .bandwidth: (Quantity.bandwidth.parse(text) ?? 0) > 0
        case .chance: (Quantity.chance.parse(text) ?? .max) <= 1_000_000
        case .byteCount: Quantity.byteCount.parse(text) != nil
        case .byteLimit: text == Self.noLimit || Quantity.byteCount.parse(text) != nil
        case .moment: Moment.parse(text) != nil
        case .address: IPAddress(text).map(DomainText.isAllowed) ?? false
        case .addressWithPrefix:
            InterfaceText.parse(text).map {
                DomainText.isAllowed(IPNetwork($0.address, prefixLength: $0.prefixLength))
            } ?? false
        case .hostNetwork: IPNetwork(text).map { $0.prefixLength <= 30 && DomainText.isAllowed($0) } ?? false
        case .network: IPNetwork(text) != nil
        case .macAddress: MACAddress(text).map { !$0.isGroup && $0 != .zero } ?? false
        case .record: RecordText.parse(text) != nil
        case .recordSet: RecordText.parseSet(text) != nil
        case .linkEnd: LinkEndText.parse(text) != nil
        case .reference: !text.isEmpty && text.utf8.count <= 320
        case .path: !text.isEmpty && text.utf8.count <= 1024 && !text.unicodeScalars.contains("\0")
        }
    }

    /// What is expected at such a place, in words.
    package var expectation: Phrase {
        switch self {
        case .text(let maximum): "a text of at most \(maximum) bytes"
        case .identifier: "a name of letters, digits, `-` and `_`"
        case .nodeName: "a name of letters, digits and hyphens, such as hana-pc or mail.kita.example"
        case .domainName: "a name in small letters that ends in .example or .test"
        case .domainPattern: "a name in small letters that ends in .example or .test, or * for all others"
        case .zoneName: "a zone's full name with the final dot, such as kita.example."
        case .localPart: "the part of a mail address before the @"
        case .mailAddress, .recipient: "a mail address at a domain that ends in .example or .test"
        case .mailTarget: "a mail address at a domain that ends in .example or .test, or its part before the @"
        case .word(let words): Self.list(words)
        case .boolean: "yes or no"
        case .integer(let range):
            range.count == 1
                ? Phrase(verbatim: "\(range.lowerBound)")
                : range.upperBound == .max
                    ? "a whole number from \(range.lowerBound)"
                    : "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .seed: "a whole number from 0 to \(UInt64.max)"
        case .duration: "a length of time with its unit: 10 s, 20 ms, 50 us, 5 min, 2 h, 3 d"
        case .bandwidth: "a speed above zero with its unit: 100 Mbit/s, 64 kbit/s"
        case .chance: "a percentage from 0% to 100%, to the millionth"
        case .byteCount: "a number of bytes: 10 MB, 512 kB, 4096"
        case .byteLimit: "a number of bytes, or none for no limit: 10 MB, 512 kB, 4096, none"
        case .moment: "a date and time such as 2026-04-06T09:00:00Z"
        case .address: "an IPv4 address of a documentation range (192.0.2, 198.51.100, 203.0.113) or a private one"
        case .addressWithPrefix:
            "an address with its prefix length (at most 30), such as 192.0.2.25/24, of a documentation range or "
                + "a private one"
        case .hostNetwork:
            "a network such as 192.0.2.0/24 (at most /30), of a documentation range or a private one, its last bits "
                + "zero"
        case .network: "a network such as 192.0.2.0/24, its last bits zero"
        case .macAddress: "a MAC address of one machine, such as 02:00:c0:00:02:19"
        case .record: "a record such as `www A 192.0.2.80` or `@ 3600 MX 10 mail`"
        case .recordSet: "a name and a type such as `@ MX` or `25.2.0.192.in-addr.arpa. PTR`"
        case .linkEnd: "a host or a switch, with or without a port: hana-pc, router:eth1, switch:3"
        case .reference(let kind): kind.phrase
        case .path: "the name of a file"
        }
    }

    /// Words that a wrong one may have been meant to be.
    var words: [String] {
        switch self {
        case .word(let words): words
        case .boolean: ["yes", "no"]
        case .byteLimit: [Self.noLimit]
        default: []
        }
    }

    /// The word for a limit that is none.
    private static let noLimit = "none"

    /// yes, true, on; no, false, off; nil for other words.
    static func boolean(_ text: String) -> Bool? {
        switch text {
        case "yes", "true", "on": true
        case "no", "false", "off": false
        default: nil
        }
    }

    static func list(_ words: [String]) -> Phrase {
        guard words.count > 1, let last = words.last else { return Phrase(verbatim: words.first ?? "") }
        let others = words.dropLast().dropFirst().reduce(Phrase(verbatim: words[0])) { "\($0), \($1)" }
        return "\(others) or \(last)"
    }

    private static func isIdentifier(_ text: String) -> Bool {
        (1...100).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 45 || $0 == 95
            } && text.utf8.first != 45
    }

    private static func isZoneName(_ text: String) -> Bool {
        if text == "." { return true }
        guard text.hasSuffix("."), text == text.lowercased() else { return false }
        let name = String(text.dropLast())
        return DomainText.isReservedDomain(name)
            || DomainText.isHostName(name) && (name == "in-addr.arpa" || name.hasSuffix(".in-addr.arpa"))
    }
}
