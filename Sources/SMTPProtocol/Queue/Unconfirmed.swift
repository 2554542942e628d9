// Letters that were taken, but whose client may not have heard the 250 (RFC 1047). Read first: MailQueue.swift.
//
// The client of a lost 250 still has the letter, and brings it again, byte for byte the same: it is then told 250 with
// the id of the first time, and nothing more happens. A letter is forgotten here as soon as TCP has acknowledged the
// reply; from then on an equal letter is a new one that somebody meant to send twice.

import MailMessage

/// Letters whose acceptance is not known to be known.
package struct Unconfirmed: Equatable, Sendable {
    private struct Record: Equatable, Sendable {
        var id: QueueID
        var envelope: Envelope
        var content: [UInt8]
    }

    /// More than this many are not remembered; the oldest goes first.
    package static let limit = 256
    private var records: [Record] = []

    /// Nothing is in doubt.
    package init() {}

    /// How many letters are in doubt.
    package var count: Int { records.count }

    /// The id of an equal letter.
    package func find(_ mail: ReceivedMail) -> QueueID? {
        records.first { $0.envelope == mail.envelope && $0.content == mail.content }?.id
    }

    /// The letter was taken under this id.
    package mutating func insert(_ id: QueueID, _ mail: ReceivedMail) {
        if records.count == Self.limit { records.removeFirst() }
        records.append(Record(id: id, envelope: mail.envelope, content: mail.content))
    }

    /// The client knows.
    package mutating func confirm(_ id: QueueID) { records.removeAll { $0.id == id } }
}
