// One person's account on a mail server: how to log in, which mailboxes there are, how much fits.
// Read first: Mailbox.swift. Then MailboxStore.swift.
//
// SMTP puts letters into INBOX, POP3 takes them out of INBOX, IMAP works in all mailboxes: three services, one store.

/// What the owner of an account is refused.
package enum MailboxError: Error, Equatable, Sendable {
    /// A mailbox with this name is here already.
    case alreadyExists
    /// No mailbox has this name.
    case doesNotExist
    /// The name cannot be a mailbox's.
    case badName
    /// INBOX cannot be deleted (RFC 3501 §6.3.4).
    case inboxStays
    /// The account has as many mailboxes as it can have.
    case tooMany
    /// The message does not fit into the account's quota.
    case overQuota
}

/// An account: its names, its password, its mailboxes and its quota.
package struct MailAccount: Equatable, Sendable {
    /// How many mailboxes an account can have.
    package static let mailboxLimit = 500
    /// What separates the levels of mailbox names.
    package static let hierarchySeparator = "."

    /// The mail address that it receives for, in lower case.
    package let address: String
    /// What its owner logs in with; the whole address is taken too.
    package let login: String
    /// In clear: it is a classroom's password.
    package let password: String
    /// The most octets that all its messages together may have; nil for no limit.
    package var quota: Int?
    /// INBOX first, the others in the order of their creation.
    package private(set) var mailboxes: [Mailbox] = []
    /// The names on the list of LSUB. RFC 3501 §6.3.6: a name stays there when its mailbox is gone.
    package private(set) var subscriptions = MailAccount.usualNames
    /// All messages together, in octets.
    package private(set) var octets = 0
    /// The POP3 session that has the maildrop to itself (RFC 1939 §4), by the number its service gave it.
    package private(set) var maildropLock: UInt64?
    private var lastUIDValidity: UInt32 = 0

    /// An account with INBOX, Drafts, Junk, Sent and Trash, created at `time` (Unix seconds).
    package init(address: String, login: String, password: String, quota: Int? = nil, createdAt time: Int64) {
        self.address = address.lowercased()
        self.login = login
        self.password = password
        self.quota = quota
        for (name, role) in Self.usualMailboxes { addMailbox(name, role: role, at: time) }
    }

    /// What every account begins with.
    private static let usualMailboxes: [(name: String, role: MailboxRole?)] = [
        ("INBOX", nil), ("Drafts", .drafts), ("Junk", .junk), ("Sent", .sent), ("Trash", .trash),
    ]
    /// Shared by all accounts that have not changed it.
    private static let usualNames = usualMailboxes.map(\.name)

    /// Where new letters arrive.
    package var inbox: Mailbox { mailboxes[0] }

    /// The mailbox called `name`. RFC 3501 §5.1: INBOX is INBOX in any case of letters, other names are exact.
    package func mailbox(named name: String) -> Mailbox? {
        let name = Self.canonical(name)
        return mailboxes.first { $0.name == name }
    }

    /// The mailbox with this identity, if it was not deleted.
    package func mailbox(_ id: Mailbox.ID) -> Mailbox? { place(of: id).map { mailboxes[$0] } }

    /// Whether `size` more octets fit.
    package func fits(_ size: Int) -> Bool { quota.map { size <= $0 - octets } ?? true }

    // MARK: Messages

    /// Appends a message; answers its UID.
    package mutating func append(
        _ bytes: [UInt8], to id: Mailbox.ID, flags names: [String] = [], internalDate: Int64
    ) throws(MailboxError) -> UInt32 {
        guard let place = place(of: id) else { throw .doesNotExist }
        guard fits(bytes.count) else { throw .overQuota }
        octets += bytes.count
        let flags = mailboxes[place].flags(named: names)
        return mailboxes[place].append(bytes, flags: flags, internalDate: internalDate)
    }

    /// Copies the messages with `uids`; answers the pairs (UID here, UID there). All or none (RFC 3501 §6.4.7).
    package mutating func copy(
        _ uids: [UInt32], from source: Mailbox.ID, to target: Mailbox.ID
    ) throws(MailboxError) -> [(from: UInt32, to: UInt32)] {
        guard let from = mailbox(source), let place = place(of: target) else { throw .doesNotExist }
        let messages = uids.compactMap { from.message($0) }
        let size = messages.reduce(0) { $0 + $1.size }
        guard fits(size) else { throw .overQuota }
        octets += size
        return messages.map { message in
            let flags = mailboxes[place].flags(named: from.names(of: message.flags))
            let uid = mailboxes[place].append(message.bytes, flags: flags, internalDate: message.internalDate)
            return (message.uid, uid)
        }
    }

    /// How STORE changes flags (RFC 3501 §6.4.6).
    package enum FlagChange: Equatable, Sendable {
        case add, remove, replace
    }

    /// Changes the flags of a message; says whether that changed anything.
    @discardableResult
    package mutating func changeFlags(
        _ change: FlagChange, _ names: [String], of uid: UInt32, in id: Mailbox.ID
    ) -> Bool {
        guard let place = place(of: id), let message = mailboxes[place].message(uid) else { return false }
        let flags = mailboxes[place].flags(named: names)
        let result: MessageFlags
        switch change {
        case .add: result = message.flags.union(flags)
        case .remove: result = message.flags.subtracting(flags)
        case .replace: result = flags
        }
        return mailboxes[place].setFlags(result, of: uid)
    }

    /// Removes the messages with these UIDs for good; answers those that were there.
    @discardableResult
    package mutating func remove(_ uids: [UInt32], from id: Mailbox.ID) -> [StoredMessage] {
        guard let place = place(of: id) else { return [] }
        let removed = mailboxes[place].remove(uids)
        octets -= removed.reduce(0) { $0 + $1.size }
        return removed
    }

    /// See Mailbox.claimRecent.
    package mutating func claimRecent(in id: Mailbox.ID) -> UInt32? {
        place(of: id).map { mailboxes[$0].claimRecent() }
    }

    // MARK: Mailboxes

    /// Creates a mailbox at `time` (Unix seconds).
    package mutating func createMailbox(_ name: String, at time: Int64) throws(MailboxError) {
        try check(name)
        createLevels(above: name, at: time)
        addMailbox(name, role: nil, at: time)
    }

    /// The names of the levels above `name`, the highest first: `a` and `a.b` for `a.b.c`.
    package static func levels(above name: String) -> [String] {
        let bytes = name.utf8
        return bytes.indices.filter { bytes[$0] == hierarchySeparator.utf8.first }.map { String(name[..<$0]) }
    }

    /// RFC 3501 §6.3.3, §6.3.5: levels above a new mailbox that are no mailboxes yet become some, if there is room.
    private mutating func createLevels(above name: String, at time: Int64) {
        for level in Self.levels(above: name)
        where mailbox(named: level) == nil && mailboxes.count < Self.mailboxLimit - 1 {
            addMailbox(level, role: nil, at: time)
        }
    }

    /// Deletes a mailbox with its messages. Those below it stay (RFC 3501 §6.3.4).
    package mutating func deleteMailbox(_ name: String) throws(MailboxError) {
        let name = Self.canonical(name)
        if name == "INBOX" { throw .inboxStays }
        guard let place = mailboxes.firstIndex(where: { $0.name == name }) else { throw .doesNotExist }
        octets -= mailboxes[place].octets
        mailboxes.remove(at: place)
    }

    /// Renames a mailbox and those below it. INBOX stays and its messages move (RFC 3501 §6.3.5).
    package mutating func renameMailbox(_ old: String, to new: String, at time: Int64) throws(MailboxError) {
        let old = Self.canonical(old)
        guard let place = mailboxes.firstIndex(where: { $0.name == old }) else { throw .doesNotExist }
        try check(new)
        if old == "INBOX" {
            createLevels(above: new, at: time)
            addMailbox(new, role: nil, at: time)
            for message in mailboxes[0].remove(mailboxes[0].messages.map(\.uid)) {
                let flags = mailboxes[mailboxes.count - 1].flags(named: mailboxes[0].names(of: message.flags))
                _ = mailboxes[mailboxes.count - 1].append(
                    message.bytes, flags: flags, internalDate: message.internalDate)
            }
            return
        }
        let prefix = old + Self.hierarchySeparator
        let below = mailboxes.indices.filter { mailboxes[$0].name.hasPrefix(prefix) }
        let names = below.map { new + Self.hierarchySeparator + mailboxes[$0].name.dropFirst(prefix.count) }
        for name in names where mailbox(named: name) != nil && !name.hasPrefix(prefix) { throw .alreadyExists }
        mailboxes[place].name = new
        for (index, name) in zip(below, names) { mailboxes[index].name = name }
        createLevels(above: new, at: time)
    }

    /// Puts a mailbox on the list of LSUB or takes a name off.
    package mutating func setSubscribed(_ isSubscribed: Bool, _ name: String) throws(MailboxError) {
        let name = Self.canonical(name)
        let place = subscriptions.firstIndex(of: name)
        if place == nil && mailbox(named: name) == nil { throw .doesNotExist }
        switch (isSubscribed, place) {
        case (false, let place?): subscriptions.remove(at: place)
        case (true, nil):
            guard subscriptions.count < Self.mailboxLimit else { throw .tooMany }
            subscriptions.append(name)
        case (false, nil), (true, _?): break
        }
    }

    // MARK: The lock of POP3

    /// Locks the maildrop for one POP3 session. False when another session has it (RFC 1939 §4).
    package mutating func lockMaildrop(for session: UInt64) -> Bool {
        guard maildropLock == nil || maildropLock == session else { return false }
        maildropLock = session
        return true
    }

    /// Ends the lock if `session` has it.
    package mutating func unlockMaildrop(for session: UInt64) {
        if maildropLock == session { maildropLock = nil }
    }

    /// Ends anybody's lock: after a power cut no session is left to do it.
    package mutating func breakMaildropLock() { maildropLock = nil }

    // MARK: Inside

    private static func canonical(_ name: String) -> String { name.uppercased() == "INBOX" ? "INBOX" : name }

    private func place(of id: Mailbox.ID) -> Int? { mailboxes.firstIndex { $0.uidValidity == id.uidValidity } }

    /// Whether a new mailbox can have this name: 1 to 200 bytes, printable, no wildcards, no empty level.
    /// RFC 3501 §5.1: none beyond ASCII; RFC 3501 §5.1.3 has a spelling for other alphabets, which programs undo.
    private func check(_ name: String) throws(MailboxError) {
        let bytes = name.utf8
        let separator = MailAccount.hierarchySeparator.utf8.first ?? 0
        let levels = bytes.split(separator: separator, omittingEmptySubsequences: false)
        guard (1...200).contains(bytes.count), levels.allSatisfy({ !$0.isEmpty }),
            bytes.allSatisfy({ $0 >= 32 && $0 < 127 && $0 != UInt8(ascii: "*") && $0 != UInt8(ascii: "%") })
        else { throw .badName }
        if mailbox(named: name) != nil { throw .alreadyExists }
        if mailboxes.count >= Self.mailboxLimit { throw .tooMany }
    }

    private mutating func addMailbox(_ name: String, role: MailboxRole?, at time: Int64) {
        // RFC 3501 §2.3.1.1: a mailbox that is created again under the same name needs a greater UIDVALIDITY: the
        // time of creation is one, if two in the same second differ.
        lastUIDValidity = max(lastUIDValidity + 1, UInt32(clamping: time))
        mailboxes.append(Mailbox(name: name, role: role, uidValidity: lastUIDValidity))
    }
}
