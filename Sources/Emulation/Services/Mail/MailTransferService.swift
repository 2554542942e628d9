// A mail server: takes letters at ports 25 and 587, keeps them in its queue, puts them into mailboxes or passes them
// on. Read first: Sources/SMTPProtocol (sessions, queue, routes), Host/Service.swift. Then the parts of this type:
// +Incoming (clients), +Acceptance (what a letter is asked before it is taken), +Queue (attempts, mailboxes, notices),
// +Outgoing (DNS, connections to other servers).
//
//     mail program --587--> queue --MX, A--> 25 at the next server --> its queue --> mailbox
//
// Rule of the house (RFC 5321 §6.1): each letter that was answered with 250 is delivered, or its sender is told, or it
// is still in the queue. The queue and the mailboxes are on the disk and change in one turn, so a power cut finds them
// either before or after a change. What can be cut is a reply: the sender then tries again, and the letter is
// recognised (see MailQueue.swift). What is left to chance is what is left in real life: a letter that was taken by one
// of two independent servers of a domain while its reply was lost, and then goes to the other one, arrives twice.

import Basics
import DNSProtocol
import HostStack
import SMTPProtocol
import Wire

/// The mail transfer agent of a host.
package struct MailTransferService: Equatable, Sendable {
    /// RFC 5321 §4.5.4.2: other servers come here.
    package static let relayPort: UInt16 = 25
    /// RFC 6409 §3.1: mail programs come here.
    package static let submissionPort: UInt16 = 587
    /// The most clients at a time; more are told to come later.
    static let connectionLimit = 1_000
    /// A client is not read from while more bytes than this wait to be taken by it.
    static let replyLimit = 65_536
    /// How long a connection may take to come about.
    static let connectTimeout = Interval.seconds(30)
    /// At most this many servers of a domain are tried in one attempt.
    static let maximumPeers = 5
    /// The token of the timer that runs the queue.
    static let queueTimer: UInt64 = 0

    /// Whose answer a DNS question has.
    enum Asker: Equatable, Sendable {
        case incoming(SocketID)
        case outgoing(UInt64)
    }

    /// Whose timer fires.
    enum TimerOwner: Equatable, Sendable {
        case incoming(SocketID)
        case outgoing(SocketID)
        /// A connection that is being made.
        case attempt(UInt64)
    }

    /// The settings.
    package let configuration: MailServerConfiguration
    let relay, submission: Boxed<SMTPServerProfile>
    var submissionListener: SocketID?
    /// Clients. Whoever works on one takes it out (`withIncoming`), so that nothing of it is copied.
    var incoming = FlatMap<SocketID, Boxed<IncomingMailConnection>>()
    var attempts = FlatMap<UInt64, Boxed<OutgoingMail>>()
    /// Which attempt a connection that is being made belongs to.
    var connecting = FlatMap<SocketID, UInt64>()
    /// Conversations with other servers, taken out in the same way (`withOutgoing`).
    var outgoing = FlatMap<SocketID, Boxed<OutgoingMailConnection>>()
    var askers = FlatMap<UInt64, Asker>()
    var timerOwners = FlatMap<UInt64, TimerOwner>()
    var lastNumber: UInt64 = MailTransferService.queueTimer

    /// A server that has yet to start.
    package init(_ configuration: MailServerConfiguration) {
        self.configuration = configuration
        relay = Boxed(SMTPServerProfile(configuration.session(.relay)))
        submission = Boxed(SMTPServerProfile(configuration.session(.submission)))
    }

    mutating func handle(_ input: ServiceInput, _ host: inout HostCore) {
        switch input {
        case .started: start(&host)
        case .socket(let socket, let kind): handle(kind, of: socket, &host)
        case .timer(let token): timer(token, &host)
        case .answer(let number, let answer):
            switch askers.removeValue(forKey: number) {
            case .incoming(let socket): lookedUp(answer, for: socket, &host)
            case .outgoing(let number): lookedUp(answer, forAttempt: number, &host)
            case nil: break
            }
        case .queueChanged: runQueue(&host)
        case .stopped, .mailboxChanged, .command: break
        }
    }

    /// The host was switched off, or the service stopped. What is in the queue is on the disk.
    mutating func forget() {
        submissionListener = nil
        incoming.removeAll()
        attempts.removeAll()
        connecting.removeAll()
        outgoing.removeAll()
        askers.removeAll()
        timerOwners.removeAll()
    }

    private mutating func start(_ host: inout HostCore) {
        if configuration.acceptsRelay { _ = host.listen(port: Self.relayPort) }
        if configuration.acceptsSubmission { submissionListener = host.listen(port: Self.submissionPort) }
        host.disk.queue.schedule = configuration.schedule
        host.disk.queue.restart(at: host.now)
        runQueue(&host)
    }

    private mutating func handle(_ kind: SocketEvent.Kind, of socket: SocketID, _ host: inout HostCore) {
        if case .accepted(let listener) = kind {
            accept(socket, isSubmission: listener == submissionListener, &host)
        } else if incoming.contains(socket) {
            handleIncoming(kind, of: socket, &host)
        } else if outgoing.contains(socket) {
            handleOutgoing(kind, of: socket, &host)
        } else if let number = connecting[socket] {
            handleConnecting(kind, of: socket, attempt: number, &host)
        }
    }

    private mutating func timer(_ token: UInt64, _ host: inout HostCore) {
        if token == Self.queueTimer { return runQueue(&host) }
        switch timerOwners[token] {
        case .incoming(let socket): incomingTimer(socket, &host)
        case .outgoing(let socket): outgoingTimer(socket, &host)
        case .attempt(let number): connectTimedOut(number, &host)
        case nil: break
        }
    }

    mutating func newNumber() -> UInt64 {
        lastNumber += 1
        return lastNumber
    }

    /// Tells what befell a letter.
    func observe(_ step: @autoclosure () -> MailEvent.Step, of messageID: String, _ host: inout HostCore) {
        host.observe(.mail(MailEvent(messageID: messageID, step: step())))
    }
}
