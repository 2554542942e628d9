// Letters that were taken, but whose client may not have heard the 250 (RFC 1047). Read first: MailQueue.swift.
//
// The client of a lost 250 still has the letter, and brings it again, byte for byte the same: it is then told 250 with
// the id of the first time, and nothing more happens. Recipients that were refused then and are accepted now are all
// that is new. A letter is forgotten here as soon as TCP has acknowledged the reply, or when the client must have given
// up bringing it; from then on an equal letter is a new one that somebody meant to send twice.

import Basics
import MailMessage

/// Letters whose acceptance is not known to be known.
package struct Unconfirmed: Equatable, Sendable {
    private struct Record: Equatable, Sendable {
        var id: QueueID
        var envelope: Envelope
        var content: [UInt8]
        var arrival: Instant
    }

    /// More than this many are not remembered; the oldest goes first.
    package static let limit = 256
    /// RFC 5321 §4.5.4.1: a client gives up after four to five days at the latest.
    package static let lifetime = Interval.seconds(5 * 86_400)
    private var records: [Record] = []

    /// Nothing is in doubt.
    package init() {}

    /// How many letters are in doubt.
    package var count: Int { records.count }

    /// What is known of an equal letter: the ids under which it was taken, and those of its recipients for whom it was
    /// not. Nil when there is none.
    package func find(_ mail: ReceivedMail, at now: Instant) -> (ids: [QueueID], missing: [Envelope.Recipient])? {
        let equal = records.filter {
            now < $0.arrival + Self.lifetime && $0.envelope.sender == mail.envelope.sender
                && $0.envelope.parameters == mail.envelope.parameters
                && $0.content == mail.content
        }
        let taken = mail.envelope.recipients.filter { recipient in
            equal.contains { $0.envelope.recipients.contains(recipient) }
        }
        if taken.isEmpty { return nil }
        return (equal.map(\.id), mail.envelope.recipients.filter { !taken.contains($0) })
    }

    /// The letter was taken under this id.
    package mutating func insert(_ id: QueueID, _ mail: ReceivedMail, at now: Instant) {
        records.removeAll { $0.arrival + Self.lifetime <= now }
        if records.count == Self.limit { records.removeFirst() }
        records.append(Record(id: id, envelope: mail.envelope, content: mail.content, arrival: now))
    }

    /// The client knows.
    package mutating func confirm(_ id: QueueID) { records.removeAll { $0.id == id } }
}
