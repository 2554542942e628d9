// `whatif wait`: what happens later, also when the lesson is over. Read first: PlayerTests.swift,
// Sources/Playback/Timeline/Branch.swift.

import Basics
import Playback
import Scenarios
import TerminalPlayer
import Testing

@Suite struct WaitingTests {
    @Test func whatALessonLeavesUndoneIsDoneLater() throws {
        var player = try player("who-sits-here")
        type("goto end", &player)
        #expect(type("whatif restore mail.minami.example", &player).contains("whatif wait 1 h goes on beyond that"))
        // The next attempt of Hana's mail program would come after the lesson.
        #expect(
            type("continue", &player).contains("while a letter still waits (mail hana-pc); whatif wait 1 d goes on"))
        #expect(type("check mend", &player).contains("not yet"))
        let told = type("whatif wait 30 min", &player)
        #expect(told.contains("goto 1 d 0:37:24 leads there"))
        #expect(!told.contains("The lesson ends"))
        #expect(type("goto 1 d 0:37:24", &player).contains("Last: the wait is over"))
        #expect(type("check mend", &player).contains("→ done"))
        #expect(!type("continue", &player).contains("still waits"))
    }

    /// Nothing happens when records expire: without a wait there is no point at which that could be seen.
    @Test func aCacheForgets() throws {
        var player = try player()
        type("goto end", &player)
        #expect(type("show cache", &player).contains("kita.example MX"))
        type("whatif wait 2 h", &player)
        type("goto end", &player)
        #expect(player.timeline.now.nanoseconds > 7_200_000_000_000)
        #expect(!type("show cache", &player).contains("MX"))
        // What is done then shows, too: this branch goes on beyond the lesson.
        type("whatif send m1 hana-pc", &player)
        type("whatif wait 1 min", &player)
        type("until message m1-2 and mail.delivered", &player)
        #expect(player.timeline.now.nanoseconds > 7_200_000_000_000)
    }

    @Test func waitingChangesNothingElse() throws {
        var player = try player()
        type("goto main@100", &player)
        type("whatif wait 3 s", &player)
        let text = type("compare", &player)
        #expect(text.contains("b1@") && text.contains("the wait is over"))
        #expect(!text.contains("first frames"))
        #expect(text.contains("In the end everything came out the same."))
        // In the middle of things it is a point like others.
        type("goto 5.1 s", &player)
        #expect(type("where", &player).contains("the wait is over"))
        let place = player.timeline.address
        type("zoom packet", &player)
        type("step", &player)
        type("back", &player)
        #expect(player.timeline.address == place)
    }

    @Test func aSessionIsRebuiltAsLate() throws {
        var player = try player("who-sits-here")
        for line in [
            "goto end", "whatif wait 2 d", "whatif restore mail.minami.example", "goto end", "whatif wait 90分",
            "goto end",
        ] {
            type(line, &player)
        }
        let session = try Session(json: Session(player.timeline, answers: [:]).json)
        #expect(session.actions.map(\.do) == ["wait 2 d", "restore mail.minami.example", "wait 90分"])
        let rebuilt = try session.timeline(of: player.timeline.lesson)
        #expect(rebuilt.address == player.timeline.address)
        #expect(rebuilt.now == player.timeline.now)
        #expect(rebuilt.digest == player.timeline.digest)
        #expect(rebuilt.branch.end == player.timeline.branch.end)
    }

    @Test(arguments: [
        ("whatif wait", "wait takes a length of time: wait 2 h"), ("whatif wait soon", "like 2 h or 5 d"),
        ("whatif wait 0", "like 2 h or 5 d"), ("whatif wait 31 d", "at most 30 d"),
        ("whatif wait 99999999999999999999 d", "like 2 h or 5 d"), ("wait 2 h", "did you mean “whatif wait”"),
    ])
    func whatIsNoLengthIsRefused(_ line: String, _ words: String) throws {
        var player = try player(width: 300)
        #expect(player.execute(line).problem?.contains(words) == true)
        #expect(player.timeline.branches.count == 1)
    }
}

private func player(_ lesson: String = "first-letter", width: Int = 200) throws -> Player {
    try PlayerTests.player(lesson, .english, width: width)
}

@discardableResult
private func type(_ line: String, _ player: inout Player) -> String { PlayerTests.type(line, &player) }
