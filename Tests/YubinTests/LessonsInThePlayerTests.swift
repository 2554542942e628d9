// The lessons as a student solves them in `yubin step`, with the commands that the last hints show.

import Playback
import TestSupport
import Testing

@Suite struct LessonsInThePlayerTests {
    /// What is typed.
    static let solutions: [(lesson: String, lines: [String])] = [
        (
            "first-letter",
            ["until stage laptop-reads"]
                + ["compose kenji-laptop hana@minami.example \"Re: Cherry blossoms\" \"I shall come on Sunday.\""]
        ),
        (
            "collect-it",
            ["until stage in-the-box", "whatif fetch kenji-laptop"] + ["until stage read-at-the-counter"]
                + ["whatif setup kenji-pc pop3 keep"]
        ),
        (
            "try-again",
            ["until stage longer-pauses"]
                + ["whatif on mail.kita.example", "until mail.delivered", "whatif fetch kenji-laptop"]
        ),
        (
            "sign-for-each-bag",
            ["until stage knock"] + ["whatif lose uplink.kita.example tcp.syn-ack"]
                + ["until stage gives-up"] + ["whatif lose uplink.minami.example nothing"]
        ),
        (
            "who-sits-here",
            ["until stage tripped"] + ["whatif cut router.minami.example"]
                + ["until stage gateway-silent"] + ["whatif restore router.minami.example"]
                + ["until stage outbox", "whatif restore mail.minami.example"]
        ),
    ]

    @Test func everyLessonIsHere() {
        #expect(Self.solutions.map(\.lesson) == EveryLessonTests.lessons)
    }

    @Test(arguments: solutions.indices)
    func theHintsLeadToTheGoals(_ index: Int) throws {
        let (lesson, lines) = Self.solutions[index]
        let folder = try TemporaryFolder()
        func play(_ lines: [String]) throws -> ExternalTool.Result {
            let script = lines + Array(repeating: "continue", count: 4) + ["check"]
            let path = try folder.write([UInt8]((script.joined(separator: "\n") + "\n").utf8), to: "commands")
            return try Program.run(["step", lesson, "--lang", "en", "--commands", path])
        }
        let solved = try play(lines)
        #expect(solved.status == 0, "\(solved.errors)")
        #expect(solved.output.contains("→ done") && !solved.output.contains("→ not yet"), "\(solved.output)")
        // The story by itself leads to none of them.
        let watched = try play([])
        #expect(watched.output.contains("→ not yet") && !watched.output.contains("→ done"))
    }

    @Test func whatIsToldIsWhereTheWalkLed() throws {
        let result = try Program.shell("printf 'next\\nprev\\n' | \"$YUBIN\" step try-again")
        #expect(result.status == 0)
        #expect(result.output.hasPrefix("── closed ──"), "\(result.output)")
        #expect(result.output.contains("Nothing has happened yet."))
    }

    @Test func theLadderHasRoomForTheSecondDay() throws {
        let script = "until stage morning\\nuntil dns.query\\nladder\\n"
        for (language, moment) in [("en", "1 d 0:00:10 "), ("ja", "1日 0:00:10 ")] {
            let result = try Program.shell("printf '\(script)' | \"$YUBIN\" step who-sits-here --lang \(language)")
            #expect(result.status == 0, "\(result.errors)")
            #expect(result.output.contains("\n" + moment), "\(result.output)")
            #expect(result.output.split(separator: "\n").allSatisfy { TextWidth.of(String($0)) <= 80 })
        }
    }

    @Test(arguments: [
        ("whatif lose uplink.kita.exampel tcp", "did you mean “uplink.kita.example”?"),
        ("whatif lose uplink.kita.example tcp.sin", "did you mean “tcp.syn”?"),
        ("whatif lose uplink.kita.example tcp nht=2", "did you mean “nth”?"),
        ("whatif lose uplink.kita.example tcp nth=0", "not a whole number"),
        ("whatif setup kenji-pc pop", "did you mean “pop3”?"),
        ("whatif setup kenji-pc imap keep", "leaves everything on the server"),
        ("whatif setup mail.kita.example imap", "no host with a mail program"),
    ])
    func aMistakeIsExplained(_ line: String, _ words: String) throws {
        let result = try Program.shell("echo '\(line)' | \"$YUBIN\" step first-letter")
        #expect(result.status == 1)
        #expect(result.errors.contains(words), "\(result.errors)")
    }
}
