// One DNS record on a line, as zone files have it (RFC 1035 §5.1): `www 3600 A 192.0.2.80`.
// Read first: nothing.
//
// Names without a final dot are relative to the zone, `@` is the zone itself, and the time to live may be left out.

import Wire

/// Reads a line of a zone file.
enum RecordText {
    /// A line, not yet tied to a zone.
    struct Line {
        var name: String
        var ttl: UInt32?
        var type: String
        var fields: [String]
    }

    /// The types that zones of the emulator can hold.
    static let types = ["A", "AAAA", "CNAME", "MX", "NS", "PTR", "SOA", "TXT"]

    /// The parts of a line; nil when a part is missing or its data is not right for its type.
    static func parse(_ text: String) -> Line? {
        guard var fields = split(text), fields.count >= 3 else { return nil }
        let name = fields.removeFirst()
        var ttl: UInt32?
        if let number = seconds(fields[0]) {
            ttl = number
            fields.removeFirst()
        }
        if fields.first?.uppercased() == "IN" {
            fields.removeFirst()
            // RFC 1035 §5.1: the time to live may stand behind the class as well.
            if ttl == nil, let number = fields.first.flatMap(seconds) {
                ttl = number
                fields.removeFirst()
            }
        }
        guard let type = fields.first?.uppercased(), types.contains(type) else { return nil }
        fields.removeFirst()
        guard isName(name), isData(fields, type) else { return nil }
        // Without quotes, the words of an SPF record would run into one another: v=spf1mx-all.
        if type == "TXT", fields.count > 1, !text.contains("\"") { return nil }
        return Line(name: name, ttl: ttl, type: type, fields: fields)
    }

    /// The name and the type of `@ MX`; nil when it is no such pair.
    static func parseSet(_ text: String) -> (name: String, type: String)? {
        guard let fields = split(text), fields.count == 2, isName(fields[0]), types.contains(fields[1].uppercased())
        else { return nil }
        return (fields[0], fields[1].uppercased())
    }

    /// How a record of the type in `text` is written; nil when there is no known type in it.
    static func form(of text: String) -> Phrase? {
        let words = (split(text) ?? text.split(separator: " ").map(String.init)).dropFirst().prefix(3)
        let type = words.firstIndex { types.contains($0.uppercased()) }
        if let type, words[..<type].contains(where: { seconds($0) == nil && $0.uppercased() != "IN" }) {
            return "nothing but a time to live between name and type: `www 3600 A 192.0.2.80`, `www 1h A 192.0.2.80`"
        }
        switch type.map({ words[$0].uppercased() }) {
        case "A":
            return "a documentation or private IPv4 address behind A, or 127.0.0.2 and the like: `www A 192.0.2.80`"
        case "AAAA": return "an IPv6 address behind AAAA: `www AAAA 2001:db8::80`"
        case "MX": return "a preference and a name behind MX: `@ MX 10 mail`"
        case "TXT": return "a text in quotes, of at most 255 bytes each, 65535 in all: `@ TXT \"v=spf1 mx -all\"`"
        case "SOA": return "two names and five numbers behind SOA: `@ SOA ns hostmaster 1 7200 900 1209600 300`"
        case let type?: return "one name behind \(type): `www \(type) mail`"
        case nil: return nil
        }
    }

    /// A time to live: seconds, or with BIND's units `1h30m`. RFC 2181 §8: 31 bits.
    private static func seconds(_ text: String) -> UInt32? {
        var total: UInt64 = 0
        var digits = ""
        for character in text.lowercased() {
            if ("0"..."9").contains(character) {
                digits.append(character)
                continue
            }
            let units: [Character: UInt64] = ["s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800]
            guard let unit = units[character], let number = UInt32(digits) else { return nil }
            total += UInt64(number) * unit
            digits = ""
        }
        if !digits.isEmpty {
            guard let number = UInt32(digits) else { return nil }
            total += UInt64(number)
        }
        return text.isEmpty || total > 0x7FFF_FFFF ? nil : UInt32(total)
    }

    /// The record of a line in the zone `zone` (with final dot); names become full names.
    static func record(_ line: Line, zone: String, ttl: UInt32) -> RecordPlan {
        func full(_ name: String) -> String { Self.full(name, zone: zone) }
        var fields = line.fields
        switch line.type {
        case "CNAME", "NS", "PTR": fields[0] = full(fields[0])
        case "MX": fields[1] = full(fields[1])
        case "SOA":
            fields[0] = full(fields[0])
            fields[1] = full(fields[1])
        case "TXT": fields = fields.map(quoted)
        default: break
        }
        return RecordPlan(
            name: full(line.name), ttl: line.ttl ?? ttl, type: line.type, data: fields.joined(separator: " "))
    }

    /// The full name of `name` in the zone `zone` (with final dot), in small letters.
    static func full(_ name: String, zone: String) -> String {
        if name == "@" { return zone }
        if name.hasSuffix(".") { return name.lowercased() }
        return (name + (zone == "." ? "." : "." + zone)).lowercased()
    }

    /// A character string as zone files quote it.
    static func quoted(_ text: String) -> String {
        "\"" + text.unicodeScalars.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined() + "\""
    }

    /// Words, with `"..."` for texts that have spaces; nil when a quote is not closed.
    private static func split(_ text: String) -> [String]? {
        var words: [String] = []
        var scalars = text.unicodeScalars[...]
        while let first = scalars.first {
            if first == " " || first == "\t" {
                scalars = scalars.dropFirst()
                continue
            }
            var word = String.UnicodeScalarView()
            if first == "\"" {
                scalars = scalars.dropFirst()
                while let next = scalars.first, next != "\"" {
                    scalars = scalars.dropFirst()
                    guard next == "\\" else {
                        word.append(next)
                        continue
                    }
                    guard let escaped = scalars.popFirst() else { return nil }
                    word.append(escaped)
                }
                guard scalars.popFirst() != nil else { return nil }
            } else {
                while let next = scalars.first, next != " ", next != "\t" {
                    word.append(next)
                    scalars = scalars.dropFirst()
                }
            }
            words.append(String(word))
        }
        return words
    }

    private static func isData(_ fields: [String], _ type: String) -> Bool {
        switch type {
        case "A": fields.count == 1 && IPAddress(fields[0]).map { DomainText.isAllowed($0) || isCode($0) } ?? false
        case "AAAA": fields.count == 1 && IPAddress(fields[0]).map { !$0.isIPv4 } ?? false
        case "CNAME", "NS", "PTR": fields.count == 1 && isName(fields[0])
        case "MX": fields.count == 2 && UInt16(fields[0]) != nil && isName(fields[1])
        case "SOA":
            fields.count == 7 && isName(fields[0]) && isName(fields[1]) && fields[2...].allSatisfy { UInt32($0) != nil }
        case "TXT":
            !fields.isEmpty
                && fields.allSatisfy { $0.utf8.count <= 255 && $0.utf8.allSatisfy { $0 >= 32 && $0 < 127 } }
                // RFC 1035 §3.2.1: RDLENGTH has 16 bits. Each string has a byte for its own length.
                && fields.reduce(0) { $0 + $1.utf8.count + 1 } <= Int(UInt16.max)
        default: false
        }
    }

    /// RFC 5782 §2.1: lists of addresses and names answer with codes that look like addresses of the host itself.
    private static func isCode(_ address: IPAddress) -> Bool {
        address.isIPv4 && IPNetwork(IPAddress(127, 0, 0, 0), prefixLength: 8).contains(address)
    }

    /// A name of a zone file; underscores stand in names that are no hosts (`_dmarc`), a star in wildcards.
    private static func isName(_ text: String) -> Bool {
        if text == "@" || text == "." { return true }
        let name = text.hasSuffix(".") ? String(text.dropLast()) : text
        guard (1...253).contains(name.utf8.count) else { return false }
        return name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
            (1...63).contains(label.count)
                && label.allSatisfy {
                    (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
                        || "-_*".utf8.contains($0)
                }
        }
    }
}
