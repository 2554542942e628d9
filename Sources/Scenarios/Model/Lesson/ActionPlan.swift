// What people and fate can do in a lesson. Read first: TimedAction.swift.

import DNSProtocol
import Emulation

/// One action; hosts, links and letters are called by their names.
package enum ActionPlan: Equatable, Sendable {
    /// The mail program on `host` sends a letter.
    case send(letter: String, from: String)
    /// The mail program on `host` looks for mail once, by the protocol that it was set up for.
    case fetch(host: String)
    /// The mail program on `host` opens the mailbox and waits for news (IMAP IDLE, RFC 2177).
    case watch(host: String)
    /// A host is switched on or off.
    case power(host: String, isOn: Bool)
    /// A cable is cut or mended.
    case link(name: String, isUp: Bool)
    /// A link becomes better or worse.
    case changeLink(name: String, LinkChange)
    /// A link loses frames of one kind, beginning with the n-th that passes from now on.
    case lose(FrameFault, link: String)
    /// A link loses nothing any more that was planned to be lost.
    case loseNothing(link: String)
    /// A person changes how the mail program on `host` reads letters.
    case setUp(host: String, MailReading)
    /// A program on a host is started or stopped.
    case service(MailServiceName, host: String, isOn: Bool)
    /// The administrator of a zone changes its records, on every server that has the zone. `name` ends with a dot; nil
    /// means the zone that is nearest to the name of each changed record.
    case changeZone(name: String?, [ZoneChange])
    /// Somebody puts records into the cache of the resolver on `resolver`, as a forged answer would.
    case poison(resolver: String, [ResourceRecord])
    /// A mailbox may hold so many bytes from now on; nil for no limit.
    case quota(mailbox: String, octets: Int?)
}
