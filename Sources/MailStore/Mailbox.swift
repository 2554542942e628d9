// One mailbox: a list of messages with ascending numbers, and counters that tell a session cheaply what changed.
// Read first: StoredMessage.swift; RFC 3501 §2.3.1.1 (UIDs). Then MailAccount.swift, which owns the mailboxes.
//
// Several IMAP sessions may have one mailbox open. None of them is told about changes one by one; each remembers
// `uidNext`, `expungeCount` and `changeCount` as it last saw them and compares:
//     uidNext grew        messages arrived            * 3 EXISTS
//     expungeCount grew   messages are gone           * 2 EXPUNGE
//     changeCount grew    flags changed               * 1 FETCH (FLAGS (\Seen))
// So the mailbox keeps no log, and a session that saw everything compares three numbers.

import Basics

/// Messages in the order of their UIDs, with the counters from which sessions compute updates.
package struct Mailbox: Equatable, Sendable {
    /// Names one mailbox of an account for good, through renaming. It is the UIDVALIDITY, unique per account.
    package struct ID: Hashable, Sendable {
        /// The number that it had when it was created.
        package var uidValidity: UInt32
    }

    /// Its name, levels separated by `MailAccount.hierarchySeparator`.
    package internal(set) var name: String
    /// What it is for, if that is said (RFC 6154).
    package internal(set) var role: MailboxRole?
    /// RFC 3501 §2.3.1.1: with a UID it names a message for ever.
    package let uidValidity: UInt32
    /// The UID of the message that comes next.
    package private(set) var uidNext: UInt32 = 1
    /// In ascending order of UID.
    package private(set) var messages: ChunkedArray<StoredMessage> = []
    /// Names of the keywords, by bit (MessageFlags.keyword).
    package private(set) var keywords: [String] = []
    /// Grows with every change of a flag.
    package private(set) var changeCount: UInt64 = 0
    /// Grows with every message removed.
    package private(set) var expungeCount: UInt64 = 0
    /// The first message that no session has been shown as \Recent.
    package private(set) var firstRecentUID: UInt32 = 1
    /// All messages together, in octets.
    package private(set) var octets = 0
    /// How many messages have not been read.
    package private(set) var unseenCount = 0

    /// What names it through renaming.
    package var id: ID { ID(uidValidity: uidValidity) }

    init(name: String, role: MailboxRole?, uidValidity: UInt32) {
        self.name = name
        self.role = role
        self.uidValidity = uidValidity
    }

    /// How many messages are new to every session.
    package var recentCount: Int { messages.count - index(atOrAfter: firstRecentUID) }

    /// Where the message with `uid` stands, from 0; nil when it is gone.
    package func index(of uid: UInt32) -> Int? {
        let index = index(atOrAfter: uid)
        return index < messages.count && messages[index].uid == uid ? index : nil
    }

    /// Where the first message with at least this UID stands; `messages.count` if there is none.
    package func index(atOrAfter uid: UInt32) -> Int {
        var (low, high) = (0, messages.count)
        while low < high {
            let middle = (low + high) / 2
            if messages[middle].uid < uid { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The message with `uid`, if it is still here.
    package func message(_ uid: UInt32) -> StoredMessage? { index(of: uid).map { messages[$0] } }

    /// The names of `flags`, system flags first.
    package func names(of flags: MessageFlags) -> [String] {
        var names: [String] = []
        for (flag, name) in MessageFlags.systemNames where flags.contains(flag) { names.append(name) }
        for (index, name) in keywords.enumerated() where flags.contains(.keyword(index)) { names.append(name) }
        return names
    }

    /// The keyword `name` as a flag, if a message here ever had it. Keywords differ in case only for people.
    package func keyword(_ name: String) -> MessageFlags? {
        keywords.firstIndex { $0.lowercased() == name.lowercased() }.map(MessageFlags.keyword)
    }

    /// The flags called `names`. Unknown keywords become known, up to the limit; those beyond it are left out
    /// (RFC 3501 §7.1, PERMANENTFLAGS: a server may limit them).
    mutating func flags(named names: [String]) -> MessageFlags {
        var flags: MessageFlags = []
        for name in names {
            if let flag = MessageFlags(systemName: name) ?? keyword(name) {
                flags.insert(flag)
            } else if !name.hasPrefix("\\") && keywords.count < MessageFlags.keywordLimit {
                flags.insert(.keyword(keywords.count))
                keywords.append(name)
            }
        }
        return flags
    }

    /// Puts a message at the end and answers its UID.
    mutating func append(_ bytes: [UInt8], flags: MessageFlags, internalDate: Int64) -> UInt32 {
        let uid = uidNext
        // RFC 3501 §2.3.1.1: UIDs never come back; 2^32 messages are beyond any run.
        uidNext += 1
        octets += bytes.count
        if !flags.contains(.seen) { unseenCount += 1 }
        messages.append(
            StoredMessage(
                uid: uid, flags: flags, changedAt: changeCount, internalDate: internalDate, bytes: bytes))
        return uid
    }

    /// Gives the message with `uid` these flags; says whether that changed anything.
    mutating func setFlags(_ flags: MessageFlags, of uid: UInt32) -> Bool {
        guard let index = index(of: uid), messages[index].flags != flags else { return false }
        changeCount += 1
        unseenCount += (flags.contains(.seen) ? 0 : 1) - (messages[index].flags.contains(.seen) ? 0 : 1)
        messages[index].flags = flags
        messages[index].changedAt = changeCount
        return true
    }

    /// Takes the messages with these UIDs out; answers those that were there, in order.
    mutating func remove(_ uids: [UInt32]) -> [StoredMessage] {
        let places = uids.compactMap(index(of:)).sorted()
        guard !places.isEmpty else { return [] }
        var removed: [StoredMessage] = []
        // Neighbours go together, from the end, so that the places before stay right.
        var end = places.count
        while end > 0 {
            var start = end - 1
            // The same UID twice in the request is one message.
            while start > 0 && places[start] - places[start - 1] <= 1 { start -= 1 }
            let range = places[start]..<places[end - 1] + 1
            removed.insert(contentsOf: messages[range], at: 0)
            messages.removeSubrange(range)
            end = start
        }
        expungeCount += UInt64(removed.count)
        octets -= removed.reduce(0) { $0 + $1.size }
        unseenCount -= removed.count { !$0.flags.contains(.seen) }
        return removed
    }

    /// The first UID that is \Recent to the session that asks; to every later session those messages are not recent.
    /// RFC 3501 §2.3.2: only one session is shown a message as recent; EXAMINE looks without claiming.
    mutating func claimRecent() -> UInt32 {
        defer { firstRecentUID = uidNext }
        return firstRecentUID
    }
}
