// Experiments with letters: in flight, in mailboxes, of one's own. Read first: WhatIfParser.swift.

import Scenarios

extension WhatIfParser {
    /// `edit`, `delete`, `move`, `mark`, `fill` or `compose`.
    func letterDeed(_ verb: String, _ rest: [String]) throws(WhatIfError) -> WhatIfAction.Kind {
        switch verb {
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
            return .fill(address: try account(rest[0]), octets: try size(rest[1], 1...10_000_000))
        default:
            // Commas part recipients, with or without blanks beside them.
            var words = rest
            while words.count > 2, words[1].hasSuffix(",") || words[2].hasPrefix(",") {
                words[1] += words.remove(at: 2)
            }
            guard words.count >= 4 else {
                throw Self.wrongUsage(
                    "compose takes a host, recipients, a subject and a text: compose hana-pc kenji@kita.example Hello "
                        + "\"How are you?\""
                )
            }
            return .compose(
                host: try mailProgram(words[0]),
                to: words[1].split(separator: ",").map(Self.withoutBlanksAround), subject: words[2],
                body: words.dropFirst(3).joined(separator: " "))
        }
    }

    private static func withoutBlanksAround(_ text: Substring) -> String {
        let begun = text.drop(while: \.isWhitespace)
        let last = begun.lastIndex { !$0.isWhitespace }
        return last.map { String(begun[...$0]) } ?? ""
    }
}
