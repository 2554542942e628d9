// Which packet `packet`, `wireshark` and `whatif drop` mean at the beginning of a stage: the one of which it tells.
// Read first: PlayerTests.swift, Sources/Playback/Timeline/Timeline+Carrier.swift.

import Playback
import Scenarios
import TerminalPlayer
import Testing

@Suite struct StageFrameTests {
    /// A question whose way is not known yet is carried by the call for its next neighbour.
    @Test(arguments: [
        ("first-letter", "to-the-right-book", "Who has 203.0.113.2?"), ("first-letter", "post", "MAIL FROM"),
        ("first-letter", "where-to", "MX kita.example"), ("first-letter", "found", "A 198.51.100.25"),
        ("first-letter", "who-is-it", "220 mail.kita.example"), ("first-letter", "fetch", "RETR 1"),
        ("collect-it", "nothing", "* 0 EXISTS"), ("sign-for-each-bag", "knock", "[SYN]"),
        ("sign-for-each-bag", "lost", "next link uplink.minami.example"), ("sign-for-each-bag", "one-second", "[SYN]"),
        ("who-sits-here", "who-has", "Who has 192.0.2.1?"), ("who-sits-here", "here-i-am", "192.0.2.1 is at"),
        ("who-sits-here", "through-the-door", "[ACK]"), ("who-sits-here", "calls-in-vain", "Who has 192.0.2.25?"),
    ])
    func aStageShowsThePacketOfWhichItTells(_ lesson: String, _ stage: String, _ info: String) throws {
        var player = try PlayerTests.player(lesson, .english, width: 200)
        PlayerTests.type("goto \(stage)", &player)
        // Its first line tells what the frame is, and is followed by its bytes.
        #expect(PlayerTests.type("bytes", &player).contains(info))
    }

    /// Whoever stands at a question and sees a call is told where the question goes.
    @Test(arguments: ["packet", "bytes", "wireshark"])
    func aQuestionThatWaitsForACallIsFoundLater(_ command: String) throws {
        var player = try PlayerTests.player("first-letter", .english, width: 300)
        PlayerTests.type("goto to-the-right-book", &player)
        let told = PlayerTests.type(command, &player)
        let place = try #require(told.firstMatch(of: /goes out in frame (\d+): goto (main@\d+)/))
        PlayerTests.type("goto \(place.2)", &player)
        let frame = PlayerTests.type("bytes", &player)
        #expect(frame.hasPrefix("frame \(place.1), ") && frame.contains("MX kita.example"))
        #expect(!PlayerTests.type(command, &player).contains("goes out in"))
        // The next one does not wait.
        PlayerTests.type("goto where-to", &player)
        #expect(!PlayerTests.type(command, &player).contains("goes out in"))
    }

    /// The very first question: before it there is no frame at all.
    @Test func theFirstQuestionOfAllIsFoundLater() throws {
        var player = try PlayerTests.player("first-letter", .japanese, width: 300)
        PlayerTests.type("until dns.query", &player)
        #expect(PlayerTests.type("packet", &player).contains(/フレーム\d+で送られます：goto main@\d+/))
    }

    /// What the narration says of the frame is there to be seen.
    @Test func aFrameForTheGatewayCarriesAPacketForTheNorthTown() throws {
        var player = try PlayerTests.player("who-sits-here", .english, width: 200)
        PlayerTests.type("goto through-the-door", &player)
        let text = PlayerTests.type("packet", &player)
        #expect(text.contains("Destination: 02:00:c0:00:02:01  eth.dst"))
        #expect(text.contains("Destination Address: 198.51.100.25  ip.dst"))
    }

    @Test func thePacketOfAStageCanBeDropped() throws {
        var player = try PlayerTests.player("sign-for-each-bag", .english, width: 200)
        PlayerTests.type("goto knock", &player)
        PlayerTests.type("whatif drop", &player)
        #expect(PlayerTests.type("until lost", &player).contains("[SYN]"))
        #expect(PlayerTests.type("until tcp.retransmission", &player).contains("b1@"))
    }
}
