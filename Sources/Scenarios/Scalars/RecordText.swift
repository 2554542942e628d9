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
        if let number = UInt32(fields[0]) {
            guard number <= 0x7FFF_FFFF else { return nil }  // RFC 2181 §8
            ttl = number
            fields.removeFirst()
        }
        if fields.first == "IN" { fields.removeFirst() }
        guard let type = fields.first, types.contains(type) else { return nil }
        fields.removeFirst()
        guard isName(name), isData(fields, type) else { return nil }
        return Line(name: name, ttl: ttl, type: type, fields: fields)
    }

    /// The record of a line in the zone `zone` (with final dot); names become full names.
    static func record(_ line: Line, zone: String, ttl: UInt32) -> RecordPlan {
        func full(_ name: String) -> String {
            if name == "@" { return zone }
            if name.hasSuffix(".") { return name.lowercased() }
            return (name + (zone == "." ? "." : "." + zone)).lowercased()
        }
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
        case "A": fields.count == 1 && IPAddress(fields[0]).map(DomainText.isAllowed) ?? false
        case "AAAA": fields.count == 1 && IPAddress(fields[0]).map { !$0.isIPv4 } ?? false
        case "CNAME", "NS", "PTR": fields.count == 1 && isName(fields[0])
        case "MX": fields.count == 2 && UInt16(fields[0]) != nil && isName(fields[1])
        case "SOA":
            fields.count == 7 && isName(fields[0]) && isName(fields[1]) && fields[2...].allSatisfy { UInt32($0) != nil }
        case "TXT":
            !fields.isEmpty
                && fields.allSatisfy { $0.utf8.count <= 255 && $0.utf8.allSatisfy { $0 >= 32 && $0 < 127 } }
        default: false
        }
    }

    /// A name of a zone file; underscores stand in names that are no hosts (`_dmarc`), a star in wildcards.
    private static func isName(_ text: String) -> Bool {
        if text == "@" || text == "." { return true }
        let name = text.hasSuffix(".") ? String(text.dropLast()) : text
        guard (1...253).contains(name.utf8.count) else { return false }
        return name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
            (1...63).contains(label.count) && label.allSatisfy {
                (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || "-_*".utf8.contains($0)
            }
        }
    }
}
