// From an entry back to what set it off. Read first: Tape.swift.

import Emulation

extension Tape {
    /// The entries that led to entry number `index`, each the cause of the one before it, and what set off the first of
    /// them: the beginning, a timer, or somebody outside.
    package func causes(of index: Int) -> (entries: [Int], origin: TimelineEntry.Cause) {
        var found: [Int] = []
        var cause = entries[index].cause
        while case .entry(let number) = cause {
            found.append(number)
            cause = entries[number].cause
        }
        return (found, cause)
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
