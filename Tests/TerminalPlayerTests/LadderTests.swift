// The ladder keeps within the terminal, whatever is written. Read first: Sources/TerminalPlayer/Ladder.swift.

import Playback
import TerminalPlayer
import Testing

@Suite struct LadderTests {
    private static let hosts = ["hana-pc", "resolver", "root", "tld", "ns.minami.example", "mail.minami.example"]
    private static let texts = [
        "EHLO hana-pc", "件名：さくらが咲きました。来週の日曜日にいかがですか",
        "ｶﾅ と 漢字 and ASCII mixed 一二三四五六七八九十",
        String(repeating: "x", count: 500), "", "\u{1B}[31mred\u{1B}[0m\u{7}", "e\u{301}e\u{301}e\u{301}",
    ]

    private static func messages(between count: Int) -> [Ladder.Message] {
        texts.enumerated().flatMap { number, text in
            (0..<count).map { i in
                Ladder.Message(time: "\(number).000", from: hosts[i], to: hosts[(i + 1 + number) % count], text: text)
            }
        }
    }

    @Test(arguments: [40, 41, 57, 80, 120], [2, 3, 4, 6])
    func noLineIsWiderThanTheTerminal(_ width: Int, _ count: Int) {
        for line in Ladder.lines(Self.messages(between: count), width: width) {
            #expect(TextWidth.of(line) <= width, "\(line)")
            #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F })
        }
    }

    /// Who asks stands to the left of who answers, wherever the diagram begins.
    @Test func clientsStandOnTheLeft() throws {
        let answer = Ladder.Message(time: "0.1", from: "server", to: "client", text: "250 Ok", isAnswer: true)
        let question = Ladder.Message(time: "0.2", from: "client", to: "server", text: "DATA")
        for messages in [[answer, question], [question, answer]] {
            let header = Ladder.lines(messages, width: 80)[0]
            #expect(header.split(separator: " ") == ["client", "server"])
        }
        var player = try PlayerTests.player()
        PlayerTests.type("goto main@246", &player)
        let header = try #require(PlayerTests.type("ladder", &player).split(separator: "\n").first)
        #expect(header.split(separator: " ") == ["hana-pc", "mail"])
    }

    /// Below the header, the lines of the machines stand in the same columns in each arrow.
    @Test func arrowsBeginAndEndAtTheLinesOfTheirMachines() throws {
        let lines = Ladder.lines(
            [
                Ladder.Message(time: "0.1", from: "a", to: "b", text: "こんにちは"),
                Ladder.Message(time: "0.2", from: "b", to: "a", text: "hello"),
            ], width: 80)
        #expect(lines.count == 5)
        func columns(_ line: String) -> [Int] {
            var columns: [Int] = []
            var column = 0
            for character in line {
                if character == "|" { columns.append(column) }
                column += TextWidth.of(character)
            }
            return columns
        }
        let places = columns(lines[2])
        #expect(places.count == 2)
        for line in lines.dropFirst() { #expect(columns(line) == places, "\(line)") }
        #expect(lines[2].contains("->|") && lines[4].contains("|<-"))
    }
}
