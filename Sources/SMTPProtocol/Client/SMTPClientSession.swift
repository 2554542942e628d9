// One visit to a mail server to hand over one letter: replies in, commands and outcomes out (RFC 5321 §3.3).
// Read first: SMTPCommand.swift, DeliveryOutcome.swift. Then SMTPClientSession+Replies.swift, the heart of it.
//
// A server among servers                          A mail program
//     C: EHLO                                         C: EHLO
//     C: MAIL, RCPT, RCPT, DATA   one segment         C: AUTH LOGIN
//     S: 250, 250, 250, 354       one segment         C: MAIL     each waits for its reply
//     C: the letter, ".", QUIT    one segment         C: RCPT
//     S: 250, 221                 one segment         C: DATA, the letter, QUIT
//
// Whatever the server does, every recipient gets exactly one outcome, in one report.
// Left out: BDAT as a client, keeping the connection for the next letter.

import Basics
import MailMessage

/// The client's side of an SMTP conversation.
package struct SMTPClientSession: Equatable, Sendable {
    /// What the session wants done, in this order.
    package enum Output: Equatable, Sendable {
        /// Bytes for the server, as one piece. The first `content` bytes are lines of the letter, the rest are
        /// commands.
        case send([UInt8], content: Int)
        /// What became of the letter. Comes once, before `close`.
        case report(DeliveryReport)
        /// Close the connection.
        case close
        /// Break the connection off: bytes that still lie in TCP must not go on to the server.
        case abort
    }

    /// What the next reply answers.
    enum Step: Equatable, Sendable {
        case greeting
        case ehlo
        case helo
        /// What to send next if the server asks for more.
        case auth(remaining: [String])
        case mail
        case rcpt(Int)
        case data
        /// The dot at the letter's end.
        case content
        case rset
        case quit
    }

    /// How it behaves.
    package let configuration: SMTPClientConfiguration
    /// The server.
    package let peer: SMTPPeer
    /// The letter's envelope.
    package let envelope: Envelope
    /// The letter; after EHLO in the form that the server can take.
    var message: [UInt8]
    /// What the server offers; empty before EHLO and after HELO.
    package internal(set) var offers = SMTPExtensions()
    /// Replies that are still to come, in order.
    var awaiting: [Step] = [.greeting]
    /// Per recipient: nil while not decided.
    var outcomes: [DeliveryOutcome?]
    /// Recipients that the server has accepted in this transaction.
    var accepted: [Int] = []
    var mailParameters = MailParameters()
    var isReported = false
    var isClosed = false
    var parser = SMTPReplyParser()
    /// When `advance` must be called.
    package internal(set) var nextDeadline: Instant

    /// A session that brings `message` to `peer`, whose connection was just made.
    package init(
        _ configuration: SMTPClientConfiguration, to peer: SMTPPeer, envelope: Envelope, message: [UInt8],
        at now: Instant
    ) {
        self.configuration = configuration
        self.peer = peer
        self.envelope = envelope
        self.message = message
        outcomes = Array(repeating: nil, count: envelope.recipients.count)
        nextDeadline = now + configuration.timeouts.greeting
        // With PIPELINING four or more are awaited at once.
        awaiting.reserveCapacity(6)
    }

    // MARK: Inputs

    /// Bytes arrived.
    package mutating func receive(_ bytes: [UInt8], at now: Instant) -> [Output] {
        var out: [Output] = []
        var position = 0
        while !isClosed, position < bytes.count {
            do throws(SMTPReplyParser.Failure) {
                guard let reply = try parser.next(bytes, &position) else { break }
                self.reply(reply, at: now, &out)
            } catch {
                switch error {
                case .notAReply(let text): fail(.protocolError, "sent what is no SMTP reply: \(text)", &out)
                case .tooLong: fail(.protocolError, "sent a reply without end", &out)
                }
            }
        }
        return out
    }

    /// Time went by.
    package mutating func advance(to now: Instant) -> [Output] {
        var out: [Output] = []
        if now >= nextDeadline { fail(.badConnection, "conversation with \(peer.text) timed out", &out) }
        return out
    }

    /// The server has closed its side, or the connection is gone.
    package mutating func peerClosed() -> [Output] {
        var out: [Output] = []
        if !isClosed { fail(.badConnection, "lost connection with \(peer.text)", leaving: .close, &out) }
        return out
    }

    /// The server has taken more of the letter, or now the last of it: it has the whole time for its reply once more.
    ///
    /// RFC 5321 §4.5.3.2.5 and RFC 5321 §4.5.3.2.6: what is timed is each piece, and the reply from the last one on, so
    /// that a long letter may take its time on a slow line.
    package mutating func progressed(at now: Instant) {
        if awaiting.first == .content { setDeadline(now) }
    }

    // MARK: Sending

    /// Commands that are sent in one piece.
    struct Segment {
        fileprivate var bytes: [UInt8] = []

        init() { bytes.reserveCapacity(160) }
    }

    /// Adds a command to those that are sent next.
    mutating func add(_ command: SMTPCommand, _ step: Step, to segment: inout Segment) {
        command.append(to: &segment.bytes)
        awaiting.append(step)
    }

    mutating func send(_ segment: Segment, at now: Instant, _ out: inout [Output]) {
        out.append(.send(segment.bytes, content: 0))
        setDeadline(now)
    }

    mutating func send(_ command: SMTPCommand, _ step: Step, at now: Instant, _ out: inout [Output]) {
        var segment = Segment()
        add(command, step, to: &segment)
        send(segment, at: now, &out)
    }

    mutating func setDeadline(_ now: Instant) {
        if isClosed { return }
        switch awaiting.first {
        case .greeting: nextDeadline = now + configuration.timeouts.greeting
        case .data: nextDeadline = now + configuration.timeouts.dataStart
        case .content: nextDeadline = now + configuration.timeouts.dataEnd
        case .ehlo, .helo, .auth, .mail, .rcpt, .rset, .quit, nil: nextDeadline = now + configuration.timeouts.command
        }
    }

    // MARK: Ends

    /// The connection is of no more use: everybody not decided yet is tried later.
    ///
    /// A server that is still there is left by breaking off: the letter will be brought again, so nothing of it may
    /// arrive behind our back, and no 250 be acknowledged that nobody reads. After a mere close TCP goes on with both
    /// (RFC 9293 §3.6.1).
    mutating func fail(
        _ status: EnhancedStatus, _ what: String, leaving how: Output = .abort, _ out: inout [Output]
    ) {
        let text =
            (status == .protocolError ? "host \(peer.text) " : "") + what + " while " + Self.activity(awaiting.first)
        let failure = DeliveryFailure(EnhancedStatus(4, status.subject, status.detail), text, remoteHost: peer.name)
        // RFC 1047: when the dot was sent and no reply came, the server may have the letter.
        report(others: .deferred(failure), isInDoubt: awaiting.contains(.content), &out)
        leave(how, &out)
    }

    mutating func close(_ out: inout [Output]) { leave(.close, &out) }

    private mutating func leave(_ how: Output, _ out: inout [Output]) {
        guard !isClosed else { return }
        isClosed = true
        nextDeadline = .never
        awaiting = []
        message = []
        out.append(how)
    }

    /// Says what became of the letter; whoever is not decided yet gets `others`.
    mutating func report(others: DeliveryOutcome, isInDoubt: Bool = false, _ out: inout [Output]) {
        guard !isReported else { return }
        isReported = true
        out.append(.report(DeliveryReport(outcomes: outcomes.map { $0 ?? others }, isInDoubt: isInDoubt)))
    }

    /// What the session was doing, for logs.
    static func activity(_ step: Step?) -> String {
        switch step {
        case .greeting: "receiving the initial server greeting"
        case .ehlo, .helo: "performing the EHLO handshake"
        case .auth: "performing authentication"
        case .mail: "sending MAIL FROM"
        case .rcpt: "sending RCPT TO"
        case .data: "sending DATA command"
        case .content: "sending end of data -- message may be sent more than once"
        case .rset: "sending RSET"
        case .quit, nil: "sending QUIT"
        }
    }
}
