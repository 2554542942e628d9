// IDLE ends with DONE. Read first: RFC 2177. How it begins is in +Commands.swift, how news is pushed in
// IMAPServerSession.mailboxChanged and advance.

import MailStore

extension IMAPServerSession {
    mutating func stopIdling(
        _ tag: String, _ sentence: IMAPSentence, _ store: inout MailboxStore, _ out: inout IMAPWriter
    ) {
        expectation = .command
        // RFC 2177 §3: DONE, and nothing else.
        guard String(decoding: sentence.text, as: UTF8.self).uppercased() == "DONE" else {
            return bad(tag, "DONE was expected.", &out)
        }
        complete(tag, "Idle completed.", &store, &out)
    }
}
