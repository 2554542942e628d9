// The server's side of one IMAP connection. Read first: RFC 3501 §3 (four states) and §2.2; Grammar/IMAPCommand.swift;
// MailboxView.swift. Then +Commands.swift, which hands each command to a file of its own.
//
//     S: * OK [CAPABILITY IMAP4rev1 ...] mail.kitsune.example keeps your mail.
//     C: a1 LOGIN kenji fox
//     S: a1 OK [CAPABILITY IMAP4rev1 ... UIDPLUS] Logged in.
//     C: a2 SELECT INBOX
//     S: * 1 EXISTS
//     S: ...
//     S: a2 OK [READ-WRITE] Select completed.
//     C: a3 IDLE
//     S: + idling
//     S: * 2 EXISTS                       a letter has just arrived
//
// The mail stays on the server and every device sees the same. A wrong password is answered late.
// Left out: STARTTLS.

import Basics
import MailStore

/// One connection, from the greeting to its end. Takes bytes, time and the store; answers what to do.
package struct IMAPServerSession: Equatable, Sendable {
    /// RFC 3501 §5.4: an inactivity timer must be at least 30 minutes.
    package static let inactivityLimit = Interval.seconds(1_800)
    /// How long a wrong password waits for its answer.
    package static let penalty = Interval.seconds(2)
    /// How long news is gathered before an idling client is told, so that ten letters make one push.
    package static let pushDelay = Interval.milliseconds(500)
    /// The most text in one command, in bytes, and the most literals that are no message.
    static let commandLimit = 65_536
    /// After so many octets of answers the session waits until the client has taken them.
    package static let outputLimit = 1 << 20
    /// After so many commands that make no sense the server hangs up.
    static let errorLimit = 20

    enum Login: Equatable, Sendable {
        case anonymous
        /// The password was wrong; the reply to this command waits until then.
        case penalized(tag: String, until: Instant)
        case account(MailboxStore.AccountID)
        case ended
    }

    /// What the next line from the client is.
    enum Expectation: Equatable, Sendable {
        case command
        /// DONE, which ends IDLE (RFC 2177). `pushAt`: when to tell what is new, if anything is.
        case done(tag: String, pushAt: Instant?)
        /// The answer of AUTHENTICATE PLAIN in base64.
        case plainAnswer(tag: String)
    }

    let hostName: String
    let messageLimit: Int
    var login = Login.anonymous
    var expectation = Expectation.command
    /// The selected mailbox. Not a part of `login`, so that it changes in place.
    var view: MailboxView?
    var reader: IMAPSentenceReader
    var lastActivity: Instant
    var errorCount = 0
    /// The client has asked for more than it has taken so far. Give the session nothing to read until `drained`.
    package private(set) var isFull = false

    /// A session on a connection that was just accepted. `messageLimit`: the largest message that APPEND may bring, in
    /// octets.
    package init(hostName: String, messageLimit: Int = 32 << 20, at now: Instant) {
        self.hostName = hostName
        self.messageLimit = messageLimit
        reader = IMAPSentenceReader(
            .client, .init(text: Self.commandLimit, literals: Self.commandLimit, messages: messageLimit))
        lastActivity = now
    }

    /// The account of a client that has logged in.
    package var account: MailboxStore.AccountID? {
        switch login {
        case .account(let account): account
        case .anonymous, .penalized, .ended: nil
        }
    }

    /// When `advance` must be called next.
    package var nextDeadline: Instant {
        switch (login, expectation) {
        case (.ended, _): .never
        case (.penalized(_, let until), _): until
        case (_, .done(_, let pushAt?)): min(pushAt, lastActivity + Self.inactivityLimit)
        case (.anonymous, _), (.account, _): lastActivity + Self.inactivityLimit
        }
    }

    /// The connection is open: the greeting.
    package mutating func opened() -> [IMAPServerOutput] {
        var out = IMAPWriter()
        out.line("* OK [CAPABILITY \(capabilities)] \(hostName) keeps your mail.")
        return out.outputs
    }

    /// Bytes from the client. `clock` is the time of day in Unix seconds.
    package mutating func receive(
        _ bytes: [UInt8], store: inout MailboxStore, at now: Instant, clock: Int64
    ) -> [IMAPServerOutput] {
        if login == .ended { return [] }
        lastActivity = now
        reader.append(bytes)
        var out = IMAPWriter()
        work(&store, at: now, clock: clock, &out)
        if case .penalized = login, reader.waitingCount > Self.commandLimit { end("Too much at once.", &out) }
        return out.outputs
    }

    /// The client has taken everything that was sent: commands that waited are carried out.
    package mutating func drained(
        store: inout MailboxStore, at now: Instant, clock: Int64
    ) -> [IMAPServerOutput] {
        guard isFull else { return [] }
        isFull = false
        lastActivity = now
        var out = IMAPWriter()
        work(&store, at: now, clock: clock, &out)
        return out.outputs
    }

    /// The client is busy with receiving what was sent: RFC 3501 §5.4's timer for the silent begins anew.
    package mutating func isReading(at now: Instant) { lastActivity = max(lastActivity, now) }

    /// Time has passed: a held-back reply or a push is due, or the client has been silent for too long.
    package mutating func advance(
        to now: Instant, store: inout MailboxStore, clock: Int64
    ) -> [IMAPServerOutput] {
        guard now >= nextDeadline else { return [] }
        var out = IMAPWriter()
        if case .penalized(let tag, _) = login {
            login = .anonymous
            lastActivity = now
            out.line("\(tag) NO [AUTHENTICATIONFAILED] Authentication failed.")
            work(&store, at: now, clock: clock, &out)
        } else if case .done(let tag, let pushAt?) = expectation, now >= pushAt {
            expectation = .done(tag: tag, pushAt: nil)
            update(&store, allowsExpunge: true, &out)
        } else {
            // RFC 3501 §5.4 and §7.1.5: the client is told why.
            end("You have been silent for too long.", &out)
        }
        return out.outputs
    }

    /// Something has changed in a mailbox of this session's account. Only an idling client can be told right away; the
    /// others learn it with the answer to their next command.
    package mutating func mailboxChanged(store: MailboxStore, at now: Instant) {
        guard case .done(let tag, nil) = expectation, let account, let view,
            let mailbox = store[account].mailbox(view.mailbox), view.isBehind(mailbox)
        else { return }
        expectation = .done(tag: tag, pushAt: now + Self.pushDelay)
    }

    // MARK: Inside

    private mutating func work(
        _ store: inout MailboxStore, at now: Instant, clock: Int64, _ out: inout IMAPWriter
    ) {
        while isListening && !isFull, let event = reader.next() {
            switch event {
            case .literalAnnounced: out.line("+ Go ahead.")
            case .lineTooLong:
                out.report(.heard("..."))
                bad(nil, "That line is too long.", &out)
            case .literalTooLarge(let beginning, let isSynchronizing):
                let text = String(decoding: beginning.prefix(100), as: UTF8.self)
                out.report(.heard(text + "{...}"))
                let tag = text.split(separator: " ").first.map(String.init)
                // RFC 7888 §4: what comes behind a refused {n+} cannot be understood any more.
                bad(tag, "[TOOBIG] That literal is too large.", &out)
                if !isSynchronizing { end("Lost track of what you say.", &out) }
            case .sentence(let sentence):
                for piece in sentence.pieces {
                    switch piece {
                    case .line(let text): out.report(.heard(text))
                    case .literal(let bytes): out.report(.heardLiteral(bytes))
                    }
                }
                handle(sentence, &store, at: now, clock: clock, &out)
            }
            isFull = out.size >= Self.outputLimit
        }
    }

    private var isListening: Bool {
        switch login {
        case .anonymous, .account: true
        case .penalized, .ended: false
        }
    }

    private mutating func handle(
        _ sentence: IMAPSentence, _ store: inout MailboxStore, at now: Instant, clock: Int64, _ out: inout IMAPWriter
    ) {
        switch expectation {
        case .done(let tag, _): return stopIdling(tag, sentence, &store, &out)
        case .plainAnswer(let tag):
            expectation = .command
            return authenticatePlain(tag, sentence.text, &store, at: now, &out)
        case .command: break
        }
        let command: IMAPCommand
        do throws(IMAPCommandError) {
            command = try IMAPCommand(sentence)
        } catch {
            switch error.reason {
            case .noTag: bad(nil, "A command begins with a tag.", &out)
            case .unknownCommand(let name): bad(error.tag, "Unknown command \(name.prefix(30)).", &out)
            case .badArguments("", _): bad(error.tag, "A command is missing.", &out)
            case .badArguments(_, let problem) where problem.refusalCode != nil:
                refuse(error.tag ?? "*", "[\(problem.refusalCode ?? "")] \(problem.expected) is understood here.", &out)
            case .badArguments(let name, let problem):
                bad(error.tag, "Error in command \(name.prefix(30)): \(problem.expected) is missing here.", &out)
            }
            return
        }
        perform(command, &store, at: now, clock: clock, &out)
    }

    /// RFC 3501 §7.1.3: the command was not understood; without a tag, `*`.
    mutating func bad(_ tag: String?, _ text: String, _ out: inout IMAPWriter) {
        out.line("\(tag ?? "*") BAD \(text)")
        errorCount += 1
        if errorCount >= Self.errorLimit { end("Too many commands that make no sense.", &out) }
    }

    /// Hangs up from our side (RFC 3501 §7.1.5).
    mutating func end(_ reason: String, _ out: inout IMAPWriter) {
        if login == .ended { return }
        out.line("* BYE \(reason)")
        login = .ended
        view = nil
        reader.removeAll()
        out.report(.close)
    }
}
