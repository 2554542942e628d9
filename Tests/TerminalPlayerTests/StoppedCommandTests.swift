// What commands say that Ctrl-C has stopped. Read first: Sources/TerminalPlayer/Player+Walk.swift,
// Sources/Playback/Timeline/Timeline.swift (isAskedToStop).

import Playback
import Scenarios
import TerminalPlayer
import Testing

@Suite struct StoppedCommandTests {
    /// A player in whom somebody has pressed it while commands are carried out.
    private static func player() throws -> Player {
        let library = LessonLibrary()
        var timeline = try Timeline(library.lesson("first-letter"))
        _ = timeline.go(to: TimelineAddress(branch: "main", position: 100))
        try timeline.act(WhatIfParser(timeline.lesson).parse("off resolver"))
        timeline.isAskedToStop = { true }
        return Player(timeline, glossary: [], language: .english, style: TerminalStyle(width: 80))
    }

    @Test(arguments: ["step", "step 100000", "next", "continue", "until frame 99999", "back 5", "prev"])
    func walksTellWhereTheyStopped(_ line: String) throws {
        var player = try Self.player()
        let reply = player.execute(line)
        #expect(reply.problem == nil && reply.text.hasPrefix("Stopped here:\n"))
        #expect(reply.text.contains("[b1@"))
    }

    @Test(arguments: [
        "goto end", "goto 99999", "goto main@2000", "goto 1 h", "goto post", "find frame 99999",
        "find back frame 99999", "compare", "digest", "check", "hint", "show letter", "show letter m1", "show queue",
        "delete m1",
    ])
    func allElseHasChangedNothing(_ line: String) throws {
        var player = try Self.player()
        let before = player.timeline.address
        let reply = player.execute(line)
        #expect(reply.problem == "stopped; you are where you were", "\(line)")
        #expect(reply.text.isEmpty && player.timeline.address == before)
    }
}
