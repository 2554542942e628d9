// Beginning and ending attempts. Read first: MailQueue.swift.

import Basics
import MailMessage

extension MailQueue {
    /// The host was switched on: attempts that were under way are lost and due again.
    package mutating func restart(at now: Instant) {
        active = 0
        due.removeAll()
        for entry in entries {
            guard let slot = slots[entry.id] else { continue }
            for i in entry.recipients.indices where entry.recipients[i].isActive {
                storage[slot]?.recipients[i].state = .waiting(nil)
            }
            let next = entry.nextAttempt == .never ? now : max(entry.nextAttempt, now)
            storage[slot]?.nextAttempt = next
            due.set(entry.id, at: next)
        }
    }

    /// Makes every letter due at once, or every one for `domain`, as an administrator does who flushes the queue.
    package mutating func flush(_ domain: String? = nil, at now: Instant) {
        for entry in entries where !entry.isActive {
            if let domain,
                !entry.recipients.contains(where: {
                    !$0.isFinished && Octet.equalIgnoringCase($0.address.domain, domain)
                })
            {
                continue
            }
            guard let slot = slots[entry.id], entry.nextAttempt > now else { continue }
            storage[slot]?.nextAttempt = now
            due.set(entry.id, at: now)
        }
    }

    /// Begins attempts for what is due: one job for each letter and place that `nextHop` finds for the domains (in lower
    /// case) of its recipients, or several for very many recipients. Call again when attempts have ended.
    package mutating func takeDue(
        at now: Instant, nextHop: (_ domain: String) -> NextHop = NextHop.domain
    ) -> [DeliveryJob] {
        var jobs: [DeliveryJob] = []
        while active < maximumActive, let id = due.popDue(at: now) {
            guard let slot = slots[id] else { continue }
            let before = jobs.count
            start(slot, &jobs, nextHop)
            active += jobs.count - before
        }
        return jobs
    }

    private mutating func start(
        _ slot: Int, _ jobs: inout [DeliveryJob], _ nextHop: (_ domain: String) -> NextHop
    ) {
        // Taken out and put back, so that nothing of it is copied.
        guard var entry = storage[slot].take() else { return }
        let first = jobs.count
        for i in entry.recipients.indices where !entry.recipients[i].isFinished {
            let next = nextHop(entry.recipients[i].address.normalizedDomain)
            // Nearly every letter goes to one place; a thousand recipients at the most have not many more.
            if let job = jobs[first...].lastIndex(where: { $0.nextHop == next }), !jobs[job].isFull {
                jobs[job].recipients.append(i)
            } else {
                jobs.append(DeliveryJob(id: entry.id, nextHop: next, recipients: [i]))
            }
            entry.recipients[i].state = .active
        }
        entry.attempts += 1
        entry.nextAttempt = .never
        storage[slot] = entry
    }

    /// Ends an attempt. `outcomes` has one entry for each recipient of the job, in its order.
    ///
    /// When no other attempt for the letter is under way, it is either removed or waits for the next one; failures of
    /// all its recipients since the last time are then reported together.
    package mutating func finish(_ job: DeliveryJob, _ outcomes: [DeliveryOutcome], at now: Instant)
        -> DeliveryConclusion?
    {
        active -= 1
        guard let slot = slots[job.id], var entry = storage[slot].take() else { return nil }
        precondition(outcomes.count == job.recipients.count, "an outcome for each recipient")
        // RFC 5321 §4.5.4.1: some day it goes back.
        let isExpired = now.since(entry.arrival) >= schedule.lifetime
        for (i, outcome) in zip(job.recipients, outcomes) {
            switch outcome {
            case .delivered: entry.recipients[i].state = .delivered
            case .failed(let failure): entry.recipients[i].state = .failed(failure, isReported: false)
            case .deferred(let failure):
                entry.recipients[i].state = isExpired ? .failed(failure, isReported: false) : .waiting(failure)
            }
        }
        var failed: [(recipient: QueueRecipient, failure: DeliveryFailure)] = []
        var delayed: [(recipient: QueueRecipient, failure: DeliveryFailure)] = []
        var deferredUntil: Instant?
        var isRemoved = false
        if !entry.isActive {
            for i in entry.recipients.indices {
                guard case .failed(let failure, isReported: false) = entry.recipients[i].state else { continue }
                entry.recipients[i].state = .failed(failure, isReported: true)
                failed.append((entry.recipients[i], failure))
            }
            if entry.recipients.allSatisfy(\.isFinished) {
                isRemoved = true
            } else {
                entry.nextAttempt = now + schedule.pause(after: entry.attempts)
                deferredUntil = entry.nextAttempt
                due.set(entry.id, at: entry.nextAttempt)
                if let warning = schedule.warning, !entry.hasWarned, now.since(entry.arrival) >= warning {
                    entry.hasWarned = true
                    delayed = entry.recipients.compactMap { recipient in
                        guard case .waiting(let failure?) = recipient.state else { return nil }
                        return (recipient, failure)
                    }
                }
            }
        }
        if isRemoved { remove(job.id) } else { storage[slot] = entry }
        return DeliveryConclusion(
            entry: entry, failed: failed, delayed: delayed, deferredUntil: deferredUntil, isRemoved: isRemoved)
    }
}
