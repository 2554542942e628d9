// The way of a letter, with addresses to go to. Read first: PlayerTests.swift,
// Sources/TerminalPlayer/Player+ShowMail.swift.

import Foundation
import Playback
import Scenarios
import TerminalPlayer
import TestSupport
import Testing

@Suite struct ShowLetterTests {
    private func player(_ lesson: String, files: [String: String] = [:]) throws -> Player {
        let folder = try TemporaryFolder()
        for (name, text) in files { try folder.write([UInt8](text.utf8), to: name) }
        let path = try folder.write([UInt8](lesson.utf8), to: "way.yaml")
        return Player(
            try Timeline(LessonLibrary().lesson(path)), glossary: [], language: .english,
            style: TerminalStyle(width: 200))
    }

    /// How a lesson of two towns begins.
    private static let twoTowns = """
        format: 1
        id: way
        title: Twice
        topology: two-towns
        end: 1 min

        """

    /// The addresses that `text` gives behind lines with `words`.
    private func places(_ text: String, _ words: String) -> [Substring] {
        text.split(separator: "\n").filter { $0.contains(words) }.compactMap { $0.split(separator: "  ").last }
    }

    /// An alias leads back to where the letter came from: the server takes it twice, at two moments.
    @Test func aServerThatTakesALetterTwiceIsGoneToTwice() throws {
        var player = try player(
            """
            format: 1
            id: way
            title: The way back
            topology: two-towns
            end: 1 min
            patch: {domains: {kita.example: {aliases: {away: [hana@minami.example]}}}}
            letters: {m: {from: hana@minami.example, to: [away@kita.example], subject: s, body: b}}
            actions: [{at: 1 s, send: m, from: hana-pc}]
            """)
        PlayerTests.type("goto end", &player)
        let way = PlayerTests.type("show letter m", &player)
        let (there, back) = (places(way, "hana-pc → mail.minami"), places(way, "mail.kita.example → mail.minami"))
        try #require(there.count == 1 && back.count == 1)
        #expect(there != back)
        PlayerTests.type("goto \(back[0])", &player)
        #expect(PlayerTests.type("where", &player).contains("mail.minami.example: m  mail.queued"))
    }

    /// Two letters from one file, in different envelopes: each is shown where it has been.
    @Test func aLetterIsShownWhereItHasBeen() throws {
        var player = try player(
            Self.twoTowns + """
                letters: {one: {eml: m.eml, rcptTo: [kenji@kita.example]}, two: {eml: m.eml, rcptTo: [hana@minami.example]}}
                actions:
                  - {at: 1 s, send: one, from: hana-pc}
                  - {at: 5 s, send: two, from: hana-pc}
                  - {at: 20 s, fetch: kenji-phone}
                  - {at: 20 s, fetch: hana-pc}
                """,
            files: ["m.eml": "From: hana@minami.example\nTo: all@kita.example\nMessage-ID: <m@minami.example>\n\nx\n"])
        PlayerTests.type("goto end", &player)
        #expect(PlayerTests.type("show letter one", &player).contains("Delivered-To: kenji@kita.example"))
        #expect(PlayerTests.type("show letter two", &player).contains("Delivered-To: hana@minami.example"))
    }

    /// A letter from a file has the same Message-ID each time that it is sent.
    @Test func aLetterThatIsSentAgainHasAWayOfItsOwn() throws {
        var player = try player(
            Self.twoTowns + """
                letters: {m: {eml: m.eml}}
                actions: [{at: 1 s, send: m, from: hana-pc}, {at: 20 s, send: m, from: hana-pc}]
                """,
            files: [
                "m.eml":
                    "From: hana@minami.example\r\nTo: kenji@kita.example\r\nMessage-ID: <1@minami.example>\r\n\r\nx\r\n"
            ])
        PlayerTests.type("goto end", &player)
        let way = PlayerTests.type("show letter m", &player)
        for words in ["(submission)", "(smtp)", "delivered: "] {
            let places = places(way, words)
            #expect(places.count == 2 && Set(places).count == 2, "\(words) of \(way)")
        }
    }

    /// Names and sizes of what is attached are told as its reader sees them, and what says the same is no attachment.
    @Test func attachmentsHaveTheirNames() throws {
        let letter = """
            From: hana@minami.example
            To: kenji@kita.example
            Subject: one
            \ttwo
            Date: Mon, 6 Apr 2026 00:00:00 +0000
            Content-Type: multipart/mixed; boundary=x

            --x
            Content-Type: multipart/alternative; boundary=y

            --y

            a\tb
            --y
            Content-Type: text/html

            <p>a</p>
            --y--
            --x
            Content-Type: image/png; name="=?UTF-8?B?5YaZ55yfLnBuZw==?="
            Content-Transfer-Encoding: base64

            iVBORw0KGgo=
            --x
            Content-Type: image/png
            Content-Disposition: attachment; filename*=utf-8''%E7%B5%B5.png

            123
            --x--

            """
        var player = try player(
            """
            format: 1
            id: way
            title: Pictures
            topology: two-towns
            end: 1 min
            letters: {m: {eml: m.eml}}
            actions: [{at: 1 s, send: m, from: hana-pc}, {at: 20 s, fetch: kenji-laptop}]
            """, files: ["m.eml": letter])
        PlayerTests.type("goto end", &player)
        #expect(
            PlayerTests.type("mail kenji-laptop 1", &player) == """
                  From: hana@minami.example
                  To: kenji@kita.example
                  Date: Mon, 6 Apr 2026 00:00:00 +0000
                  Subject: one two
                  | a       b
                  also as: text/html, 8 B
                  | <p>a</p>
                  attached: 写真.png, image/png, 8 B
                  attached: 絵.png, image/png, 3 B

                """)
    }
}
