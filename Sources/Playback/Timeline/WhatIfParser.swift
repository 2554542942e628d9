// Reads experiments as people type them. Read first: WhatIfAction.swift, CommandWords.swift.
//
//     drop | delay 200ms | duplicate | corrupt [OFFSET [MASK]]        the frame at the cursor
//     cut LINK | restore LINK | link LINK loss=5% delay=40ms ...      a cable
//     lose LINK KIND [from=HOST] [to=HOST] [port=N] [nth=N] [times=N] | lose LINK nothing
//     off HOST | on HOST | stop PROGRAM HOST | start PROGRAM HOST     a machine, a program
//     dns set NAME TYPE DATA... | dns remove NAME [TYPE]              a zone
//     poison RESOLVER NAME TYPE DATA...                               a cache
//     quota ADDRESS BYTES|none                                        a mailbox
//     send LETTER HOST | fetch HOST | watch HOST                      a person
//     setup HOST imap | setup HOST pop3 [keep]                        how a mail program reads; keep: copies stay
//     edit LETTER FIND REPLACEMENT                                    a letter that waits, or in the frame at the cursor
//     delete LETTER [ADDRESS] | move LETTER FOLDER [ADDRESS]          a letter in mailboxes on servers
//     mark LETTER read|unread|flagged|... [ADDRESS]
//     fill ADDRESS BYTES                                              a mailbox, with a letter that nobody has sent
//     compose HOST TO[,TO...] SUBJECT TEXT...                         a letter of one's own
//     experiment NAME                                                 one that the lesson names

import Basics
import DNSProtocol
import Emulation
import Scenarios

/// Knows the names of one lesson.
package struct WhatIfParser: Sendable {
    let lesson: Lesson

    /// The words that an experiment can begin with.
    package static let verbs = [
        "drop", "delay", "duplicate", "corrupt", "cut", "restore", "link", "lose", "off", "on", "stop", "start", "dns",
        "poison", "quota", "send", "fetch", "watch", "setup", "edit", "delete", "move", "mark", "fill",
        "experiment", "compose",
    ]

    package init(_ lesson: Lesson) { self.lesson = lesson }

    /// The experiment in `line`.
    package func parse(_ line: String) throws(WhatIfError) -> WhatIfAction {
        guard let words = CommandWords.split(line) else {
            throw WhatIfError("a quote is not closed", ja: "引用符が閉じていません")
        }
        return WhatIfAction(text: CommandWords.join(words), kind: try kind(words))
    }

    private func kind(_ words: [String]) throws(WhatIfError) -> WhatIfAction.Kind {
        guard let verb = words.first else {
            throw WhatIfError("what shall be done? One of: \(Self.list)", ja: "何をしますか：\(Self.list)")
        }
        let rest = Array(words.dropFirst())
        switch verb {
        case "drop", "duplicate":
            try expect(rest, 0...0, "\(verb) takes no more words, it is about the frame at the cursor: \(verb)")
            return .frame(verb == "drop" ? .drop : .duplicate)
        case "delay":
            try expect(rest, 1...2, "delay takes a length of time: delay 200ms")
            guard let length = DurationText.interval(rest.joined(separator: " ")), length > .zero else {
                throw WhatIfError(
                    "“\(rest.joined(separator: " "))” is not a length of time like 200ms or 5 s",
                    ja: "「\(rest.joined(separator: " "))」は 200ms や 5 s のような時間ではありません")
            }
            return .frame(.delay(length))
        case "corrupt":
            try expect(rest, 0...2, "corrupt takes the place of a byte, and the bits to turn: corrupt 60 0x01")
            let offset = try rest.first.map { word throws(WhatIfError) in try number(word, 0...65_535) } ?? -1
            let mask = try rest.count > 1 ? number(rest[1], 1...255) : 0x01
            return .frame(.corrupt(offset: offset, mask: UInt8(mask)))
        case "cut", "restore":
            try expect(rest, 1...1, "\(verb) takes the name of a link: \(verb) uplink.kita.example")
            return .plans([.link(name: try link(rest[0]), isUp: verb == "restore")])
        case "link":
            guard rest.count >= 2 else {
                throw Self.wrongUsage("link takes a link and what it shall be like: link X loss=5%")
            }
            let name = try link(rest[0])
            do { return .plans([.changeLink(name: name, try LinkChange(assignments: rest.dropFirst()))]) } catch {
                throw WhatIfError(error.text.en, ja: error.text[.japanese])
            }
        case "off", "on":
            try expect(rest, 1...1, "\(verb) takes the name of a host: \(verb) mail.kita.example")
            return .plans([.power(host: try node(rest[0]), isOn: verb == "on")])
        case "stop", "start":
            try expect(rest, 2...2, "\(verb) takes a program and a host: \(verb) smtp mail.kita.example")
            guard let service = MailServiceName(rawValue: rest[0]) else {
                throw unknown(.program, rest[0], MailServiceName.allCases.map(\.rawValue))
            }
            return .plans([.service(service, host: try host(rest[1]), isOn: verb == "start")])
        case "dns": return .zone(try zoneChange(rest))
        case "poison":
            guard rest.count >= 4 else {
                throw Self.wrongUsage(
                    "poison takes a resolver, a name, a type and data: poison resolver NAME A 203.0.113.66")
            }
            return .poison(resolver: try host(rest[0]), [try record(Array(rest.dropFirst()))])
        case "quota":
            try expect(
                rest, 2...2, "quota takes an address and a number of bytes, or none: quota kenji@kita.example 2000")
            let octets = try rest[1] == "none" ? nil : number(rest[1], 0...Int(UInt32.max))
            return .quota(address: try account(rest[0]), octets: octets)
        case "send":
            try expect(rest, 2...2, "send takes a letter of the lesson and a host: send m1 hana-pc")
            let ids = lesson.letters.map(\.id)
            guard ids.contains(rest[0]) else { throw unknown(.letter, rest[0], ids) }
            return .plans([.send(letter: rest[0], from: try mailProgram(rest[1]))])
        case "fetch", "watch":
            try expect(rest, 1...1, "\(verb) takes the host of a mail program: \(verb) kenji-pc")
            let host = try mailProgram(rest[0])
            return .plans([verb == "fetch" ? .fetch(host: host) : .watch(host: host)])
        case "lose": return .plans([try loss(rest)])
        case "setup": return .plans([try setUp(rest)])
        case "edit":
            try expect(rest, 3...3, "edit takes a letter, what to find, and what to write there: edit m1 sun rain")
            if rest[1].isEmpty { throw WhatIfError("edit cannot look for nothing", ja: "edit には探す語が必要です") }
            return .edit(letter: rest[0], find: rest[1], replacement: rest[2])
        case "delete":
            try expect(rest, 1...2, "delete takes a letter, and whose if several have it: delete m1 kenji@kita.example")
            return .mailbox(.delete, letter: rest[0], address: try account(in: rest, at: 1))
        case "move":
            try expect(rest, 2...3, "move takes a letter and a folder, and whose: move m1 Trash")
            return .mailbox(.move(to: rest[1]), letter: rest[0], address: try account(in: rest, at: 2))
        case "mark":
            let marks = MailboxDeed.markWords.joined(separator: ", ")
            try expect(rest, 2...3, "mark takes a letter and a mark (\(marks)): mark m1 unread")
            guard let mark = MailboxDeed.marks.first(where: { $0.word == rest[1].lowercased() }) else {
                throw unknown(.mark, rest[1], MailboxDeed.markWords)
            }
            return .mailbox(mark.deed, letter: rest[0], address: try account(in: rest, at: 2))
        case "fill":
            try expect(rest, 2...2, "fill takes an address and a number of bytes: fill kenji@kita.example 2000")
            return .fill(address: try account(rest[0]), octets: try number(rest[1], 1...10_000_000))
        case "experiment":
            try expect(rest, 1...1, "experiment takes a name")
            guard let found = lesson.whatIfs.first(where: { $0.id == rest[0] }) else {
                throw unknown(.experiment, rest[0], lesson.whatIfs.map(\.id))
            }
            return .plans(found.actions)
        case "compose":
            guard rest.count >= 4 else {
                throw Self.wrongUsage(
                    "compose takes a host, recipients, a subject and a text: compose hana-pc kenji@kita.example Hello "
                        + "\"How are you?\""
                )
            }
            return .compose(
                host: try mailProgram(rest[0]), to: rest[1].split(separator: ",").map(String.init), subject: rest[2],
                body: rest.dropFirst(3).joined(separator: " "))
        default: throw unknown(.verb, verb, lesson.whatIfs.map(\.id) + Self.verbs)
        }
    }

    private static let list = verbs.joined(separator: ", ")

    private func zoneChange(_ words: [String]) throws(WhatIfError) -> ZoneChange {
        switch words.first {
        case "set" where words.count >= 4: return .set([try record(Array(words.dropFirst()))])
        case "remove" where (2...3).contains(words.count):
            guard let name = try? DNSName(parsing: words[1], origin: .root) else {
                throw WhatIfError("“\(words[1])” is not a domain name", ja: "「\(words[1])」はドメイン名ではありません")
            }
            guard words.count == 3 else { return .remove(name, nil) }
            guard let type = DNSType(words[2].uppercased()) else {
                throw WhatIfError(
                    "“\(words[2])” is not a record type such as A, MX or TXT",
                    ja: "「\(words[2])」は A・MX・TXT のようなレコードの種類ではありません")
            }
            return .remove(name, type)
        default:
            throw Self.wrongUsage(
                "dns takes set NAME TYPE DATA, or remove NAME [TYPE]: dns set kita.example MX 10 mx2.kita.example")
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
            throw WhatIfError(
                "\(line): \(error)",
                ja: "「\(line)」はレコードとして読めません。"
                    + (error.found.isEmpty ? "続きが足りません" : "「\(error.found)」の所が違います"))
        }
    }

    // MARK: Names

    /// The addresses that have mailboxes.
    package var accounts: [String] {
        lesson.topology.hosts.flatMap { host in
            host.services.flatMap { service -> [String] in
                if case .mailServer(let server) = service {
                    server.accounts.map { $0.address.lowercased() }
                } else {
                    []
                }
            }
        }
    }

    /// The hosts that have mail programs.
    package var mailPrograms: [String] {
        lesson.topology.hosts.filter { host in
            host.services.contains { if case .mailProgram = $0 { true } else { false } }
        }.map(\.name)
    }

    /// A mailbox's address, in small letters.
    private func account(_ text: String) throws(WhatIfError) -> String {
        try known(.mailbox, text.lowercased(), accounts)
    }

    /// The same for a word that need not be there.
    private func account(in words: [String], at place: Int) throws(WhatIfError) -> String? {
        words.count > place ? try account(words[place]) : nil
    }

    func link(_ name: String) throws(WhatIfError) -> String {
        try known(.link, name, lesson.topology.links.map(\.name))
    }

    func host(_ name: String) throws(WhatIfError) -> String {
        try known(.host, name, lesson.topology.hosts.map(\.name))
    }

    private func node(_ name: String) throws(WhatIfError) -> String {
        try known(.host, name, lesson.topology.hosts.map(\.name) + lesson.topology.switches.map(\.name))
    }

    func mailProgram(_ name: String) throws(WhatIfError) -> String {
        try known(.mailProgram, name, mailPrograms)
    }

    private func known(_ what: Thing, _ name: String, _ names: [String]) throws(WhatIfError) -> String {
        guard names.contains(name) else { throw unknown(what, name, names) }
        return name
    }

    func unknown(_ what: Thing, _ name: String, _ names: [String]) -> WhatIfError {
        let thing = what.text
        if let near = Suggestion.meant(by: name, in: names) {
            return WhatIfError(
                "there is no \(thing.en) “\(name)”; did you mean “\(near)”?",
                ja: "「\(name)」という\(thing[.japanese])はありません。「\(near)」のことですか")
        }
        let some = names.prefix(40).joined(separator: ", ")
        return WhatIfError(
            "there is no \(thing.en) “\(name)”; there are: \(some.isEmpty ? "none" : some)",
            ja: "「\(name)」という\(thing[.japanese])はありません。"
                + "使えるのは次のとおりです：\(some.isEmpty ? "なし" : some)")
    }

    func expect(_ words: [String], _ count: ClosedRange<Int>, _ usage: String) throws(WhatIfError) {
        if !count.contains(words.count) { throw Self.wrongUsage(usage) }
    }

    /// - Parameter usage: begins with the verb; an example may follow behind a colon.
    static func wrongUsage(_ usage: String) -> WhatIfError {
        let verb = usage.prefix { $0 != " " }
        let example = usage.firstRange(of: ": ").map { "（例：\(usage[$0.upperBound...])）" } ?? ""
        return WhatIfError(
            usage, ja: "\(verb) の書き方が違います\(example)。help \(verb == "compose" ? "compose" : "whatif") で書き方を確かめられます")
    }

    func number(_ text: String, _ range: ClosedRange<Int>) throws(WhatIfError) -> Int {
        let value = text.hasPrefix("0x") ? Int(text.dropFirst(2), radix: 16) : Int(text)
        guard let value, range.contains(value) else {
            throw WhatIfError(
                "“\(text)” is not a whole number from \(range.lowerBound) to \(range.upperBound)",
                ja: "「\(text)」は\(range.lowerBound)から\(range.upperBound)までの整数ではありません")
        }
        return value
    }
}
