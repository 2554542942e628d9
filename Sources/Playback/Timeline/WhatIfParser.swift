// Reads experiments as people type them. Read first: WhatIfAction.swift, CommandWords.swift. Then
// WhatIfParser+Plans.swift, WhatIfParser+Letters.swift.
//
//     drop | delay 200ms | duplicate | corrupt [OFFSET [MASK]]        the frame at the cursor
//     cut LINK | restore LINK | link LINK loss=5% delay=40ms ...      a cable
//     lose LINK KIND [from=HOST] [to=HOST] [port=N] [nth=N] [times=N] | lose LINK nothing
//     off HOST | on HOST | stop PROGRAM HOST | start PROGRAM HOST     a machine, a program
//     dns [in ZONE] set NAME TYPE DATA... | dns [in ZONE] remove NAME [TYPE]     a zone, else the nearest one
//     poison RESOLVER NAME TYPE DATA...                               a cache
//     quota ADDRESS BYTES|none                                        a mailbox
//     send LETTER HOST | fetch HOST | watch HOST                      a person
//     setup HOST imap | setup HOST pop3 [keep]                        how a mail program reads; keep: copies stay
//     edit LETTER FIND REPLACEMENT                                    a letter that waits, or in the frame at the cursor
//     delete LETTER [ADDRESS] | move LETTER FOLDER [ADDRESS]          a letter in mailboxes on servers
//     mark LETTER read|unread|flagged|... [ADDRESS]
//     fill ADDRESS BYTES                                              a mailbox, with a letter that nobody has sent
//     compose HOST TO[,TO...] SUBJECT TEXT...                         a letter of one's own
//     wait LENGTH                                                     the time: nothing is done, also beyond the lesson
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
        "poison", "quota", "send", "fetch", "watch", "setup", "edit", "delete", "move", "mark", "fill", "wait",
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
        case "drop", "delay", "duplicate", "corrupt": return .frame(try tampering(verb, rest))
        case "wait":
            try expect(rest, 1...2, "wait takes a length of time: wait 2 h")
            let length = try length(rest, like: "2 h", "5 d")
            if length > Self.longestWait {
                throw WhatIfError("wait takes at most 30 d at once", ja: "wait で一度に待てるのは30日までです")
            }
            return .wait(length)
        case "edit", "delete", "move", "mark", "fill", "compose": return try letterDeed(verb, rest)
        case "experiment":
            try expect(rest, 1...1, "experiment takes a name")
            guard let found = lesson.whatIfs.first(where: { $0.id == rest[0] }) else {
                throw unknown(.experiment, rest[0], lesson.whatIfs.map(\.id))
            }
            return .plans(found.actions)
        default: return .plans([try plan(verb, rest)])
        }
    }

    /// To the frame at the cursor.
    private func tampering(_ verb: String, _ rest: [String]) throws(WhatIfError) -> FrameTampering {
        switch verb {
        case "delay":
            try expect(rest, 1...2, "delay takes a length of time: delay 200ms")
            return .delay(try length(rest, like: "200ms", "5 s"))
        case "corrupt":
            try expect(rest, 0...2, "corrupt takes the place of a byte, and the bits to turn: corrupt 60 0x01")
            let offset = try rest.first.map { word throws(WhatIfError) in try number(word, 0...65_535) } ?? -1
            let mask = try rest.count > 1 ? number(rest[1], 1...255) : 0x01
            return .corrupt(offset: offset, mask: UInt8(mask))
        default:
            try expect(rest, 0...0, "\(verb) takes no more words, it is about the frame at the cursor: \(verb)")
            return verb == "drop" ? .drop : .duplicate
        }
    }

    /// Some letters wait for days, and records are remembered for a week at most.
    private static let longestWait = Interval.seconds(30 * 86_400)

    private func length(_ words: [String], like one: String, _ other: String) throws(WhatIfError) -> Interval {
        let text = words.joined(separator: " ")
        guard let length = DurationText.interval(text), length > .zero else {
            throw WhatIfError(
                "“\(text.shortened)” is not a length of time like \(one) or \(other)",
                ja: "「\(text.shortened)」は \(one) や \(other) のような時間ではありません")
        }
        return length
    }

    private static let list = verbs.joined(separator: ", ")

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
    func account(_ text: String) throws(WhatIfError) -> String {
        try known(.mailbox, text.lowercased(), accounts)
    }

    /// The same for a word that need not be there.
    func account(in words: [String], at place: Int) throws(WhatIfError) -> String? {
        words.count > place ? try account(words[place]) : nil
    }

    func link(_ name: String) throws(WhatIfError) -> String {
        try known(.link, name, lesson.topology.links.map(\.name))
    }

    func host(_ name: String) throws(WhatIfError) -> String {
        try known(.host, name, lesson.topology.hosts.map(\.name))
    }

    func node(_ name: String) throws(WhatIfError) -> String {
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
                "there is no \(thing.en) “\(name.shortened)”; did you mean “\(near)”?",
                ja: "「\(name.shortened)」という\(thing[.japanese])はありません。「\(near)」のことですか")
        }
        let some = Suggestion.narrowed(names, by: name).prefix(40).joined(separator: ", ")
        return WhatIfError(
            "there is no \(thing.en) “\(name.shortened)”; there are: \(some.isEmpty ? "none" : some)",
            ja: "「\(name.shortened)」という\(thing[.japanese])はありません。"
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

    /// A number of bytes; it may have a unit.
    func size(_ text: String, _ range: ClosedRange<Int>) throws(WhatIfError) -> Int {
        guard let size = SizeText.bytes(text), range.contains(size) else {
            throw WhatIfError(
                "“\(text.shortened)” is not a size like 2000, 20K or 5M, from \(range.lowerBound) to \(range.upperBound) bytes",
                ja: "「\(text.shortened)」は 2000・20K・5M のような大きさ（\(range.lowerBound)から\(range.upperBound)バイトまで）"
                    + "ではありません")
        }
        return size
    }

    func number(_ text: String, _ range: ClosedRange<Int>) throws(WhatIfError) -> Int {
        let value = text.hasPrefix("0x") ? Int(text.dropFirst(2), radix: 16) : Int(text)
        guard let value, range.contains(value) else {
            throw WhatIfError(
                "“\(text.shortened)” is not a whole number from \(range.lowerBound) to \(range.upperBound)",
                ja: "「\(text.shortened)」は\(range.lowerBound)から\(range.upperBound)までの整数ではありません")
        }
        return value
    }
}
