// Whether a predicate holds for an entry of a recording. Read first: PointPredicate.swift,
// Sources/Playback/Story/StoryEvent.swift.

import Basics
import Emulation
import Scenarios
import Wire

/// Tries predicates in one lesson.
struct PointMatcher {
    private let lesson: Lesson
    private let names: NameTable
    private let translator: EventTranslator

    init(_ lesson: Lesson, _ names: NameTable) {
        self.lesson = lesson
        self.names = names
        translator = EventTranslator(names: names)
    }

    /// Whether `predicate` holds for entry number `index`.
    func holds(_ predicate: PointPredicate, at index: Int, of tape: Tape) -> Bool {
        let entry = tape.entries[index]
        switch predicate {
        case .and(let a, let b): return holds(a, at: index, of: tape) && holds(b, at: index, of: tape)
        case .or(let a, let b): return holds(a, at: index, of: tape) || holds(b, at: index, of: tape)
        case .not(let a): return !holds(a, at: index, of: tape)
        case .lost: if case .loss = entry.kind { return true } else { return false }
        case .event(let name):
            if case .loss = entry.kind { return name == .frameLost }
            return event(entry, tape)?.event == name
        case .frame(let name):
            guard let frame = summary(entry, tape) else { return false }
            let isTransport =
                name == "tcp" && frame.tcpFlags != nil
                || name == "udp" && frame.sourcePort != nil && frame.tcpFlags == nil
            let isInternet = name == "ipv4" && frame.sourceAddress != nil && frame.protocolName != "ARP"
            return name.isEmpty || isTransport || isInternet || frame.protocolName.lowercased() == name
        case .flag(let name):
            guard let flags = summary(entry, tape)?.tcpFlags else { return false }
            let wanted: TCPFlags =
                switch name {
                case "syn": .syn
                case "ack": .ack
                case "fin": .fin
                case "rst": .rst
                default: .psh
                }
            return flags.contains(wanted)
        case .field(let field, let comparison, let value): return compare(field, comparison, value, index, tape)
        }
    }

    private func compare(
        _ field: PointPredicate.Field, _ comparison: PointPredicate.Comparison, _ value: String, _ index: Int,
        _ tape: Tape
    ) -> Bool {
        let entry = tape.entries[index]
        func text(_ actual: String?) -> Bool {
            guard let actual else { return false }
            let (a, b) = (actual.lowercased(), value.lowercased())
            switch comparison {
            case .equal: return a == b
            case .notEqual: return a != b
            case .contains: return a.contains(b)
            case .less, .lessOrEqual, .greater, .greaterOrEqual:
                guard let x = Int(a), let y = Int(b) else { return false }
                return number(x, y)
            }
        }
        func number(_ a: Int, _ b: Int) -> Bool {
            switch comparison {
            case .equal: a == b
            case .notEqual: a != b
            case .less: a < b
            case .lessOrEqual: a <= b
            case .greater: a > b
            case .greaterOrEqual: a >= b
            case .contains: "\(a)".contains("\(b)")
            }
        }
        func any(_ actual: [String?]) -> Bool {
            let known = actual.compactMap { $0 }
            return comparison == .notEqual
                ? !known.isEmpty && known.allSatisfy { text($0) } : known.contains { text($0) }
        }
        /// A command is matched by its beginning, as in lessons: `RCPT` is `RCPT TO:<...>`.
        func command(_ name: EventName) -> Bool {
            guard let event = event(entry, tape), event.event == name else { return false }
            guard comparison == .equal || comparison == .notEqual else { return text(event.command) }
            let matches = EventPredicate(event: name, command: value).matches(event)
            return matches == (comparison == .equal)
        }
        switch field {
        case .time:
            // A moment as it is shown stands for all that is shown like it.
            let limit = DurationText.interval(value)?.nanoseconds ?? 0
            let moment = limit % StoryWords.momentUnit(at: entry.at) == 0 ? StoryWords.shown(entry.at) : entry.at
            return number(Int(clamping: moment.nanoseconds), Int(clamping: limit))
        case .stage:
            guard case .stage(let number) = entry.kind else { return false }
            return text(lesson.stages[number].id)
        case .link:
            if let frame = frame(entry, tape) { return text(names.link(frame.link)) }
            if case .observation(let number) = entry.kind,
                case .linkChanged(let link, _) = tape.observations[number].kind
            {
                return text(names.link(link))
            }
            return text(event(entry, tape)?.link)
        case .frame:
            guard case .frame(let number) = entry.kind, let place = tape.frames[number].number else { return false }
            return text("\(place)")
        case .host:
            if let frame = summary(entry, tape) {
                return any([frame.sourceAddress, frame.destinationAddress].map { $0.map { names.host(at: $0) } })
            }
            let told = event(entry, tape)
            return any([told?.host, told?.from, told?.to, observer(entry, tape)])
        case .change: return text(tape.change(at: index)?.rawValue)
        case .tcpState:
            guard case .observation(let number) = entry.kind,
                case .stack(.tcpState(_, _, _, let state)) = tape.observations[number].kind
            else { return false }
            return text(state.name)
        case .message: return text(event(entry, tape)?.message)
        case .mailbox:
            if let account = account(entry, tape) { return text(account) }
            return text(event(entry, tape)?.mailbox)
        case .line:
            guard case .observation(let number) = entry.kind, case .line(let line) = tape.observations[number].kind
            else { return false }
            return text(line.text)
        case .smtpCommand: return command(.smtpCommand)
        case .pop3Command: return command(.pop3Command)
        case .imapCommand: return command(.imapCommand)
        case .smtpReply: return text(event(entry, tape)?.code.map { "\($0)" })
        case .pop3Status: return event(entry, tape)?.event == .pop3Reply && text(event(entry, tape)?.status)
        case .imapStatus: return event(entry, tape)?.event == .imapReply && text(event(entry, tape)?.status)
        case .dnsName, .dnsType, .dnsCode:
            guard let event = event(entry, tape), event.event == .dnsQuery || event.event == .dnsResponse
            else { return false }
            return text(field == .dnsName ? event.name : field == .dnsType ? event.type : event.rcode)
        case .ipSource: return text(ends(entry, tape)?.source.address?.description)
        case .ipDestination: return text(ends(entry, tape)?.destination.address?.description)
        case .ipAddress:
            let ends = ends(entry, tape)
            return any([ends?.source, ends?.destination].map { $0?.address?.description })
        case .tcpPort, .udpPort, .tcpSourcePort, .udpSourcePort, .tcpDestinationPort, .udpDestinationPort:
            let isAboutTCP = [.tcpPort, .tcpSourcePort, .tcpDestinationPort].contains(field)
            guard let ends = ends(entry, tape), ends.isTCP == isAboutTCP else { return false }
            let ports =
                switch field {
                case .tcpSourcePort, .udpSourcePort: [ends.source.port]
                case .tcpDestinationPort, .udpDestinationPort: [ends.destination.port]
                default: [ends.source.port, ends.destination.port]
                }
            return any(ports.map { $0.map { "\($0)" } })
        }
    }

    /// From where to where a frame goes, or the frame that carries what is said at an entry.
    private struct Ends {
        typealias End = (address: IPAddress?, port: UInt16?)
        var source, destination: End
        var isTCP: Bool
    }

    private func ends(_ entry: TimelineEntry, _ tape: Tape) -> Ends? {
        if let frame = summary(entry, tape) {
            return Ends(
                source: (frame.sourceAddress, frame.sourcePort),
                destination: (frame.destinationAddress, frame.destinationPort), isTCP: frame.tcpFlags != nil)
        }
        guard case .observation(let number) = entry.kind else { return nil }
        switch tape.observations[number].kind {
        case .line(let line):
            let client: Ends.End = (line.client.address, line.client.port)
            let server: Ends.End = (line.server.address, line.server.port)
            return line.speaker == .client
                ? Ends(source: client, destination: server, isTCP: true)
                : Ends(source: server, destination: client, isTCP: true)
        // Nobody has noted the client's port.
        case .dnsQuery(let server, _):
            return Ends(source: (nil, nil), destination: (server, Self.dnsPort), isTCP: false)
        case .dnsResponse(let server, _, _, _):
            return Ends(source: (server, Self.dnsPort), destination: (nil, nil), isTCP: false)
        case .stack, .state, .dnsTimeout, .mail, .nameCheck, .senderPolicy, .poweredOff, .poweredOn, .linkCut,
            .linkRestored, .linkChanged, .switchPower, .timePassed:
            return nil
        }
    }

    /// RFC 1035 §4.2.
    private static let dnsPort: UInt16 = 53

    private func observer(_ entry: TimelineEntry, _ tape: Tape) -> String? {
        guard case .observation(let number) = entry.kind else { return nil }
        return names.host(tape.observations[number].host)
    }

    /// The account of whose mailboxes or quota an entry tells a change.
    private func account(_ entry: TimelineEntry, _ tape: Tape) -> String? {
        guard case .observation(let number) = entry.kind, case .state(let change) = tape.observations[number].kind
        else { return nil }
        switch change {
        case .mailboxes(let account, _), .quota(let account, _): return account
        case .cached, .queue, .zone, .program, .timer: return nil
        }
    }

    private func event(_ entry: TimelineEntry, _ tape: Tape) -> StoryEvent? {
        switch entry.kind {
        case .observation(let number):
            translator.event(tape.observations[number], letters: { tape.letters.name(of: $0) })
        case .loss(let number, _):
            translator.frameLost(tape.bytes(ofFrame: number).span.bytes, link: tape.frames[number].link)
        case .frame, .stage: nil
        }
    }

    private func frame(_ entry: TimelineEntry, _ tape: Tape) -> RecordedFrame? {
        switch entry.kind {
        case .frame(let number), .loss(let number, _): tape.frames[number]
        case .observation, .stage: nil
        }
    }

    private func summary(_ entry: TimelineEntry, _ tape: Tape) -> FrameSummary? {
        guard case .frame(let number) = entry.kind else { return nil }
        return FrameSummary(tape.bytes(ofFrame: number))
    }
}
