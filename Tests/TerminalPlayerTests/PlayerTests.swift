// The player's commands, typed into it without a terminal. Read first: Sources/TerminalPlayer/Player.swift.

import Playback
import Scenarios
import TerminalPlayer
import Testing

@Suite struct PlayerTests {
    static func player(_ lesson: String = "first-letter", _ language: Language = .english, width: Int = 80) throws
        -> Player
    {
        let library = LessonLibrary()
        return Player(
            try Timeline(library.lesson(lesson)), glossary: try library.glossary(), language: language,
            style: TerminalStyle(width: width))
    }

    /// Who has looked for something in vain stands where they stood, and goes back to where they came from.
    @Test func lookingInVainChangesNothing() throws {
        var player = try Self.player()
        for line in ["zoom packet", "until tcp.flags.syn", "back", "goto 117"] { Self.type(line, &player) }
        let start = player.timeline.address
        Self.type("step", &player)
        let place = player.timeline.address
        #expect(player.execute("find host.off").problem != nil)
        #expect(player.execute("find back host.off").problem != nil)
        #expect(player.timeline.address == place)
        Self.type("back", &player)
        #expect(player.timeline.address == start)
    }

    @Test func dnsIsAskedForDomainsBeyondASCIIAsItKnowsThem() throws {
        var player = try Self.player()
        Self.type("compose hana-pc kenji@北.example Hi Hello", &player)
        let question = Self.type("find dns.type == MX and dns.name == xn--djr.example and host tld", &player)
        #expect(question.contains("Q: xn--djr.example MX"))
    }

    /// What `line` answers; it must be no mistake.
    @discardableResult
    static func type(_ line: String, _ player: inout Player) -> String {
        let reply = player.execute(line)
        #expect(reply.problem == nil, "\(line)")
        return reply.text
    }

    @Suite struct Steps {
        /// From places where the zoom stops and from others, over questions too.
        @Test(
            arguments: ["zoom stage", "zoom message", "zoom packet", "zoom byte"],
            ["main@0", "main@26", "main@57", "main@230", "main@239"])
        func backLeadsToWhereStepsBegan(_ zoom: String, _ place: String) throws {
            var player = try player()
            type("goto \(place)", &player)
            type(zoom, &player)
            let (address, digest) = (player.timeline.address, type("digest", &player))
            for count in [1, 2, 7] {
                type("step \(count)", &player)
                #expect(player.timeline.address != address)
                type("back \(count)", &player)
                #expect(player.timeline.address == address)
                #expect(type("digest", &player) == digest)
            }
            // One by one: the first may be held up by a question.
            for _ in 0..<3 { type("step", &player) }
            for _ in 0..<3 { type("back", &player) }
            #expect(player.timeline.address == address)
            #expect(type("digest", &player) == digest)
        }

        /// And the other way round: who goes back can go forward again, also to where no step would stop.
        @Test(
            arguments: ["zoom stage", "zoom message", "zoom packet", "zoom byte"],
            ["main@26", "main@57", "main@230", "main@239"])
        func forwardLeadsToWhereStepsBackBegan(_ zoom: String, _ place: String) throws {
            var player = try player()
            type("goto \(place)", &player)
            type(zoom, &player)
            let (address, digest) = (player.timeline.address, type("digest", &player))
            for count in [1, 2, 7] {
                let isBeginning = type("back \(count)", &player).contains("Nothing has happened yet.")
                #expect(player.timeline.address != address)
                for _ in 0..<(isBeginning ? 0 : count) { type("step 1", &player) }
                if isBeginning { type("goto \(place)", &player) }
                #expect(player.timeline.address.position == address.position)
                #expect(type("digest", &player) == digest)
            }
            // The step after that goes on as ever.
            var other = try PlayerTests.player()
            for line in ["goto \(place)", zoom, "step"] { type(line, &other) }
            type("step", &player)
            #expect(player.timeline.address == other.timeline.address)
        }

        @Test func anEmptyLineRepeatsStepsButNoActs() throws {
            var player = try player()
            type("goto main@57", &player)
            type("step", &player)
            let address = player.timeline.address
            type("", &player)
            #expect(player.timeline.address != address)
            type("whatif off mail.kita.example", &player)
            #expect(type("", &player).contains("does not repeat whatif"))
            type("compose hana-pc kenji@kita.example Hi there", &player)
            #expect(type("", &player).contains("does not repeat compose"))
            #expect(player.timeline.branches.count == 3)
        }

        /// A recording has each packet on every link that it crosses.
        @Test func aPacketOnALaterLinkIsNoRetransmission() throws {
            var player = try player()
            type("goto main@297", &player)
            let text = type("packet", &player)
            #expect(text.contains("Command Line: QUIT"))
            #expect(!text.contains("retransmission"))
        }

        @Test func aStepElsewhereForgetsWhereEarlierOnesBegan() throws {
            var player = try player()
            type("goto main@57", &player)
            type("step", &player)
            let arrived = player.timeline.address
            type("prev", &player)
            let stage = player.timeline.address
            type("step", &player)
            #expect(player.timeline.address == arrived)
            type("back", &player)
            #expect(player.timeline.address == stage)
        }

        @Test func arrowsPointFromWhoSpeaks() throws {
            var player = try player()
            type("until smtp.reply == 220", &player)
            #expect(type("where", &player).contains("mail.minami.example → hana-pc  SMTP  S: 220"))
            type("until smtp.command == EHLO", &player)
            #expect(type("where", &player).contains("hana-pc → mail.minami.example  SMTP  C: EHLO"))
        }

        @Test func aByteTellsWhichFieldsItBelongsTo() throws {
            var player = try player()
            type("find frame 57", &player)
            type("zoom byte", &player)
            let texts = (0..<24).map { _ in type("step", &player) }
            // Byte 1 holds none of the single bits of the address, byte 14 two numbers, byte 20 the flags.
            #expect(texts[0].contains("\nDestination  eth.dst: 02:00:c0:00:02:01\n"))
            #expect(texts[13].contains("\nVersion  ip.version: 4\nHeader Length  ip.hdr_len: 20\n"))
            #expect(texts[19].contains("\nFlags  ip.flags: 0x02\n"))
        }

        @Test func theEndTellsWhichStagesDidNotBegin() throws {
            var player = try player("collect-it")
            type("until time > 9 d", &player)
            #expect(type("step", &player).contains("The lesson is over.\n2 of its stages have not begun"))
            player = try PlayerTests.player()
            type("until time > 9 d", &player)
            #expect(!type("step", &player).contains("of its stages"))
        }

        @Test func anEmptyLineRepeats() throws {
            var player = try player()
            #expect(player.execute("").text.isEmpty)
            type("zoom packet", &player)
            type("step", &player)
            let one = player.timeline.position
            type("", &player)
            #expect(player.timeline.position > one)
        }
    }

    @Suite struct Branches {
        @Test func anActLeavesWhatWasThereAsItWas() throws {
            var player = try player()
            type("until frame 8", &player)
            let place = player.timeline.address.position
            let before = type("digest", &player)
            let frames = try #require(player.timeline.latestFrame)
            type("whatif drop", &player)
            #expect(player.timeline.address.description == "b1@\(place)")
            type("step 10", &player)
            type("goto main@\(place)", &player)
            #expect(type("digest", &player) == before)
            #expect(player.timeline.latestFrame == frames)
            #expect(type("branches", &player).contains("b1  main@\(place)  drop"))
            let comparison = type("compare main b1", &player)
            #expect(comparison.contains("b1@\(place + 1)") && comparison.contains("lost"))
        }
    }

    @Suite struct Changes {
        @Test func aConnectionIsFollowedThroughItsStates() throws {
            var player = try player("first-letter", width: 200)
            type("find tcp.state == SYN-SENT", &player)
            type("find tcp.state == ESTABLISHED and host hana-pc", &player)
            #expect(type("where", &player).contains("SYN-SENT → ESTABLISHED"))
            #expect(type("show changes hana-pc", &player).contains("CLOSED →"))
            type("find tcp.state == TIME-WAIT", &player)
            #expect(type("where", &player).contains("→ TIME-WAIT"))
        }

        @Test func whatAResolverLearnsComesFromAnAnswer() throws {
            var player = try player("first-letter", width: 200)
            type("find change cache", &player)
            let text = type("where", &player)
            #expect(text.contains("resolver: cache: ") && text.contains("3600 s"))
            #expect(text.contains("Because of") && text.contains("root → resolver"))
        }

        @Test func aLetterIsFollowedThroughQueueAndMailbox() throws {
            var player = try player("first-letter", width: 200)
            func change(_ kind: String) -> String {
                type("find change \(kind) and host mail.kita.example", &player)
                return type("where", &player)
            }
            #expect(change("queue").contains(": added"))
            #expect(change("queue").contains(": is being delivered"))
            #expect(change("mailbox").contains("Inbox 1 (1 unread)"))
            #expect(change("queue").contains(": removed"))
            #expect(change("mailbox").contains("Inbox 0 (0 unread)"))
        }

        /// One machine, three counters, one set of boxes behind them.
        @Test func aMachineShowsItsProgramsAndWhatItHolds() throws {
            var player = try player("first-letter", width: 200)
            type("goto in-the-box", &player)
            let server = type("show host mail.kita.example", &player)
            #expect(server.contains("  programs:\n    smtp  port 25, 587\n    pop3  port 110\n    imap  port 143\n"))
            #expect(server.contains("  mailbox: kenji@kita.example  1 (1 unread)\n"))
            #expect(type("show host resolver", &player).contains("  programs:\n    dns  resolver  port 53\n  cache: "))
            #expect(type("show host hana-pc", &player).contains("    mail program\n  Inbox 0, Outbox 0, Sent 1\n"))
            type("goto collected", &player)
            #expect(type("show host mail.minami.example", &player).contains("  queue: 1 letter\n"))
        }

        @Test func byIMAPReadAndUnreadAreToldApart() throws {
            var player = try player("first-letter", width: 200)
            type("goto phone-reads", &player)
            #expect(type("show mailbox kenji@kita.example", &player).contains("Inbox: 1 (1 unread)"))
            #expect(type("mail kenji-phone", &player).contains("桜のつづき  (unread)"))
            type("goto laptop-reads", &player)
            #expect(!type("mail kenji-phone", &player).contains("(unread)"))
            #expect(type("show mailbox kenji@kita.example", &player).contains("桜のつづき  (\\Seen)"))
        }

        @Test func timersAreSeenComing() throws {
            var player = try player("first-letter", width: 200)
            type("find change timer", &player)
            let ranOut = type("where", &player)
            #expect(ranOut.contains("timer ran out") && ranOut.contains("a timer of"))
            type("find smtp.command == EHLO", &player)
            #expect(type("show timers", &player).contains("TCP retransmission"))
        }

        @Test func packetsAreToldWithWhatTheyChanged() throws {
            var player = try player("first-letter", width: 200)
            type("zoom packet", &player)
            type("find tcp.flags.ack and not tcp.flags.syn", &player)
            #expect(type("zoom packet", &player).contains("  · hana-pc: TCP"))
        }

        @Test(arguments: [
            ("show hots", "did you mean “host”"), ("show xyzzy", "show takes one of"),
            ("show host hana", "did you mean “hana-pc”"), ("show mailbox hana", "did you mean “hana@minami.example”"),
            ("show links nobody", "no link “nobody”"), ("show zones kita", "did you mean “kita.example”"),
            ("show arp nobody", "no host “nobody”"),
        ])
        func anUnknownSubjectIsAnsweredWithTheNearest(_ line: String, _ answer: String) throws {
            var player = try player("first-letter", width: 200)
            #expect(player.execute(line).problem?.contains(answer) == true)
        }

        @Test func aForgedAnswerIsAChangeToo() throws {
            var player = try player("first-letter", width: 200)
            type("next", &player)
            type("whatif poison resolver mail.kita.example A 203.0.113.66", &player)
            type("find change cache", &player)
            #expect(type("where", &player).contains("mail.kita.example A 203.0.113.66"))
        }

        @Test func wiresharksNamesAreUnderstood() throws {
            var (ours, theirs) = (try player(), try player())
            for (a, b) in [
                ("smtp.reply == 250", "smtp.response.code == 250"), ("dns.type == MX", "dns.qry.type == MX"),
            ] {
                type("until \(a)", &ours)
                type("until \(b)", &theirs)
                #expect(ours.timeline.address == theirs.timeline.address)
            }
        }
    }

    @Suite struct Completion {
        @Test(
            arguments: [
                ("wh", "wh", ["whatif", "where", "why"]), ("show ro", "ro", ["routes"]),
                ("show arp hana", "hana", ["hana-pc"]),
                ("show mailbox k", "k", ["kenji@kita.example"]),
                ("whatif cut uplink.k", "uplink.k", ["uplink.kita.example"]),
                ("whatif off sw", "sw", ["switch.kita.example", "switch.minami.example"]),
                ("whatif fetch ", "", ["hana-pc", "kenji-laptop", "kenji-phone", "kenji-pc"].sorted()),
                ("whatif setup kenji-pc p", "p", ["pop3"]), ("whatif cab", "cab", ["cable"]),
                ("until smtp.resp", "smtp.resp", ["smtp.response.code"]),
                ("explain arp.opc", "arp.opc", ["arp.opcode"]),
                ("z pa", "pa", ["packet"]), ("goto m", "m", ["main@", "may-he"]), ("step x", "x", []),
                ("xyzzy h", "h", []), ("", "", nil),
            ] as [(String, String, [String]?)])
        func aWordIsCompletedByWhatCanStandThere(_ line: String, _ word: String, _ expected: [String]?) throws {
            let found = try player().completions(of: word, in: line)
            #expect(found == expected ?? PlayerCommand.allCases.map(\.rawValue).sorted())
        }

        @Test func aCommandInAWordIsNotAllOfIt() throws {
            let found = try player().completions(of: "e", in: "whatif e")
            #expect(found == ["edit", "experiment"])
        }
    }

    @Suite struct Words {
        @Test(arguments: PlayerCommand.allCases)
        func everyCommandExplainsItself(_ command: PlayerCommand) throws {
            for language in Language.allCases {
                var player = try player("first-letter", language, width: 40)
                let text = type("help \(command.rawValue)", &player)
                #expect(text.contains(command.rawValue))
                #expect(type("help", &player).contains(command.rawValue))
            }
            #expect(command.summary.ja != nil && command.explanation.ja != nil)
        }

        @Test func beginningsOfNamesWillDo() {
            func named(_ word: String) -> PlayerCommand? { try? PlayerCommand.named(word).get() }
            let short: [(String, PlayerCommand)] = [
                ("s", .step), ("b", .back), ("n", .next), ("c", .continue), ("ste", .step), ("wir", .wireshark),
                ("dige", .digest), ("ladd", .ladder), ("gl", .glossary), ("WHERE", .where), ("branch", .branch),
                ("q", .quit),
            ]
            for (word, command) in short { #expect(named(word) == command, "\(word)") }
            for command in PlayerCommand.allCases { #expect(named(command.rawValue) == command) }
            #expect(named("co") == nil && named("") == nil && named("xyzzy") == nil)
        }

        @Test func aMistypedNameIsUnderstood() throws {
            var player = try player()
            #expect(player.execute("laddr").problem?.contains("ladder") == true)
            #expect(player.execute("co").problem?.contains("compare") == true)
        }

        /// Mistakes are explained in the language of the session, names and examples as they are typed.
        @Test(arguments: [
            ("whatif off mail.kita.exampel", "「mail.kita.example」のことですか"), ("whatif cut", "help whatif"),
            ("whatif poison resolver", "例：poison resolver NAME A 203.0.113.66"), ("whatif drop", "まだフレームは送られていません"),
            ("until stmp.command == RCPT", "「smtp.command」のことですか"), ("until (dns", "help until"),
            ("until time > x", "時間ではありません"),
            ("setp", "「step」のことですか"), ("goto 57x", "番地でも"), ("goto post-", "「post」のことですか"),
            ("show host nobody", "ホストはありません"),
        ])
        func mistakesAreExplainedInJapanese(_ line: String, _ words: String) throws {
            var player = try player("first-letter", .japanese)
            let problem = player.execute(line).problem
            #expect(problem?.contains(words) == true, "\(problem ?? "none")")
        }

        @Test(arguments: Language.allCases)
        func theFirstScreenHasThreeLines(_ language: Language) throws {
            let welcome = try player("first-letter", language).welcome()
            #expect(welcome.split(separator: "\n").count == 4, "the title, and three lines:\n\(welcome)")
        }

        @Test(arguments: [30, 40, 80], Language.allCases)
        func noLineIsWiderThanTheTerminal(_ width: Int, _ language: Language) throws {
            var player = try player("first-letter", language, width: width)
            let lines = [
                "help", "help whatif", "whatif", "next", "next", "tasks", "hint", "zoom packet", "step 9", "packet",
                "bytes", "ladder", "where", "check", "show host", "whatif off kenji-pc", "compare",
            ]
            for line in lines {
                for row in type(line, &player).split(separator: "\n") {
                    #expect(TextWidth.of(row) <= width, "\(line): \(row)")
                }
            }
        }

        @Test(arguments: [40, 80])
        func theByteOfTheCursorIsMarked(_ width: Int) throws {
            var player = try player("first-letter", .english, width: width)
            type("goto main@36", &player)
            type("zoom byte", &player)
            for _ in 0..<20 { #expect(type("step", &player).contains("[")) }
        }
    }

    @Suite struct HostileLines {
        static let lines: [String] = {
            let bad = "\u{1B}]0;x\u{7}\u{1B}[31m\u{202E}"
            let arguments: [String] = [
                bad, "\"\(bad)\"", "-1", "99999999999999999999", "0", "main@99999999999999999999", "main@-1", "@", "é́́",
                "()", "(",
            ]
            let subjects = [
                "host", "queue", "cache", "mailbox", "sockets", "arp", "routes", "links", "zones", "letter",
            ]
            var lines: [String] = ["", " ", "#x", "\"", "'", bad]
            lines.append(String(repeating: "step ", count: 5_000))
            lines.append("until " + String(repeating: "(", count: 9_000))
            lines.append("until " + String(repeating: "not ", count: 2_000))
            for argument in arguments {
                for command in PlayerCommand.allCases where ![.capture, .save, .quit].contains(command) {
                    lines.append("\(command.rawValue) \(argument)")
                }
                for verb in WhatIfParser.verbs { lines.append("whatif \(verb) \(argument)") }
                for subject in subjects { lines.append("show \(subject) \(argument)") }
            }
            return lines
        }()

        @Test func noneTrapsAndNoneReachesTheTerminalRaw() throws {
            var player = try player("first-letter")
            type("goto main@36", &player)
            for line in Self.lines {
                let reply = player.execute(line)
                for text in [reply.text, reply.problem ?? ""] {
                    #expect(
                        !text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E },
                        "\(line.prefix(60).debugDescription)")
                }
            }
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
