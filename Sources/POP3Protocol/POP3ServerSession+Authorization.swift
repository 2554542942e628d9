// AUTHORIZATION: who is there? Read first: POP3ServerSession.swift; RFC 1939 §4 and §7 (USER, PASS); RFC 2449 §5
// (CAPA).

import Basics
import MailStore

extension POP3ServerSession {
    /// What CAPA lists (RFC 2449 §6, RFC 3206 §3).
    static let capabilities = ["CAPA", "TOP", "UIDL", "RESP-CODES", "PIPELINING", "AUTH-RESP-CODE", "USER"]

    mutating func authorize(
        _ command: POP3Command, user: String?, _ store: inout MailboxStore, at now: Instant,
        _ out: inout [POP3ServerOutput]
    ) {
        switch command {
        case .capabilities: say(.ok(), lines: Self.capabilities, &out)
        case .user(let name):
            // RFC 1939 §7: the answer does not say whether this mailbox exists.
            state = .authorization(user: name)
            say(.ok(), &out)
        case .password(let password):
            guard let user else { return say(.error("Say USER first."), &out) }
            logIn(user, password, &store, at: now, &out)
        case .quit:
            say(.ok("Goodbye."), &out)
            end(&store, &out)
        case .status, .list, .uniqueIDs, .retrieve, .top, .delete, .reset, .noOperation:
            say(.error("Log in first."), &out)
        }
    }

    private mutating func logIn(
        _ user: String, _ password: String, _ store: inout MailboxStore, at now: Instant,
        _ out: inout [POP3ServerOutput]
    ) {
        guard let account = store.authenticate(login: user, password: password) else {
            out.append(.event(.loginFailed(user)))
            state = .penalized(until: now + Self.penalty)
            return
        }
        // RFC 1939 §4: an exclusive lock keeps messages from being removed before UPDATE.
        guard store[account].lockMaildrop(for: number) else {
            state = .authorization(user: nil)
            return say(.error("Another session has this maildrop open.", code: .inUse), &out)
        }
        state = .transaction(Maildrop(account: account, inbox: store[account].inbox))
        out.append(.event(.loggedIn(account)))
        say(.ok("Logged in."), &out)
    }
}
