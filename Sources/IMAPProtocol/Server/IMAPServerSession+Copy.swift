// COPY and MOVE put messages into another mailbox. Read first: RFC 3501 §6.4.7; RFC 6851 (MOVE); RFC 4315 §3 (COPYUID).

import MailStore

extension IMAPServerSession {
    mutating func copy(
        _ tag: String, _ set: SequenceSet, to name: String, byUID: Bool, andRemove: Bool,
        _ account: MailboxStore.AccountID, _ view: MailboxView, _ store: inout MailboxStore, _ out: inout IMAPWriter
    ) {
        guard let places = view.places(set, byUID: byUID) else { return bad(tag, "No such message.", &out) }
        guard let target = store[account].mailbox(named: name) else {
            return refuse(tag, "[TRYCREATE] There is no such mailbox.", &out)
        }
        if andRemove && view.isReadOnly { return refuse(tag, "This mailbox is read-only.", &out) }
        let uids = places.map { view.uids[$0] }
        // RFC 2180 §4.4.1: another session has removed some of them; then none is copied (RFC 3501 §6.4.7). A UID that
        // is not in use is no error (RFC 3501 §6.4.8).
        if !byUID, let mailbox = store[account].mailbox(view.mailbox),
            uids.contains(where: { mailbox.index(of: $0) == nil })
        {
            return finish(tag, "", isMissing: true, byUID: true, &store, &out)
        }
        do throws(MailboxError) {
            let pairs = try store[account].copy(
                uids, from: view.mailbox, to: target.id)
            let code =
                pairs.isEmpty
                ? nil
                : "COPYUID \(target.uidValidity) \(Self.list(pairs.map(\.from))) \(Self.list(pairs.map(\.to)))"
            if !pairs.isEmpty { out.event(.changed(account)) }
            guard andRemove else { return complete(tag, code: code, "Copy completed.", &store, &out) }
            // RFC 6851 §4.3: COPYUID comes before the EXPUNGEs, so that the client can follow.
            if let code { out.line("* OK [\(code)] Moved.") }
            store[account].remove(pairs.map(\.from), from: view.mailbox)
            complete(tag, "Move completed.", &store, &out)
        } catch {
            refuse(tag, Self.words(error), &out)
        }
    }

    /// UIDs as a set, neighbours joined: `4:6,9`. Both sets of COPYUID correspond member by member (RFC 4315 §3).
    static func list(_ uids: [UInt32]) -> String {
        var ranges: [SequenceSet.Range] = []
        for uid in uids {
            if let last = ranges.last?.last, last + 1 == uid {
                ranges[ranges.count - 1].last = uid
            } else {
                ranges.append(.init(uid, uid))
            }
        }
        return SequenceSet(ranges: ranges).description
    }
}
