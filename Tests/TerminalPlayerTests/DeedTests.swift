// What experiments say, and what they do not pretend. Read first: NewcomerTests.swift,
// Sources/Playback/Timeline/Timeline+Edit.swift.

import Playback
import Scenarios
import TerminalPlayer
import Testing

@Suite struct DeedTests {
    private func player() throws -> Player {
        let library = LessonLibrary()
        return Player(
            try Timeline(library.lesson("first-letter")), glossary: try library.glossary(), language: .english,
            style: TerminalStyle(width: 300))
    }

    private func type(_ line: String, _ player: inout Player) -> String { PlayerTests.type(line, &player) }

    @Test func aLetterInAQueueTakesAnyLength() throws {
        var player = try player()
        _ = type("find change queue", &player)
        _ = type("whatif edit m1 trees \"trees and the plum trees behind them\"", &player)
        _ = type("until message m1 and mail.delivered", &player)
        #expect(
            type("show letter m1", &player).contains("The cherry trees and the plum trees behind them along the river"))
    }

    /// The conversation has a copy: an edit of the queue would be told and do nothing.
    @Test func aLetterThatIsBeingHandedOverIsEditedOnTheWire() throws {
        var player = try player()
        _ = type("find smtp.command == RCPT and host mail.kita.example", &player)
        let problem = player.execute("whatif edit m1 trees plums").problem
        #expect(problem?.contains("is handing m1 over") == true)
        #expect(player.timeline.branches.count == 1)
        _ = type("zoom packet", &player)
        _ = type("find line contains \"cherry trees\"", &player)
        _ = type("step", &player)
        #expect(player.execute("whatif edit m1 trees plum-trees").problem?.contains("keeps its length") == true)
        _ = type("whatif edit m1 trees plums", &player)
        _ = type("until message m1 and mail.delivered", &player)
        #expect(type("show letter m1", &player).contains("The cherry plums along the river"))
    }

    /// People put blanks behind commas.
    @Test(arguments: [
        "kenji@kita.example,hana@minami.example", "kenji@kita.example, hana@minami.example",
        "kenji@kita.example , hana@minami.example", "\" kenji@kita.example , hana@minami.example \"",
    ])
    func severalPeopleAreWrittenTo(_ people: String) throws {
        var player = try player()
        _ = type("compose hana-pc \(people) Both \"of you\"", &player)
        _ = type("step", &player)
        #expect(type("show letter own1", &player).contains("→ kenji@kita.example, hana@minami.example\n"))
        #expect(type("mail hana-pc", &player).contains("  → kenji@kita.example, hana@minami.example  Both"))
    }

    @Test(arguments: [
        "set kita.example MX 10 mail.kita.example", "in kita.example set kita.example MX 10 mail.kita.example",
    ])
    func aRecordThatIsSetToWhatItIsIsToldToChangeNothing(_ change: String) throws {
        var player = try player()
        #expect(type("whatif dns \(change)", &player).contains("like that already"))
        #expect(!type("whatif dns set kita.example MX 20 mail.kita.example", &player).contains("like that already"))
        // Now that is no news, and the first one is.
        #expect(type("whatif dns set kita.example MX 20 mail.kita.example", &player).contains("like that already"))
        #expect(!type("whatif dns \(change)", &player).contains("like that already"))
    }

    /// A misspelt name belongs to another zone than was meant.
    @Test(arguments: [
        ("set kita.example MX 5 x.kita.example", "What changes is the zone kita.example on ns.kita.example.\n"),
        ("in example set kita.example NS ns.minami.example", "What changes is the zone example on tld.\n"),
        ("set kita.exmple MX 5 x.kita.example", "What changes is the root zone on root.\n"),
    ])
    func theZoneThatIsChangedIsNamed(_ change: String, _ sentence: String) throws {
        var player = try player()
        #expect(type("whatif dns \(change)", &player).contains(sentence))
        #expect(!type("whatif off mail.kita.example", &player).contains("What changes is"))
    }

    @Test func aMailProgramThatIsSetUpAsItIsIsToldToChangeNothing() throws {
        var player = try player()
        #expect(type("whatif setup kenji-phone imap", &player).contains("like that already"))
        #expect(type("whatif setup kenji-pc pop3", &player).contains("like that already"))
        #expect(!type("whatif setup kenji-pc pop3 keep", &player).contains("like that already"))
        #expect(type("whatif setup kenji-pc pop3 keep", &player).contains("like that already"))
        #expect(!type("whatif setup kenji-pc imap", &player).contains("like that already"))
    }

    /// What the nearest zone refuses does not go into its parent's, where nobody would find it.
    @Test(arguments: [
        ("set mail.kita.example CNAME www.kita.example", "cannot be an alias (CNAME) and have other records"),
        ("set kita.example CNAME www.minami.example", "cannot be an alias (CNAME) and have other records"),
        ("remove kita.example SOA", "a zone needs one SOA record"),
        ("remove kita.example NS", "a zone needs an NS record"),
        ("remove ns.kita.example MX", "there is no such record of ns.kita.example"),
    ])
    func whatAZoneRefusesIsNotDone(_ change: String, _ reason: String) throws {
        var player = try player()
        #expect(player.execute("whatif dns \(change)").problem?.contains(reason) == true)
        #expect(player.timeline.branches.count == 1)
        _ = type("lang ja", &player)
        let japanese = try #require(player.execute("whatif dns \(change)").problem)
        #expect(!japanese.contains(" is ") && !japanese.contains(" a "))
    }

    @Test func plannedLossesAreListed() throws {
        var player = try player()
        _ = type("whatif lose uplink.kita.example tcp.data nth=3 times=2 to=mail.kita.example port=25", &player)
        let planned = "will lose 2 × tcp.data to mail.kita.example, port 25, after 2 more have passed"
        #expect(type("show links uplink.kita.example", &player).contains(planned))
        #expect(!type("show links uplink.minami.example", &player).contains("will lose"))
        _ = type("whatif lose uplink.kita.example nothing", &player)
        #expect(!type("show links", &player).contains("will lose"))
    }

    @Test func theSameLetterSentAgainHasANameOfItsOwn() throws {
        var player = try player()
        _ = type("goto main@60", &player)
        #expect(type("whatif send m1 hana-pc", &player).contains("Your letter is called m1-2"))
        #expect(type("whatif send m1 hana-pc", &player).contains("Your letter is called m1-3"))
        _ = type("until message m1-2 and mail.delivered", &player)
        #expect(type("show letter m1-2", &player).contains("delivered: kenji@kita.example"))
    }

    @Test func whatIsDoneAfterTheEndIsToldWhenThatIs() throws {
        var player = try player()
        #expect(!type("whatif off kenji-laptop", &player).contains("The lesson ends"))
        for _ in 0..<4 { _ = type("continue", &player) }
        #expect(type("whatif off mail.kita.example", &player).contains("The lesson ends at 60.000 s"))
        _ = type("compose hana-pc kenji@kita.example Hello there", &player)
        #expect(type("continue", &player).contains("a letter still waits (show queue)"))
    }

    @Test func aSwitchShowsWhomItKnows() throws {
        var player = try player()
        _ = type("goto collected", &player)
        let text = type("show host switch.minami.example", &player)
        #expect(text.contains("switched on") && text.contains("3  hana-pc  02:00:c0:00:02:0a"))
        #expect(player.execute("show arp backbone").problem?.contains("is a switch") == true)
        _ = type("whatif off switch.minami.example", &player)
        #expect(type("show host switch.minami.example", &player).contains("\n  switched off"))
    }

    @Test func breakpointsKeepTheirNumbers() throws {
        var player = try player()
        for condition in ["smtp.command == RCPT", "dns.type == MX", "stage gone"] {
            _ = type("break \(condition)", &player)
        }
        #expect(type("delete 1", &player) == "2  dns.type == MX\n3  stage gone\n")
        #expect(type("break lost", &player).hasPrefix("Breakpoint 4: "))
        #expect(type("until frame 40", &player).hasPrefix("Breakpoint 4\n") == false)
        #expect(type("until stage gone", &player).hasPrefix("Breakpoint 2\n"))
        #expect(player.execute("delete 2 1").problem?.contains("no breakpoint 1") == true)
        #expect(type("delete 2 4", &player) == "3  stage gone\n")
    }

    /// A search for what cannot be would go on to the end of the lesson and find nothing.
    @Test(arguments: [
        ("until dns.type == FOO", "record type"), ("until tcp.state == TIME_WAIT", "did you mean “TIME-WAIT”"),
        ("until frame abc", "is not a number"), ("until tcp.port == http", "is not a port"),
        ("until ip.src == hana-pc", "is not an address"), ("until smtp.reply == ok", "is not a number"),
        ("find back", "usage: find"),
    ])
    func valuesThatCannotBeAreRefused(_ line: String, _ words: String) throws {
        var player = try player()
        #expect(player.execute(line).problem?.contains(words) == true)
        #expect(player.timeline.position == 0)
    }

    @Test(arguments: [
        "until ip.src contains 192.0", "until frame >= 40", "until pop3", "until dns.qry.type == mx",
        "until dns.qry.type == 15", "until dns.flags.rcode == 0",
    ])
    func valuesThatCanBeAreFound(_ line: String) throws {
        var player = try player()
        #expect(!type(line, &player).contains("does not happen"))
    }

    @Test func fieldsOfOtherPacketsAreExplained() throws {
        var player = try player()
        _ = type("zoom packet", &player)
        _ = type("step", &player)
        #expect(player.execute("explain ttl").problem?.contains("others have ip.ttl") == true)
        #expect(type("explain rcode", &player).contains("dns.flags.rcode"))
    }

    /// A mail program shows what was written, not how it was wrapped up.
    @Test func aReaderSeesTheText() throws {
        var player = try player()
        _ = type("compose hana-pc kenji@kita.example こんにちは \"お元気ですか\\nハナ\"", &player)
        _ = type("until message own1 and mail.delivered", &player)
        let page = type("mail hana-pc 1", &player)
        #expect(page.contains("From: Hana Minami <hana@minami.example>\n") && page.contains("  | お元気ですか\n  | ハナ\n"))
        #expect(!page.contains("MIME-Version") && !page.contains("=?UTF-8"))
        #expect(type("show letter own1", &player).contains("  Subject: こんにちは\n"))
    }

    @Test func backToTheBreakpointBefore() throws {
        var player = try player()
        _ = type("break smtp.command == RCPT", &player)
        _ = type("break mail.delivered", &player)
        _ = type("until frame 60", &player)
        let first = player.timeline.address
        _ = type("goto gone", &player)
        #expect(type("rc", &player).hasPrefix("Breakpoint 2\n"))
        #expect(type("continue back", &player).hasPrefix("Breakpoint 1\n"))
        #expect(type("reverse-continue", &player).hasPrefix("Breakpoint 1\n"))
        #expect(player.timeline.address == first)
        #expect(type("rc", &player).contains("Nothing has happened yet"))
        #expect(type("info breakpoints", &player) == "1  smtp.command == RCPT\n2  mail.delivered\n")
        #expect(player.execute("continue forward").problem == "usage: continue [back]")
    }

    @Test(arguments: [
        ("off kenji-pc", "whatif off"), ("queue", "show queue"), ("cable", "whatif cable"),
        ("ip.ttl", "explain ip.ttl"),
        ("main@50", "goto main@50"), ("gone", "goto gone"), ("main", "branch main"), ("end", "goto end"),
    ])
    func theWholeCommandIsTold(_ line: String, _ whole: String) throws {
        var player = try player()
        #expect(player.execute(line).problem?.contains("did you mean “\(whole)”") == true)
        #expect(
            type("help \(line.prefix { $0 != " " })", &player) == type("help \(whole.prefix { $0 != " " })", &player))
    }

    @Test(arguments: ["tcp.port == 25", "mail.delivered", "frame 31", "smtp.response.code >= 500"])
    func aConditionIsTakenForOne(_ line: String) throws {
        var player = try player()
        #expect(player.execute(line).problem?.contains("did you mean “until \(line)”") == true)
    }

    /// An input method that was left on.
    @Test func fullWidthLettersAreUnderstood() throws {
        var player = try player()
        _ = type("ｎｅｘｔ　３", &player)
        #expect(player.timeline.stage?.id == "post")
        _ = type("ｃｏｍｐｏｓｅ　hana-pc　kenji@kita.example　１０時　\"１０時に　行きます\"", &player)
        #expect(type("mail hana-pc", &player).contains("１０時\n"))
        let session = try Session(json: Session(player.timeline, answers: [:]).json)
        #expect(try session.timeline(of: player.timeline.lesson).digest == player.timeline.digest)
    }

    @Test func aScriptMayBeginWithAByteOrderMark() throws {
        var player = try player()
        #expect(type("\u{FEFF}next", &player).contains("write"))
    }

    /// What has been seen cannot be predicted any more.
    @Test(arguments: ["step", "until mail.delivered", "find mail.delivered", "goto in-the-box", "next 3"])
    func aQuestionThatWasPassedIsNotAnswered(_ walk: String) throws {
        var player = try player()
        #expect(type("continue", &player).contains("Whom will he ask first"))
        _ = type(walk, &player)
        #expect(player.execute("predict tld").problem?.contains("none of the answers: letter, nothing, error") == true)
        #expect(player.answers.isEmpty)
    }

    @Test func aMomentIsAPlace() throws {
        var player = try player()
        _ = type("until time > 12s", &player)
        let next = player.timeline.position
        for line in ["goto 12s", "goto 12 s", "goto 12000ms"] {
            _ = type("goto gone", &player)
            _ = type(line, &player)
            #expect(player.timeline.position == next - 1)
        }
        _ = type("goto 0s", &player)
        #expect(player.timeline.position == 0)
        _ = type("goto 2d", &player)
        #expect(player.timeline.address.description == "main@1775")
        _ = type("goto 12", &player)
        #expect(player.timeline.address.description == "main@12")
        #expect(player.execute("goto 12 apples").problem?.hasPrefix("usage: goto") == true)
    }

    /// A notice that a letter could not be delivered has a part for programs, and the letter.
    @Test func whatIsAttachedIsReadToo() throws {
        var player = try player()
        _ = type("compose hana-pc nobody@kita.example Hello there", &player)
        _ = type("until mail.delivered and mailbox hana@minami.example", &player)
        _ = type("until time > 60s", &player)
        #expect(type("show letter <2", &player).contains("Undelivered Mail Returned to Sender"))
        _ = type("whatif fetch hana-pc", &player)
        _ = type("until mail.fetched", &player)
        let text = type("mail hana-pc 1", &player)
        #expect(text.contains("attached: message/delivery-status") && text.contains("  | Status: 5.1.1"))
        #expect(text.contains("attached: message/rfc822") && text.contains("  | Subject: Hello"))
    }

    /// Who knows Wireshark writes its filters.
    @Test(arguments: [
        ("tcp.flags.syn == 1 && tcp.flags.ack == 0", "tcp.flags.syn and (tcp and not tcp.flags.ack)"),
        ("tcp.flags.syn eq 1", "tcp.flags.syn"),
        ("tcp.flags.reset", "tcp.flags.rst"), ("tcp.flags.push != 0", "tcp.flags.psh"),
        ("tcp.port eq 25", "tcp.port == 25"),
        ("tcp.analysis.retransmission", "tcp.retransmission"), ("smtp.reply ge 250", "smtp.reply >= 250"),
        ("ip", "ipv4"),
        ("tcp.flags.ack == false", "tcp and not tcp.flags.ack"),
    ])
    func filtersOfWiresharkAreUnderstood(_ theirs: String, _ ours: String) throws {
        #expect(try PointPredicateParser.parse(theirs) == PointPredicateParser.parse(ours))
    }

    @Test func portsHaveTwoEnds() throws {
        var player = try player()
        _ = type("find tcp.dstport == 25", &player)
        #expect(type("where", &player).contains(" → 25 [SYN] Seq=0"))
        _ = type("find tcp.srcport == 25", &player)
        #expect(type("where", &player).contains("TCP  25 → "))
        _ = type("goto main@0", &player)
        _ = type("find udp.srcport == 53", &player)
        #expect(type("where", &player).contains("Standard query response"))
        _ = type("goto main@0", &player)
        #expect(!type("find ip", &player).contains("ARP"))
        #expect(player.execute("find tcp.flags.syn == 2").problem?.contains("0 or 1") == true)
    }

    /// What is typed at once after a letter was written: it has not left the machine.
    @Test func aLetterInAnOutboxIsEdited() throws {
        var player = try player()
        _ = type("goto write", &player)
        _ = type("whatif edit m1 Cherry Apple", &player)
        #expect(type("mail hana-pc", &player).contains("Apple blossoms"))
        _ = type("until message m1 and mail.delivered", &player)
        #expect(type("show letter m1", &player).contains("| Subject: Apple blossoms"))
        _ = type("goto smtp", &player, problem: "neither an address")
        // While it is handed in, the conversation has a copy.
        _ = type("goto post", &player)
        _ = type(
            "whatif edit m1 Cherry Apple", &player,
            problem: "hana-pc is handing m1 over and no longer looks into the Outbox")
        _ = type("goto gone", &player)
        _ = type(
            "whatif edit m1 Cherry Apple", &player,
            problem: "m1 waits in no queue and no Outbox at this point (it is on kenji-pc)")
        _ = type("whatif edit m2 a b", &player, problem: "m2 is not written yet")
    }

    /// Numbers in headers are no text of a letter, whatever character their bytes happen to be: 6 in the header of IPv4
    /// says that TCP follows.
    @Test func anEditOnTheWireLeavesHeadersAlone() throws {
        var player = try player()
        _ = type("find smtp.command == RCPT and host mail.kita.example", &player)
        _ = type("whatif edit m1 \u{6} x", &player, problem: "no longer looks into the queue")
    }

    @Test func aStuckLetterIsEditedAndSentLater() throws {
        var player = try player()
        _ = type("whatif off mail.minami.example", &player)
        _ = type("until mail.deferred", &player)
        let folders = type("mail hana-pc", &player)
        #expect(folders.contains("Cherry blossoms\n       mail.minami.example["))
        _ = type(
            "whatif edit m1 nothing-like-it x", &player,
            problem: "does not stand in the letter in the Outbox of hana-pc")
        _ = type("whatif edit m1 trees plums", &player)
        _ = type("whatif on mail.minami.example", &player)
        _ = type("until message m1 and mail.delivered", &player)
        #expect(type("show letter m1", &player).contains("The cherry plums"))
    }

    @Test func lettersInMailboxesAreDeletedMovedAndMarked() throws {
        var player = try player()
        _ = type("goto in-the-box", &player)
        _ = type("whatif mark m1 read", &player)
        #expect(
            type("show mailbox kenji@kita.example", &player).contains(
                "Inbox: 1 (0 unread)\n    UID 1  1188 B  Cherry blossoms  (\\Seen)"))
        #expect(type("whatif mark m1 read", &player).contains("like that already"))
        // By the names that a mail program shows as well.
        _ = type("whatif move m1 ごみ箱", &player)
        #expect(
            type("show mailbox kenji@kita.example", &player).contains(
                "Trash: 1 (0 unread)\n    UID 1  1188 B  Cherry blossoms  (\\Seen)"))
        #expect(type("whatif move m1 trash", &player).contains("like that already"))
        _ = type("whatif move m1 Attic", &player, problem: "has no folder “Attic”; there are: INBOX, Drafts")
        _ = type("whatif mark m1 red", &player, problem: "did you mean “read”")
        _ = type(
            "whatif delete m1 hana@minami.example", &player, problem: "m1 lies in no mailbox of hana@minami.example")
        _ = type("whatif delete m1 kenji@kita.exmple", &player, problem: "did you mean “kenji@kita.example”")
        _ = type("delete m1", &player, problem: "whatif delete m1")
        _ = type("whatif delete m1 kenji@kita.example", &player)
        #expect(type("show mailbox kenji@kita.example", &player).contains("  0 B\n  Inbox: 0 (0 unread)\n"))
        _ = type("whatif delete m1", &player, problem: "m1 lies in no mailbox on a server")
        let session = try Session(json: Session(player.timeline, answers: [:]).json)
        #expect(try session.timeline(of: player.timeline.lesson).digest == player.timeline.digest)
    }

    /// Programs that have the mailbox open notice what is done to it.
    @Test func whoWatchesAMailboxIsTold() throws {
        var player = try player()
        _ = type("goto phone-reads", &player)
        _ = type("until imap.command == IDLE", &player)
        _ = type("whatif delete m2", &player)
        #expect(type("until line contains \"1 EXPUNGE\"", &player).contains("kenji-phone"))
        _ = type("until stage laptop-reads", &player)
        #expect(!type("mail kenji-laptop", &player).contains("桜のつづき"))
        _ = type("goto main@912", &player)
        // A POP3 session has counted it already.
        _ = type("whatif delete m1", &player)
        #expect(type("until pop3.status == -ERR", &player).contains("Message 1 is gone"))
    }

    @Test func aMailboxIsFilled() throws {
        var player = try player()
        _ = type("goto in-the-box", &player)
        _ = type("whatif quota kenji@kita.example 3000", &player)
        _ = type("whatif fill kenji@kita.example 100", &player, problem: "a letter has at least")
        _ = type("whatif fill kenji@kita.example 1900", &player, problem: "has room for 1812 more bytes only")
        for octets in [1001, 400] { _ = type("whatif fill kenji@kita.example \(octets)", &player) }
        let text = type("show mailbox kenji@kita.example", &player)
        #expect(
            text.contains("2589 B / 3000 B") && text.contains("UID 2  1001 B  Filler")
                && text.contains("UID 3  400 B  Filler"))
        // What comes next does not fit, but may fit later.
        _ = type("goto gone", &player)
        _ = type("whatif quota kenji@kita.example 2000", &player)
        _ = type("whatif fill kenji@kita.example 1501", &player)
        #expect(type("compare main", &player).contains("m2: b5 queued, main delivered"))
        let bytes = try #require(
            player.timeline.worldAfterActs.hosts.flatMap {
                $0.core.disk.mailStore.accounts.flatMap { $0.inbox.messages.map(\.bytes) }
            }.last)
        #expect(
            !String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "").contains { $0 == "\r" || $0 == "\n" })
    }

    /// Who goes back to try something else does not want the first experiment, too.
    @Test func anotherExperimentAtTheSameStageDoesNotIncludeTheFirst() throws {
        var player = try player()
        _ = type("goto where-to", &player)
        let (place, digest) = (player.timeline.position, player.timeline.digest)
        _ = type("whatif cut uplink.kita.example", &player)
        let changed = player.timeline.digest
        _ = type("goto where-to", &player)
        #expect(player.timeline.address.description == "b1@\(place)")
        #expect(player.timeline.digest == digest && changed != digest)
        #expect(type("whatif off resolver", &player).contains("b2 now; main stays"))
        #expect(!type("show links uplink.kita.example", &player).contains("cut"))
        #expect(type("branches", &player).contains("b2  main@\(place + 1)  off resolver"))
        // Where it was done it goes on from there.
        _ = type("goto b1", &player)
        #expect(type("whatif off resolver", &player).contains("b3 now; b1 stays"))
        #expect(type("show links uplink.kita.example", &player).contains("cut"))
        let session = try Session(json: Session(player.timeline, answers: [:]).json)
        let rebuilt = try session.timeline(of: player.timeline.lesson)
        #expect(
            rebuilt.digest == player.timeline.digest
                && rebuilt.branches.map(\.fork) == player.timeline.branches.map(\.fork))
    }

    /// Who stands at a line means the frame that carries it.
    @Test func theFrameOfALineCanBeDropped() throws {
        var player = try player()
        _ = type("until smtp.command == RCPT", &player)
        #expect(
            type("packet", &player).contains("smtp.req.command")
                && type("explain smtp.req.command", &player).contains("Here: RCPT"))
        _ = type("whatif drop", &player)
        #expect(type("until lost", &player).contains("C: RCPT TO:<kenji@kita.example>"))
    }

    /// Each postmark names the point at which it was put.
    @Test func theWayOfALetterCanBeGoneTo() throws {
        var player = try player()
        _ = type("goto gone", &player)
        let text = type("show letter m1", &player)
        for (line, event) in [
            ("mail.minami.example  (submission)", "mail.submitted"),
            ("delivered: kenji@kita.example", "mail.delivered"),
        ] {
            let place = try #require(
                text.split(separator: "\n").first { $0.contains(line) }?.split(separator: " ").last)
            #expect(type("goto \(place)", &player).contains(": m1  \(event)"))
        }
    }

    /// However much of a branch was played, its name leads to the same point.
    @Test func aBranchIsEnteredWhereTheWaysPart() throws {
        var player = try player()
        _ = type("goto main@300", &player)
        _ = type("whatif off root", &player)
        let fork = player.timeline.position
        for _ in 0..<2 {
            _ = type("goto main@900", &player)
            #expect(type("branch b1", &player).contains("[b1@\(fork) "))
            _ = type("until time > 60 s", &player)
            #expect(type("branch main", &player).contains("[main@\(fork) "))
        }
        _ = type("goto b1@200", &player)
        #expect(type("branch main", &player).contains("[main@200 "))
        #expect(type("branch main", &player).contains("[main@200 "))
    }

    /// On a way that is over, no question comes any more.
    @Test func nothingIsAskedBehindTheEnd() throws {
        var player = try player()
        _ = type("whatif off mail.kita.example", &player)
        _ = type("until time > 60 s", &player)
        #expect(type("predict", &player).contains("No question is open"))
        _ = type("goto main@900", &player)
        #expect(type("predict", &player).contains("which comes later"))
    }

    @Test(arguments: [
        ("whatif stop smtp kenji-pc", "kenji-pc runs no smtp"), ("whatif start dns hana-pc", "hana-pc runs no dns"),
        ("whatif nonsense", "there are: cable, closed, noisy, drop"),
    ])
    func whatCannotBeDoneIsRefused(_ line: String, _ words: String) throws {
        var player = try player()
        _ = type(line, &player, problem: words)
        #expect(player.timeline.branches.count == 1)
    }

    /// A letter that lies in the mailbox has arrived, although the server that sent it does not know yet.
    @Test func aTaskIsDoneWhenTheLetterHasArrived() throws {
        let library = LessonLibrary()
        var player = Player(
            try Timeline(library.lesson("sign-for-each-bag")), glossary: [], language: .english,
            style: TerminalStyle(width: 300))
        _ = type("goto many-bags", &player)
        _ = type("whatif receipt", &player)
        #expect(!type("compare", &player).contains("Cause a loss of your own"), "a receipt is no answer to a SYN")
        _ = type("goto knock", &player)
        _ = type("whatif lose uplink.kita.example tcp.syn-ack", &player)
        _ = type("until mail.delivered", &player)
        #expect(type("check lose-the-answer", &player).contains("→ done"))
    }

    private func type(_ line: String, _ player: inout Player, problem: String) -> String {
        let reply = player.execute(line)
        #expect(reply.problem?.contains(problem) == true, "\(line): \(reply.problem ?? "nothing wrong")")
        return reply.text
    }

    /// Frames that have nothing to do with each other differ in most of their bytes: that says nothing.
    @Test func onlyBytesOfOneFrameAreCompared() throws {
        var player = try player()
        for line in ["zoom packet", "goto main@441", "find back dns", "whatif drop"] { _ = type(line, &player) }
        let dropped = type("compare", &player)
        #expect(dropped.contains("The first frames that differ:") && !dropped.contains("The first byte that differs"))
        let query = "find dns and ip.src == 192.0.2.25 and link mail.minami.example"
        for line in ["goto start", query, "whatif corrupt 40"] { _ = type(line, &player) }
        #expect(type("compare main b2", &player).contains("The first byte that differs is byte 40."))
    }

    /// What continues an explanation stands under its beginning, as in the help.
    @Test func experimentsAreListedInColumns() throws {
        let library = LessonLibrary()
        var player = Player(
            try Timeline(library.lesson("first-letter")), glossary: [], language: .english,
            style: TerminalStyle(width: 80))
        let list = type("whatif", &player)
        #expect(list.contains("\n  experiment cable   What if the cable to the north town is cut?\n"))
        // Without its heading, and without what follows about other names.
        let help = type("help whatif", &player).split(separator: "\n").dropFirst(2).dropLast().joined(separator: "\n")
        #expect(list.hasPrefix(help))
    }
}
