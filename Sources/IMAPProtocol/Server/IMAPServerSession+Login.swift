// Who is there? CAPABILITY, LOGIN and AUTHENTICATE PLAIN. Read first: IMAPServerSession.swift; RFC 3501 §6.2;
// RFC 4616 (PLAIN), RFC 4959 (SASL-IR).

import Basics
import MailMessage
import MailStore

extension IMAPServerSession {
    /// What this server can do: more after login.
    var capabilities: String {
        switch login {
        case .anonymous, .penalized, .ended: "IMAP4rev1 SASL-IR ID IDLE LITERAL+ AUTH=PLAIN"
        case .account:
            "IMAP4rev1 SASL-IR ID IDLE LITERAL+ UNSELECT CHILDREN NAMESPACE UIDPLUS MOVE SPECIAL-USE"
        }
    }

    /// Whether nobody has logged in yet; otherwise says that the command comes too late.
    mutating func isAnonymous(_ tag: String, _ out: inout IMAPWriter) -> Bool {
        if account == nil { return true }
        bad(tag, "You are logged in already.", &out)
        return false
    }

    mutating func logIn(
        _ tag: String, _ user: String, _ password: String, _ store: inout MailboxStore, at now: Instant,
        _ out: inout IMAPWriter
    ) {
        guard let account = store.authenticate(login: user, password: password) else {
            out.event(.loginFailed(user))
            login = .penalized(tag: tag, until: now + Self.penalty)
            return
        }
        login = .account(account)
        out.event(.loggedIn(account))
        // RFC 3501 §6.2.3: the new capabilities may come in the reply, which saves the client a question.
        out.line("\(tag) OK [CAPABILITY \(capabilities)] Logged in.")
    }

    mutating func authenticate(
        _ tag: String, _ mechanism: String, _ initial: String?, _ store: inout MailboxStore, at now: Instant,
        _ out: inout IMAPWriter
    ) {
        guard mechanism == "PLAIN" else { return refuse(tag, "[CANNOT] Only PLAIN is spoken here.", &out) }
        guard let initial else {
            out.line("+ ")
            expectation = .plainAnswer(tag: tag)
            return
        }
        authenticatePlain(tag, Array(initial.utf8), &store, at: now, &out)
    }

    /// RFC 4616 §2: an identity to act as (which must be empty or the same here), NUL, name, NUL, password; in base64.
    mutating func authenticatePlain(
        _ tag: String, _ answer: [UInt8], _ store: inout MailboxStore, at now: Instant, _ out: inout IMAPWriter
    ) {
        // RFC 3501 §6.2.2: a lone "*" calls it off.
        if answer == [UInt8(ascii: "*")] { return bad(tag, "Called off.", &out) }
        guard let message = Base64.decode(answer.span) else { return bad(tag, "That is not base64.", &out) }
        let parts = message.split(separator: 0, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].isEmpty || parts[0] == parts[1] else {
            return bad(tag, "That is not an answer to PLAIN.", &out)
        }
        let words = parts.map { String(decoding: $0, as: UTF8.self) }
        logIn(tag, words[1], words[2], &store, at: now, &out)
    }
}
