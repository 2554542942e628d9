// The letters that a server has taken and not yet passed on: on its disk, so that a power cut loses none.
// Read first: QueueEntry.swift, RetrySchedule.swift, DeliveryJob.swift. Then MailQueue+Attempts.swift.
//
// RFC 5321 §6.1: who has said 250 to a letter must deliver it or tell its sender. So an entry leaves the queue only
// when the next server has said 250, when it is in a mailbox, or when a notice about it is in the queue itself.
//
// A reply can get lost: the letter is then here and still there (RFC 1047). Two memories keep it from arriving twice:
// Unconfirmed.swift at the door, Delivered.swift at the mailbox.
//
// Left out: a log; what happens is told to those who look on, and is not kept inside of the world.

import Basics
import MailMessage

/// A server's mail queue.
package struct MailQueue: Equatable, Sendable {
    /// When it tries again.
    package var schedule = RetrySchedule()
    /// Attempts under way at the same time.
    package var maximumActive = 50 {
        didSet { nextDeadline = deadline }
    }
    /// When the queue has something to do next; `never` while it is as busy as it may be.
    package private(set) var nextDeadline = Instant.never
    /// Letters that clients may not know to be here.
    package var unconfirmed = Unconfirmed()
    /// What has gone into mailboxes lately.
    package var delivered = Delivered()

    /// Letters in slots that are used again; look-ups by id go through `slots`.
    var storage: [QueueEntry?] = []
    var slots = FlatMap<QueueID, Int>()
    var freeSlots: [Int] = []
    /// When which letter is due.
    var due = TimerTable<QueueID>() {
        didSet { nextDeadline = deadline }
    }
    var active = 0 {
        didSet { nextDeadline = deadline }
    }
    private var nextFileNumber: UInt64 = 0

    /// An empty queue.
    package init() {}

    private var deadline: Instant { active >= maximumActive ? .never : due.nextDeadline }

    /// How many letters it holds.
    package var count: Int { slots.count }
    /// Whether it holds none.
    package var isEmpty: Bool { slots.isEmpty }

    /// The letter with this id, if it is here.
    package subscript(id: QueueID) -> QueueEntry? { slots[id].flatMap { storage[$0] } }

    /// All letters, oldest first.
    package var entries: [QueueEntry] {
        storage.compactMap { $0 }.sorted { ($0.arrival, $0.id.value) < ($1.arrival, $1.id.value) }
    }

    /// A name for the next letter.
    package mutating func newID(at now: Instant, random: inout SeededGenerator) -> QueueID {
        if nextFileNumber == 0 { nextFileNumber = 0xF0_0000 + random.next(below: 0xF_0000) }
        while true {
            // Files come and go, so their numbers grow with gaps.
            nextFileNumber = (nextFileNumber + 1 + random.next(below: 24)) & 0xFF_FFFF
            let id = QueueID(value: (now.nanoseconds / 1_000 % 1_000_000) << 24 | nextFileNumber)
            if slots[id] == nil { return id }
        }
    }

    /// Takes a letter; from now on this host answers for it. Its id must be new.
    package mutating func add(_ entry: QueueEntry) {
        precondition(slots[entry.id] == nil, "a queue id is used once")
        let slot: Int
        if let free = freeSlots.popLast() {
            slot = free
            storage[slot] = entry
        } else {
            slot = storage.count
            storage.append(entry)
        }
        slots[entry.id] = slot
        due.set(entry.id, at: entry.nextAttempt)
    }

    /// Puts other bytes in the place of a letter's content; nothing when it is not here.
    package mutating func replaceContent(of id: QueueID, with content: [UInt8]) {
        guard let slot = slots[id] else { return }
        storage[slot]?.content = content
    }

    /// Takes a letter out, whatever is left to do for it.
    mutating func remove(_ id: QueueID) {
        guard let slot = slots.removeValue(forKey: id) else { return }
        storage[slot] = nil
        due.cancel(id)
        freeSlots.append(slot)
    }
}
