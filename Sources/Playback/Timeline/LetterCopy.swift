// A letter as it is now: the copy that has come furthest. Read first: Sources/Emulation/World/World.swift.
//
// A letter that was changed on its way is another one behind that point, while the sender's folder still has the first.

import Emulation
import MailMessage
import Scenarios

/// A copy of a letter, and the machine on which it lies.
package struct LetterCopy: Equatable, Sendable {
    package var host: String
    package var bytes: [UInt8]

    /// Whether the reader of `other` would read something else; postmarks (Received) do not count.
    package func readsOtherwise(than other: LetterCopy) -> Bool {
        let (one, two) = (Message(bytes), Message(other.bytes))
        return one.body != two.body || one.value("Subject") != two.value("Subject")
            || one.value("From") != two.value("From")
    }
}

extension EmulatedTopology {
    /// The copy nearest to who shall read the letter: with a mail program that has fetched it, in a mailbox, in a
    /// queue, and only then with who wrote it. Letters from one file have one Message-ID: where this one is known to have
    /// been comes before all other places.
    package func furthestCopy(of letter: LetterTrace) -> LetterCopy? {
        furthestCopies(preferring: Set(letter.readings.map(\.client) + letter.hops.map(\.host)))[letter.messageID]
    }

    /// The same of all letters, by their Message-IDs; copies on the hosts `known` come before all others.
    func furthestCopies(preferring known: Set<String> = []) -> [String: LetterCopy] {
        var best: [String: (rank: Int, copy: LetterCopy)] = [:]
        func offer(_ stage: Int, _ host: Int, _ bytes: [UInt8], _ messageID: String? = nil) {
            guard let messageID = messageID ?? Message(bytes).messageID else { return }
            let rank = known.contains(world.hosts[host].core.name) ? stage + 4 : stage
            if rank > best[messageID]?.rank ?? -1 {
                best[messageID] = (rank, LetterCopy(host: world.hosts[host].core.name, bytes: bytes))
            }
        }
        for host in world.hosts.indices {
            let disk = world.hosts[host].core.disk
            for account in disk.mailStore.accounts {
                for mailbox in account.mailboxes {
                    for message in mailbox.messages { offer(2, host, message.bytes) }
                }
            }
            for entry in disk.queue.entries { offer(1, host, entry.content, entry.messageID) }
            for case .mailProgram(let program) in world.hosts[host].services {
                let folders = program.value.folders
                for letter in folders.outbox.map(\.letter) + folders.sent { offer(0, host, letter.message) }
                for letter in folders.inbox { offer(3, host, letter.bytes) }
            }
        }
        return best.mapValues(\.copy)
    }
}
