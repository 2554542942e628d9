// "The second MX question from the sender's server": a pattern that an event matches or does not match.
// Read first: EventName.swift.
//
// Every condition may be left out; one that is there must hold. Which conditions an event has is part of the file
// format (LessonSchema.swift), so a checked predicate never asks an ARP event for a status code.
// In conversations `from` is always the client and `to` the server, whoever speaks.

import Basics
import Emulation
import Wire

/// A pattern for events. Nil means: anything.
package struct EventPredicate: Equatable, Sendable {
    package var event: EventName
    /// Match the n-th such event, counted from 1.
    package var nth: Int
    /// The host at which it happens.
    package var host: String?
    /// The client: who asks or connects.
    package var from: String?
    /// The server: who is asked or connected to.
    package var to: String?
    /// The server's port.
    package var port: UInt16?
    /// ARP: the IPv4 address that is looked for.
    package var address: IPAddress?
    /// DNS: the name in the question, without the final dot, in small letters.
    package var name: String?
    /// DNS: the type in the question: `MX`.
    package var type: String?
    /// DNS: `NOERROR`, `NXDOMAIN`, ...
    package var rcode: String?
    /// The first word or words of a command: `MAIL FROM`, `RETR`, `UID FETCH`.
    package var command: String?
    /// SMTP: the three-digit code of a reply.
    package var code: Int?
    /// POP3: `+OK`, `-ERR`; IMAP: `OK`, `NO`, `BAD`, or the name of an untagged reply such as `EXISTS`.
    package var status: String?
    /// A letter's id.
    package var message: String?
    /// A mailbox by its address.
    package var mailbox: String?
    /// How the letter went: `smtp`, `submission`, `pop3`, `imap`.
    package var `protocol`: String?
    /// A check's result: `pass`, `fail`, ...
    package var result: String?
    /// A link's name.
    package var link: String?
    /// A lost frame: what it carried.
    package var kind: FramePattern.Kind?
    /// Only from this moment on.
    package var since: Instant?
    /// Only before this moment.
    package var before: Instant?

    package init(
        event: EventName, nth: Int = 1, host: String? = nil, from: String? = nil, to: String? = nil,
        port: UInt16? = nil, address: IPAddress? = nil, name: String? = nil, type: String? = nil,
        rcode: String? = nil, command: String? = nil, code: Int? = nil, status: String? = nil,
        message: String? = nil, mailbox: String? = nil, protocol: String? = nil, result: String? = nil,
        link: String? = nil, kind: FramePattern.Kind? = nil, since: Instant? = nil, before: Instant? = nil
    ) {
        self.since = since
        self.before = before
        self.kind = kind
        self.event = event
        self.nth = nth
        self.host = host
        self.from = from
        self.to = to
        self.port = port
        self.address = address
        self.name = name
        self.type = type
        self.rcode = rcode
        self.command = command
        self.code = code
        self.status = status
        self.message = message
        self.mailbox = mailbox
        self.protocol = `protocol`
        self.result = result
        self.link = link
    }

    /// Whether an event of this moment may be one.
    package func admits(_ moment: Instant) -> Bool {
        (since.map { moment >= $0 } ?? true) && (before.map { moment < $0 } ?? true)
    }
}
