// Whether a lesson came out as it says. Read first: Sources/Scenarios/Model/Lesson/ExpectationCondition.swift.

import Emulation
import MailMessage
import MailStore
import Scenarios

/// Judges a run at its end.
package struct ExpectationJudge {
    private let run: LessonRun

    package init(_ run: LessonRun) { self.run = run }

    /// Whether the condition holds.
    package func isMet(_ condition: ExpectationCondition) -> Bool {
        switch condition {
        case .mailbox(let address, let letter, let isThere): return isInMailbox(letter, of: address) == isThere
        case .outcome(let id, let outcome):
            guard let letter = letter(id) else { return false }
            return letter.outcome(isQueued: run.isQueued(letter)) == outcome
        case .via(let id, let host): return letter(id)?.hops.contains { $0.host == host } ?? false
        case .read(let id, let client, let transport, let removed):
            return letter(id)?.readings.contains {
                $0.client == client && (transport == nil || $0.transport == transport?.rawValue)
                    && (removed == nil || $0.removedFromServer == removed)
            } ?? false
        case .spf(let id, let result): return letter(id)?.spf == result
        case .ptr(let id, let result): return letter(id)?.ptr == result
        case .queue(let name, let isEmpty):
            guard let host = run.network.host(name) else { return false }
            return run.network.world.hosts[host].core.disk.queue.isEmpty == isEmpty
        case .event(let predicate): return run.recorder.counter.hasHappened(predicate)
        case .none(let predicate): return !run.recorder.counter.hasHappened(predicate)
        case .all(let parts): return parts.allSatisfy { isMet($0.condition) }
        case .any(let parts): return parts.contains { isMet($0.condition) }
        case .not(let part): return !isMet(part.condition)
        }
    }

    private func letter(_ id: String) -> LetterTrace? { run.recorder.letters.letter(id) }

    /// Looks into the mailboxes themselves, on whatever host has the account.
    private func isInMailbox(_ id: String, of address: String) -> Bool {
        guard let messageID = letter(id)?.messageID else { return false }
        return run.network.world.hosts.indices.contains { host in
            let store = run.network.world.hosts[host].core.disk.mailStore
            guard let account = store.account(receivingFor: address) else { return false }
            return store[account].mailboxes.contains { mailbox in
                mailbox.messages.contains { Message($0.bytes).messageID == messageID }
            }
        }
    }
}
