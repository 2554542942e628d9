// Accounts, mailboxes, messages: what RFC 3501 §2.3 and RFC 1939 §4 promise about them.

import MailStore
import Testing

private let time: Int64 = 1_795_460_251

private func store(quota: Int? = nil) -> MailboxStore {
    var store = MailboxStore()
    store.add(
        MailAccount(address: "Kenji@kitsune.example", login: "kenji", password: "fox", quota: quota, createdAt: time))
    return store
}

private let kenji = MailboxStore.AccountID(index: 0)
private let letter = Array("Subject: x\r\n\r\nHello\r\n".utf8)

@Suite struct AccountTests {
    @Test func anAccountIsFoundByAddressInAnyCase() {
        #expect(store().account(receivingFor: "KENJI@Kitsune.Example") == kenji)
        #expect(store().account(receivingFor: "hana@kitsune.example") == nil)
    }

    @Test func loginTakesTheNameOrTheAddressAndTheRightPassword() {
        #expect(store().authenticate(login: "kenji", password: "fox") == kenji)
        #expect(store().authenticate(login: "kenji@kitsune.example", password: "fox") == kenji)
        #expect(store().authenticate(login: "kenji", password: "Fox") == nil)
        #expect(store().authenticate(login: "", password: "") == nil)
    }

    @Test func noTwoAccountsHaveOneAddress() {
        var store = store()
        let second = MailAccount(address: "kenji@KITSUNE.example", login: "other", password: "", createdAt: time)
        #expect(store.add(second) == nil)
        #expect(store.accounts.count == 1)
    }

    @Test func anAccountBeginsWithTheUsualMailboxes() {
        let account = store()[kenji]
        #expect(account.mailboxes.map(\.name) == ["INBOX", "Drafts", "Junk", "Sent", "Trash"])
        #expect(account.mailbox(named: "inbox")?.name == "INBOX")
        #expect(account.mailbox(named: "sent") == nil)
        #expect(account.mailbox(named: "Sent")?.role == .sent)
    }
}

@Suite struct DeliveryTests {
    @Test func lettersAreNumberedInTheirOrder() throws {
        var store = store()
        #expect(try store.deliver(letter, to: "kenji@kitsune.example", at: time) == 1)
        #expect(try store.deliver(letter, to: "kenji@kitsune.example", at: time + 1) == 2)
        #expect(store[kenji].inbox.messages.map(\.internalDate) == [time, time + 1])
        #expect(store[kenji].octets == 2 * letter.count)
    }

    @Test func anUnknownAddressIsRefused() {
        var store = store()
        #expect(throws: DeliveryError.unknownAddress) {
            try store.deliver(letter, to: "nobody@kitsune.example", at: time)
        }
    }

    @Test func aFullAccountRefusesForNowAndAHugeLetterForEver() throws {
        var store = store(quota: 30)
        try store.deliver(letter, to: "kenji@kitsune.example", at: time)
        #expect(throws: DeliveryError.mailboxFull) {
            try store.deliver(letter, to: "kenji@kitsune.example", at: time)
        }
        #expect(throws: DeliveryError.tooLargeForQuota) { try store.check(size: 31, for: "kenji@kitsune.example") }
        store[kenji].remove([1], from: store[kenji].inbox.id)
        #expect(store[kenji].octets == 0)
        try store.deliver(letter, to: "kenji@kitsune.example", at: time)
    }

    @Test func aCopyOfTheStoreGoesItsOwnWay() throws {
        var store = store()
        try store.deliver(letter, to: "kenji@kitsune.example", at: time)
        let snapshot = store
        try store.deliver(letter, to: "kenji@kitsune.example", at: time)
        #expect(snapshot[kenji].inbox.messages.count == 1)
        #expect(store != snapshot)
        store[kenji].remove([2], from: store[kenji].inbox.id)
        #expect(store != snapshot, "the UID that was given is not given again")
    }
}

// RFC 3501 §2.3.1.1 and §2.3.2.
@Suite struct MessageTests {
    private func filled() -> MailboxStore {
        var store = store()
        for _ in 0..<4 { _ = try? store.deliver(letter, to: "kenji@kitsune.example", at: time) }
        return store
    }

    @Test func uidsAreNeverGivenTwice() throws {
        var store = filled()
        let inbox = store[kenji].inbox.id
        #expect(store[kenji].remove([4, 2, 2, 9], from: inbox).map(\.uid) == [2, 4])
        #expect(try store[kenji].append(letter, to: inbox, internalDate: time) == 5)
        #expect(store[kenji].inbox.messages.map(\.uid) == [1, 3, 5])
        #expect(store[kenji].inbox.index(of: 3) == 1)
        #expect(store[kenji].inbox.index(of: 2) == nil)
    }

    @Test func flagsAreAddedRemovedAndReplaced() {
        var store = filled()
        let inbox = store[kenji].inbox.id
        #expect(store[kenji].changeFlags(.add, ["\\SEEN", "Important"], of: 1, in: inbox) == true)
        #expect(store[kenji].changeFlags(.add, ["\\Seen"], of: 1, in: inbox) == false, "nothing changed")
        let seen = store[kenji].inbox
        #expect(seen.names(of: seen.messages[0].flags) == ["\\Seen", "Important"])
        #expect(seen.changeCount == 1)
        store[kenji].changeFlags(.remove, ["important"], of: 1, in: inbox)
        store[kenji].changeFlags(.replace, ["\\Deleted"], of: 2, in: inbox)
        #expect(store[kenji].inbox.messages.map(\.flags) == [.seen, .deleted, [], []])
    }

    @Test func keywordsHaveALimit() {
        var store = filled()
        let names = (0..<40).map { "k\($0)" }
        store[kenji].changeFlags(.add, names, of: 1, in: store[kenji].inbox.id)
        #expect(store[kenji].inbox.keywords.count == MessageFlags.keywordLimit)
    }

    @Test func aMessageIsRecentToOneSessionOnly() {
        var store = filled()
        let inbox = store[kenji].inbox.id
        #expect(store[kenji].inbox.recentCount == 4)
        #expect(store[kenji].claimRecent(in: inbox) == 1)
        #expect(store[kenji].claimRecent(in: inbox) == 5)
        #expect(store[kenji].inbox.recentCount == 0)
    }

    @Test func aCopyKeepsFlagsAndDateAndGetsItsOwnUID() throws {
        var store = filled()
        let account = store[kenji]
        store[kenji].changeFlags(.add, ["\\Seen", "blue"], of: 3, in: account.inbox.id)
        let trash = try #require(account.mailbox(named: "Trash"))
        let pairs = try store[kenji].copy([3, 4], from: account.inbox.id, to: trash.id)
        #expect(pairs.map(\.from) == [3, 4])
        #expect(pairs.map(\.to) == [1, 2])
        let copied = try #require(store[kenji].mailbox(trash.id))
        #expect(copied.names(of: copied.messages[0].flags) == ["\\Seen", "blue"])
        #expect(store[kenji].octets == 6 * letter.count)
    }
}

// RFC 3501 §6.3.3 to §6.3.6.
@Suite struct MailboxNameTests {
    @Test func aNewMailboxHasAGreaterUIDValidity() throws {
        var account = store()[kenji]
        try account.createMailbox("Work", at: time)
        let first = try #require(account.mailbox(named: "Work")).uidValidity
        try account.deleteMailbox("Work")
        try account.createMailbox("Work", at: time)
        #expect(try #require(account.mailbox(named: "Work")).uidValidity > first)
    }

    @Test func badNamesAreRefused() {
        var account = store()[kenji]
        for name in ["", "a*", "%", ".a", "a..b", "a\r\nb", "手紙", String(repeating: "x", count: 201)] {
            #expect(throws: MailboxError.badName, "\(name)") { try account.createMailbox(name, at: time) }
        }
        // 手紙 in the modified UTF-7 of RFC 3501 §5.1.3.
        #expect(throws: Never.self) { try account.createMailbox("&Ykt9GQ-", at: time) }
        #expect(throws: MailboxError.alreadyExists) { try account.createMailbox("inbox", at: time) }
        #expect(throws: MailboxError.inboxStays) { try account.deleteMailbox("Inbox") }
        #expect(throws: MailboxError.doesNotExist) { try account.deleteMailbox("Nope") }
    }

    @Test func thereIsALimit() {
        var account = store()[kenji]
        var made = account.mailboxes.count
        while (try? account.createMailbox("m\(made)", at: time)) != nil { made += 1 }
        #expect(made == MailAccount.mailboxLimit)
    }

    @Test func renamingTakesChildrenAlong() throws {
        var account = store()[kenji]
        try account.createMailbox("Work", at: time)
        try account.createMailbox("Work.2026", at: time)
        let id = try #require(account.mailbox(named: "Work.2026")).id
        try account.renameMailbox("Work", to: "Old", at: time)
        #expect(account.mailbox(id)?.name == "Old.2026")
        #expect(account.mailbox(named: "Work") == nil)
    }

    @Test func renamingBelowItselfAndOntoOthers() throws {
        var account = MailAccount(address: "kenji@kitsune.example", login: "kenji", password: "fox", createdAt: 1)
        try account.createMailbox("a.b", at: 1)
        try account.renameMailbox("a", to: "a.b.c", at: 1)
        #expect(Set(account.mailboxes.map(\.name)).isSuperset(of: ["a", "a.b", "a.b.c", "a.b.c.b"]))
        try account.createMailbox("x.b", at: 1)
        try account.deleteMailbox("x")
        try account.createMailbox("y.b", at: 1)
        #expect(throws: MailboxError.alreadyExists) { try account.renameMailbox("y", to: "x", at: 1) }
        #expect(account.mailbox(named: "y.b") != nil)
    }

    @Test func renamingInboxMovesItsMessages() throws {
        var store = store()
        try store.deliver(letter, to: "kenji@kitsune.example", at: time)
        try store[kenji].renameMailbox("INBOX", to: "Archive", at: time)
        #expect(store[kenji].inbox.messages.isEmpty)
        #expect(store[kenji].mailbox(named: "Archive")?.messages.map(\.bytes) == [letter])
        #expect(store[kenji].octets == letter.count)
    }
}

// RFC 1939 §4.
@Suite struct MaildropLockTests {
    @Test func oneSessionHasTheMaildrop() {
        var account = store()[kenji]
        #expect(account.lockMaildrop(for: 1) == true)
        #expect(account.lockMaildrop(for: 2) == false)
        account.unlockMaildrop(for: 2)
        #expect(account.lockMaildrop(for: 2) == false, "only the holder can unlock")
        account.unlockMaildrop(for: 1)
        #expect(account.lockMaildrop(for: 2) == true)
    }

    @Test func aPowerCutBreaksTheLock() {
        var store = store()
        #expect(store[kenji].lockMaildrop(for: 1) == true)
        store.breakMaildropLocks()
        #expect(store[kenji].lockMaildrop(for: 2) == true)
    }
}
