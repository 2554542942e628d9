// How large a step is. Read first: TimelineEntry.swift. The names are those of `Zoom` in lesson files.

import Scenarios

extension Zoom {
    /// Whether the cursor stops at `entry` of `tape` when it looks from this distance.
    func stops(at entry: Int, of tape: Tape) -> Bool {
        switch tape.entries[entry].kind {
        case .stage: self == .postOffice
        case .frame(let number): (self == .packet || self == .bytes) && tape.frames[number].number != nil
        case .loss: self == .packet || self == .bytes
        case .observation(let number):
            switch tape.observations[number].kind {
            // The lines of a letter are one thing with the command that brings them.
            case .line(let line): self == .conversation && line.role != .content
            case .dnsQuery, .dnsResponse, .dnsTimeout: self == .conversation
            case .stack, .state, .mail, .nameCheck, .senderPolicy, .poweredOff, .poweredOn, .linkCut, .linkRestored,
                .linkChanged, .switchPower, .timePassed:
                false
            }
        }
    }
}
