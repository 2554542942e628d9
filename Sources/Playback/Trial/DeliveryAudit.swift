// Counts what becomes of each letter and each of its recipients. Read first: Sources/Emulation/MailEvent.swift.

import Basics
import Emulation
import MailMessage

/// An observer that keeps books: which letters a server accepted, for whom, and how each of them ended.
package struct DeliveryAudit: WorldObserver {
    /// One recipient of one letter.
    package struct Case: Hashable, Sendable {
        var messageID: String
        var recipient: String
    }

    /// What was seen of it.
    struct Fate: Equatable {
        var delivered = 0
        var bounced = 0
        /// The servers that were told by the next one that it has the letter.
        var relayedBy: Set<Int> = []
        /// The server that gave it up had never been told so.
        var isBouncedUnheard = false
    }

    /// What the mail programs wrote, and on which host.
    private var composed: [String: (host: Int, recipients: [String])] = [:]
    /// Recipients that the mail program was told no for: nobody has accepted anything for them.
    private var refused: Set<Case> = []
    /// The accepted letters in the order of their acceptance.
    private(set) var accepted: [String] = []
    private var isAccepted: Set<String> = []
    private(set) var fates: [Case: Fate] = [:]
    /// How often a frame was put on a link, and how many of those were lost.
    package private(set) var frames = 0
    package private(set) var lostFrames = 0

    package init() {}

    package var wantsObservations: Bool { true }

    package mutating func sent(_ transmission: borrowing FrameTransmission) { frames += 1 }

    package mutating func lost(_ transmission: borrowing FrameTransmission, because reason: FrameLoss) {
        lostFrames += 1
    }

    package mutating func observed(_ observation: Observation) {
        guard case .mail(let event) = observation.kind, let host = observation.host else { return }
        let id = event.messageID
        switch event.step {
        case .composed(_, _, let recipients, _): composed[id] = (host, recipients)
        case .submitted:
            if isAccepted.insert(id).inserted { accepted.append(id) }
        case .delivered(let mailbox): fates[Case(messageID: id, recipient: mailbox), default: Fate()].delivered += 1
        case .bounced(let recipients, _, _):
            for recipient in recipients {
                let item = Case(messageID: id, recipient: recipient)
                var fate = fates[item] ?? Fate()
                fate.bounced += 1
                fate.isBouncedUnheard = !fate.relayedBy.contains(host)
                fates[item] = fate
            }
        case .relayed(_, let recipients):
            for recipient in recipients {
                fates[Case(messageID: id, recipient: recipient), default: Fate()].relayedBy.insert(host)
            }
        case .rejected(let recipients, _):
            // A server that is refused by another one bounces the letter; a mail program shows it to its user.
            guard composed[id]?.host == host else { return }
            for recipient in recipients { refused.insert(Case(messageID: id, recipient: recipient)) }
        case .stuck, .queued, .noticed, .deferred, .fetched, .removed: break
        }
    }

    /// The cases of every accepted letter, in a fixed order.
    var cases: [Case] {
        accepted.flatMap { id in (composed[id]?.recipients ?? []).map { Case(messageID: id, recipient: $0) } }
            .filter { !refused.contains($0) }
    }

    /// What was put into a mailbox.
    package var delivered: [Case] { cases.filter { (fates[$0]?.delivered ?? 0) > 0 } }

    /// How many cases ended in each way.
    package struct Tally: Equatable, Sendable {
        /// Letters, each for one recipient, that lie in a mailbox.
        package var delivered = 0
        /// Those that went back.
        package var bounced = 0
        /// Those that still wait.
        package var queued = 0
    }

    /// Checks the rule that each accepted letter is, for each recipient, delivered once, or bounced, or still queued.
    ///
    /// There are two exceptions that no server can avoid, for one that sent a letter and never heard that it arrived.
    /// When the network stays parted from that moment on, it tries for days and gives it up (RFC 5321 §4.5.4.1). When
    /// it stays switched off itself, it still has the letter in the queue on its disk.
    /// - Returns: how the cases ended, and what breaks the rule, in words.
    package func verdict(in world: World) -> (tally: Tally, violations: [String]) {
        var queued: Set<Case> = []
        // In no other queue than that of a server that is off, and does not know that it has passed it on.
        var abandoned: Set<Case> = []
        for host in world.hosts.indices {
            for entry in world.hosts[host].core.disk.queue.entries {
                for recipient in entry.recipients {
                    switch recipient.state {
                    case .waiting, .active, .failed(_, isReported: false):
                        let item = Case(messageID: entry.messageID, recipient: recipient.original.description)
                        if !world.isOn(host) && fates[item]?.relayedBy.contains(host) != true {
                            abandoned.insert(item)
                        } else {
                            queued.insert(item)
                        }
                    case .delivered, .failed(_, isReported: true): break
                    }
                }
            }
        }
        abandoned.subtract(queued)
        let outbox = casesInOutboxes(of: world)
        let isParted = Self.isParted(world)
        var tally = Tally()
        var violations: [String] = []
        for item in cases {
            let fate = fates[item] ?? Fate()
            let isQueued = queued.contains(item) || abandoned.contains(item)
            switch (fate.delivered, fate.bounced, isQueued) {
            case (1, 0, true) where abandoned.contains(item): tally.delivered += 1
            case (1, 0, false): tally.delivered += 1
            case (1, 1, false) where isParted && fate.isBouncedUnheard: tally.delivered += 1
            case (0, 1, false): tally.bounced += 1
            case (0, 0, true): tally.queued += 1
            // The server took it for others; for this recipient the mail program still has it.
            case (0, 0, false) where outbox.contains(item): tally.queued += 1
            case (let delivered, let bounced, let isQueued):
                violations.append(
                    "\(item.messageID) to \(item.recipient): delivered \(delivered) times, bounced \(bounced) times, "
                        + (isQueued ? "still queued" : "in no queue"))
            }
        }
        return (tally, violations)
    }

    /// Whether something is missing in the network, or loses what it should carry.
    private static func isParted(_ world: World) -> Bool {
        world.links.contains { link in !link.properties.isUp || link.rules.contains { $0.losing > 0 } }
            || world.switches.contains(where: \.isOff) || world.hosts.indices.contains { !world.isOn($0) }
    }

    /// What mail programs could not hand in yet.
    private func casesInOutboxes(of world: World) -> Set<Case> {
        var result: Set<Case> = []
        for host in world.hosts.indices {
            for case .mailProgram(let program) in world.hosts[host].services {
                for letter in program.value.folders.outbox.map(\.letter) {
                    let id = Message(letter.message).messageID ?? ""
                    for recipient in letter.recipients { result.insert(Case(messageID: id, recipient: recipient)) }
                }
            }
        }
        return result
    }
}
