// The server's side of one POP3 connection. Read first: RFC 1939 §3 (three states), POP3Command.swift, POP3Reply.swift.
// Then POP3ServerSession+Authorization.swift and +Transaction.swift.
//
//     S: +OK mail.kitsune.example is ready to hand out mail.      AUTHORIZATION
//     C: USER kenji
//     S: +OK
//     C: PASS fox
//     S: +OK Logged in.                                           TRANSACTION: the maildrop is locked
//     C: RETR 1
//     S: +OK 1897 octets
//     ...
//     C: QUIT                                                     UPDATE: now the deleted messages leave the store
//     S: +OK Goodbye, messages removed.
//
// A wrong password is answered late, so that guessing is slow. Left out: STLS and SASL.

import Basics
import MailStore

/// One connection, from the greeting to its end. Takes bytes, time and the store; answers what to do.
package struct POP3ServerSession: Equatable, Sendable {
    /// RFC 1939 §3: an inactivity timer must be at least 10 minutes.
    package static let inactivityLimit = Interval.seconds(600)
    /// How long a wrong password waits for its answer.
    package static let penalty = Interval.milliseconds(1_500)
    /// RFC 2449 §4: commands have at most 255 octets with their line end.
    static let lineLimit = 253
    /// The most that a client may send ahead while its wrong password is held back.
    static let inputLimit = 16_384
    /// After so many octets of answers the session waits until the client has taken them.
    package static let outputLimit = 1 << 20

    enum State: Equatable, Sendable {
        case authorization(user: String?)
        /// The password was wrong; the reply waits until then.
        case penalized(until: Instant)
        case transaction(Maildrop)
        case closed
    }

    /// The name that the greeting gives.
    let hostName: String
    /// Names this session among all of its service, for the lock.
    let number: UInt64
    var state = State.authorization(user: nil)
    var input = LineBuffer(limit: POP3ServerSession.lineLimit)
    var lastActivity: Instant
    /// The client has asked for more than it has taken so far. Give the session nothing to read until `drained`.
    package private(set) var isFull = false

    /// A session on a connection that was just accepted. `number` must be different for each session of a host.
    package init(hostName: String, number: UInt64, at now: Instant) {
        self.hostName = hostName
        self.number = number
        lastActivity = now
    }

    /// The account of a client that has logged in.
    package var account: MailboxStore.AccountID? {
        switch state {
        case .transaction(let maildrop): maildrop.account
        case .authorization, .penalized, .closed: nil
        }
    }

    /// When `advance` must be called next.
    package var nextDeadline: Instant {
        switch state {
        case .penalized(let until): until
        case .authorization, .transaction: lastActivity + Self.inactivityLimit
        case .closed: .never
        }
    }

    /// The connection is open: the greeting.
    package mutating func opened() -> [POP3ServerOutput] {
        [.say(Self.bytes(.ok("\(hostName) is ready to hand out mail.")))]
    }

    /// Bytes from the client.
    package mutating func receive(
        _ bytes: [UInt8], store: inout MailboxStore, at now: Instant
    ) -> [POP3ServerOutput] {
        if case .closed = state { return [] }
        lastActivity = now
        input.append(bytes)
        var out: [POP3ServerOutput] = []
        work(&store, at: now, &out)
        if case .penalized = state, input.count > Self.inputLimit { end(&store, &out) }
        return out
    }

    /// The client has taken everything that was sent: commands that waited are carried out.
    package mutating func drained(store: inout MailboxStore, at now: Instant) -> [POP3ServerOutput] {
        guard isFull else { return [] }
        isFull = false
        lastActivity = now
        var out: [POP3ServerOutput] = []
        work(&store, at: now, &out)
        return out
    }

    /// The client is busy with receiving what was sent: RFC 1939 §3's timer for the silent begins anew.
    package mutating func isReading(at now: Instant) { lastActivity = max(lastActivity, now) }

    /// Time has passed: a held-back reply is due, or the client has been silent for too long.
    package mutating func advance(to now: Instant, store: inout MailboxStore) -> [POP3ServerOutput] {
        guard now >= nextDeadline else { return [] }
        var out: [POP3ServerOutput] = []
        switch state {
        case .penalized:
            state = .authorization(user: nil)
            say(.error("Authentication failed.", code: .authentication), &out)
            lastActivity = now
            work(&store, at: now, &out)
        case .authorization, .transaction:
            // RFC 1939 §3: when the timer expires, the session does not enter UPDATE: nothing is removed.
            end(&store, &out)
        case .closed: break
        }
        return out
    }

    /// The connection is gone without QUIT. RFC 1939 §6: then no message is removed.
    package mutating func disconnected(store: inout MailboxStore) {
        var out: [POP3ServerOutput] = []
        end(&store, &out)
    }

    // MARK: Inside

    private mutating func work(_ store: inout MailboxStore, at now: Instant, _ out: inout [POP3ServerOutput]) {
        var measured = 0
        var size = 0
        while !isFull {
            // The state is looked at each time: a command may end the session or hold it back.
            switch state {
            case .closed, .penalized: return
            case .authorization, .transaction: break
            }
            guard let line = input.nextLine() else { return }
            switch line {
            case .tooLong:
                out.append(.heard("..."))
                say(.error("That line is too long."), &out)
            case .line(let bytes):
                out.append(.heard(String(decoding: bytes, as: UTF8.self)))
                handle(bytes, &store, at: now, &out)
            }
            for output in out[measured...] { size += output.size }
            measured = out.count
            isFull = size >= Self.outputLimit
        }
    }

    private mutating func handle(
        _ line: [UInt8], _ store: inout MailboxStore, at now: Instant, _ out: inout [POP3ServerOutput]
    ) {
        let command: POP3Command
        do throws(POP3CommandError) {
            command = try POP3Command(line: line)
        } catch {
            switch error {
            case .unknown(let keyword): say(.error("Unknown command: \(keyword.prefix(20))"), &out)
            case .badArguments(let keyword): say(.error("Those arguments do not fit \(keyword)."), &out)
            }
            return
        }
        switch state {
        case .authorization(let user): authorize(command, user: user, &store, at: now, &out)
        case .transaction(let maildrop): transact(command, maildrop, &store, &out)
        case .penalized, .closed: break
        }
    }

    /// Ends the session without touching the messages.
    mutating func end(_ store: inout MailboxStore, _ out: inout [POP3ServerOutput]) {
        switch state {
        case .closed: return
        case .transaction(let maildrop): store[maildrop.account].unlockMaildrop(for: number)
        case .authorization, .penalized: break
        }
        state = .closed
        input.removeAll()
        out.append(.close)
    }

    func say(_ reply: POP3Reply, _ out: inout [POP3ServerOutput]) { out.append(.say(Self.bytes(reply))) }

    /// Says a reply of several lines, with the dot that ends it.
    func say(_ reply: POP3Reply, lines: [String], _ out: inout [POP3ServerOutput]) {
        let text = ([reply.line] + lines + ["."]).joined(separator: "\r\n") + "\r\n"
        out.append(.say(Array(text.utf8)))
    }

    static func bytes(_ reply: POP3Reply) -> [UInt8] { Array((reply.line + "\r\n").utf8) }
}
