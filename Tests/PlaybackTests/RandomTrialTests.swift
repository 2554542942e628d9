// Networks that nobody thought of keep the rule: no accepted letter is lost or doubled.
// Read first: Sources/Playback/Trial/RandomTrial.swift. `yubin trial --runs 100000` plays more of them.

import Emulation
import MailStore
import Playback
import Testing

@Suite struct RandomTrialTests {
    /// A debug build is some forty times slower: there a few seeds of every kind must do.
    #if DEBUG
        static let seeds: ClosedRange<UInt64> = 1...20
    #else
        static let seeds: ClosedRange<UInt64> = 1...200
    #endif

    @Test("Each accepted letter is delivered once, bounced, or still queued")
    func rule() throws {
        var (delivered, bounced) = (0, 0)
        for seed in Self.seeds {
            let outcome = try RandomTrial(seed: seed).run()
            #expect(outcome.violations.isEmpty, "seed \(seed): \(outcome.violations.joined(separator: "; "))")
            delivered += outcome.tally.delivered
            bounced += outcome.tally.bounced
        }
        // Faults may stop single letters, but a trial in which nothing ever arrives tries nothing.
        #expect(delivered > Self.seeds.count)
        #expect(bounced > 0)
    }

    @Test("A letter that lies twice in a mailbox, or has changed on its way, is found")
    func copies() {
        var world = World(seed: 1, clockStart: 0)
        let host = world.addHost(name: "mail", interfaces: [], routes: [], services: [])
        let bodies = ["<1@x>": Array("hello\r\n".utf8)]
        func violations(_ letters: String...) -> [String] {
            var world = world
            world.withDisk(ofHost: host) { disk in
                disk.mailStore.add(.init(address: "a@b.example", login: "a", password: "p", createdAt: 0))
                for letter in letters {
                    _ = try? disk.mailStore.deliver(Array(letter.utf8), to: "a@b.example", at: 0)
                }
            }
            return LetterCopies.violations(in: world, bodies: bodies)
        }
        let whole = "Received: by x\r\nMessage-ID: <1@x>\r\n\r\nhello\r\n"
        #expect(violations(whole, "Message-ID: <notice@x>\r\n\r\n") == [])
        #expect(violations(whole, whole) == ["<1@x> lies more than once in the mailbox of a@b.example"])
        #expect(
            violations("Message-ID: <1@x>\r\n\r\nhallo\r\n")
                == ["<1@x> is not as it was written in the mailbox of a@b.example"])
    }

    @Test("The same seed plays the same trial")
    func repeats() throws {
        let first = try RandomTrial(seed: 7).run()
        let second = try RandomTrial(seed: 7).run()
        #expect(first == second)
    }
}
