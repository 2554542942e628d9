// What changes without any frame can be looked for, and every cause leads back to somebody's deed.
// Read first: PlayerTests.swift, Sources/TerminalPlayer/Player+Why.swift.

import Playback
import Scenarios
import TerminalPlayer
import Testing

@Suite struct WhyTests {
    private func player(_ lesson: String = "first-letter", _ language: Language = .english) throws -> Player {
        try PlayerTests.player(lesson, language, width: 200)
    }

    /// What is done, what finds it, and how it is told.
    @Test(arguments: [
        ("quota kenji@kita.example 20K", "change quota and mailbox kenji@kita.example", "20000 B"),
        ("quota kenji@kita.example 1.5MB", "change quota", "1500000 B"),
        ("dns set kita.example MX 10 mx2.kita.example", "change zone and host ns.kita.example", "10 mx2.kita.example"),
        ("dns remove kita.example MX", "change zone", "zone kita.example: removed kita.example. 3600 IN MX"),
        ("stop smtp mail.kita.example", "change program and host mail.kita.example", "stopped: smtp"),
        ("link uplink.kita.example loss=5%", "change link and link uplink.kita.example", "loss=5%"),
        ("off switch.kita.example", "host.off and host switch.kita.example", "switch.kita.example: switched off"),
    ])
    func anExperimentIsAnEvent(_ deed: String, _ condition: String, _ told: String) throws {
        var player = try player()
        PlayerTests.type("until smtp.command == RCPT", &player)
        PlayerTests.type("whatif \(deed)", &player)
        #expect(PlayerTests.type("find \(condition)", &player).contains(told))
        #expect(PlayerTests.type("why", &player).contains("Because of: your experiment: whatif \(deed)"))
        // It stops whoever waits for it, too.
        PlayerTests.type("goto start", &player)
        PlayerTests.type("break \(condition)", &player)
        PlayerTests.type("zoom packet", &player)
        #expect(PlayerTests.type("until time > 1 h", &player).contains(told))
    }

    /// Of several things that were done at one point, each entry is explained by the one that is about it.
    @Test func experimentsAtOnePointAreToldApart() throws {
        var player = try player()
        PlayerTests.type("until smtp.command == RCPT", &player)
        let deeds = [
            ("off mail.kita.example", "host.off"), ("cut uplink.kita.example", "link.cut"),
            ("dns set kita.example MX 20 mail.kita.example", "change zone"),
            ("quota kenji@kita.example 5K", "change quota"),
        ]
        for (deed, _) in deeds { PlayerTests.type("whatif \(deed)", &player) }
        for (deed, condition) in deeds {
            PlayerTests.type("find \(condition)", &player)
            let why = PlayerTests.type("why", &player)
            #expect(why.hasSuffix("Because of: your experiment: whatif \(deed)\n"))
            PlayerTests.type("branch b4", &player)
        }
    }

    /// Two that may both be it are both told.
    @Test func experimentsThatMayBothBeItAreBothTold() throws {
        var player = try player()
        PlayerTests.type("until smtp.command == RCPT", &player)
        let deeds = ["dns set kita.example MX 20 mail.kita.example", "dns remove minami.example TXT"]
        for deed in deeds { PlayerTests.type("whatif \(deed)", &player) }
        PlayerTests.type("find change zone", &player)
        let told = deeds.map { "your experiment: whatif \($0)" }.joined(separator: "; ")
        #expect(PlayerTests.type("why", &player).hasSuffix("Because of: one of these: \(told)\n"))
    }

    /// A record that is set to what it is already changes nothing that there would be to tell.
    @Test func whatStaysAsItWasIsNoEvent() throws {
        var player = try player()
        PlayerTests.type("whatif dns set kita.example MX 10 mail.kita.example", &player)
        #expect(player.execute("find change zone").problem != nil)
        PlayerTests.type("whatif dns set kita.example MX 20 mail.kita.example", &player)
        #expect(PlayerTests.type("find change zone", &player).contains("20 mail.kita.example"))
    }

    /// A delegation stands in the parent's zone under the name of the child's.
    @Test func aDelegationCanBeChangedWhereItStands() throws {
        var player = try player()
        PlayerTests.type("whatif dns in example set kita.example NS ns.minami.example", &player)
        let parent = PlayerTests.type("show zones example", &player)
        #expect(parent.contains("kita.example. 3600 IN NS ns.minami.example."))
        #expect(PlayerTests.type("show zones kita.example", &player).contains("3600 IN NS ns.kita.example."))
        PlayerTests.type("whatif dns in example remove kita.example NS", &player)
        PlayerTests.type("until dns.response and dns.rcode == NXDOMAIN and dns.name == kita.example", &player)
        let outside = player.execute("whatif dns in minami.example set kita.example NS ns.minami.example").problem
        #expect(outside == "kita.example is not in the zone minami.example")
        #expect(player.execute("whatif dns in exampl remove kita.example NS").problem?.contains("“example”") == true)
    }

    @Test func causesLeadBackToWhatThePersonDid() throws {
        var player = try player()
        PlayerTests.type("until mail.delivered", &player)
        for zoom in ["stage", "message", "packet"] {
            PlayerTests.type("zoom \(zoom)", &player)
            for count in ["", " 1", " 2", " 1000"] {
                let text = PlayerTests.type("why\(count)", &player)
                #expect(text.contains("Last: mail.kita.example: m1  mail.delivered  kenji@kita.example"))
                #expect(text.hasSuffix("Because of: the lesson: Send m1 from hana-pc\n"))
                #expect(text.contains("more between") == (count != " 1000"))
            }
        }
        // From afar the steps of the story are told; the closer one looks, the more of what was said.
        let counts = ["stage", "message", "packet"].map { zoom in
            PlayerTests.type("zoom \(zoom)", &player)
            return PlayerTests.type("why 1000", &player).split(separator: "\n").count
        }
        #expect(counts[0] < counts[1] && counts[1] < counts[2])
        PlayerTests.type("zoom stage", &player)
        let causes = PlayerTests.type("why 1000", &player)
        for line in ["kita.example MX", "Q: mail.minami.example A", "C: ."] {
            #expect(causes.contains(line), "\(line)")
        }
        #expect(!causes.contains("EHLO"))
    }

    /// Five days of attempts, each because of a timer that the one before has wound up.
    @Test func timersLeadBackToWhatWoundThemUp() throws {
        var player = try player("try-again")
        PlayerTests.type("until mail.bounced", &player)
        let text = PlayerTests.type("why 10000", &player)
        #expect(text.components(separatedBy: "timer ran out: queue run (smtp)").count > 100)
        #expect(text.components(separatedBy: "timer ran out: ARP 198.51.100.25").count > 100)
        #expect(text.hasSuffix("Because of: the lesson: Send m1 from hana-pc\n"))
        // A segment that is sent again.
        player = try self.player("sign-for-each-bag")
        PlayerTests.type("goto one-second", &player)
        let again = PlayerTests.type("why", &player)
        #expect(again.contains("timer ran out: TCP retransmission"))
        #expect(again.contains("[SYN]"))
        #expect(again.contains("Because of: the lesson: "))
    }

    @Test func aNeighbourWhoDidNotAnswerIsInTheTable() throws {
        var player = try player()
        PlayerTests.type("until smtp.command == MAIL", &player)
        PlayerTests.type("whatif cut mail.minami.example", &player)
        PlayerTests.type("until arp.fail", &player)
        let host = player.timeline.tape.host(ofEntry: player.timeline.position - 1).flatMap(player.timeline.names.host)
        let table = PlayerTests.type("show arp \(host ?? "")", &player)
        #expect(table.contains("nobody answered"))
        PlayerTests.type("whatif restore mail.minami.example", &player)
        PlayerTests.type("until arp.reply and host \(host ?? "")", &player)
        #expect(!PlayerTests.type("show arp \(host ?? "")", &player).contains("nobody answered"))
    }

    @Test(arguments: Language.allCases)
    func whatStudentsKnowFromElsewhereLeadsOn(_ language: Language) throws {
        var player = try player("first-letter", language)
        for (typed, meant) in [
            ("dig kita.example", "show zones"), ("mailq", "show queue"), ("packet ttl", "explain FIELD"),
            ("show changes zonne", "zone"),
        ] {
            #expect(player.execute(typed).problem?.contains(meant) == true, "\(typed)")
        }
    }

    /// Also where there is little room.
    @Test(arguments: [20, 26, 40])
    func packetsAndTablesKeepToTheTerminal(_ width: Int) throws {
        var player = try PlayerTests.player(width: width)
        PlayerTests.type("until smtp.command == RCPT", &player)
        for line in ["packet", "show zones", "show mailbox", "show links", "show letter", "why"] {
            let lines = PlayerTests.type(line, &player).split(separator: "\n").map(String.init)
            #expect(lines.allSatisfy { TextWidth.of($0) <= width }, "\(line)")
        }
    }
}
