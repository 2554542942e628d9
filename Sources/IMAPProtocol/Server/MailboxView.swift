// A mailbox as one session sees it: message numbers stay what they are until the client is told otherwise.
// Read first: RFC 3501 §2.3.1.2 and §5.2; MailStore/Mailbox.swift. Then IMAPServerSession+Commands.swift.
//
// Another session may remove message 2 at any moment. If the server renumbered at once, a client that has just asked
// for message 3 would get another one. So the view keeps its own list of UIDs and catches up only in `synchronize`.

import MailStore

/// A selected mailbox.
struct MailboxView: Equatable, Sendable {
    let mailbox: Mailbox.ID
    /// EXAMINE: look, do not touch.
    let isReadOnly: Bool
    /// UIDs by message number - 1, ascending.
    private(set) var uids: [UInt32]
    /// The messages that are \Recent to this session.
    private(set) var recent: [Range<UInt32>]
    // The counters of the mailbox as this session last saw them.
    private var seenUIDNext: UInt32
    private var seenExpunges: UInt64
    private var seenChanges: UInt64

    /// Opens `id`; nil when it is not there. A session that can write claims the recent messages.
    init?(_ id: Mailbox.ID, isReadOnly: Bool, in account: inout MailAccount) {
        guard let opened = account.mailbox(id) else { return nil }
        mailbox = id
        self.isReadOnly = isReadOnly
        uids = opened.messages.map(\.uid)
        let first = isReadOnly ? opened.firstRecentUID : account.claimRecent(in: id) ?? opened.uidNext
        recent = first < opened.uidNext ? [first..<opened.uidNext] : []
        seenUIDNext = opened.uidNext
        seenExpunges = opened.expungeCount
        seenChanges = opened.changeCount
    }

    func isRecent(_ uid: UInt32) -> Bool { recent.contains { $0.contains(uid) } }

    var recentCount: Int {
        recent.reduce(0) { $0 + index(atOrAfter: $1.upperBound) - index(atOrAfter: $1.lowerBound) }
    }

    /// Where the first message with at least this UID stands.
    private func index(atOrAfter uid: UInt32) -> Int {
        var (low, high) = (0, uids.count)
        while low < high {
            let middle = (low + high) / 2
            if uids[middle] < uid { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The places (message number - 1) that a set names, ascending. Nil when a message number is out of range; UIDs
    /// that are not in use are not an error (RFC 3501 §6.4.8).
    func places(_ set: SequenceSet, byUID: Bool) -> [Int]? {
        guard byUID else {
            // "1:*" in an empty mailbox means no message.
            if uids.isEmpty { return set.ranges.contains { $0.last == nil || $0.first == nil } ? [] : nil }
            let ranges = set.resolved(largest: UInt32(uids.count))
            guard let last = ranges.last, last.upperBound <= uids.count else { return nil }
            return ranges.flatMap { Int($0.lowerBound) - 1..<Int($0.upperBound) }
        }
        guard let largest = uids.last else { return [] }
        return set.resolved(largest: largest).flatMap { range in
            let end = range.upperBound == .max ? uids.count : index(atOrAfter: range.upperBound + 1)
            return index(atOrAfter: range.lowerBound)..<end
        }
    }

    /// What the session caused itself and has already told its client.
    mutating func acknowledgeChanges(in mailbox: Mailbox) { seenChanges = mailbox.changeCount }

    /// Whether there is anything to tell.
    func isBehind(_ mailbox: Mailbox) -> Bool {
        seenUIDNext != mailbox.uidNext || seenExpunges != mailbox.expungeCount || seenChanges != mailbox.changeCount
    }

    /// Catches up with the mailbox and tells what changed. `allowsExpunge` is false while message numbers must not
    /// move: in the answer to FETCH, STORE or SEARCH (RFC 3501 §7.4.1).
    mutating func synchronize(with account: inout MailAccount, allowsExpunge: Bool, _ out: inout IMAPWriter) {
        guard let current = account.mailbox(mailbox), isBehind(current) else { return }
        if allowsExpunge && seenExpunges != current.expungeCount {
            var kept: [UInt32] = []
            kept.reserveCapacity(uids.count)
            for uid in uids {
                if current.index(of: uid) != nil {
                    kept.append(uid)
                } else {
                    // RFC 3501 §7.4.1: each EXPUNGE renumbers at once, so the number counts what is left so far.
                    out.line("* \(kept.count + 1) EXPUNGE")
                }
            }
            uids = kept
            seenExpunges = current.expungeCount
        }
        if seenUIDNext != current.uidNext {
            uids += current.messages[current.index(atOrAfter: seenUIDNext)...].map(\.uid)
            claimRecent(current, &account)
            seenUIDNext = current.uidNext
            out.line("* \(uids.count) EXISTS")
            out.line("* \(recentCount) RECENT")
        }
        if seenChanges != current.changeCount {
            for (place, uid) in uids.enumerated() {
                guard let message = current.message(uid), message.changedAt > seenChanges else { continue }
                out.line("* \(place + 1) FETCH (UID \(uid) FLAGS (\(flags(of: message, in: current))))")
            }
            seenChanges = current.changeCount
        }
    }

    /// The names of a message's flags, \Recent too.
    func flags(of message: StoredMessage, in mailbox: Mailbox) -> String {
        let names = mailbox.names(of: message.flags) + (isRecent(message.uid) ? ["\\Recent"] : [])
        return names.joined(separator: " ")
    }

    private mutating func claimRecent(_ current: Mailbox, _ account: inout MailAccount) {
        let first = isReadOnly ? max(current.firstRecentUID, seenUIDNext) : account.claimRecent(in: mailbox) ?? 0
        let fresh = max(first, seenUIDNext)..<max(current.uidNext, first, seenUIDNext)
        if fresh.isEmpty { return }
        if let last = recent.last, last.upperBound == fresh.lowerBound {
            recent[recent.count - 1] = last.lowerBound..<fresh.upperBound
        } else {
            recent.append(fresh)
        }
    }
}
