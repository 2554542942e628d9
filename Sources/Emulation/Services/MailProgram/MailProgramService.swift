// A person's mail program: sends letters through the company's server, and fetches or reads what came.
// Read first: MailProgramConfiguration.swift, MailFolders.swift, Host/UserCommand.swift.
// Then MailProgramService+Sending.swift and +Receiving.swift.
//
//     command .send     Outbox, A question, connection to port 587, EHLO AUTH MAIL RCPT DATA, Sent
//     command .fetch    A question, connection to port 110 or 143, Inbox
//     command .watch    the same with IMAP, and the connection stays open in IDLE
//
// Sending and receiving go on side by side, one connection each. What lies in the Outbox is tried again by itself after
// a while, and a broken watch is begun again, also when the machine was off; a fetch that failed waits for the person's
// next command.

import Basics
import DNSProtocol
import HostStack
import IMAPProtocol
import MailMessage
import POP3Protocol
import SMTPProtocol
import Wire

/// A mail program with its settings and its folders.
package struct MailProgramService: Equatable, Sendable {
    /// RFC 6409 §3.1: where a submission server listens.
    package static let submissionPort: UInt16 = 587
    /// How long after a broken connection a watching program calls again.
    package static let watchRetry = Interval.seconds(30)

    /// The pauses before the Outbox is tried again: after the first, second, ... failure; the last one repeats.
    static let sendPauses: [Interval] = [60, 120, 240, 480, 960, 1_920, 3_600].map { Interval.seconds($0) }

    /// How far the sending of the Outbox's first waiting letter is.
    enum Sending: Equatable, Sendable {
        case idle
        /// Waits for the server's address.
        case resolving(question: UInt64)
        /// One of the server's addresses is called; the others come after it.
        case connecting(SocketID, SMTPPeer, others: [IPAddress])
        case talking(TextConversation, Boxed<SMTPClientSession>)
    }

    /// How far the fetching is.
    enum Receiving: Equatable, Sendable {
        case idle
        case resolving(question: UInt64)
        /// One of the server's addresses is called; the others come after it.
        case connecting(SocketID, others: [IPAddress])
        case fetching(TextConversation, POP3ClientSession)
        case reading(TextConversation, IMAPClientSession)
    }

    /// The tokens of its timers.
    enum Timer: UInt64 {
        case sending = 1
        case receiving = 2
        case watching = 3
        case outbox = 4
    }

    /// The account settings.
    package internal(set) var configuration: MailProgramConfiguration
    /// What the program keeps on this machine.
    package internal(set) var folders = MailFolders()
    /// Why the last attempt to fetch failed; nil when it did not.
    package internal(set) var lastProblem: String?
    var sending = Sending.idle
    var receiving = Receiving.idle
    /// How many bytes of the conversation the server had not acknowledged when this was looked at last.
    var unacknowledged = 0
    /// How many attempts to send have failed since one succeeded.
    var failedAttempts = 0
    /// Whether the timer that tries the Outbox again is set.
    var isRetryPlanned = false
    /// The person wants to be told of new letters until further notice: a setting, which outlives the power.
    var isWatching = false
    /// Fetch once more when the present fetch is over.
    var fetchesAgain = false

    package init(_ configuration: MailProgramConfiguration) { self.configuration = configuration }

    mutating func handle(_ input: ServiceInput, _ host: inout HostCore) {
        switch input {
        case .command(let command): handle(command, &host)
        case .answer(let question, let answer):
            if case .resolving(question) = sending { connectToSend(answer, &host) }
            if case .resolving(question) = receiving { connectToReceive(answer, &host) }
        case .socket(let socket, let kind):
            switch sending {
            case .connecting(socket, _, _): handleSending(kind, of: socket, &host)
            case .talking(let conversation, _) where conversation.socket == socket:
                handleSending(kind, of: socket, &host)
            case .idle, .resolving, .connecting, .talking: handleReceiving(kind, of: socket, &host)
            }
        case .timer(let token):
            switch Timer(rawValue: token) {
            case .sending: advanceSending(&host)
            case .receiving: advanceReceiving(&host)
            case .watching: if isWatching { startReceiving(&host) }
            case .outbox: retrySending(&host)
            case nil: break
            }
        // The machine was switched on again: what lies in the Outbox is still to be sent, and who wanted to be told of
        // new letters still does.
        case .started:
            startSending(retries: true, &host)
            if isWatching { startReceiving(&host) }
        case .stopped, .mailboxChanged, .queueChanged: break
        }
    }

    /// The machine was switched off. Folders and settings are on its disk.
    mutating func forget() {
        sending = .idle
        receiving = .idle
        fetchesAgain = false
        failedAttempts = 0
        isRetryPlanned = false
    }

    private mutating func handle(_ command: UserCommand, _ host: inout HostCore) {
        switch command {
        case .send(let letter):
            compose(letter, &host)
            startSending(retries: true, &host)
        case .fetch:
            startSending(retries: true, &host)
            if receiving == .idle { startReceiving(&host) } else { fetchesAgain = !isWatching }
        case .watch:
            let wasWatching = isWatching
            isWatching = true
            startSending(retries: true, &host)
            if receiving == .idle { startReceiving(&host) } else { fetchesAgain = !wasWatching }
        case .stopWatching:
            isWatching = false
            fetchesAgain = false
            host.cancelTimer(Timer.watching.rawValue)
            stopWatching(&host)
        case .setUp(let reading):
            // What is under way goes on as it began.
            if let server = configuration.incoming.server { configuration.incoming = .init(reading, from: server) }
        }
    }

    /// Asks for a server's address.
    func resolve(_ server: DNSName, _ host: inout HostCore) -> UInt64 {
        let question = host.resolve(server, .a)
        if configuration.asksForIPv6 { _ = host.resolve(server, .aaaa) }
        return question
    }

    /// Why an answer has no address, in words.
    static func problem(_ answer: DNSAnswer) -> String {
        let name = answer.question.name.description
        switch answer.outcome {
        case .records, .noData: return "\(name) has no address"
        case .nonexistent: return "there is no server called \(name)"
        case .failure(let code): return "\(name) could not be looked up (\(code))"
        case .timeout: return "\(name) could not be looked up: no DNS server answered"
        }
    }

    /// Why a connection did not come about, in words.
    static func problem(_ failure: ConnectFailure) -> String { Octet.lowercased(failure.systemMessage) }

    /// Why no connection could even be tried, in words.
    static func problem(_ error: SocketError) -> String { Octet.lowercased(error.systemMessage) }
}
