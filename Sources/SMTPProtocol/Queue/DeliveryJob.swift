// One attempt for one letter and one destination: what a single SMTP transaction is for. Read first: QueueEntry.swift,
// NextHop.swift.

import Basics

/// Recipients of one letter that go the same way.
package struct DeliveryJob: Equatable, Sendable {
    /// The letter.
    package var id: QueueID
    /// Where it is brought to.
    package var nextHop: NextHop
    /// Which recipients of the entry.
    package var recipients: [Int]

    /// RFC 5321 §4.5.3.1.8: so many recipients every server takes in one transaction.
    var isFull: Bool { recipients.count >= 100 }
}

/// What is to be done after an attempt.
package struct DeliveryConclusion: Equatable, Sendable {
    /// The letter as it is now; out of the queue if `isRemoved`.
    package var entry: QueueEntry
    /// Recipients that are given up and whose sender must hear of it, with the reasons.
    package var failed: [(recipient: QueueRecipient, failure: DeliveryFailure)]
    /// Recipients for whom the letter has waited so long that its sender should hear of it, with the reasons.
    package var delayed: [(recipient: QueueRecipient, failure: DeliveryFailure)]
    /// When it is tried again; nil when nothing is left to try, or other attempts are still under way.
    package var deferredUntil: Instant?
    /// Whether nothing is left to do: the letter has left the queue.
    package var isRemoved: Bool

    /// Field by field; the failures are pairs.
    package static func == (a: Self, b: Self) -> Bool {
        a.entry == b.entry && a.deferredUntil == b.deferredUntil && a.isRemoved == b.isRemoved
            && a.failed.elementsEqual(b.failed) { $0.recipient == $1.recipient && $0.failure == $1.failure }
            && a.delayed.elementsEqual(b.delayed) { $0.recipient == $1.recipient && $0.failure == $1.failure }
    }
}
