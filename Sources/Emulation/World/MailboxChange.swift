// What is done to a person's mailboxes on a server, behind the backs of all programs. Read first: Intervention.swift,
// Sources/MailStore/MailAccount.swift. Sessions that have such a mailbox open notice it as they notice one another.

import MailStore

/// A change of one account's mailboxes. Messages are named by mailbox and UID; what is not there stays away.
package enum MailboxChange: Equatable, Sendable {
    /// For good.
    case remove(uid: UInt32, from: String)
    case flag(MailAccount.FlagChange, [String], uid: UInt32, in: String)
    case move(uid: UInt32, from: String, to: String)
    /// A message that nobody has sent.
    case put([UInt8], into: String)
}

extension MailAccount {
    /// Does it, at `time` (Unix seconds).
    mutating func apply(_ change: MailboxChange, at time: Int64) {
        switch change {
        case .remove(let uid, let name):
            if let id = mailbox(named: name)?.id { remove([uid], from: id) }
        case .flag(let change, let names, let uid, let name):
            if let id = mailbox(named: name)?.id { changeFlags(change, names, of: uid, in: id) }
        case .move(let uid, let name, let target):
            guard let source = mailbox(named: name)?.id, let target = mailbox(named: target)?.id else { return }
            // For a moment it is in both: that must not fail for want of room.
            let limit = quota
            quota = nil
            if let copies = try? copy([uid], from: source, to: target), !copies.isEmpty { remove([uid], from: source) }
            quota = limit
        case .put(let bytes, let name):
            if let id = mailbox(named: name)?.id { _ = try? append(bytes, to: id, internalDate: time) }
        }
    }
}
