// What is done to a world from outside: a person's command, a fault, a repair. Read first: World.swift.

import Basics
import DNSProtocol
import SMTPProtocol

/// A change that can be planned for a moment.
package enum Intervention: Equatable, Sendable {
    /// Somebody at host number `host` does something.
    case command(host: Int, UserCommand)
    case hostPower(Int, on: Bool)
    case switchPower(Int, on: Bool)
    case service(host: Int, Service.Kind, running: Bool)
    /// Cuts or restores a link; frames under way on it are lost when it is cut.
    case link(Int, isUp: Bool)
    /// Gives a link other properties, whatever the rest of them is at that moment; frames under way keep theirs.
    case properties(link: Int, LinkChange)
    /// Does something to one frame that is under way: see `FrameTransmission`.
    case frame(lane: Int, sequence: UInt64, FrameTampering)
    /// Changes a zone of the name server on `host`: `origin`, or the one that is nearest to the name.
    case zone(host: Int, origin: DNSName?, ZoneChange)
    /// Puts records into the cache of the resolver on `host`, as a forged answer would.
    case poison(host: Int, [ResourceRecord])
    /// Gives an account on `host` another quota in octets; nil for none.
    case quota(host: Int, address: String, octets: Int?)
    /// Puts other bytes in the place of a letter in the mail queue of `host`.
    case queuedLetter(host: Int, QueueID, content: [UInt8])
    /// Puts other bytes in the place of a letter in the Outbox of a mail program on `host`.
    case outboxLetter(host: Int, messageID: String, content: [UInt8])
    /// Changes the mailboxes of an account on `host`.
    case mailboxes(host: Int, address: String, MailboxChange)
    /// Plans a fault of a link, behind those that are planned already.
    case rule(link: Int, FrameRule)
    /// Takes all planned faults of a link back.
    case noRules(link: Int)
    /// Does nothing: a moment of which somebody wants to be told, whatever else happens in it.
    case wait
}
