// Whether a lesson came out as it says. Read first: Sources/Scenarios/Model/Lesson/ExpectationCondition.swift.

import Emulation
import MailMessage
import MailStore
import Scenarios

/// Judges a run at its end, or any other moment of a lesson.
package struct ExpectationJudge {
    private let network: EmulatedTopology
    private let story: Story

    package init(_ run: LessonRun) { self.init(network: run.network, story: run.recorder.story) }

    /// - Parameters:
    ///   - network: the network as it is at the moment.
    ///   - story: what has been told until then.
    package init(network: EmulatedTopology, story: Story) {
        self.network = network
        self.story = story
    }

    /// Whether the condition holds.
    package func isMet(_ condition: ExpectationCondition) -> Bool {
        switch condition {
        case .mailbox(let address, let letter, let isThere): return isInMailbox(letter, of: address) == isThere
        case .outcome(let id, let outcome):
            guard let letter = letter(id) else { return false }
            return letter.outcome(isQueued: network.isQueued(letter)) == outcome
        case .via(let id, let host): return letter(id)?.hops.contains { $0.host == host } ?? false
        case .read(let id, let client, let transport, let removed):
            return letter(id)?.readings.contains {
                $0.client == client && (transport == nil || $0.transport == transport?.rawValue)
                    && (removed == nil || $0.removedFromServer == removed)
            } ?? false
        case .spf(let id, let result): return letter(id)?.spf == result
        case .ptr(let id, let result): return letter(id)?.ptr == result
        case .queue(let name, let isEmpty):
            guard let host = network.host(name) else { return false }
            return network.world.hosts[host].core.disk.queue.isEmpty == isEmpty
        case .event(let predicate): return story.counter.hasHappened(predicate)
        case .none(let predicate): return !story.counter.hasHappened(predicate)
        case .all(let parts): return parts.allSatisfy { isMet($0.condition) }
        case .any(let parts): return parts.contains { isMet($0.condition) }
        case .not(let part): return !isMet(part.condition)
        }
    }

    private func letter(_ id: String) -> LetterTrace? { story.letters.letter(id) }

    /// Looks into the mailboxes themselves, on whatever host has the account.
    private func isInMailbox(_ id: String, of address: String) -> Bool {
        guard let messageID = letter(id)?.messageID else { return false }
        return network.world.hosts.indices.contains { host in
            let store = network.world.hosts[host].core.disk.mailStore
            guard let account = store.account(receivingFor: address) else { return false }
            return store[account].mailboxes.contains { mailbox in
                mailbox.messages.contains { Message($0.bytes).messageID == messageID }
            }
        }
    }
}
