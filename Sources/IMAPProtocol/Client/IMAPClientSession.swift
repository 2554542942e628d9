// The mail program's side of one IMAP connection: look into INBOX, read what this device has not read yet, leave it
// there, and, if told so, keep watching. Read first: RFC 3501 §3; IMAPResponse.swift; RFC 2177 (IDLE).
// Then IMAPClientSession+Responses.swift.
//
//     CAPABILITY  LOGIN  LIST  SELECT  UID FETCH 1:* (FLAGS ... ENVELOPE)
//     for each new letter: UID FETCH n (BODY.PEEK[]), UID STORE n +FLAGS (\Seen)
//     IDLE ... * 2 EXISTS ... DONE  UID FETCH 2:* ...  IDLE ...          while watching
//     LOGOUT
//
// One command is under way at a time. Message numbers move when messages are removed, so the session remembers the UID
// at each number, and everything it tells its owner is named by UID.

import Basics

/// Reads an INBOX and leaves it on the server. Takes bytes and time; answers what to send and what it found.
package struct IMAPClientSession: Equatable, Sendable {
    /// How long the program waits for a server that says nothing.
    package static let patience = Interval.seconds(60)
    /// RFC 2177 §3: IDLE is renewed at least every 29 minutes.
    package static let idleLimit = Interval.seconds(29 * 60)
    /// The largest message that is taken, in octets.
    package static let messageLimit = 64 << 20

    /// What the person set up, and what earlier sessions of the device saw.
    package struct Configuration: Equatable, Sendable {
        /// The first argument of LOGIN.
        package var login: String
        /// The second argument of LOGIN.
        package var password: String
        /// Stay and wait for new letters, until `stop` is called.
        package var watches: Bool
        /// What earlier sessions of this device know: the UIDVALIDITY, and the UID after the last known message.
        package var knownUIDValidity: UInt32?
        /// Messages below this UID are not fetched again.
        package var knownUIDNext: UInt32

        package init(
            login: String, password: String, watches: Bool = false, knownUIDValidity: UInt32? = nil,
            knownUIDNext: UInt32 = 1
        ) {
            self.login = login
            self.password = password
            self.watches = watches
            self.knownUIDValidity = knownUIDValidity
            self.knownUIDNext = knownUIDNext
        }
    }

    /// A message that is to be read.
    struct Unread: Equatable, Sendable {
        var uid: UInt32
        var flags: [String]
        var isSeen: Bool { flags.contains { $0.lowercased() == "\\seen" } }
    }

    /// What the session waits for: the greeting, or the end of the command with the latest tag.
    enum State: Equatable, Sendable {
        case greeting
        case capability
        case login
        case list
        case select
        /// FETCH of everything that is not listed yet: of the first `count` messages. Others may be announced meanwhile.
        case listing(count: Int)
        /// FETCH of a message's text, which has perhaps arrived.
        case reading(Unread, [UInt8]?)
        case marking
        /// IDLE was said, `+` has not come yet.
        case idleBeginning
        case idling(since: Instant)
        /// DONE was said.
        case idleEnding
        case loggingOut(IMAPClientOutcome)
        case finished
    }

    let configuration: Configuration
    var state = State.greeting
    var reader = IMAPSentenceReader(
        .server, .init(text: 4 << 20, literals: 0, messages: IMAPClientSession.messageLimit))
    var tagNumber = 0
    var canIdle = false
    /// RFC 3501 §6.2.3: LOGIN must not be said.
    var refusesLogin = false
    var isStopping = false
    var patience: Patience
    var mailboxes: [String] = []
    // INBOX as it is known so far.
    var uidValidity: UInt32 = 0
    /// The UID after the last message that was listed, by this session or by earlier ones of this device.
    var uidNext: UInt32
    /// The UID at each message number - 1; `unknown` when it was not asked for yet, `withheld` when the server did not
    /// tell it.
    var uids: [UInt32] = []
    /// RFC 3501 §9, nz-number: no message has this UID.
    static let unknown: UInt32 = 0
    static let withheld = UInt32.max
    /// Whether all of INBOX was listed once.
    var isListed = false
    /// Messages to read, the next one last.
    var unread: [Unread] = []
    var fetchedCount = 0

    /// A session on a connection that was just established.
    package init(_ configuration: Configuration, at now: Instant) {
        self.configuration = configuration
        uidNext = configuration.knownUIDNext
        patience = Patience(silence: Self.patience, at: now)
    }

    /// When `advance` must be called next.
    package var nextDeadline: Instant {
        switch state {
        case .finished: .never
        case .idling(let since): since + Self.idleLimit
        case .greeting, .capability, .login, .list, .select, .listing, .reading, .marking, .idleBeginning, .idleEnding,
            .loggingOut:
            patience.deadline
        }
    }

    /// Whether the outcome has been told.
    package var isFinished: Bool { state == .finished }

    /// Bytes from the server.
    package mutating func receive(_ bytes: [UInt8], at now: Instant) -> [IMAPClientOutput] {
        var out: [IMAPClientOutput] = []
        if state == .finished { return out }
        patience.hear(bytes.count, at: now)
        reader.append(bytes)
        while state != .finished, let event = reader.next() {
            switch event {
            case .sentence(let sentence): handle(sentence, at: now, &out)
            case .literalAnnounced: break
            case .lineTooLong, .literalTooLarge: fail(.protocolError("a response too large to take"), &out)
            }
        }
        return out
    }

    /// Time has passed: IDLE is to be renewed, or the server has been silent for too long.
    package mutating func advance(to now: Instant) -> [IMAPClientOutput] {
        guard now >= nextDeadline else { return [] }
        var out: [IMAPClientOutput] = []
        if case .idling = state {
            patience.hear(0, at: now)
            endIdling(&out)
        } else {
            fail(.timedOut, &out)
        }
        return out
    }

    /// Enough: ends IDLE and logs out, at once or as soon as what is under way is done.
    package mutating func stop(at now: Instant) -> [IMAPClientOutput] {
        var out: [IMAPClientOutput] = []
        isStopping = true
        if case .idling = state {
            patience.hear(0, at: now)
            endIdling(&out)
        }
        return out
    }

    /// The connection ended.
    package mutating func disconnected() -> [IMAPClientOutput] {
        var out: [IMAPClientOutput] = []
        fail(.connectionLost, &out)
        return out
    }

    // MARK: Saying things

    var tag: String { "a\(tagNumber)" }

    /// Says a command, under the next tag.
    mutating func say(_ command: String, _ next: State, _ out: inout [IMAPClientOutput]) {
        tagNumber += 1
        state = next
        patience.ask()
        out.append(.say(Array("\(tag) \(command)\r\n".utf8)))
    }

    mutating func endIdling(_ out: inout [IMAPClientOutput]) {
        state = .idleEnding
        patience.ask()
        out.append(.say(Array("DONE\r\n".utf8)))
    }

    /// Ends a conversation that cannot go on. When only the farewell is missing, nothing depends on it: many servers hang
    /// up behind BYE or behind a refusal.
    mutating func fail(_ failure: IMAPClientOutcome, _ out: inout [IMAPClientOutput]) {
        switch state {
        case .finished: break
        case .loggingOut(let outcome): finish(outcome, &out)
        case .greeting, .capability, .login, .list, .select, .listing, .reading, .marking, .idleBeginning, .idling,
            .idleEnding:
            finish(failure, &out)
        }
    }

    mutating func finish(_ outcome: IMAPClientOutcome, _ out: inout [IMAPClientOutput]) {
        state = .finished
        reader.removeAll()
        out.append(.finished(outcome))
    }

    /// A string that may stand in a command line: quoted. What cannot be quoted is left out.
    static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars where scalar.value >= 32 && scalar.value != 127 {
            if scalar == "\"" || scalar == "\\" { out.unicodeScalars.append("\\") }
            out.unicodeScalars.append(scalar)
        }
        return out + "\""
    }
}
