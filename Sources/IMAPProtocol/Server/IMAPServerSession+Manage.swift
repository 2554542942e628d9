// CREATE, DELETE, RENAME, SUBSCRIBE, UNSUBSCRIBE. Read first: RFC 3501 §6.3.3-§6.3.7; MailStore/MailAccount.swift.

import MailStore

extension IMAPServerSession {
    mutating func manage(
        _ command: IMAPCommand, _ account: MailboxStore.AccountID, _ store: inout MailboxStore, clock: Int64,
        _ out: inout IMAPWriter
    ) {
        let done: String
        do throws(MailboxError) {
            switch command.verb {
            case .create(let name):
                // RFC 3501 §6.3.3: a separator at the end says that mailboxes will be created below.
                let separator = MailAccount.hierarchySeparator
                let bare = name.hasSuffix(separator) ? String(name.dropLast(separator.count)) : name
                try store[account].createMailbox(bare, at: clock)
                done = "Create completed."
            case .delete(let name):
                try store[account].deleteMailbox(name)
                done = "Delete completed."
            case .rename(let old, let new):
                try store[account].renameMailbox(old, to: new, at: clock)
                done = "Rename completed."
            case .subscribe(let name):
                try store[account].setSubscribed(true, name)
                done = "Subscribe completed."
            case .unsubscribe(let name):
                try store[account].setSubscribed(false, name)
                done = "Unsubscribe completed."
            case .capability, .noOperation, .logout, .id, .login, .authenticate, .select, .list, .status, .append,
                .idle, .namespace, .check, .close, .unselect, .expunge, .search, .fetch, .store, .copy, .move:
                preconditionFailure("not a command about mailboxes")
            }
        } catch {
            return refuse(command.tag, Self.words(error), &out)
        }
        if let view, store[account].mailbox(view.mailbox) == nil { self.view = nil }
        out.event(.changed(account))
        complete(command.tag, done, &store, &out)
    }
}
