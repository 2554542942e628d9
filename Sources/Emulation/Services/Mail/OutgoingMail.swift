// A letter on its way out: the way to its domain, and the connection it goes by. Read first: MailTransferService.swift.

import Basics
import HostStack
import SMTPProtocol
import Wire

/// An attempt to hand over a letter to the servers of one domain, or to a smarthost.
struct OutgoingMail: Equatable, Sendable {
    enum Phase: Equatable, Sendable {
        /// The domain's MX records are asked for.
        case exchanges
        /// The hosts' addresses are asked for, one after the other; those known so far.
        case addresses(known: [HostAddresses], rest: [MailRoute.Exchange], asking: MailRoute.Exchange)
        /// A connection is being made to this peer.
        case connecting(SMTPPeer, SocketID)
        /// The conversation goes on; it reports by itself.
        case talking
    }

    /// A server that was given the letter.
    struct Taker: Equatable, Sendable {
        var peer: SMTPPeer
        /// Whether it tells the sender of success by itself (RFC 3461).
        var honoursNotify: Bool
    }

    struct HostAddresses: Equatable, Sendable {
        var exchange: MailRoute.Exchange
        var answer: MailRoute.Answer<IPAddress>
    }

    let job: DeliveryJob
    /// The domain as DNS is asked for it, or the smarthost.
    let destination: String
    var phase = Phase.exchanges
    /// Servers that were not tried yet, the best first.
    var peers: [SMTPPeer] = []
    /// The server that was talked to last.
    var taker: Taker?
    /// Per recipient of the job: nil while nobody has decided.
    var outcomes: [DeliveryOutcome?]
    /// What is said of the recipients that nobody decides on: the last failure.
    var last: DeliveryOutcome

    init(_ job: DeliveryJob, to destination: String) {
        self.job = job
        self.destination = destination
        outcomes = Array(repeating: nil, count: job.recipients.count)
        last = .deferred(DeliveryFailure(.noAnswer, "no mail server could be reached"))
    }

    /// Places in the job of the recipients that are still to be delivered.
    var open: [Int] {
        outcomes.indices.filter { i in
            switch outcomes[i] {
            case nil, .deferred: true
            case .delivered, .failed: false
            }
        }
    }
}

/// A conversation with another server.
struct OutgoingMailConnection: Equatable, Sendable {
    /// The attempt it belongs to.
    let number: UInt64
    let timerToken: UInt64
    let conversation: TextConversation
    var socket: SocketID { conversation.socket }
    var session: SMTPClientSession
    /// Places in the job of the recipients it is about.
    let recipients: [Int]
    var timer = Instant.never
    /// How many bytes the server had not acknowledged when this was looked at last.
    var unacknowledged = 0
    /// Nothing more is done for it.
    var isOver = false
}
