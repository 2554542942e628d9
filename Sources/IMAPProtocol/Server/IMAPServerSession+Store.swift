// STORE changes flags. Read first: RFC 3501 §6.4.6.

import MailStore

extension IMAPServerSession {
    mutating func store(
        _ tag: String, _ set: SequenceSet, _ change: IMAPCommand.FlagChange, byUID: Bool,
        _ account: MailboxStore.AccountID, _ store: inout MailboxStore, _ out: inout IMAPWriter
    ) {
        // What others changed is told before our own changes, so that silence covers only the latter.
        update(&store, allowsExpunge: false, &out)
        guard let view else { return }
        guard let places = view.places(set, byUID: byUID) else {
            return bad(tag, "Error in command STORE: no such message.", &out)
        }
        if view.isReadOnly {
            let text = "Store ignored: this mailbox is read-only."
            return complete(tag, text, &store, allowsExpunge: byUID, &out)
        }
        let kind: MailAccount.FlagChange =
            switch change.kind {
            case .add: .add
            case .remove: .remove
            case .replace: .replace
            }
        var hasChanged = false
        for place in places
        where store[account].changeFlags(kind, change.flags, of: view.uids[place], in: view.mailbox) {
            hasChanged = true
        }
        guard let mailbox = store[account].mailbox(view.mailbox) else { return }
        var isMissing = false
        for place in places {
            guard let message = mailbox.message(view.uids[place]) else {
                isMissing = true
                continue
            }
            if change.isSilent { continue }
            let uid = byUID ? "UID \(message.uid) " : ""
            out.line("* \(place + 1) FETCH (\(uid)FLAGS (\(view.flags(of: message, in: mailbox))))")
        }
        self.view?.acknowledgeChanges(in: mailbox)
        if hasChanged { out.event(.changed(account)) }
        finish(tag, "Store completed.", isMissing: isMissing, byUID: byUID, &store, &out)
    }

    /// Ends a command on messages. RFC 2180 §4.1.2: messages that another session removed are a reason for NO, told
    /// after everything that could be done was done.
    mutating func finish(
        _ tag: String, _ text: String, isMissing: Bool, byUID: Bool, _ store: inout MailboxStore,
        _ out: inout IMAPWriter
    ) {
        // RFC 3501 §7.4.1: EXPUNGE must not come during FETCH, STORE and SEARCH; during their UID forms it may.
        update(&store, allowsExpunge: byUID, &out)
        if isMissing {
            refuse(tag, "[EXPUNGEISSUED] Some of these messages are gone.", &out)
        } else {
            out.line("\(tag) OK \(text)")
        }
    }
}
