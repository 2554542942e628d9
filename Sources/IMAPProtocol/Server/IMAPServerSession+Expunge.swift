// EXPUNGE removes for good what is marked \Deleted. Read first: RFC 3501 §6.4.3; RFC 4315 §2.1 (UID EXPUNGE).

import MailStore

extension IMAPServerSession {
    mutating func expunge(
        _ tag: String, _ uids: SequenceSet?, _ account: MailboxStore.AccountID, _ view: MailboxView,
        _ store: inout MailboxStore, _ out: inout IMAPWriter
    ) {
        if view.isReadOnly { return refuse(tag, "This mailbox is read-only.", &out) }
        if removeDeleted(uids, account, view, &store, &out) { out.event(.changed(account)) }
        // The numbers of the messages that are gone come with the update.
        complete(tag, "Expunge completed.", &store, &out)
    }

    /// Removes messages marked \Deleted that this session knows of; says whether there were any.
    mutating func removeDeleted(
        _ uids: SequenceSet?, _ account: MailboxStore.AccountID, _ view: MailboxView, _ store: inout MailboxStore,
        _ out: inout IMAPWriter
    ) -> Bool {
        guard let mailbox = store[account].mailbox(view.mailbox) else { return false }
        let places = uids.flatMap { view.places($0, byUID: true) } ?? Array(view.uids.indices)
        let doomed = places.map { view.uids[$0] }.filter { mailbox.message($0)?.flags.contains(.deleted) ?? false }
        let removed = store[account].remove(doomed, from: view.mailbox)
        if removed.isEmpty { return false }
        out.event(.removed(account, removed))
        return true
    }
}
