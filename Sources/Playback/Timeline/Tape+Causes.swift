// From an entry back to what set it off. Read first: Tape.swift.

import Basics
import Emulation
import HostStack
import Wire

extension Tape {
    /// The entries that led to entry number `index`, each the cause of the one before it, and what set off the first of
    /// them: the beginning, a timer, or somebody outside. A timer is explained by what wound it up, where that is known.
    package func causes(of index: Int) -> (entries: [Int], origin: TimelineEntry.Cause) {
        var found: [Int] = []
        var place = index
        while true {
            switch entries[place].cause {
            case .entry(let number):
                found.append(number)
                place = number
            case .timer:
                guard let timer = timer(behind: place), let winding = winding(ofTimer: timer) else {
                    return (found, entries[place].cause)
                }
                found += timer == place ? [winding] : [timer, winding]
                place = winding
            case .start, .action: return (found, entries[place].cause)
            }
        }
    }

    /// What wound up the timer that ran out at entry number `index`: an entry of an earlier event; nil when none tells
    /// of it.
    private func winding(ofTimer index: Int) -> Int? {
        guard case .observation(let number) = entries[index].kind else { return nil }
        let timer = observations[number]
        return (0..<index).last {
            entries[$0].event < entries[index].event && winds(entries[$0], timer)
        }
    }

    private func winds(_ entry: TimelineEntry, _ timer: Observation) -> Bool {
        if case .stack(.timer(.tcp(let kind, let local, let remote))) = timer.kind {
            // Whatever a connection waits for, it began to when something was said last.
            let isAnswer = kind == .delayedAcknowledgment
            return isSegment(entry, from: isAnswer ? remote : local, to: isAnswer ? local : remote)
        }
        guard case .observation(let number) = entry.kind, observations[number].host == timer.host else { return false }
        let earlier = observations[number].kind
        switch timer.kind {
        case .stack(.timer(.arp(let address))):
            if case .stack(.neighbour(address, _, from: _, to: _)) = earlier { return true }
        case .state(.timer(.queue, service: _)):
            if case .state(.queue(_, .waiting(timer.at))) = earlier { return true }
        case .state(.timer(.answer, service: _)):
            if case .dnsQuery = earlier { return true }
        case .state(.timer(.outbox, service: _)):
            if case .mail(let event) = earlier, case .stuck = event.step { return true }
        default: break
        }
        return false
    }

    /// Whether an entry shows a TCP segment on its first link.
    private func isSegment(_ entry: TimelineEntry, from source: Endpoint, to destination: Endpoint) -> Bool {
        guard case .frame(let number) = entry.kind, frames[number].number != nil else { return false }
        let frame = FrameSummary(bytes(ofFrame: number))
        return frame.tcpFlags != nil && frame.sourceAddress == source.address && frame.sourcePort == source.port
            && frame.destinationAddress == destination.address && frame.destinationPort == destination.port
    }

    /// The timer that ran out in the event of entry number `index`, by the entry that tells of it; nil when none does.
    package func timer(behind index: Int) -> Int? {
        let event = entries[index].event
        var first = index
        while first > 0 && entries[first - 1].event == event { first -= 1 }
        return (first...index).first { change(at: $0) == .timer }
    }

    /// Whether entry number `index` only carries on what its cause says: the frame that a line goes out in, and a
    /// packet on its way through.
    package func isCarriage(_ index: Int) -> Bool {
        guard case .frame = entries[index].kind, case .entry(let cause) = entries[index].cause else { return false }
        if isOnItsWay(index) { return true }
        guard case .observation(let said) = entries[cause].kind else { return false }
        switch observations[said].kind {
        case .line, .dnsQuery, .dnsResponse: return true
        case .stack, .state, .dnsTimeout, .mail, .nameCheck, .senderPolicy, .poweredOff, .poweredOn, .linkCut,
            .linkRestored, .linkChanged, .switchPower, .timePassed:
            return false
        }
    }

    /// Whether entry number `index` shows a packet on a link behind its first one.
    package func isOnItsWay(_ index: Int) -> Bool {
        guard case .frame(let number) = entries[index].kind else { return false }
        return frames[number].number == nil
    }

    /// What is said at entry number `index`; nil when nothing is.
    package func line(at index: Int) -> ProtocolLine? {
        guard case .observation(let number) = entries[index].kind, case .line(let line) = observations[number].kind
        else { return nil }
        return line
    }
}
