// Which frame carries what is said at the cursor. Read first: Timeline.swift, FrameSummary.swift.
//
// A line is noted when its speaker says it; the frame follows within the same event, or later, when the window is full
// or the neighbour's hardware address is still to be asked for. Who stands at a line and asks for its packet means
// that one.

import Emulation

extension Timeline {
    /// The frame that goes out with the line or the DNS question at the cursor, still within its event; else nil.
    var carrier: Int? {
        guard position > 0, case .observation(let number) = tape.entries[position - 1].kind else { return nil }
        let observation = tape.observations[number]
        let event = tape.entries[position - 1].event
        var index = position
        while index < tape.entries.count && tape.entries[index].event == event {
            if case .frame(let frame) = tape.entries[index].kind, carries(frame, observation) { return frame }
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
            .linkRestored, .timePassed,
            .state, .stack:
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
