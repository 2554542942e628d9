// A server session, its store and a client's typing, without a network.

import Basics
import MailStore
import POP3Protocol

/// A store with one account and some letters.
struct POP3TestBench {
    var store = MailboxStore()
    let kenji: MailboxStore.AccountID
    var now = Instant.start

    /// A letter with a line that is a dot, and one that begins with two.
    static let letter = Array(
        "From: hana@tanuki.example\r\nSubject: dots\r\n\r\nfirst\r\n.\r\n..second\r\nthird\r\n".utf8)

    init(letters: Int = 0) {
        let account = MailAccount(
            address: "kenji@kitsune.example", login: "kenji", password: "fox", createdAt: 1_795_460_244)
        kenji = store.add(account) ?? MailboxStore.AccountID(index: 0)
        for _ in 0..<letters { deliver() }
    }

    mutating func deliver() { _ = try? store.deliver(Self.letter, to: "kenji@kitsune.example", at: 1_795_460_300) }

    func session(_ number: UInt64 = 1) -> POP3ServerSession {
        var session = POP3ServerSession(hostName: "mail.kitsune.example", number: number, at: now)
        _ = session.opened()
        return session
    }

    mutating func loggedIn(_ number: UInt64 = 1) -> POP3ServerSession {
        var session = session(number)
        _ = say("USER kenji", to: &session)
        _ = say("PASS fox", to: &session)
        return session
    }

    /// Sends a line and answers what the server says, line by line.
    mutating func say(_ line: String, to session: inout POP3ServerSession) -> [String] {
        Self.text(session.receive(Array((line + "\r\n").utf8), store: &store, at: now))
    }

    mutating func wait(_ interval: Interval, _ session: inout POP3ServerSession) -> [String] {
        now = now + interval
        return Self.text(session.advance(to: now, store: &store))
    }

    static func said(_ outputs: [POP3ServerOutput]) -> [[UInt8]] {
        outputs.compactMap { output in
            switch output {
            case .say(let bytes), .content(let bytes): bytes
            case .heard, .event, .close: nil
            }
        }
    }

    static func text(_ outputs: [POP3ServerOutput]) -> [String] {
        var lines = String(decoding: said(outputs).joined(), as: UTF8.self)
            .split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines + (outputs.contains(.close) ? ["(closed)"] : [])
    }
}
