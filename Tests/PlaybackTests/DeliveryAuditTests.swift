// What the books of a trial call a broken rule. Read first: Sources/Playback/Trial/DeliveryAudit.swift.

import Basics
import Emulation
import Playback
import Testing
import Wire

@Suite("The books of a trial") struct DeliveryAuditTests {
    private static let kenji = "kenji@kita.example"

    /// A letter that was delivered, and whose sender's server, host 1, gave it up.
    private func audit(isToldOfArrival: Bool) -> DeliveryAudit {
        var audit = DeliveryAudit()
        func note(_ host: Int, _ step: MailEvent.Step) {
            audit.observed(Observation(at: .start, host: host, kind: .mail(MailEvent(messageID: "<a@b>", step: step))))
        }
        note(0, .composed(letter: nil, from: "hana@minami.example", recipients: [Self.kenji], subject: "Hi"))
        note(1, .submitted(queueID: "1", client: IPAddress(192, 0, 2, 10)))
        note(2, .delivered(mailbox: Self.kenji))
        if isToldOfArrival { note(1, .relayed(to: "mail.kita.example", recipients: [Self.kenji])) }
        note(1, .bounced(recipients: [Self.kenji], reason: "connection timed out", notice: nil))
        return audit
    }

    private func world(isParted: Bool) -> World {
        var world = World(seed: 1, clockStart: 0)
        for name in ["here", "there"] { _ = world.addSwitch(name: name) }
        world.connect(
            world.freePort(ofSwitch: 0), to: world.freePort(ofSwitch: 1), name: "cable",
            properties: LinkProperties(isUp: !isParted))
        return world
    }

    @Test("A letter that is delivered and bounced breaks the rule", arguments: [false, true])
    func deliveredAndBounced(_ isToldOfArrival: Bool) {
        let (tally, violations) = audit(isToldOfArrival: isToldOfArrival).verdict(in: world(isParted: false))
        #expect(tally.delivered == 0 && tally.bounced == 0 && violations.count == 1)
    }

    @Test("RFC 5321 §4.5.4.1: unless the network stays parted and the server never heard of the arrival")
    func partedForEver() {
        let unheard = audit(isToldOfArrival: false).verdict(in: world(isParted: true))
        #expect(unheard.tally.delivered == 1 && unheard.violations.isEmpty)
        let heard = audit(isToldOfArrival: true).verdict(in: world(isParted: true))
        #expect(heard.tally.delivered == 0 && heard.tally.bounced == 0 && heard.violations.count == 1)
    }

    @Test("A server that stays off since the letter arrived has it in its queue; once it is on again it has not")
    func offForEver() throws {
        var network = try Timeline(PlayedStory.library.lesson("first-letter")).network
        var audit = DeliveryAudit()
        while audit.delivered.isEmpty, network.world.step(observer: &audit) {}
        let early = audit.verdict(in: network.world)
        #expect(early.tally.delivered == 0 && early.violations.count == 1)

        let server = try #require(network.host("mail.minami.example"))
        network.world.plan(.hostPower(server, on: false), at: network.world.now)
        _ = network.world.run(until: network.world.now + .seconds(6 * 86_400), observer: &audit)
        let off = audit.verdict(in: network.world)
        #expect(off.tally.delivered == 1 && off.violations.isEmpty)
        #expect(!network.world.hosts[server].core.disk.queue.entries.isEmpty)

        network.world.plan(.hostPower(server, on: true), at: network.world.now)
        _ = network.world.run(until: network.world.now + .seconds(86_400), observer: &audit)
        let on = audit.verdict(in: network.world)
        #expect(on.tally.delivered >= 1 && on.violations.isEmpty)
        #expect(network.world.hosts[server].core.disk.queue.entries.isEmpty)
    }
}
