// SELECT and EXAMINE: open a mailbox and say what is in it. Read first: RFC 3501 §6.3.1 and §6.3.2; MailboxView.swift.

import MailStore

extension IMAPServerSession {
    mutating func select(
        _ tag: String, _ name: String, isReadOnly: Bool, _ account: MailboxStore.AccountID, _ store: inout MailboxStore,
        _ out: inout IMAPWriter
    ) {
        // RFC 3501 §6.3.1: the mailbox that was selected is closed, whether or not the new one can be opened.
        view = nil
        guard let mailbox = store[account].mailbox(named: name),
            let opened = MailboxView(mailbox.id, isReadOnly: isReadOnly, in: &store[account])
        else { return refuse(tag, "[NONEXISTENT] There is no mailbox \(name.prefix(60)).", &out) }
        view = opened
        let flags = (MessageFlags.systemNames.map(\.name) + mailbox.keywords).joined(separator: " ")
        out.line("* FLAGS (\(flags))")
        if isReadOnly {
            out.line("* OK [PERMANENTFLAGS ()] This mailbox is read-only.")
        } else {
            out.line("* OK [PERMANENTFLAGS (\(flags) \\*)] These flags are kept.")
        }
        out.line("* \(opened.uids.count) EXISTS")
        out.line("* \(opened.recentCount) RECENT")
        if let first = mailbox.messages.firstIndex(where: { !$0.flags.contains(.seen) }) {
            out.line("* OK [UNSEEN \(first + 1)] The first unseen message.")
        }
        out.line("* OK [UIDVALIDITY \(mailbox.uidValidity)] UIDs are valid.")
        out.line("* OK [UIDNEXT \(mailbox.uidNext)] The next UID.")
        out.line(
            isReadOnly ? "\(tag) OK [READ-ONLY] Examine completed." : "\(tag) OK [READ-WRITE] Select completed.")
    }
}
