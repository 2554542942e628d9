// The rule of the house under faults: each accepted letter is delivered once, or bounced, or still queued.

import Basics
import Emulation
import MailMessage
import SMTPProtocol
import Testing

@Suite("Each accepted letter is delivered once, bounced, or still queued") struct MailFaultTests {
    /// How often a letter lies in mailboxes and queues.
    func whereabouts(_ town: MailTown, _ id: String, _ mailboxes: [(Int, String)]) -> (
        delivered: Int, queued: Int, bounced: Bool
    ) {
        let name = "<\(id)@pc.tokyo.example>"
        let delivered = mailboxes.reduce(0) { n, box in n + town.inbox(box.0, box.1).count { $0.messageID == name } }
        let queued = [town.tokyo, town.kyoto].reduce(0) { n, host in n + town.queue(host).count { $0.messageID == name }
        }
        let bounced = town.steps(id).contains { if case .bounced = $0 { true } else { false } }
        return (delivered, queued, bounced)
    }

    @Test("A power cut of either server at any moment, and the letter is there once")
    func powerCuts() throws {
        var town = try MailTown { $0.schedule = RetrySchedule(pauses: [.seconds(5)], lifetime: .seconds(100_000)) }
        town.send("a", to: ["kenji@kyoto.example"])
        town.run(seconds: 1)
        let start = town
        town.run(seconds: 10)
        let moments = town.log.moments(after: .start + .seconds(1))
        #expect(moments.count > 50)
        for victim in [town.tokyo, town.kyoto] {
            for moment in moments {
                var town = start
                town.world.plan(.hostPower(victim, on: false), at: moment + .nanoseconds(1))
                town.world.plan(.hostPower(victim, on: true), at: moment + .seconds(20))
                // A mail program that waits in vain gives up after ten minutes; later its owner uses it again.
                town.send("z", to: ["yuki@kyoto.example"], at: 1_000)
                town.run(seconds: 2_000)
                let found = whereabouts(town, "a", [(town.kyoto, "kenji@kyoto.example")])
                #expect(found == (1, 0, false), "host \(victim) off at \(moment.seconds)")
            }
        }
    }

    @Test(
        "A cable that is cut at any moment and mended when the client has given up: the letter is there once",
        arguments: [0, 100, 300] as [UInt64])
    func cutUntilTimeout(delay: UInt64) throws {
        // The delay moves the moments at which TCP tries again.
        var town = try MailTown(link: LinkProperties(delay: .milliseconds(delay)))
        town.send("a", to: ["kenji@kyoto.example"])
        town.run(seconds: 1)
        let start = town
        town.run(seconds: 20)
        let moments = town.log.moments(after: .start + .seconds(1))
        // A client waits ten minutes for the reply to its letter (RFC 5321 §4.5.3.2.6), then it breaks off. The server
        // still sends its 250 when the cable works again; nobody is there to hear it.
        for moment in moments {
            var town = start
            town.world.plan(.link(town.program, isUp: false), at: moment + .nanoseconds(1))
            town.world.plan(.link(town.program, isUp: true), at: moment + .seconds(605))
            town.run(seconds: 3_000)
            let found = whereabouts(town, "a", [(town.kyoto, "kenji@kyoto.example")])
            #expect(found == (1, 0, false), "cut at \(moment.seconds)")
        }
    }

    @Test("A line so slow that a letter needs more than ten minutes: it arrives, once, at the first attempt")
    func slowLine() throws {
        var town = try MailTown(link: LinkProperties(bandwidth: 2_400))
        let letter = MailTown.letter("a", body: String(repeating: "The same words again.\r\n", count: 10_000))
        town.world.plan(
            .command(
                host: town.program,
                .send(
                    OutgoingLetter(
                        id: "a", message: letter, from: "hana@tokyo.example", recipients: ["kenji@kyoto.example"]))),
            at: .start + .seconds(1))
        town.run(seconds: 5_000)
        let found = whereabouts(town, "a", [(town.kyoto, "kenji@kyoto.example")])
        #expect(found == (1, 0, false))
        let delays = town.steps("a").filter {
            switch $0 {
            case .stuck, .deferred: true
            default: false
            }
        }
        #expect(delays == [])
    }

    @Test("Bad lines: loss, duplication, reordering", arguments: 1...6 as ClosedRange<UInt64>)
    func badLines(seed: UInt64) throws {
        let link = LinkProperties(loss: 50_000, duplication: 20_000, reordering: 20_000)
        var town = try MailTown(seed: seed, link: link) { $0.schedule = RetrySchedule(pauses: [.seconds(5)]) }
        for i in 0..<5 { town.send("l\(i)", to: ["kenji@kyoto.example"], at: UInt64(1 + 3 * i)) }
        town.send("z", to: ["yuki@kyoto.example"], at: 500)
        town.run(seconds: 5_000)
        for i in 0..<5 {
            let found = whereabouts(town, "l\(i)", [(town.kyoto, "kenji@kyoto.example")])
            #expect(found == (1, 0, false), "letter \(i), seed \(seed)")
        }
    }
}
