// Which frame carries what is said at the cursor. Read first: Timeline.swift, FrameSummary.swift.
//
// A line is noted when its speaker says it; the frame follows within the same event, or later, when the window is full
// or the neighbour's hardware address is still to be asked for. Who stands at a line and asks for its packet means
// that one; and who stands at the beginning of a stage, the one of which the stage tells.

import Basics
import Emulation

extension Timeline {
    /// The frame that goes out with the line, the DNS question or the stage at the cursor, still within its event; of a
    /// stage that begins with a loss, the lost one; else nil, and so for a stage that begins with an answer that came.
    var carrier: Int? {
        guard position > 0 else { return nil }
        let entry = tape.entries[position - 1]
        switch entry.kind {
        case .observation(let number):
            let observation = tape.observations[number]
            return firstFrame(inRestOf: entry.event) { carries($0, observation) }
        case .stage:
            if case .entry(let trigger) = entry.cause {
                if let lost = tape.frame(ofEntry: trigger) { return lost }
                if isAnswer(trigger) { return nil }
            }
            return firstFrame(inRestOf: entry.event) { tape.frames[$0].number != nil }
        case .frame, .loss: return nil
        }
    }

    /// Where the DNS question at the cursor, or at the beginning of the stage there, goes out, when it has to wait for
    /// the hardware address of the next neighbour: the position behind the frame, and the frame. Nil when it goes out
    /// at once or never, and for all else.
    package mutating func laterCarrier() -> (position: Int, frame: Int)? {
        guard position > 0 else { return nil }
        var trigger = position - 1
        if case .stage = tape.entries[trigger].kind, case .entry(let cause) = tape.entries[trigger].cause {
            trigger = cause
        }
        guard case .observation(let number) = tape.entries[trigger].kind else { return nil }
        let observation = tape.observations[number]
        guard case .dnsQuery(let server, let question) = observation.kind else { return nil }
        var index = trigger + 1
        while true {
            extend(current, to: index + 1)
            guard index < tape.entries.count, tape.entries[index].at < observation.at + Self.longestCall else {
                return nil
            }
            if case .frame(let frame) = tape.entries[index].kind, carries(frame, observation) {
                let summary = FrameSummary(tape.bytes(ofFrame: frame))
                if summary.destinationAddress == server, summary.info.hasSuffix(" \(question.type) \(question.name)") {
                    return index < position || tape.entries[index].event == tape.entries[trigger].event
                        ? nil : (index + 1, frame)
                }
            }
            index += 1
        }
    }

    /// A host calls for a neighbour for three seconds, and then gives up what waited for it.
    private static let longestCall = Interval.seconds(4)

    /// Whether an entry tells of something that has just arrived.
    private func isAnswer(_ entry: Int) -> Bool {
        guard case .observation(let number) = tape.entries[entry].kind else { return false }
        switch tape.observations[number].kind {
        case .dnsResponse, .stack(.arpResolved): return true
        case .stack, .state, .dnsQuery, .dnsTimeout, .line, .mail, .nameCheck, .senderPolicy, .poweredOff, .poweredOn,
            .linkCut, .linkRestored, .linkChanged, .switchPower, .timePassed:
            return false
        }
    }

    private func firstFrame(inRestOf event: UInt64, where isWanted: (Int) -> Bool) -> Int? {
        var index = position
        while index < tape.entries.count && tape.entries[index].event == event {
            if case .frame(let frame) = tape.entries[index].kind, isWanted(frame) { return frame }
            index += 1
        }
        return nil
    }

    private func carries(_ frame: Int, _ observation: Observation) -> Bool {
        let bytes = tape.bytes(ofFrame: frame)
        switch observation.kind {
        case .line(let line): return Self.isPart(Array(line.text.utf8), of: bytes)
        case .dnsQuery:
            let summary = FrameSummary(bytes)
            let sender = summary.sourceAddress.map { names.host(at: $0) }
            return summary.protocolName == "DNS" && sender == names.host(observation.host)
        case .dnsResponse, .dnsTimeout, .mail, .nameCheck, .senderPolicy, .poweredOff, .poweredOn, .linkCut,
            .linkRestored, .linkChanged, .switchPower, .timePassed, .state, .stack:
            return false
        }
    }

    private static func isPart(_ wanted: [UInt8], of bytes: [UInt8]) -> Bool {
        guard let first = wanted.first, wanted.count <= bytes.count else { return false }
        return (0...(bytes.count - wanted.count)).contains {
            bytes[$0] == first && bytes[$0..<($0 + wanted.count)].elementsEqual(wanted)
        }
    }
}
