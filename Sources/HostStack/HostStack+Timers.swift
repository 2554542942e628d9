// What happens because time passes. Read first: TimerHeap.swift.

import Basics
import Wire

extension HostStack {
    /// Asks the owner of the earliest entry whether it is true, and moves it if not; to be called when that owner waits
    /// for something later than before, or for nothing.
    mutating func settleTimers() {
        while let first = timers.first {
            let deadline = deadline(of: first)
            if deadline == first.deadline { return }
            timers.moveFirst(to: deadline)
        }
    }

    /// Until when the target of an entry really waits; `.never` when the entry is out of date, and another one stands for
    /// the target if it waits at all.
    private mutating func deadline(of entry: TimerHeap.Entry) -> Instant {
        switch entry.target {
        case .connection(let place): connections.deadline(at: Int(place), enteredAs: entry.deadline)
        case .neighbour(let place): neighbours.deadline(at: Int(place)) == entry.deadline ? entry.deadline : .never
        case .reassembly(let serial): reassembly.isWaiting(serial) ? entry.deadline : .never
        }
    }

    /// Runs every timer that is due.
    package mutating func advance(to now: Instant, _ out: inout StackOutput) {
        while let entry = timers.pop(until: now) {
            switch entry.target {
            case .connection(let place): connectionTimeout(at: Int(place), deadline: entry.deadline, now, &out)
            case .neighbour(let place):
                neighbourTimeout(at: Int(place), deadline: entry.deadline, now, &out)
            case .reassembly(let serial):
                guard let beginning = reassembly.expire(serial: serial, at: now) else { continue }
                out.observations.append(.timer(.reassembly))
                // RFC 1122 §3.3.2: the sender is told when the first piece came.
                complain(.reassembly, about: beginning, at: 0, isGroup: false, at: now, &out)
            }
        }
        settleTimers()
        if !loopback.isEmpty { deliverLoopback(at: now, &out) }
    }

    private mutating func connectionTimeout(
        at place: Int, deadline: Instant, _ now: Instant, _ out: inout StackOutput
    ) {
        // A connection that ended, or whose timer moved to an earlier moment, left this entry behind.
        guard place < connections.slots.count, connections.slots[place].scheduled == deadline else { return }
        connections.slots[place].scheduled = .never
        if connections.slots[place].connection.nextDeadline <= now {
            tellTimers(ofConnectionAt: place, now, &out)
            connections.slots[place].connection.advance(to: now, &out.tcp)
        }
        settle(place, at: now, &out)
    }

    /// Field by field, because a copy of the connection would count all that it holds.
    private func tellTimers(ofConnectionAt place: Int, _ now: Instant, _ out: inout StackOutput) {
        let local = connections.slots[place].connection.local
        let remote = connections.slots[place].connection.remote
        if connections.slots[place].connection.acknowledgeAt <= now {
            out.observations.append(.timer(.tcp(.delayedAcknowledgment, local: local, remote: remote)))
        }
        let timer = connections.slots[place].connection.timer
        if timer.deadline <= now, let kind = timer.kind {
            out.observations.append(.timer(.tcp(kind, local: local, remote: remote)))
        }
    }
}
