// One client's visit to a mail server, without sockets: bytes in, replies and questions out (RFC 5321 §4).
// Read first: SMTPCommand.swift, SMTPReply.swift, SMTPServerQuestion.swift. Then the parts of this type:
// +Commands (the dialogue), +Content (DATA and BDAT), +Authentication.
//
//     S: 220 mail.kyoto.example ESMTP Yubin           after the client's name is known
//     C: EHLO mail.tokyo.example
//     S: 250-mail.kyoto.example ...
//     C: MAIL FROM:<hana@tokyo.example> SIZE=586      three commands in one segment ...
//     C: RCPT TO:<kenji@kyoto.example>
//     C: DATA
//     S: 250 2.1.0 Ok                                 ... and their three replies in one
//     S: 250 2.1.5 Ok
//     S: 354 End data with <CR><LF>.<CR><LF>
//
// Replies are gathered while there are commands to read and sent when there are none (RFC 2920 §3.2). While a question
// is open, input waits; `wantsInput` tells the caller to leave it in TCP, whose window then slows the client down.
// Left out: STARTTLS (RFC 3207), which is therefore not offered.

import Basics
import MailMessage
import Wire

/// The server's side of an SMTP conversation.
package struct SMTPServerSession: Equatable, Sendable {
    /// What the session wants done, in this order.
    package enum Output: Equatable, Sendable {
        /// Bytes for the client, as one piece.
        case send([UInt8])
        /// Go and find out; then call `answer`.
        case ask(SMTPServerQuestion)
        /// Close the connection after what was sent.
        case close
    }

    /// A letter's envelope as far as it is known, and what was decided about its sender.
    struct Transaction: Equatable, Sendable {
        var envelope: Envelope
        /// Nil until the sender was asked about.
        var policyHeader: [UInt8]?
        /// The reply that every recipient gets since the sender was refused.
        var senderRefusal: SenderRefusal?
        /// BDAT's pieces so far; nil before the first.
        var chunks: ChunkCollector?
    }

    struct SenderRefusal: Equatable, Sendable {
        var code: Int
        var status: EnhancedStatus
        var reason: String
    }

    /// A chunk under way.
    struct Chunk: Equatable, Sendable {
        var size: Int
        var isLast: Bool
        var remaining: Int
        var collector = ChunkCollector(limit: 0)
    }

    /// What is large stands in boxes: the phase is moved several times for each command.
    enum Phase: Equatable, Sendable {
        /// The client's name is asked for; the greeting is not yet said.
        case greeting
        /// Between letters, or within the envelope of one.
        case command(Boxed<Transaction>?)
        /// A recipient is asked about; with a verdict on it, the sender is.
        case recipient(Boxed<Transaction>, Envelope.Recipient, SMTPServerAnswer.RecipientVerdict?)
        /// An address is asked about for VRFY.
        case verifying(String, Boxed<Transaction>?)
        /// Waits to hear whether the letters for this domain are tried again.
        case flushing(String)
        case authenticating(Authentication)
        case data(Boxed<Transaction>, DataDecoder)
        case chunk(Boxed<Transaction>?, Boxed<Chunk>)
        /// The letter is handed over, and its fate awaited.
        case accepting
        case closed
    }

    /// What it shares with the other sessions of its listener.
    let profile: Boxed<SMTPServerProfile>
    var phase = Phase.greeting
    /// What is known about the client.
    package internal(set) var client: SMTPClientIdentity
    /// Bytes that were not looked at yet, from `position` on.
    var input: [UInt8] = []
    var position = 0
    /// Whether bytes are dropped up to the next line ending, because the line was too long.
    var isSkippingLine = false
    /// Replies that wait to be sent together.
    var pending: [UInt8] = []
    var errorCount = 0
    /// Whether something was said since the last look at `errorCount`.
    private var hasNewReply = false
    /// Replies are held back until then, because of too many errors.
    var heldUntil: Instant?
    var lastActivity = Instant.start

    /// A session with the client at `address`; `open` begins it.
    package init(_ profile: Boxed<SMTPServerProfile>, client address: IPAddress) {
        self.profile = profile
        client = SMTPClientIdentity(address: address)
    }

    /// The same for a listener with these settings and a single client.
    package init(_ configuration: SMTPServerConfiguration, client address: IPAddress) {
        self.init(Boxed(SMTPServerProfile(configuration)), client: address)
    }

    /// How it behaves.
    package var configuration: SMTPServerConfiguration { _read { yield profile.value.configuration } }
    var extensions: SMTPExtensions { _read { yield profile.value.extensions } }

    /// Input that waits unread beyond this ends the session: nobody sends so much without waiting for replies.
    static let maximumBacklog = 65_536

    // MARK: Inputs

    /// The connection was made.
    package mutating func open(at now: Instant) -> [Output] {
        lastActivity = now
        return [.ask(.clientName(client.address))]
    }

    /// Bytes arrived.
    package mutating func receive(_ bytes: [UInt8], at now: Instant) -> [Output] {
        guard !isClosed else { return [] }
        if position > 0 {
            input.removeSubrange(..<position)
            position = 0
        }
        if input.isEmpty { input = bytes } else { input += bytes }
        lastActivity = now
        var out: [Output] = []
        run(at: now, &out)
        let limit = Self.maximumBacklog + (isReadingContent ? 0 : configuration.sizeLimit)
        if input.count - position > limit { end(with: .tooMuchPipelined(configuration.hostName), &out) }
        return out
    }

    /// The answer to the last question.
    package mutating func answer(_ answer: SMTPServerAnswer, at now: Instant) -> [Output] {
        lastActivity = now
        var out: [Output] = []
        let before = takePhase()
        switch (consume before, answer) {
        case (.greeting, .clientName(let name)):
            client.verifiedName = name
            say(profile.value.banner)
            phase = .command(nil)
        case (.recipient(let transaction, let recipient, nil), .recipient(let verdict)):
            decide(recipient, verdict, transaction, &out)
        case (.recipient(let transaction, let recipient, let verdict?), .sender(let sender)):
            decide(recipient, verdict, sender, transaction)
        case (.verifying(let text, let transaction), .recipient(let verdict)):
            phase = .command(transaction)
            verified(text, verdict)
        case (.flushing(let domain), .flush(let isStarted)):
            phase = .command(nil)
            say(isStarted ? .queuingStarted : .flushDenied(domain))
        case (.authenticating(.checking(let account)), .authentication(let isRight)):
            phase = .command(nil)
            if isRight { client.account = account }
            say(isRight ? .authenticated : .authenticationFailed("user name and password do not match"))
        case (.accepting, .acceptance(let verdict)):
            phase = .command(nil)
            switch verdict {
            case .queued(let id):
                errorCount = 0
                say(.queued(id))
            case .refused(let reply): say(reply)
            }
        case (.closed, _):
            return []
        default:
            preconditionFailure("an answer to a question that was not asked")
        }
        run(at: now, &out)
        return out
    }

    /// Time went by.
    package mutating func advance(to now: Instant) -> [Output] {
        var out: [Output] = []
        if let until = heldUntil, until <= now {
            heldUntil = nil
            flush(&out)
            run(at: now, &out)
        }
        // RFC 5321 §4.5.3.2.7: the server waits at least five minutes for the next command, then may hang up.
        if !isClosed, now >= nextDeadline, heldUntil == nil, !isAsking {
            end(with: .timeout(configuration.hostName), &out)
        }
        return out
    }

    /// The client has closed its side, or the connection is gone.
    package mutating func peerClosed() -> [Output] {
        guard !isClosed else { return [] }
        // RFC 5321 §4.1.1.10, §3.8: a letter without its final dot never arrived.
        phase = .closed
        return [.close]
    }

    /// The phase, moved out; who takes it must set another one.
    mutating func takePhase() -> Phase {
        var taken = Phase.closed
        swap(&taken, &phase)
        return taken
    }

    // MARK: What the caller must know

    /// When `advance` must be called; `never` while a question is open.
    package var nextDeadline: Instant {
        if isClosed { return .never }
        if let heldUntil { return heldUntil }
        return isAsking ? .never : lastActivity + configuration.timeout
    }

    /// Whether more input can be used now.
    package var wantsInput: Bool { !isAsking && heldUntil == nil && !isClosed }

    /// Whether the conversation is over.
    package var isClosed: Bool { if case .closed = phase { true } else { false } }

    /// Whether a question is open.
    var isAsking: Bool {
        switch phase {
        case .greeting, .recipient, .verifying, .flushing, .accepting, .authenticating(.checking): true
        case .command, .authenticating(.userName), .authenticating(.password), .authenticating(.plain), .data, .chunk,
            .closed:
            false
        }
    }

    private var isReadingContent: Bool {
        switch phase {
        case .data, .chunk: true
        case .greeting, .command, .recipient, .verifying, .flushing, .authenticating, .accepting, .closed: false
        }
    }

    // MARK: Replies

    /// Adds a reply to those that are sent next.
    mutating func say(_ reply: SMTPReply, isBlamed: Bool = true) {
        reply.append(to: &pending)
        hasNewReply = true
        // Every refusal counts (RFC 5321 leaves this to the server; those that were watched do so).
        if isBlamed, reply.isPermanent || reply.isTransient { errorCount += 1 }
    }

    /// Adds the answer to EHLO.
    mutating func sayExtendedHello() {
        pending += profile.value.extendedHello
        hasNewReply = true
    }

    mutating func flush(_ out: inout [Output]) {
        guard !pending.isEmpty else { return }
        out.append(.send(pending))
        pending = []
    }

    /// Says a last word and closes.
    mutating func end(with reply: SMTPReply, _ out: inout [Output]) {
        reply.append(to: &pending)
        flush(&out)
        out.append(.close)
        phase = .closed
        input = []
        position = 0
        heldUntil = nil
    }

    // MARK: The loop

    /// Works through the input as far as it can.
    mutating func run(at now: Instant, _ out: inout [Output]) {
        while true {
            if hasNewReply, errorCount >= configuration.errorsBeforeDelay, !isClosed {
                // Whoever makes so many mistakes may wait for the answers.
                heldUntil = now + configuration.errorDelay
            }
            hasNewReply = false
            guard !isAsking, heldUntil == nil, !isClosed, position < input.count, step(&out) else { break }
        }
        if heldUntil == nil, !isAsking { flush(&out) }
        if position == input.count, position > 0 {
            input = []
            position = 0
        }
    }

    /// One line, or one piece of content. False when the input holds no whole one.
    private mutating func step(_ out: inout [Output]) -> Bool {
        switch phase {
        case .data, .chunk:
            content(&out)
            return true
        case .command, .authenticating:
            guard let line = nextLine() else { return false }
            switch line {
            case .tooLong: lineTooLong(&out)
            case .line(let bytes): self.line(bytes, &out)
            }
            return true
        case .greeting, .recipient, .verifying, .flushing, .accepting, .closed:
            return false
        }
    }

    private enum Line {
        case line(ArraySlice<UInt8>)
        case tooLong
    }

    /// Takes the next line off the input, without its ending. A bare LF ends a command as well; only in content it must
    /// not (see DataDecoder.swift).
    private mutating func nextLine() -> Line? {
        let next = Octet.endOfLine(input.span, from: position, limit: input.count)
        guard next > position, input[next - 1] == Octet.lf else {
            // A line that is too long even for AUTH is dropped while it comes.
            if input.count - position > SMTPVerb.longestLine {
                isSkippingLine = true
                position = input.count
            }
            return nil
        }
        let (start, end) = (position, next - 1)
        position = next
        if isSkippingLine {
            isSkippingLine = false
            return .tooLong
        }
        let line = input[start..<(end > start && input[end - 1] == Octet.cr ? end - 1 : end)]
        let limit: Int
        switch phase {
        case .authenticating: limit = SMTPVerb.longestLine
        case .command, .greeting, .recipient, .verifying, .flushing, .data, .chunk, .accepting, .closed:
            limit = SMTPVerb(line)?.maximumLineLength ?? SMTPVerb.commonLineLength
        }
        return end + 1 - start > limit ? .tooLong : .line(line)
    }
}
