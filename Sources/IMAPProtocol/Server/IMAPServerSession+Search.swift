// SEARCH: which messages meet the conditions? Read first: RFC 3501 §6.4.4; Grammar/SearchKey.swift,
// SearchMatcher.swift.

import MailStore

extension IMAPServerSession {
    mutating func search(
        _ tag: String, _ key: SearchKey, byUID: Bool, _ mailbox: Mailbox, _ view: MailboxView,
        _ store: inout MailboxStore, _ out: inout IMAPWriter
    ) {
        var found: [String] = []
        guard var matcher = SearchMatcher(key, view) else {
            return bad(tag, "Error in command SEARCH: no such message.", &out)
        }
        for (place, uid) in view.uids.enumerated() {
            guard let message = mailbox.message(uid), matcher.matches(message, at: place, in: mailbox) else { continue }
            found.append(byUID ? "\(uid)" : "\(place + 1)")
        }
        // RFC 3501 §7.2.5: the response comes even when nothing was found.
        out.line((["* SEARCH"] + found).joined(separator: " "))
        complete(tag, "Search completed.", &store, allowsExpunge: byUID, &out)
    }
}
