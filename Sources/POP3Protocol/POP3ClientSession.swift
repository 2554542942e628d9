// The mail program's side of one POP3 connection: fetch what is there, take it home, and remove it from the server
// unless told to leave it. Read first: RFC 1939 §8 and §10; POP3Command.swift. Then POP3ClientSession+Replies.swift.
//
//     CAPA  USER  PASS  STAT  LIST  UIDL  (RETR, DELE) for each message  QUIT
//
// DELE is said only after the message was handed out by an output, and a message counts as removed only after the
// reply to QUIT: until then the server would keep it if the connection broke. So a letter can be fetched twice, but
// never be lost; UIDL makes the second time harmless.

import Basics

/// Fetches a maildrop. Takes bytes and time; answers what to send and what was fetched.
package struct POP3ClientSession: Equatable, Sendable {
    /// How long the program waits for a server that says nothing.
    package static let patience = Interval.seconds(60)
    /// The largest message that is taken, in octets.
    package static let messageLimit = 64 << 20
    /// The longest line outside of messages, in octets. RFC 2449 §4 allows 512 with the line end.
    package static let lineLimit = 4_096
    /// The most messages that are handled in one session, and the most lines of a list.
    package static let listLimit = 100_000

    /// What the person set up, and what earlier sessions fetched.
    package struct Configuration: Equatable, Sendable {
        /// The argument of USER.
        package var login: String
        /// The argument of PASS.
        package var password: String
        /// Say no DELE: other devices want to read it too.
        package var leavesOnServer: Bool
        /// Unique identifiers of messages that were fetched earlier: they are not fetched again.
        package var knownIDs: Set<String>

        package init(login: String, password: String, leavesOnServer: Bool = false, knownIDs: Set<String> = []) {
            self.login = login
            self.password = password
            self.leavesOnServer = leavesOnServer
            self.knownIDs = knownIDs
        }
    }

    /// One message in the maildrop, as the lists tell it.
    struct Listed: Equatable, Sendable {
        var number: Int
        var size: Int
        var id: String?
    }

    /// The command whose reply is awaited.
    enum State: Equatable, Sendable {
        case greeting
        case capabilities(isOpen: Bool)
        case user
        case password
        case status
        /// `isOpen`: the first line of the reply was +OK, what follows belongs to the list (or the message).
        case list(isOpen: Bool)
        case uniqueIDs(isOpen: Bool)
        case retrieving(index: Int, isOpen: Bool)
        case deleting(index: Int)
        case quitting(POP3ClientOutcome)
        case finished
    }

    let configuration: Configuration
    var state = State.greeting
    var input = LineBuffer(limit: POP3ClientSession.messageLimit)
    /// Whether UIDL is worth a try.
    var hasUniqueIDs = true
    /// The server knows UIDL: it says so, or it has told identifiers before.
    var isSureOfIDs: Bool
    /// What LIST and UIDL told. Not in the state: it grows in place with each line.
    var messages: [Listed] = []
    /// Where in `messages` a number stands; for look-ups only.
    var places: [Int: Int] = [:]
    /// How many lines the list that is being received has so far.
    var lineCount = 0
    /// What has arrived of the message that is being retrieved.
    var content: [UInt8] = []
    var fetchedCount = 0
    var deleted: [Int] = []
    var patience: Patience

    /// A session on a connection that was just established.
    package init(_ configuration: Configuration, at now: Instant) {
        self.configuration = configuration
        isSureOfIDs = !configuration.knownIDs.isEmpty
        patience = Patience(silence: Self.patience, at: now)
    }

    /// When `advance` must be called next.
    package var nextDeadline: Instant {
        if case .finished = state { return .never }
        return patience.deadline
    }

    /// Whether the lines that arrive are those of a message.
    private var isMessage: Bool {
        if case .retrieving(_, isOpen: true) = state { true } else { false }
    }

    /// Whether the outcome has been told.
    package var isFinished: Bool { state == .finished }

    /// Bytes from the server.
    package mutating func receive(_ bytes: [UInt8], at now: Instant) -> [POP3ClientOutput] {
        patience.hear(bytes.count, at: now)
        var out: [POP3ClientOutput] = []
        if case .finished = state { return out }
        input.append(bytes)
        while state != .finished, let line = input.nextLine() {
            switch line {
            case .line(let bytes) where isMessage || bytes.count <= Self.lineLimit: handle(bytes, &out)
            case .line, .tooLong: fail(.protocolError("a line without an end"), &out)
            }
        }
        if !isMessage && input.count > Self.lineLimit { fail(.protocolError("a line without an end"), &out) }
        return out
    }

    /// Time has passed: the server may have been silent for too long.
    package mutating func advance(to now: Instant) -> [POP3ClientOutput] {
        guard now >= nextDeadline else { return [] }
        var out: [POP3ClientOutput] = []
        fail(.timedOut, &out)
        return out
    }

    /// The connection ended.
    package mutating func disconnected() -> [POP3ClientOutput] {
        var out: [POP3ClientOutput] = []
        fail(.connectionLost, &out)
        return out
    }
}

/// What a POP3 client session wants done, in order.
package enum POP3ClientOutput: Equatable, Sendable {
    /// Send this command line; the CR LF is in it.
    case say([UInt8])
    /// The server said this line (a reply, or a line of a list).
    case heard(String)
    /// The identifiers of all messages that the server has: whoever remembers others can forget them.
    case present(ids: Set<String>)
    /// A whole message arrived. Keep it before looking at the next output.
    case fetched(id: String?, bytes: [UInt8])
    /// The server has removed these messages.
    case removed(ids: [String?])
    /// It is over. Close the connection.
    case finished(POP3ClientOutcome)
}

/// How a fetch ended.
package enum POP3ClientOutcome: Equatable, Sendable {
    /// All is well: so many messages were fetched.
    case completed(fetched: Int)
    /// The server refused name or password; its words.
    case loginRefused(String)
    /// Another session has the maildrop; the server's words.
    case inUse(String)
    /// The server refused something else; its words.
    case refused(String)
    /// The server said what no POP3 server says.
    case protocolError(String)
    case timedOut
    case connectionLost
}
