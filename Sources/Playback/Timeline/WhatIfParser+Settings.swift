// Planned losses and settings of mail programs, as people type them. Read first: WhatIfParser.swift,
// Sources/Scenarios/Model/Lesson/FrameFault.swift.

import Emulation
import Scenarios

extension WhatIfParser {
    /// The word for no frames at all.
    private static let nothing = "nothing"

    /// `LINK KIND [from=HOST] [to=HOST] [port=N] [nth=N] [times=N]`, or `LINK nothing`.
    func loss(_ words: [String]) throws(WhatIfError) -> ActionPlan {
        guard words.count >= 2 else {
            throw Self.wrongUsage(
                "lose takes a link and a kind of frames, or nothing: lose uplink.kita.example tcp.data nth=3")
        }
        let name = try link(words[0])
        if words[1] == Self.nothing {
            try expect(words, 2...2, "lose takes no more words after nothing: lose uplink.kita.example nothing")
            return .loseNothing(link: name)
        }
        guard let kind = FramePattern.Kind(rawValue: words[1]) else {
            throw unknown(.frames, words[1], [Self.nothing] + FramePattern.Kind.allCases.map(\.rawValue))
        }
        var fault = FrameFault(kind)
        for word in words.dropFirst(2) {
            let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw WhatIfError(
                    "“\(word.shortened)” is not a condition like nth=3", ja: "「\(word.shortened)」は nth=3 のような条件ではありません")
            }
            switch parts[0] {
            case "from": fault.from = try host(parts[1])
            case "to": fault.to = try host(parts[1])
            case "port": fault.port = UInt16(try number(parts[1], 1...65_535))
            case "nth": fault.nth = try number(parts[1], 1...1_000_000)
            case "times": fault.times = try number(parts[1], 1...1_000_000)
            default: throw unknown(.lossCondition, parts[0], ["from", "to", "port", "nth", "times"])
            }
        }
        return .lose(fault, link: name)
    }

    /// `HOST imap`, `HOST pop3` or `HOST pop3 keep`.
    func setUp(_ words: [String]) throws(WhatIfError) -> ActionPlan {
        try expect(
            words, 2...3, "setup takes a host and how it reads (imap, pop3, pop3 keep): setup kenji-pc pop3 keep")
        let host = try mailProgram(words[0])
        switch (words[1], words.dropFirst(2).first) {
        case ("imap", nil): return .setUp(host: host, .imap)
        case ("pop3", nil): return .setUp(host: host, .pop3(leavesOnServer: false))
        case ("pop3", "keep"): return .setUp(host: host, .pop3(leavesOnServer: true))
        case ("imap", _):
            throw WhatIfError(
                "setup takes no more words after imap: IMAP leaves everything on the server",
                ja: "imap のあとに語は続きません（IMAPではすべてがサーバーに残ります）")
        case ("pop3", let word?): throw unknown(.readingSetting, word, ["keep"])
        case (let word, _): throw unknown(.reading, word, ["imap", "pop3"])
        }
    }
}
