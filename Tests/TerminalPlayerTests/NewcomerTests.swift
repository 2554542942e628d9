// What people type who have not read the manual, and what they expect to see. Read first: PlayerTests.swift.

import Playback
import Scenarios
import TerminalPlayer
import Testing

@Suite struct NewcomerTests {
    private static func japanese() throws -> Player { try PlayerTests.player("first-letter", .japanese) }

    @Suite struct Places {
        @Test func aNumberAloneIsOneOfThisBranch() throws {
            var player = try player()
            type("goto main@80", &player)
            type("whatif off kenji-pc", &player)
            type("step", &player)
            type("goto 40", &player)
            #expect(player.timeline.address.description == "b1@40")
            type("goto @57", &player)
            #expect(player.timeline.address.description == "b1@57")
            type("goto main", &player)
            #expect(player.timeline.address.branch == "main")
        }

        @Test func aStageIsAPlace() throws {
            var player = try player()
            type("goto on-the-way", &player)
            #expect(player.timeline.stage?.id == "on-the-way")
            let place = player.timeline.address
            type("goto main@0", &player)
            type("find stage on-the-way", &player)
            #expect(player.timeline.address == place)
            // From behind as well.
            type("goto main@900", &player)
            type("goto on-the-way", &player)
            #expect(player.timeline.address == place)
        }

        @Test func aStageThatDoesNotBeginMovesNobody() throws {
            var player = try player()
            type("whatif off mail.kita.example", &player)
            type("goto b1@300", &player)
            #expect(player.execute("goto in-the-box").problem?.contains("b1") == true)
            #expect(player.timeline.address.description == "b1@300")
            #expect(player.execute("goto 99999999").problem?.contains("ends with b1@") == true)
        }

        /// As the program itself shows them.
        @Test func clockTimesArePlaces() throws {
            var player = try player("collect-it")
            type("goto 1 d 0:00:00", &player)
            let place = player.timeline.position
            type("goto 24:00:00", &player)
            #expect(player.timeline.position == place)
            type("goto 1日 0:00:00", &player)
            #expect(player.timeline.position == place)
            type("goto main@0", &player)
            type("until time > 1 d 0:00:00", &player)
            #expect(player.timeline.position == place + 1)
            type("goto 1日", &player)
            #expect(player.timeline.position == place)
            type("goto 24時間", &player)
            #expect(player.timeline.position == place)
            type("goto main@0", &player)
            type("until time > 1 d 0:00:00", &player)
            #expect(player.execute("goto 0:61:00").problem?.contains("a time like 12 s or 1:00:00") == true)
        }

        /// Times are shown in milliseconds, and from an hour on in seconds; what is finer must not matter to who copies
        /// them.
        @Test(arguments: [("first-letter", "in-the-box"), ("collect-it", "nothing")])
        func aTimeAsItIsShownIsFound(_ lesson: String, _ stage: String) throws {
            var player = try player(lesson)
            let shown = type("goto \(stage)", &player)
            let place = player.timeline.position
            let time = try #require(shown.firstMatch(of: /\[main@\d+  (.+?)  [a-z]/)?.output.1)
            type("goto start", &player)
            #expect(player.timeline.position == 0)
            #expect(player.execute("until time == \(time)").text.contains("  \(time)  "))
            #expect(player.timeline.position <= place)
            type("goto \(time)", &player)
            #expect(player.timeline.position >= place)
            #expect(type("where", &player).contains("  \(time)  "))
            type("until time > \(time)", &player)
            #expect(!type("where", &player).contains("  \(time)  "))
            type("find back time <= \(time)", &player)
            #expect(type("where", &player).contains("  \(time)  "))
            // Finer than it is shown, a time means what it says.
            #expect(player.execute("find back time == 2.0000001 s").problem != nil)
        }

        @Test func aBranchHasAStartAndAnEnd() throws {
            var player = try player()
            type("goto main@80", &player)
            type("whatif off mail.kita.example", &player)
            #expect(type("goto end", &player).contains("The lesson is over."))
            #expect(player.timeline.position == player.timeline.branch.count)
            #expect(player.timeline.address.branch == "b1")
            #expect(type("goto START", &player).contains("Nothing has happened yet."))
            #expect(player.timeline.address.description == "b1@0")
        }

        @Test func stagesAreCounted() throws {
            var player = try player()
            for _ in 0..<4 { type("next", &player) }
            let fourth = player.timeline.address
            type("goto main@0", &player)
            type("next 4", &player)
            #expect(player.timeline.address == fourth)
            type("prev 3", &player)
            #expect(player.timeline.stage?.id == "write")
        }
    }

    @Suite struct Deeds {
        /// An experiment is an event of its own, the next one; whoever looks before stepping on sees it done.
        @Test(arguments: [
            ("whatif off mail.kita.example", "show host mail.kita.example", "switched off"),
            ("whatif cut kenji-pc", "show links kenji-pc", "cut"),
            ("whatif link kenji-pc loss=5% delay=40ms", "show link kenji-pc", "delay=40ms mtu=1500 loss=5%"),
            (
                "whatif dns set kita.example MX 5 other.kita.example", "show zones kita.example",
                "MX 5 other.kita.example."
            ),
            ("whatif poison resolver x.example A 203.0.113.66", "show cache resolver", "x.example A 203.0.113.66"),
            ("whatif quota kenji@kita.example 2000", "show mailbox kenji@kita.example", "/ 2000 B"),
            ("compose hana-pc kenji@kita.example Hello there", "mail hana-pc", "Hello"),
        ])
        func whatWasDoneIsSeenAtOnce(_ deed: String, _ look: String, _ seen: String) throws {
            for place in ["main@0", "main@100"] {
                var player = try player(width: 200)
                type("goto \(place)", &player)
                #expect(!type(look, &player).contains(seen))
                type(deed, &player)
                #expect(type(look, &player).contains(seen), "\(deed) at \(place)")
                type("goto \(place)", &player)
                #expect(!type(look, &player).contains(seen))
            }
        }

        /// The second one at the same point, even before anything has happened, keeps the first.
        @Test(arguments: ["main@0", "main@100"])
        func deedsAtOnePointAddUp(_ place: String) throws {
            var player = try player(width: 200)
            type("goto \(place)", &player)
            type("whatif off mail.kita.example", &player)
            type("whatif off kenji-pc", &player)
            type("whatif dns set kita.example TXT one", &player)
            type("whatif dns remove kita.example TXT", &player)
            #expect(player.execute("whatif dns remove kita.example TXT").problem != nil)
            for _ in 0..<2 {
                for host in ["mail.kita.example", "kenji-pc"] {
                    #expect(type("show host \(host)", &player).contains("switched off"))
                }
                type("step", &player)
            }
        }

        @Test func whatIsSoAlreadyIsSaid() throws {
            var player = try player()
            #expect(type("whatif on kenji-pc", &player).contains("like that already"))
            #expect(type("whatif cut kenji-pc", &player).contains("like that already") == false)
            #expect(type("whatif cut kenji-pc", &player).contains("like that already"))
            #expect(type("whatif quota kenji@kita.example none", &player).contains("like that already"))
        }

        @Test func aLetterOfOnesOwnHasAName() throws {
            var player = try player(width: 200)
            #expect(
                type("compose hana-pc kenji@kita.example Hello there", &player).contains("Your letter is called own1"))
            type("until message own1 and mail.delivered", &player)
            #expect(type("show letter own1", &player).contains("delivered: kenji@kita.example"))
            #expect(type("show letter m2", &player).contains("not written yet"))
        }

        @Test func aNoticeOfAServerHasASubject() throws {
            var player = try player(width: 200)
            type("compose hana-pc nobody@kita.example Hello there", &player)
            type("until mail.delivered and mailbox hana@minami.example", &player)
            let text = type("show letter", &player)
            #expect(text.contains("Undelivered Mail Returned to Sender") && text.contains("<> → hana@minami.example"))
        }
    }

    @Suite struct Words {
        @Test(arguments: [
            ("until host hana", "did you mean “hana-pc”"), ("find stage wher-to", "did you mean “where-to”"),
            ("break link nowhere", "there is no link"), ("until not (message m9 or dns)", "did you mean “m1”"),
            ("until change queu", "did you mean “queue”"), ("packet 31", "find frame"), ("next x", "usage: next"),
            ("mail mail.kita.example", "has no mail program"), ("compare main main", "always like itself"),
            ("check nothing", "there is no task"), ("glossary cach", "did you mean “cache”"),
        ])
        func mistakesAreToldAtOnce(_ line: String, _ words: String) throws {
            var player = try player(width: 300)
            type("whatif off kenji-pc", &player)
            type("next", &player)
            let place = player.timeline.address
            let problem = player.execute(line).problem
            #expect(problem?.contains(words) == true, "\(problem ?? "none")")
            #expect(player.timeline.address == place)
        }

        @Test func anAddressThatIsNobodysCanBeLookedFor() throws {
            var player = try player()
            type("until host 203.0.113.66", &player)
            type("goto main@0", &player)
            type("until message <1@x.example>", &player)
        }

        /// A verdict stands for a moment; nobody shall wonder what to do about it.
        @Test func whoIsNotDoneYetIsToldHowToGoOn() throws {
            var player = try player(width: 300)
            type("next", &player)
            #expect(type("check", &player).contains("at this point: go on and check again. hint helps."))
            type("goto end", &player)
            #expect(type("check", &player).contains("By itself nothing more will happen: do something"))
            type("compose kenji-laptop hana@minami.example Hello there", &player)
            type("until message own1 and mail.delivered", &player)
            #expect(type("check", &player).hasSuffix("→ done\n"))
        }

        @Test func whatNeverHappensIsNotTheEndAlone() throws {
            var player = try player()
            type("goto main@57", &player)
            // Questions of the lesson do not hold it up.
            let text = type("until smtp.command == XYZZY", &player)
            #expect(text.contains("does not happen") && text.contains("goto main@57 leads back"))
            #expect(!type("continue", &player).contains("does not happen"))
        }

        @Test(arguments: [
            ("キュー", "キュー（送信待ちの列）"), ("封筒", "エンベロープ（封筒）"), ("ttl", "TTL（生存時間）"), ("time to live", "TTL（生存時間）"),
        ])
        func partsOfAWordFindIt(_ term: String, _ word: String) throws {
            var player = try player("first-letter", .japanese)
            #expect(type("glossary \(term)", &player).hasPrefix(word))
        }

        /// What is no word of its own may stand in the explanation of one.
        @Test(arguments: [
            ("Gmail", "メールソフト"), ("差出人", "ヘッダー"), ("ハンドシェイク", "スリーウェイ・ハンドシェイク"),
        ])
        func whatHasToDoWithAWordIsTold(_ term: String, _ word: String) throws {
            var player = try player("first-letter", .japanese, width: 300)
            let problem = player.execute("glossary \(term)").problem
            #expect(problem?.contains("関係のある用語があります：") == true && problem?.contains(word) == true)
            #expect(type("glossary spam", &player).hasPrefix("迷惑メール"))
        }

        @Test func fieldsAreFoundByWhatPeopleCallThem() throws {
            var player = try player(width: 200)
            type("find dns", &player)
            let text = type("explain ip.ttl", &player)
            #expect(type("explain ttl", &player) == text)
            #expect(type("explain Time to Live", &player) == text)
            #expect(type("explain udp", &player).hasPrefix("udp.srcport  "))
            #expect(type("explain smtp", &player).contains("smtp.req.command"))
        }

        @Test(arguments: [
            ("whatif off kenji", "there are: kenji-pc, kenji-laptop, kenji-phone"),
            ("whatif cut kita", "there are: router.kita.example, uplink.kita.example, ns.kita.example, mail.kita"),
            ("until host kenji", "there are: kenji-pc, kenji-laptop, kenji-phone"),
            ("mail kenji", "there are: kenji-pc, kenji-laptop, kenji-phone"),
            ("explain MX", "glossary mx tells what it means"), ("show hana-pc", "show host hana-pc"),
            ("hana-pc", "did you mean “show host hana-pc”"),
        ])
        func whatIsNearIsTold(_ line: String, _ words: String) throws {
            var player = try player(width: 300)
            let problem = player.execute(line).problem
            #expect(problem?.contains(words) == true, "\(problem ?? "none")")
        }

        @Test(arguments: ["predict tld", "predict 2", "predict T"])
        func anAnswerHasANumber(_ line: String) throws {
            var player = try player()
            #expect(type(line, &player).contains("The name server of .example"))
            #expect(player.answers == ["who-knows": "tld"])
            #expect(player.execute("predict 9").problem?.contains("none of the answers: letter, nothing") == true)
        }

        @Test func whoWantsToUndoIsToldTheWayBack() throws {
            var player = try player()
            #expect(player.execute("undo").problem?.contains("help lists them all") == true)
            type("goto main@80", &player)
            type("whatif off kenji-pc", &player)
            #expect(player.execute("undo").problem?.contains("did you mean “branch main”") == true)
        }

        @Test func aTaskHasANumber() throws {
            var player = try player("collect-it")
            let text = type("tasks go-back", &player)
            #expect(type("tasks 2", &player) == text)
            #expect(type("tasks go", &player) == text)
            #expect(type("hint 2", &player).hasPrefix("go-back, 1/3: "))
            #expect(type("check 1", &player).hasPrefix("both-devices"))
            #expect(player.execute("check 3").problem?.contains("there is no task “3”") == true)
        }

        @Test func helpTellsOtherNames() throws {
            var player = try player()
            #expect(type("help show", &player).hasSuffix("Also: i, info\n"))
            #expect(type("help rc", &player) == type("help continue", &player))
            var japanese = try NewcomerTests.japanese()
            #expect(type("help tasks", &japanese).hasSuffix("別名：課題\n"))
            #expect(!type("help tasks", &player).contains("Also"))
        }

        @Test(arguments: [
            ("info arp", PlayerCommand.show), ("list", .ladder), ("x", .bytes), ("rs", .back), ("reverse-next", .prev),
            ("bt", .why), ("why", .why), ("なぜ", .why), ("次", .next), ("戻る", .back), ("ヒント", .hint), ("課題", .tasks),
        ])
        func othersWordsAreUnderstood(_ line: String, _ command: PlayerCommand) throws {
            let word = try #require(line.split(separator: " ").first)
            #expect(try PlayerCommand.named(String(word)).get() == command)
        }
    }

    @Suite struct Pictures {
        @Test func theMachinesAreListedWithOneLineEach() throws {
            var player = try player()
            let count = player.timeline.lesson.topology.hosts.count + player.timeline.lesson.topology.switches.count
            let text = type("show host", &player)
            #expect(text.split(separator: "\n").count == count + 1, "and one that says where there is more")
            #expect(text.contains("\nmail.kita.example      198.51.100.25, smtp, pop3, imap\n"))
            type("whatif off mail.kita.example", &player)
            #expect(type("show host", &player).contains("\nmail.kita.example      switched off, 198.51.100.25"))
            #expect(type("show host backbone", &player).contains("0  root"))
        }

        @Test func answersStandBelowOneAnother() throws {
            var player = try player(width: 30)
            type("until stage collected", &player)
            let text = type("next", &player)
            #expect(text.contains("\n  root  The root name server\n  tld   The name server of\n        .example\n"))
            #expect(text.contains("\n  kita  The north town's own\n        name server\n"))
        }

        @Test func theLadderIsAsCloseAsOneLooks() throws {
            var player = try player("sign-for-each-bag", width: 80)
            type("find tcp.flags.syn and tcp.port == 25 and frame", &player)
            #expect(!type("ladder", &player).contains("SYN"))
            type("zoom packet", &player)
            #expect(type("ladder 1", &player).contains("[SYN]"))
            type("find lost", &player)
            let text = type("ladder 3", &player)
            #expect(text.contains("lost: ") && text.contains("-x"))
        }

        @Test func aPacketOnALaterLinkHasTheNumberOfItsFirst() throws {
            var player = try player(width: 200)
            type("find frame 51", &player)
            type("find link mail.minami.example", &player)
            let text = type("wireshark", &player)
            #expect(text.contains("another link") && text.contains("frame.number == 51"))
        }

        /// Only lines of the letter begin at the bar.
        @Test(arguments: [40, 60, 80], Language.allCases)
        func longLinesOfALetterAreNotTwo(_ width: Int, _ language: Language) throws {
            var player = try player("first-letter", language, width: width)
            type("find mail.delivered and message m1", &player)
            let rows = type("show letter m1", &player).split(separator: "\n")
            #expect(rows.filter { $0.hasPrefix("  | ") && $0.contains(":") }.allSatisfy { !$0.contains("| receiver=") })
            #expect(rows.contains { $0.contains("receiver=kita.example") && $0.hasPrefix("    ") })
            for row in rows { #expect(TextWidth.of(row) <= width, "\(row)") }
        }

        /// What an author has not translated is shown all the same, and said to be so.
        @Test func whatIsNotTranslatedIsMarked() throws {
            var lesson = try LessonLibrary().lesson("first-letter")
            lesson.stages[0].say = LocalizedText(en: "Hana writes.")
            lesson.expectations[0].text = nil
            for (language, text) in [(Language.english, "Hana writes.\n"), (.japanese, "Hana writes. [未訳]\n")] {
                var player = Player(
                    try Timeline(lesson), glossary: [], language: language, style: TerminalStyle(width: 80))
                #expect(type("next", &player).contains(text))
            }
            #expect(lesson.expectations[0].title.ja != nil)
        }

        @Test func japaneseHasJapanesePunctuation() throws {
            var player = try player("first-letter", .japanese, width: 200)
            #expect(type("next", &player).contains("郵便にたとえると："))
            #expect(type("where", &player).contains("直前の出来事：場面：write"))
            type("find frame 51", &player)
            #expect(type("where", &player).contains("フレーム51（リンク hana-pc）：hana-pc → "))
        }
    }
}

private func player(_ lesson: String = "first-letter", _ language: Language = .english, width: Int = 80) throws
    -> Player
{
    try PlayerTests.player(lesson, language, width: width)
}

@discardableResult
private func type(_ line: String, _ player: inout Player) -> String { PlayerTests.type(line, &player) }
