// Everything that can go wrong on the way, on the network of the first lesson: every letter arrives exactly once, and
// as it was sent, byte for byte.

import Basics
import Emulation
import Playback
import Scenarios
import Testing

@Suite("Faults on the way") struct FaultTests {
    /// Something that goes wrong.
    struct Fault: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var actions: [TimedAction] = []
        var prepare: @Sendable (inout Topology) -> Void = { _ in }
    }

    private static func at(_ seconds: UInt64, _ action: ActionPlan) -> TimedAction {
        TimedAction(at: .start + .seconds(seconds), action: action)
    }

    private static func onEveryLink(_ name: String, _ change: LinkChange) -> Fault {
        Fault(testDescription: name) { topology in
            for i in topology.links.indices { topology.links[i].properties.apply(change) }
        }
    }

    private static func power(_ host: String, off: UInt64, on: UInt64) -> Fault {
        Fault(
            testDescription: "\(host) is off for a while",
            actions: [at(off, .power(host: host, isOn: false)), at(on, .power(host: host, isOn: true))])
    }

    static let faults = [
        Fault(testDescription: "nothing goes wrong"),
        onEveryLink("5 % loss", LinkChange(loss: 50_000)),
        onEveryLink("5 % duplication", LinkChange(duplication: 50_000)),
        onEveryLink("5 % reordering", LinkChange(reordering: 50_000)),
        onEveryLink("jitter", LinkChange(jitter: .milliseconds(40))),
        onEveryLink(
            "all of it", LinkChange(jitter: .milliseconds(10), loss: 30_000, duplication: 30_000, reordering: 30_000)),
        onEveryLink("a slow line with a short queue", LinkChange(bandwidth: 256_000, queueLimit: 8_000)),
        Fault(
            testDescription: "a cut cable that comes back",
            actions: [
                at(3, .link(name: "uplink.kita.example", isUp: false)),
                at(900, .link(name: "uplink.kita.example", isUp: true)),
            ]),
        power("mail.kita.example", off: 3, on: 700),
        power("mail.minami.example", off: 3, on: 700),
        power("resolver", off: 1, on: 400),
        power("ns.kita.example", off: 1, on: 1_200),
        power("router.minami.example", off: 4, on: 500),
        power("backbone", off: 3, on: 600),
        Fault(
            testDescription: "SMTP of the receiver is stopped for a while",
            actions: [
                at(1, .service(.smtp, host: "mail.kita.example", isOn: false)),
                at(800, .service(.smtp, host: "mail.kita.example", isOn: true)),
            ]),
        Fault(testDescription: "an MTU of 1400 in the middle") { topology in
            for i in topology.links.indices where topology.links[i].name.hasPrefix("uplink.") {
                topology.links[i].properties.mtu = 1400
            }
        },
    ]

    /// Letters that are awkward in ways of their own: dots, long lines, no text, eight bits, many packets.
    static let letters: [[UInt8]] = [
        "Just a line.\r\n",
        ".\r\n..\r\n.a\r\n\r\n.\r\n",
        "",
        String(repeating: "x", count: 996) + "\r\n",
        "花びらが水のうえをながれていきます。\r\n",
        (0..<1_500).map { "line \($0) of a letter that needs many packets\r\n" }.joined(),
    ].enumerated().map { number, body in
        [UInt8](
            """
            From: Hana Minami <hana@minami.example>\r
            To: kenji@kita.example\r
            Subject: letter \(number)\r
            Date: Mon, 6 Apr 2026 09:00:00 +0000\r
            Message-ID: <\(number)@letters.minami.example>\r
            MIME-Version: 1.0\r
            Content-Type: text/plain; charset=utf-8\r
            Content-Transfer-Encoding: 8bit\r
            \r
            \(body)
            """.utf8)
    }

    private func story(_ fault: Fault) throws -> Lesson {
        var lesson = try PlayedStory.library.lesson("first-letter")
        fault.prepare(&lesson.topology)
        (lesson.stages, lesson.expectations) = ([], [])
        lesson.letters = Self.letters.enumerated().map { number, bytes in
            LetterPlan(id: "m\(number)", content: .file(path: "\(number).eml", bytes: bytes))
        }
        lesson.actions = fault.actions
        for number in Self.letters.indices {
            lesson.actions.append(Self.at(2 + UInt64(number) * 2, .send(letter: "m\(number)", from: "hana-pc")))
        }
        // What could not be handed over waits in the outbox until she uses her mail program again.
        for time in [2_000, 10_000] as [UInt64] { lesson.actions.append(Self.at(time, .fetch(host: "hana-pc"))) }
        lesson.actions.sort { $0.at < $1.at }
        lesson.end = .start + .seconds(86_400)
        return lesson
    }

    @Test("Every letter arrives once, as it was sent", arguments: faults)
    func everyLetterArrivesOnce(fault: Fault) throws {
        var run = try PlayedStory.run(story(fault))
        #expect(run.play() == .complete)
        let report = Report(run)
        // No notices either: nothing was given up, nobody was told of a delay.
        #expect(report.messages.map(\.id) == Self.letters.indices.map { "m\($0)" })
        for (number, sent) in Self.letters.enumerated() {
            let id = "<\(number)@letters.minami.example>"
            let found = PlayedStory.letters(id, of: "kenji@kita.example", in: run.network)
            #expect(found.count == 1, "letter \(number)")
            // The servers have put their lines in front; behind them the letter is as it was.
            #expect(found.allSatisfy { $0.suffix(sent.count) == sent[...] }, "letter \(number)")
            let message = try #require(report.messages.first { $0.id == "m\(number)" })
            #expect(message.outcome == "delivered")
            #expect(message.mailbox == "kenji@kita.example")
            #expect(message.hops.map(\.host) == ["mail.minami.example", "mail.kita.example"])
        }
        for host in run.network.world.hosts.indices {
            #expect(run.network.world.hosts[host].core.disk.queue.isEmpty)
        }
    }

    @Test("With a smaller MTU in the middle, nothing longer crosses it, and the routers say why")
    func pathMTU() throws {
        let fault = try #require(Self.faults.last)
        let lesson = try story(fault)
        var world = try PlayedStory.run(lesson).network.world
        let narrow = world.links.indices.filter { world.links[$0].properties.mtu == 1400 }
        var counter = SizeCounter(links: world.links.count)
        _ = world.run(until: .start + .seconds(100), observer: &counter)
        #expect(narrow.count == 2)
        // 14 bytes of Ethernet before the packet. Segments fill what there is: the sender has learnt the path's MTU.
        #expect(narrow.allSatisfy { counter.longest[$0] == 1414 })
        #expect(counter.lost == 0)
        #expect(counter.tooLong > 0)
    }

    /// The longest frame on each link; ICMP "fragmentation needed"; losses.
    private struct SizeCounter: WorldObserver {
        var longest: [Int]
        var tooLong = 0
        var lost = 0

        init(links: Int) { longest = Array(repeating: 0, count: links) }

        var wantsObservations: Bool { false }
        mutating func observed(_ observation: Observation) {}

        mutating func sent(_ transmission: borrowing FrameTransmission) {
            let bytes = transmission.frame.array
            longest[transmission.link] = max(longest[transmission.link], bytes.count)
            // RFC 792: type 3, code 4, behind 14 bytes of Ethernet and 20 of IPv4.
            if bytes[12...13] == [8, 0], bytes[23] == 1, bytes[34...35] == [3, 4] { tooLong += 1 }
        }

        mutating func lost(_ transmission: borrowing FrameTransmission, because reason: FrameLoss) { lost += 1 }
    }
}
