// Hands each command to the code that carries it out, if it may be given now. Read first: IMAPServerSession.swift.
// Then any of the files with a command's name.

import Basics
import MailStore

extension IMAPServerSession {
    mutating func perform(
        _ command: IMAPCommand, _ store: inout MailboxStore, at now: Instant, clock: Int64, _ out: inout IMAPWriter
    ) {
        let tag = command.tag
        switch command.verb {
        case .capability:
            out.line("* CAPABILITY \(capabilities)")
            complete(tag, "Capability completed.", &store, &out)
        case .noOperation: complete(tag, "NOOP completed.", &store, &out)
        case .id:
            out.line("* ID (\"name\" \"Yubin\")")
            complete(tag, "ID completed.", &store, &out)
        case .logout:
            // RFC 3501 §6.1.3: BYE before the tagged OK.
            out.line("* BYE Logging out.")
            out.line("\(tag) OK Logout completed.")
            login = .ended
            view = nil
            out.report(.close)
        case .login(let user, let password):
            guard isAnonymous(tag, &out) else { return }
            logIn(tag, user, password, &store, at: now, &out)
        case .authenticate(let mechanism, let initial):
            guard isAnonymous(tag, &out) else { return }
            authenticate(tag, mechanism, initial, &store, at: now, &out)
        case .select, .create, .delete, .rename, .subscribe, .unsubscribe, .list, .status, .append, .idle, .namespace:
            guard let account else { return bad(tag, "Log in first.", &out) }
            perform(command, account, &store, at: now, clock: clock, &out)
        case .check, .close, .unselect, .expunge, .search, .fetch, .store, .copy, .move:
            guard let account else { return bad(tag, "Log in first.", &out) }
            guard let view else { return bad(tag, "Select a mailbox first.", &out) }
            guard let mailbox = store[account].mailbox(view.mailbox) else {
                return end("The selected mailbox has been deleted.", &out)
            }
            perform(command, account, mailbox, view, &store, &out)
        }
    }

    /// The commands of the authenticated state (RFC 3501 §6.3).
    private mutating func perform(
        _ command: IMAPCommand, _ account: MailboxStore.AccountID, _ store: inout MailboxStore, at now: Instant,
        clock: Int64, _ out: inout IMAPWriter
    ) {
        let tag = command.tag
        switch command.verb {
        case .select(let name, let isReadOnly): select(tag, name, isReadOnly: isReadOnly, account, &store, &out)
        case .create, .delete, .rename, .subscribe, .unsubscribe:
            manage(command, account, &store, clock: clock, &out)
        case .list(let reference, let pattern, let onlySubscribed):
            list(reference + pattern, onlySubscribed: onlySubscribed, store[account], &out)
            complete(tag, onlySubscribed ? "Lsub completed." : "List completed.", &store, &out)
        case .status(let name, let items):
            guard status(tag, name, items, store[account], &out) else { return }
            complete(tag, "Status completed.", &store, &out)
        case .append(let name, let flags, let date, let message):
            append(tag, name, flags, message, date ?? clock, account, &store, &out)
        case .idle:
            // RFC 2177 §3: the continuation says that IDLE has begun; what is new already is told first.
            update(&store, allowsExpunge: true, &out)
            out.line("+ idling")
            expectation = .done(tag: tag, pushAt: nil)
        case .namespace:
            out.line("* NAMESPACE ((\"\" \"\(MailAccount.hierarchySeparator)\")) NIL NIL")
            complete(tag, "Namespace completed.", &store, &out)
        case .capability, .noOperation, .logout, .id, .login, .authenticate, .check, .close, .unselect, .expunge,
            .search, .fetch, .store, .copy, .move:
            preconditionFailure("not a command of this state")
        }
    }

    /// The commands of the selected state (RFC 3501 §6.4).
    private mutating func perform(
        _ command: IMAPCommand, _ account: MailboxStore.AccountID, _ mailbox: Mailbox, _ view: MailboxView,
        _ store: inout MailboxStore, _ out: inout IMAPWriter
    ) {
        let tag = command.tag
        switch command.verb {
        case .check: complete(tag, "Check completed.", &store, &out)
        case .close:
            // RFC 3501 §6.4.2: removes what is \Deleted without a word about it.
            // Other sessions are told all the same.
            if !view.isReadOnly && removeDeleted(nil, account, view, &store, &out) { out.event(.changed(account)) }
            self.view = nil
            complete(tag, "Close completed.", &store, &out)
        case .unselect:
            self.view = nil
            complete(tag, "Unselect completed.", &store, &out)
        case .expunge(let uids): expunge(tag, uids, account, view, &store, &out)
        case .search(let key, let byUID): search(tag, key, byUID: byUID, mailbox, view, &store, &out)
        case .fetch(let set, let items, let byUID): fetch(tag, set, items, byUID: byUID, account, &store, &out)
        case .store(let set, let change, let byUID): self.store(tag, set, change, byUID: byUID, account, &store, &out)
        case .copy(let set, let target, let byUID):
            copy(tag, set, to: target, byUID: byUID, andRemove: false, account, view, &store, &out)
        case .move(let set, let target, let byUID):
            copy(tag, set, to: target, byUID: byUID, andRemove: true, account, view, &store, &out)
        case .capability, .noOperation, .logout, .id, .login, .authenticate, .select, .create, .delete, .rename,
            .subscribe, .unsubscribe, .list, .status, .append, .idle, .namespace:
            preconditionFailure("not a command of this state")
        }
    }

    /// Tells what is new and ends a command well.
    mutating func complete(
        _ tag: String, code: String? = nil, _ text: String, _ store: inout MailboxStore, allowsExpunge: Bool = true,
        _ out: inout IMAPWriter
    ) {
        update(&store, allowsExpunge: allowsExpunge, &out)
        out.line("\(tag) OK " + (code.map { "[\($0)] " } ?? "") + text)
    }

    /// Tells what changed in the selected mailbox (RFC 3501 §7.3, RFC 3501 §7.4).
    mutating func update(_ store: inout MailboxStore, allowsExpunge: Bool, _ out: inout IMAPWriter) {
        guard let account else { return }
        view?.synchronize(with: &store[account], allowsExpunge: allowsExpunge, &out)
    }

    /// RFC 3501 §7.1.2: the command was understood and cannot be carried out.
    func refuse(_ tag: String, _ text: String, _ out: inout IMAPWriter) { out.line("\(tag) NO \(text)") }

    /// The words for an error of the store, with the code of RFC 5530 where there is one.
    static func words(_ error: MailboxError) -> String {
        switch error {
        case .alreadyExists: "[ALREADYEXISTS] A mailbox has this name."
        case .doesNotExist: "[NONEXISTENT] There is no such mailbox."
        case .badName: "[CANNOT] A mailbox cannot have this name."
        case .inboxStays: "[CANNOT] INBOX cannot be deleted."
        case .tooMany: "[LIMIT] There are too many mailboxes."
        case .overQuota: "[OVERQUOTA] The account is full."
        }
    }
}
