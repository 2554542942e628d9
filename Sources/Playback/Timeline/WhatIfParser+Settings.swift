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
            throw WhatIfError("lose takes a link and a kind of frames: lose X tcp.data nth=3, or lose X nothing")
        }
        let name = try link(words[0])
        if words[1] == Self.nothing {
            try expect(words, 2...2, "lose X nothing takes no more words")
            return .loseNothing(link: name)
        }
        guard let kind = FramePattern.Kind(rawValue: words[1]) else {
            throw unknown("kind of frames", words[1], [Self.nothing] + FramePattern.Kind.allCases.map(\.rawValue))
        }
        var fault = FrameFault(kind)
        for word in words.dropFirst(2) {
            let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw WhatIfError("“\(word)” is not a condition like nth=3") }
            switch parts[0] {
            case "from": fault.from = try host(parts[1])
            case "to": fault.to = try host(parts[1])
            case "port": fault.port = UInt16(try number(parts[1], 1...65_535))
            case "nth": fault.nth = try number(parts[1], 1...1_000_000)
            case "times": fault.times = try number(parts[1], 1...1_000_000)
            default: throw unknown("condition", parts[0], ["from", "to", "port", "nth", "times"])
            }
        }
        return .lose(fault, link: name)
    }

    /// `HOST imap`, `HOST pop3` or `HOST pop3 keep`.
    func setUp(_ words: [String]) throws(WhatIfError) -> ActionPlan {
        try expect(words, 2...3, "setup takes a host and how it reads: setup kenji-pc imap, or setup kenji-pc pop3 keep")
        let host = try mailProgram(words[0])
        switch (words[1], words.dropFirst(2).first) {
        case ("imap", nil): return .setUp(host: host, .imap)
        case ("pop3", nil): return .setUp(host: host, .pop3(leavesOnServer: false))
        case ("pop3", "keep"): return .setUp(host: host, .pop3(leavesOnServer: true))
        case ("imap", _): throw WhatIfError("setup X imap takes no more words: IMAP leaves everything on the server")
        case ("pop3", let word?): throw unknown("setting of POP3", word, ["keep"])
        case (let word, _): throw unknown("way to read", word, ["imap", "pop3"])
        }
    }
}
