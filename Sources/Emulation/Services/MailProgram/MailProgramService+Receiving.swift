// From the server's mailbox to the person: by POP3, which takes letters home, or by IMAP, which reads them where they
// are. Read first: MailProgramService.swift; Sources/POP3Protocol/POP3ClientSession.swift and
// Sources/IMAPProtocol/Client/IMAPClientSession.swift, which speak.

import Basics
import DNSProtocol
import HostStack
import IMAPProtocol
import MailMessage
import POP3Protocol
import Wire

extension MailProgramService {
    mutating func startReceiving(_ host: inout HostCore) {
        guard receiving == .idle else { return }
        fetchesAgain = false
        switch configuration.incoming {
        case .none: isWatching = false
        case .pop3(let server, _), .imap(let server): receiving = .resolving(question: resolve(server, &host))
        }
    }

    mutating func connectToReceive(_ answer: DNSAnswer, _ host: inout HostCore) {
        let addresses = answer.addresses
        if addresses.isEmpty { return end(problem: Self.problem(answer), &host) }
        connectToReceive(addresses, &host)
    }

    /// RFC 1123 §2.3, as for sending.
    private mutating func connectToReceive(_ addresses: [IPAddress], _ host: inout HostCore) {
        let port: UInt16
        switch configuration.incoming {
        case .none: return
        case .pop3: port = POP3Service.port
        case .imap: port = IMAPService.port
        }
        var problem = ""
        for (index, address) in addresses.enumerated() {
            do throws(SocketError) {
                let socket = try host.connect(to: Endpoint(address, port))
                receiving = .connecting(socket, others: Array(addresses[(index + 1)...]))
                return
            } catch {
                problem = Self.problem(error)
            }
        }
        end(problem: problem, &host)
    }

    mutating func handleReceiving(_ kind: SocketEvent.Kind, of socket: SocketID, _ host: inout HostCore) {
        guard isReceiving(on: socket) else { return }
        switch kind {
        case .connected: startSession(on: socket, &host)
        case .connectFailed(let failure):
            guard case .connecting(_, let others) = receiving, !others.isEmpty else {
                return end(problem: Self.problem(failure), &host)
            }
            connectToReceive(others, &host)
        case .readable:
            let bytes = host.read(socket)
            let now = host.now
            fetch(&host) { session in session.receive(bytes, at: now) }
            read(&host) { session in session.receive(bytes, at: now) }
        case .peerClosed, .closed:
            fetch(&host) { session in session.disconnected() }
            read(&host) { session in session.disconnected() }
        case .accepted, .drained, .datagram, .unreachable, .echoReply, .echoUnreachable: break
        }
    }

    mutating func advanceReceiving(_ host: inout HostCore) {
        let now = host.now
        fetch(&host) { session in session.advance(to: now) }
        read(&host) { session in session.advance(to: now) }
    }

    mutating func stopWatching(_ host: inout HostCore) {
        let now = host.now
        read(&host) { session in session.stop(at: now) }
    }

    // MARK: Inside

    private func isReceiving(on socket: SocketID) -> Bool {
        switch receiving {
        case .idle, .resolving: false
        case .connecting(let own, _): own == socket
        case .fetching(let conversation, _), .reading(let conversation, _): conversation.socket == socket
        }
    }

    private mutating func startSession(on socket: SocketID, _ host: inout HostCore) {
        switch configuration.incoming {
        case .none: return
        case .pop3(_, let leavesOnServer):
            guard let conversation = TextConversation(.pop3, as: .client, on: socket, host) else { return }
            let session = POP3ClientSession(
                .init(
                    login: configuration.login, password: configuration.password, leavesOnServer: leavesOnServer,
                    knownIDs: Set(folders.idsOnServer)), at: host.now)
            receiving = .fetching(conversation, session)
            host.setTimer(Timer.receiving.rawValue, at: session.nextDeadline)
        case .imap:
            guard let conversation = TextConversation(.imap, as: .client, on: socket, host) else { return }
            let session = IMAPClientSession(
                .init(
                    login: configuration.login, password: configuration.password, watches: isWatching,
                    knownUIDValidity: folders.uidValidity, knownUIDNext: folders.uidNext), at: host.now)
            receiving = .reading(conversation, session)
            host.setTimer(Timer.receiving.rawValue, at: session.nextDeadline)
        }
    }

    /// Gives the POP3 session, if that is what is going on, an input and does what it says.
    private mutating func fetch(
        _ host: inout HostCore, _ input: (inout POP3ClientSession) -> [POP3ClientOutput]
    ) {
        guard case .fetching(let conversation, var session) = receiving else { return }
        receiving = .idle
        let outputs = input(&session)
        receiving = .fetching(conversation, session)
        for output in outputs {
            switch output {
            case .say(let bytes): conversation.say(bytes, &host)
            case .heard: break
            case .present(let ids): folders.idsOnServer.removeAll { !ids.contains($0) }
            case .fetched(let id, let bytes):
                keep(InboxLetter(origin: .pop3(id), flags: [], bytes: bytes), transport: "pop3", &host)
                if let id { folders.idsOnServer.append(id) }
            case .removed(let ids): folders.idsOnServer.removeAll { ids.contains($0) }
            case .finished(let outcome):
                host.close(conversation.socket)
                end(problem: Self.problem(outcome), &host)
            }
        }
        if case .fetching = receiving { host.setTimer(Timer.receiving.rawValue, at: session.nextDeadline) }
    }

    /// Gives the IMAP session, if that is what is going on, an input and does what it says.
    private mutating func read(
        _ host: inout HostCore, _ input: (inout IMAPClientSession) -> [IMAPClientOutput]
    ) {
        guard case .reading(let conversation, var session) = receiving else { return }
        receiving = .idle
        let outputs = input(&session)
        receiving = .reading(conversation, session)
        for output in outputs {
            switch output {
            case .say(let bytes): conversation.say(bytes, &host)
            case .heard, .heardLiteral, .mailboxes, .idling: break
            case .present(let uidValidity, let uids): synchronize(uidValidity, uids)
            case .fetched(let message):
                let origin = InboxLetter.Origin.imap(uidValidity: folders.uidValidity ?? 0, uid: message.uid)
                folders.uidNext = max(folders.uidNext, message.uid == .max ? .max : message.uid + 1)
                keep(InboxLetter(origin: origin, flags: message.flags, bytes: message.bytes), transport: "imap", &host)
            case .flags(let uid, let flags):
                if let place = place(of: uid) { folders.inbox[place].flags = flags }
            case .expunged(let uid):
                if let place = place(of: uid) { folders.inbox.remove(at: place) }
            case .finished(let outcome):
                host.close(conversation.socket)
                // A wrong password does not become right by calling again.
                if case .loginRefused = outcome { isWatching = false }
                end(problem: Self.problem(outcome), &host)
            }
        }
        if case .reading = receiving { host.setTimer(Timer.receiving.rawValue, at: session.nextDeadline) }
    }

    private mutating func keep(_ letter: InboxLetter, transport: String, _ host: inout HostCore) {
        folders.inbox.append(letter)
        host.observe(
            .mail(
                MailEvent(
                    messageID: Message(letter.bytes).messageID ?? "",
                    step: .fetched(mailbox: configuration.address, transport: transport))))
    }

    /// Copies of letters that are no longer on the server go away (RFC 4549 §2: what the client has is a cache of the server).
    private mutating func synchronize(_ uidValidity: UInt32, _ uids: [UInt32]) {
        if folders.uidValidity != uidValidity {
            folders.uidValidity = uidValidity
            folders.uidNext = 1
        }
        let present = Set(uids)
        folders.inbox.removeAll { letter in
            switch letter.origin {
            case .pop3: false
            case .imap(let validity, let uid): validity != uidValidity || !present.contains(uid)
            }
        }
    }

    private func place(of uid: UInt32) -> Int? {
        guard let uidValidity = folders.uidValidity else { return nil }
        // Looked for from the end: news concern new letters most often.
        return folders.inbox.lastIndex { $0.origin == .imap(uidValidity: uidValidity, uid: uid) }
    }

    /// The connection is over, or did not come about.
    private mutating func end(problem: String?, _ host: inout HostCore) {
        receiving = .idle
        lastProblem = problem
        host.cancelTimer(Timer.receiving.rawValue)
        if isWatching && isIMAP {
            if fetchesAgain && problem == nil { return startReceiving(&host) }
            host.setTimer(Timer.watching.rawValue, at: host.now + Self.watchRetry)
        } else {
            isWatching = false
            if fetchesAgain { startReceiving(&host) }
        }
    }

    private var isIMAP: Bool {
        switch configuration.incoming {
        case .imap: true
        case .pop3, .none: false
        }
    }

    private static func problem(_ outcome: POP3ClientOutcome) -> String? {
        switch outcome {
        case .completed: nil
        case .loginRefused(let words), .inUse(let words), .refused(let words): words
        case .protocolError(let what): "the server is no POP3 server: \(what)"
        case .timedOut: "the server has stopped answering"
        case .connectionLost: "the connection was lost"
        }
    }

    private static func problem(_ outcome: IMAPClientOutcome) -> String? {
        switch outcome {
        case .completed: nil
        case .loginRefused(let words), .refused(let words): words
        case .protocolError(let what): "the server is no IMAP server: \(what)"
        case .timedOut: "the server has stopped answering"
        case .connectionLost: "the connection was lost"
        }
    }
}
