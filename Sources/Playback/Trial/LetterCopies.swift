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

    /// Letters that were put into a mailbox and lie neither there nor on a machine of whoever it belongs to, in words.
    /// Only where nobody throws letters away.
    package static func missing(_ delivered: [DeliveryAudit.Case], in world: World) -> [String] {
        var places: Set<DeliveryAudit.Case> = []
        func note(_ bytes: [UInt8], _ address: String) {
            if let id = Message(bytes).messageID { places.insert(.init(messageID: id, recipient: address)) }
        }
        for host in world.hosts.indices {
            for account in world.hosts[host].core.disk.mailStore.accounts {
                for message in account.mailboxes.flatMap(\.messages) { note(message.bytes, account.address) }
            }
            for case .mailProgram(let program) in world.hosts[host].services {
                for letter in program.value.folders.inbox { note(letter.bytes, program.value.configuration.address) }
            }
        }
        return delivered.compactMap { item in
            for host in world.hosts.indices {
                let store = world.hosts[host].core.disk.mailStore
                guard let account = store.account(receivingFor: item.recipient).map({ store[$0].address }) else {
                    continue
                }
                if places.contains(.init(messageID: item.messageID, recipient: account)) { return nil }
                return "\(item.messageID) was put into the mailbox of \(account), and is gone"
            }
            // An alias: whose mailbox it is, only the server knows.
            return nil
        }
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
