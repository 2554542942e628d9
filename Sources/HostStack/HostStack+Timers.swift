// What happens because time passes. Read first: TimerHeap.swift.

import Basics
import Wire

extension HostStack {
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
        if !loopback.isEmpty { deliverLoopback(at: now, &out) }
    }

    private mutating func connectionTimeout(
        at place: Int, deadline: Instant, _ now: Instant, _ out: inout StackOutput
    ) {
        // A connection that ended, or whose timer moved to an earlier moment, left this entry behind.
        guard connections.isOpen(place), connections.slots[place].value.scheduled == deadline else { return }
        if endTimeWait(at: place, now, &out) { return }
        connections.slots[place].value.scheduled = .never
        if connections.slots[place].value.connection.nextDeadline <= now {
            tellTimers(ofConnectionAt: place, now, &out)
            connections.slots[place].value.connection.advance(to: now, &out.tcp)
        }
        settle(place, at: now, &out)
    }

    /// RFC 9293 §3.10.8: the connection is deleted when its time in TIME-WAIT is over. It is only looked at, as most
    /// connections are in that state when a snapshot is taken: to change one would copy it just to throw it away.
    /// - Returns: whether it was over.
    private mutating func endTimeWait(at place: Int, _ now: Instant, _ out: inout StackOutput) -> Bool {
        let timer = connections.slots[place].value.connection.timer
        guard case .timeWait(let end) = timer, end <= now,
            connections.slots[place].value.connection.acknowledgeAt > now
        else { return false }
        tellTimers(ofConnectionAt: place, now, &out)
        let local = connections.slots[place].value.connection.local
        let remote = connections.slots[place].value.connection.remote
        out.observations.append(.tcpState(local: local, remote: remote, from: .timeWait, to: .closed))
        connections.remove(at: place)
        return true
    }

    /// Field by field, because a copy of the connection would count all that it holds.
    private func tellTimers(ofConnectionAt place: Int, _ now: Instant, _ out: inout StackOutput) {
        let local = connections.slots[place].value.connection.local
        let remote = connections.slots[place].value.connection.remote
        if connections.slots[place].value.connection.acknowledgeAt <= now {
            out.observations.append(.timer(.tcp(.delayedAcknowledgment, local: local, remote: remote)))
        }
        let timer = connections.slots[place].value.connection.timer
        if timer.deadline <= now, let kind = timer.kind {
            out.observations.append(.timer(.tcp(kind, local: local, remote: remote)))
        }
    }
}
