// What a host's stack waits for, by name: for those who look on. Read first: TCP/TCPTimer.swift, TimerHeap.swift.

import Basics
import Wire

/// A timer of ARP, IP or TCP.
package enum StackTimer: Equatable, Sendable {
    /// What a connection can wait for.
    package enum TCPKind: String, Sendable {
        /// RFC 6298 §5: an acknowledgment.
        case retransmission
        /// RFC 9293 §3.8.6.1: an opening of the window.
        case probe = "zero-window probe"
        /// The peer's FIN.
        case finWait2 = "FIN-WAIT-2"
        /// RFC 9293 §3.4.2: the death of all old segments.
        case timeWait = "TIME-WAIT"
        /// RFC 9293 §3.8.6.3: something to send along with an acknowledgment.
        case delayedAcknowledgment = "delayed ACK"
    }

    case tcp(TCPKind, local: Endpoint, remote: Endpoint)
    /// A neighbour's answer, or the time to ask it.
    case arp(IPAddress)
    /// The missing pieces of a packet (RFC 1122 §3.3.2).
    case reassembly
}

/// A timer that is set.
package struct StackTimerView: Equatable, Sendable {
    package var timer: StackTimer
    package var deadline: Instant
}

extension TCPTimer {
    /// Its name; nil when it is off.
    var kind: StackTimer.TCPKind? {
        switch self {
        case .off: nil
        case .retransmission: .retransmission
        case .probe: .probe
        case .finWait2: .finWait2
        case .timeWait: .timeWait
        }
    }
}

extension HostStack {
    /// The timers that are set, the next one first.
    package var timerViews: [StackTimerView] {
        var views: [StackTimerView] = []
        for place in connections.openPlaces {
            let slot = connections.slots[place].value
            for (kind, deadline) in slot.connection.pendingTimers {
                let timer = StackTimer.tcp(kind, local: slot.connection.local, remote: slot.connection.remote)
                views.append(StackTimerView(timer: timer, deadline: deadline))
            }
        }
        for case let neighbour? in neighbours.neighbours where neighbour.deadline < .never {
            views.append(StackTimerView(timer: .arp(neighbour.address), deadline: neighbour.deadline))
        }
        return views.enumerated().sorted { ($0.element.deadline, $0.offset) < ($1.element.deadline, $1.offset) }
            .map(\.element)
    }
}

extension TCPConnection {
    /// What it waits for, and until when.
    var pendingTimers: [(kind: StackTimer.TCPKind, deadline: Instant)] {
        var pending: [(kind: StackTimer.TCPKind, deadline: Instant)] = []
        if acknowledgeAt < .never { pending.append((.delayedAcknowledgment, acknowledgeAt)) }
        if let kind = timer.kind { pending.append((kind, timer.deadline)) }
        return pending
    }
}
