// A server session, its store and a client's typing, without a network. Read first: nothing.

import Basics
import IMAPProtocol
import MailStore

/// A store with one account, and sessions on it.
struct IMAPTestBench {
    var store = MailboxStore()
    let kenji: MailboxStore.AccountID
    var now = Instant.start
    /// 2026-11-23 18:57:31 UTC.
    static let clock: Int64 = 1_795_460_251

    init(quota: Int? = nil) {
        let account = MailAccount(
            address: "kenji@kitsune.example", login: "kenji", password: "fox", quota: quota, createdAt: Self.clock)
        kenji = store.add(account) ?? MailboxStore.AccountID(index: 0)
    }

    static let letter = lines(
        "From: Hana <hana@tanuki.example>", "To: Kenji <kenji@kitsune.example>", "Subject: Hello Kenji",
        "Date: Mon, 23 Nov 2026 18:00:00 +0000", "Message-ID: <m1@pc.tanuki.example>", "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=us-ascii", "", "Dear Kenji,", "", "this letter goes from my box to yours.",
        "",
        "Hana")

    static func lines(_ lines: String...) -> [UInt8] { lines.flatMap { Array(($0 + "\r\n").utf8) } }

    @discardableResult
    mutating func deliver(_ letter: [UInt8] = letter) -> UInt32? {
        try? store.deliver(letter, to: "kenji@kitsune.example", at: Self.clock)
    }

    /// A session that has been greeted.
    func session() -> IMAPServerSession {
        var session = IMAPServerSession(hostName: "mail.kitsune.example", at: now)
        _ = session.opened()
        return session
    }

    mutating func loggedIn() -> IMAPServerSession {
        var session = session()
        _ = say("l LOGIN kenji fox", to: &session)
        return session
    }

    mutating func selected(_ command: String = "SELECT INBOX") -> IMAPServerSession {
        var session = loggedIn()
        _ = say("s \(command)", to: &session)
        return session
    }

    /// Sends a line and answers what the server says, line by line.
    mutating func say(_ line: String, to session: inout IMAPServerSession) -> [String] {
        say(Array((line + "\r\n").utf8), to: &session)
    }

    mutating func say(_ bytes: [UInt8], to session: inout IMAPServerSession) -> [String] {
        Self.text(session.receive(bytes, store: &store, at: now, clock: Self.clock))
    }

    /// Lets time pass.
    mutating func wait(_ interval: Interval, _ session: inout IMAPServerSession) -> [String] {
        now = now + interval
        return Self.text(session.advance(to: now, store: &store, clock: Self.clock))
    }

    static func said(_ outputs: [IMAPServerOutput]) -> [UInt8] {
        outputs.flatMap { output -> [UInt8] in
            switch output {
            case .say(let bytes), .content(let bytes): bytes
            case .heard, .heardLiteral, .event, .close: []
            }
        }
    }

    static func text(_ outputs: [IMAPServerOutput]) -> [String] {
        var lines = String(decoding: said(outputs), as: UTF8.self)
            .split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines + (outputs.contains(.close) ? ["(closed)"] : [])
    }
}
