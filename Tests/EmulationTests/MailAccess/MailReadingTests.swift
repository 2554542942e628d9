// POP3, IMAP and mail programs in a world: who sees which letter where, and what is left after all that can go wrong.

import Basics
import Emulation
import Testing

@Suite("Reading mail") struct MailReadingTests {
    @Test("POP3 takes the letter home; the phone does not see it")
    func pop3() throws {
        var town = try ReadingTown()
        town.deliver("a")
        town.command(town.pc, .fetch, at: 1)
        town.command(town.phone, .fetch, at: 2)
        town.run(seconds: 10)
        #expect(try town.inbox(town.pc) == ["a"])
        #expect(try town.program(town.pc).folders.inbox.map(\.bytes) == [ReadingTown.letter("a")])
        #expect(try town.inbox(town.phone) == [])
        #expect(town.mailbox == [])
        #expect(
            town.steps("a") == [
                .fetched(mailbox: "kenji@kita.example", transport: "pop3"), .removed(mailbox: "kenji@kita.example"),
            ])
        #expect(try town.program(town.pc).folders.idsOnServer == [])
    }

    @Test("`+OK 1897 octets` travels alone, and the letter follows at once")
    func octetsOnTheirOwn() throws {
        var town = try ReadingTown()
        town.deliver("a")
        town.command(town.pc, .fetch, at: 1)
        town.run(seconds: 10)
        let asked = try #require(town.moment(.pop3, "RETR 1"))
        let answered = try #require(town.moment(.pop3, "DELE 1"))
        #expect(answered.since(asked) < .milliseconds(10))
    }

    @Test("IMAP leaves it there; both devices read the same, the second finds it seen")
    func imap() throws {
        var town = try ReadingTown()
        town.deliver("a")
        town.command(town.phone, .fetch, at: 1)
        town.command(town.laptop, .fetch, at: 2)
        town.command(town.phone, .fetch, at: 3)
        town.run(seconds: 10)
        #expect(try town.inbox(town.phone) == ["a"])
        #expect(try town.inbox(town.laptop) == ["a"])
        #expect(try town.program(town.laptop).folders.inbox.map(\.flags) == [["\\Seen"]])
        #expect(town.mailbox == ["a"])
        let fetched = MailEvent.Step.fetched(mailbox: "kenji@kita.example", transport: "imap")
        #expect(town.steps("a") == [fetched, fetched])
    }

    @Test("A PC that is told to leave letters on the server does so from then on; told to read by IMAP, it does that")
    func newSettings() throws {
        var town = try ReadingTown()
        town.deliver("a")
        town.command(town.pc, .setUp(.pop3(leavesOnServer: true)), at: 1)
        town.command(town.pc, .fetch, at: 2)
        town.run(seconds: 10)
        #expect(try town.inbox(town.pc) == ["a"])
        #expect(town.mailbox == ["a"])
        town.command(town.pc, .setUp(.imap), at: 20)
        town.deliver("b")
        town.command(town.pc, .fetch, at: 21)
        town.run(seconds: 30)
        #expect(town.mailbox == ["a", "b"])
        #expect(town.steps("b") == [.fetched(mailbox: "kenji@kita.example", transport: "imap")])
    }

    @Test("A letter that is taken home by POP3 vanishes from the phone's copy")
    func pop3AfterIMAP() throws {
        var town = try ReadingTown()
        town.deliver("a")
        town.command(town.phone, .watch, at: 1)
        town.command(town.pc, .fetch, at: 2)
        town.run(seconds: 10)
        #expect(try town.inbox(town.pc) == ["a"])
        #expect(try town.inbox(town.phone) == [])
    }

    @Test("A watching phone reads a new letter within a second of its arrival")
    func watch() throws {
        var town = try ReadingTown()
        town.command(town.phone, .watch, at: 1)
        town.send("a", at: 5)
        town.run(seconds: 20)
        #expect(try town.inbox(town.phone) == ["a"])
        let stored = try #require(town.log.observations.first { isDelivery($0) }?.at)
        let pushed = try #require(town.moment(.imap, "* 1 EXISTS"))
        #expect(pushed.since(stored) >= .milliseconds(500) && pushed.since(stored) < .seconds(1))
        town.command(town.phone, .stopWatching, at: 25)
        town.run(seconds: 60)
        #expect(town.log.observations.contains { isLine($0, "* BYE Logging out.") })
    }

    private func isDelivery(_ observation: Observation) -> Bool {
        guard case .mail(let event) = observation.kind else { return false }
        return event.step == .delivered(mailbox: "kenji@kita.example")
    }

    private func isLine(_ observation: Observation, _ text: String) -> Bool {
        if case .line(let line) = observation.kind { line.text == text } else { false }
    }

    @Test("A wrong password is told, and watching ends")
    func wrongPassword() throws {
        var town = try ReadingTown(password: "badger")
        town.command(town.pc, .fetch, at: 1)
        town.command(town.phone, .watch, at: 1)
        town.run(seconds: 100)
        #expect(try town.program(town.pc).lastProblem == "Authentication failed.")
        #expect(try town.program(town.phone).lastProblem == "Authentication failed.")
        let attempts = town.log.observations.count { isLine($0, "a2 LOGIN \"kenji\" \"badger\"") }
        #expect(attempts == 1)
    }

    @Test("A letter that cannot be sent stays in the Outbox, and is tried again by itself, less and less often")
    func outbox() throws {
        var town = try ReadingTown()
        town.world.plan(.hostPower(town.server, on: false), at: .start)
        town.send("a", at: 1)
        town.world.plan(.hostPower(town.server, on: true), at: .start + .seconds(1_000))
        town.run(seconds: 960)
        // A minute after the first failure, two after the second, ...: five times in sixteen minutes.
        let failures = town.steps("a").count { if case .stuck = $0 { true } else { false } }
        #expect(failures == 5)
        town.run(seconds: 2_000)
        #expect(try town.program(town.hana).folders.outbox.isEmpty)
        #expect(try town.program(town.hana).folders.sent.map(\.id) == ["a"])
        #expect(town.mailbox == ["a"])
    }

    @Test("A recipient whose mailbox is full now gets the letter later, and the others do not get it twice")
    func laterRecipient() throws {
        let long = String(repeating: "as long as the mailbox\r\n", count: 200)
        var town = try ReadingTown(quota: ReadingTown.letter("old", body: long).count)
        town.deliver("old", body: long)
        town.send("a", to: ["hana@kita.example", "kenji@kita.example"], at: 1)
        town.run(seconds: 30)
        #expect(town.mailbox(of: "hana@kita.example") == ["a"])
        #expect(!town.mailbox.contains("a"))
        #expect(try town.program(town.hana).folders.outbox.map(\.letter.recipients) == [["kenji@kita.example"]])
        #expect(try town.program(town.hana).folders.outbox.allSatisfy(\.isWaiting))
        town.command(town.pc, .fetch, at: 31)
        town.run(seconds: 100)
        #expect(town.mailbox == ["a"])
        #expect(town.mailbox(of: "hana@kita.example") == ["a"])
        #expect(try town.program(town.hana).folders.outbox.isEmpty)
        #expect(try town.program(town.hana).folders.sent.map(\.id) == ["a"])
    }

    @Test("A machine that is switched on again sends what lies in the Outbox")
    func outboxAfterPowerCut() throws {
        var town = try ReadingTown()
        town.world.plan(.hostPower(town.server, on: false), at: .start)
        town.send("a", at: 1)
        town.world.plan(.hostPower(town.hana, on: false), at: .start + .seconds(20))
        town.world.plan(.hostPower(town.server, on: true), at: .start + .seconds(30))
        town.world.plan(.hostPower(town.hana, on: true), at: .start + .seconds(500))
        town.run(seconds: 490)
        #expect(town.mailbox == [])
        town.run(seconds: 510)
        #expect(town.mailbox == ["a"])
    }

    @Test("A letter in the Outbox is sent as soon as the person uses the program")
    func outboxAndPerson() throws {
        var town = try ReadingTown()
        town.world.plan(.hostPower(town.server, on: false), at: .start)
        town.send("a", at: 1)
        town.run(seconds: 30)
        #expect(
            try town.program(town.hana).folders.outbox.map(\.status) == [
                .stuck(reason: "mail.kita.example[192.0.2.1]: no route to host")
            ])
        town.world.plan(.hostPower(town.server, on: true), at: .start + .seconds(40))
        town.command(town.hana, .fetch, at: 50)
        town.run(seconds: 100)
        #expect(try town.program(town.hana).folders.outbox.isEmpty)
        #expect(try town.program(town.hana).folders.sent.map(\.id) == ["a"])
        #expect(town.mailbox == ["a"])
    }
}

@Suite("Reading mail under faults") struct MailReadingFaultTests {
    @Test("A power cut of the server or the PC at any moment: the letter is fetched once and not lost")
    func powerCuts() throws {
        var town = try ReadingTown()
        town.deliver("a")
        town.deliver("b")
        town.command(town.pc, .fetch, at: 1)
        town.run(seconds: 1)
        let start = town
        town.run(seconds: 10)
        let moments = town.log.moments(after: .start + .seconds(1))
        #expect(moments.count > 30)
        for victim in [town.server, town.pc] {
            for moment in moments {
                var town = start
                town.world.plan(.hostPower(victim, on: false), at: moment + .nanoseconds(1))
                town.world.plan(.hostPower(victim, on: true), at: moment + .seconds(20))
                town.command(town.pc, .fetch, at: 2_000)
                town.run(seconds: 3_000)
                #expect(try town.inbox(town.pc) == ["a", "b"], "host \(victim) off at \(moment.seconds)")
                #expect(town.mailbox == [], "host \(victim) off at \(moment.seconds)")
            }
        }
    }

    @Test("Bad lines: loss, duplication, reordering", arguments: 1...4 as ClosedRange<UInt64>)
    func badLines(seed: UInt64) throws {
        let link = LinkProperties(loss: 50_000, duplication: 20_000, reordering: 20_000)
        var town = try ReadingTown(seed: seed, link: link)
        let body = String(repeating: ".a line that begins with a dot\r\n", count: 2_000)
        town.deliver("a", body: body)
        town.command(town.phone, .fetch, at: 1)
        town.command(town.phone, .fetch, at: 2_000)
        town.command(town.pc, .fetch, at: 4_000)
        town.command(town.pc, .fetch, at: 6_000)
        town.run(seconds: 8_000)
        #expect(try town.program(town.phone).folders.inbox.map(\.bytes) == [ReadingTown.letter("a", body: body)])
        #expect(try town.program(town.pc).folders.inbox.map(\.bytes) == [ReadingTown.letter("a", body: body)])
        #expect(town.steps("a").first == .fetched(mailbox: "kenji@kita.example", transport: "imap"))
    }

    @Test("A line so slow that a letter needs longer than servers wait for the silent: both programs get it whole")
    func slowLine() throws {
        // 700 kB at 2,400 bit/s: 39 minutes for the letter alone; POP3 waits 10, IMAP 30.
        var town = try ReadingTown(link: LinkProperties(bandwidth: 2_400))
        town.deliver("a", body: String(repeating: "The same words again.\r\n", count: 32_000))
        town.command(town.phone, .fetch, at: 1)
        town.command(town.pc, .fetch, at: 10_000)
        town.run(seconds: 20_000)
        #expect(try town.inbox(town.phone) == ["a"])
        #expect(try town.inbox(town.pc) == ["a"])
        #expect(town.mailbox == [])
        #expect(try town.program(town.phone).lastProblem == nil)
        #expect(try town.program(town.pc).lastProblem == nil)
    }

    @Test("A watching phone calls again when the server is back")
    func watchAgain() throws {
        var town = try ReadingTown()
        town.command(town.phone, .watch, at: 1)
        town.world.plan(.hostPower(town.server, on: false), at: .start + .seconds(10))
        town.world.plan(.hostPower(town.server, on: true), at: .start + .seconds(60))
        town.send("a", at: 120)
        // The phone notices the broken connection when it renews IDLE, at the latest.
        town.run(seconds: 4_000)
        #expect(try town.inbox(town.phone) == ["a"])
    }

    @Test("A watching phone that was off calls again when it is on")
    func watchAfterPowerFailure() throws {
        var town = try ReadingTown()
        town.command(town.phone, .watch, at: 1)
        town.world.plan(.hostPower(town.phone, on: false), at: .start + .seconds(10))
        town.send("a", at: 20)
        town.world.plan(.hostPower(town.phone, on: true), at: .start + .seconds(60))
        town.send("b", at: 70)
        town.run(seconds: 75)
        #expect(try town.inbox(town.phone) == ["a", "b"])
    }

    @Test("The world goes on from a snapshot as it went on before")
    func snapshot() throws {
        var town = try ReadingTown()
        town.command(town.phone, .watch, at: 1)
        town.send("a", at: 5)
        town.command(town.pc, .fetch, at: 20)
        town.run(seconds: 5)
        let snapshot = town
        town.run(seconds: 30)
        var again = snapshot
        again.run(seconds: 30)
        #expect(again.world == town.world)
        #expect(again.log.observations == town.log.observations)
    }
}
