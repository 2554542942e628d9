// All accounts of one mail server: the letterboxes behind its SMTP, POP3 and IMAP services.
// Read first: MailAccount.swift. Then POP3Protocol and IMAPProtocol, whose server sessions work on a store.
//
// It is a value on the host's disk: a power cut ends every session and leaves it as it is. A copy is a snapshot, and
// messages share their bytes with it. Left out: aliases and shared folders.

import MailMessage

/// Why a letter cannot be put into a mailbox.
package enum DeliveryError: Error, Equatable, Sendable {
    /// No account receives for this address (550 5.1.1).
    case unknownAddress
    /// There is no room at present (452 4.2.2).
    case mailboxFull
    /// The letter is larger than the whole quota: it will never fit (552 5.2.3).
    case tooLargeForQuota
}

/// Accounts in the order of their creation, found by address and by login.
package struct MailboxStore: Equatable, Sendable {
    /// Names one account of this store. Accounts are not removed.
    package struct AccountID: Hashable, Sendable {
        /// Its place in `accounts`.
        package var index: Int

        package init(index: Int) { self.index = index }
    }

    /// All accounts, in the order of their creation.
    package private(set) var accounts: [MailAccount] = []
    /// For look-up only: never iterated.
    private var byAddress: [String: Int] = [:]
    private var byLogin: [String: Int] = [:]

    /// A store without accounts.
    package init() {}

    /// Adds an account; nil when its address or login is taken. Addresses ignore the case of letters.
    @discardableResult
    package mutating func add(_ account: MailAccount) -> AccountID? {
        let login = account.login.lowercased()
        guard byAddress[account.address] == nil, byLogin[login] == nil else { return nil }
        byAddress[account.address] = accounts.count
        byLogin[login] = accounts.count
        accounts.append(account)
        return AccountID(index: accounts.count - 1)
    }

    /// The account `id`, to read and to change in place.
    package subscript(id: AccountID) -> MailAccount {
        get { accounts[id.index] }
        _modify { yield &accounts[id.index] }
    }

    /// The account that receives for `address` (`local@domain`, any case of letters).
    package func account(receivingFor address: String) -> AccountID? {
        byAddress[Self.folded(address)].map(AccountID.init)
    }

    /// `text` in lower case; nearly every name is ASCII, and most are in lower case already.
    private static func folded(_ text: String) -> String {
        Octet.haveEightBit(text.utf8.span) ? text.lowercased() : Octet.lowercased(text)
    }

    /// The account of a person who logs in as `login` (or with the whole address) and knows the password.
    package func authenticate(login: String, password: String) -> AccountID? {
        let name = Self.folded(login)
        guard let index = byLogin[name] ?? byAddress[name], accounts[index].password == password else { return nil }
        return AccountID(index: index)
    }

    /// Whether a letter of `size` octets would be taken for `address`: what SMTP asks at RCPT.
    package func check(size: Int, for address: String) throws(DeliveryError) {
        guard let id = account(receivingFor: address) else { throw .unknownAddress }
        try check(size: size, for: id)
    }

    /// Puts a letter into the INBOX of `address` at `time` (Unix seconds); answers its UID.
    @discardableResult
    package mutating func deliver(
        _ bytes: [UInt8], to address: String, at time: Int64
    ) throws(DeliveryError) -> UInt32 {
        guard let id = account(receivingFor: address) else { throw .unknownAddress }
        return try deliver(bytes, to: id, at: time)
    }

    /// The same for an account that was found before.
    @discardableResult
    package mutating func deliver(_ bytes: [UInt8], to id: AccountID, at time: Int64) throws(DeliveryError) -> UInt32 {
        try check(size: bytes.count, for: id)
        do throws(MailboxError) {
            return try accounts[id.index].append(bytes, to: accounts[id.index].inbox.id, internalDate: time)
        } catch {
            throw .mailboxFull
        }
    }

    /// Ends all POP3 locks: done when the host is switched on.
    package mutating func breakMaildropLocks() {
        for index in accounts.indices { accounts[index].breakMaildropLock() }
    }

    /// The same for an account that was found before.
    package func check(size: Int, for id: AccountID) throws(DeliveryError) {
        let account = accounts[id.index]
        if let quota = account.quota, size > quota { throw .tooLargeForQuota }
        if !account.fits(size) { throw .mailboxFull }
    }
}
