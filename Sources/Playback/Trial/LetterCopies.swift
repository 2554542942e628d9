// Whether the letters of a trial are whole, and nobody has one twice. Read first: DeliveryAudit.swift, which counts
// what servers say; this looks at what is there.

import Basics
import Emulation
import MailMessage

/// All copies of letters that lie in mailboxes and in mail programs.
package struct LetterCopies {
    /// The body of each letter as it was written, by Message-ID.
    private let bodies: [String: [UInt8]]
    private var violations: [String] = []

    /// What is wrong with the copies in `world`, in words; nothing when all is well.
    package static func violations(in world: World, bodies: [String: [UInt8]]) -> [String] {
        var copies = LetterCopies(bodies: bodies)
        for host in world.hosts.indices {
            let store = world.hosts[host].core.disk.mailStore
            for account in store.accounts {
                copies.look(at: account.inbox.messages.map(\.bytes), in: "the mailbox of \(account.address)")
            }
            for case .mailProgram(let program) in world.hosts[host].services {
                copies.look(
                    at: program.value.folders.inbox.map(\.bytes), in: "the Inbox on \(world.hosts[host].core.name)")
            }
        }
        return copies.violations
    }

    private init(bodies: [String: [UInt8]]) { self.bodies = bodies }

    private mutating func look(at letters: [[UInt8]], in place: String) {
        var seen: Set<String> = []
        for letter in letters {
            let message = Message(letter)
            // Notices and the like are not the trial's own.
            guard let id = message.messageID, let body = bodies[id] else { continue }
            if !seen.insert(id).inserted { violations.append("\(id) lies more than once in \(place)") }
            if !message.body.elementsEqual(body) { violations.append("\(id) is not as it was written in \(place)") }
        }
    }
}
