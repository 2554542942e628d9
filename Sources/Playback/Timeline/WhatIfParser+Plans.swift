// Experiments that are among what lessons do, too. Read first: WhatIfParser.swift,
// Sources/Scenarios/Model/Lesson/ActionPlan.swift. Then WhatIfParser+Settings.swift.

import DNSProtocol
import Emulation
import Scenarios

extension WhatIfParser {
    /// What `verb` does with a cable, a machine, a zone, a mailbox or a mail program.
    func plan(_ verb: String, _ rest: [String]) throws(WhatIfError) -> ActionPlan {
        switch verb {
        case "cut", "restore":
            try expect(rest, 1...1, "\(verb) takes the name of a link: \(verb) uplink.kita.example")
            return .link(name: try link(rest[0]), isUp: verb == "restore")
        case "link":
            guard rest.count >= 2 else {
                throw Self.wrongUsage("link takes a link and what it shall be like: link X loss=5%")
            }
            let name = try link(rest[0])
            do { return .changeLink(name: name, try LinkChange(assignments: rest.dropFirst())) } catch {
                throw WhatIfError(error.text.en, ja: error.text[.japanese])
            }
        case "off", "on":
            try expect(rest, 1...1, "\(verb) takes the name of a host: \(verb) mail.kita.example")
            return .power(host: try node(rest[0]), isOn: verb == "on")
        case "stop", "start":
            try expect(rest, 2...2, "\(verb) takes a program and a host: \(verb) smtp mail.kita.example")
            guard let service = MailServiceName(rawValue: rest[0]) else {
                throw unknown(.program, rest[0], MailServiceName.allCases.map(\.rawValue))
            }
            return .service(service, host: try host(rest[1]), isOn: verb == "start")
        case "dns":
            // A delegation stands in another zone than its name tells.
            guard rest.first == "in", rest.count > 1 else { return .changeZone(name: nil, [try zoneChange(rest)]) }
            return .changeZone(name: try zone(rest[1]), [try zoneChange(Array(rest.dropFirst(2)))])
        case "poison":
            guard rest.count >= 4 else {
                throw Self.wrongUsage(
                    "poison takes a resolver, a name, a type and data: poison resolver NAME A 203.0.113.66")
            }
            return .poison(resolver: try host(rest[0]), [try record(Array(rest.dropFirst()))])
        case "quota":
            try expect(
                rest, 2...2, "quota takes an address and a number of bytes, or none: quota kenji@kita.example 2000")
            let octets = try rest[1].lowercased() == "none" ? nil : size(rest[1], 0...Int(UInt32.max))
            return .quota(mailbox: try account(rest[0]), octets: octets)
        case "send":
            try expect(rest, 2...2, "send takes a letter of the lesson and a host: send m1 hana-pc")
            let ids = lesson.letters.map(\.id)
            guard ids.contains(rest[0]) else { throw unknown(.letter, rest[0], ids) }
            return .send(letter: rest[0], from: try mailProgram(rest[1]))
        case "fetch", "watch":
            try expect(rest, 1...1, "\(verb) takes the host of a mail program: \(verb) kenji-pc")
            let host = try mailProgram(rest[0])
            return verb == "fetch" ? .fetch(host: host) : .watch(host: host)
        case "lose": return try loss(rest)
        case "setup": return try setUp(rest)
        default: throw unknown(.verb, verb, lesson.whatIfs.map(\.id) + Self.verbs)
        }
    }

    /// The name of a zone that a name server has, with its final dot.
    private func zone(_ text: String) throws(WhatIfError) -> String {
        let zones = lesson.topology.zoneNames
        let name = text.hasSuffix(".") ? text.lowercased() : text.lowercased() + "."
        if zones.contains(name) { return name }
        throw unknown(.zone, text, zones.map { $0.count > 1 ? String($0.dropLast()) : $0 })
    }

    private func zoneChange(_ words: [String]) throws(WhatIfError) -> ZoneChange {
        switch words.first {
        case "set" where words.count >= 4: return .set([try record(Array(words.dropFirst()))])
        case "remove" where (2...3).contains(words.count):
            guard let name = try? DNSName(parsing: words[1], origin: .root) else {
                throw WhatIfError(
                    "“\(words[1].shortened)” is not a domain name", ja: "「\(words[1].shortened)」はドメイン名ではありません")
            }
            guard words.count == 3 else { return .remove(name, nil) }
            guard let type = DNSType(words[2].uppercased()) else {
                throw WhatIfError(
                    "“\(words[2].shortened)” is not a record type such as A, MX or TXT",
                    ja: "「\(words[2].shortened)」は A・MX・TXT のようなレコードの種類ではありません")
            }
            return .remove(name, type)
        default:
            throw Self.wrongUsage(
                "dns takes set NAME TYPE DATA, or remove NAME [TYPE], and in ZONE before it where another zone "
                    + "than the nearest is meant: dns set kita.example MX 10 mx2.kita.example")
        }
    }

    private func record(_ words: [String]) throws(WhatIfError) -> ResourceRecord {
        // A text may have blanks in it: it is quoted again as master files have it (RFC 1035 §5.1).
        let data = words.dropFirst(2).map { word in
            word.contains(" ") || word.contains(";")
                ? "\"" + word.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\"" : word
        }
        let line = ([words[0], words[1]] + data).joined(separator: " ")
        do { return try ResourceRecord(parsing: line, origin: .root) } catch {
            let example = Self.examples[words[1].uppercased()].map { "（例：\(words[0]) \($0)）" } ?? ""
            throw WhatIfError(
                "\(line): \(error)",
                ja: "「\(line)」はレコードとして読めません。"
                    + (error.found.isEmpty ? "続きが足りません" : "「\(error.found)」の所が違います") + example)
        }
    }

    /// How records of some types are written.
    private static let examples = [
        "A": "A 192.0.2.25", "MX": "MX 10 mail.kita.example", "NS": "NS ns.kita.example",
        "TXT": "TXT \"v=spf1 mx -all\"",
        "CNAME": "CNAME mail.kita.example", "PTR": "PTR mail.kita.example",
    ]
}
