// The conversation before the cursor as a diagram. Read first: Player.swift, Ladder.swift.

import Basics
import Emulation
import Playback
import Scenarios
import Wire

extension Player {
    func ladder(_ words: [String]) -> Reply {
        var count = 12
        if let word = words.first {
            guard words.count == 1, let number = Int(word), (1...10_000).contains(number) else {
                return fail(PlayerWords.usage(.ladder)[language])
            }
            count = number
        }
        // As near as one looks.
        let isClose = timeline.zoom == .packet || timeline.zoom == .bytes
        var messages: [Ladder.Message] = []
        var index = timeline.position - 1
        while index >= 0 && messages.count < count {
            if let message = isClose ? packet(index) : message(index) { messages.append(message) }
            index -= 1
        }
        if messages.isEmpty { return say(sentence(PlayerWords.nothingThere)) }
        return say(Ladder.lines(messages.reversed(), width: style.width).map { $0 + "\n" }.joined())
    }

    /// A packet as it sets out on its first link; or where it is lost on the way.
    private func packet(_ index: Int) -> Ladder.Message? {
        let tape = timeline.tape
        let entry = tape.entries[index]
        let (number, isLost): (Int, Bool)
        switch entry.kind {
        case .frame(let frame) where tape.frames[frame].number != nil: (number, isLost) = (frame, false)
        case .loss(let frame, _): (number, isLost) = (frame, true)
        case .frame, .observation, .stage: return nil
        }
        let frame = tape.summary(ofFrame: number)
        func end(_ address: String, _ ip: IPAddress?) -> String { ip.map { timeline.names.host(at: $0) } ?? address }
        var told = "\(frame.protocolName)  \(frame.info)"
        // What a program says is told by its beginning: who looks at packets wants to know which bytes of the stream
        // they carry.
        if frame.payloadLength > 0, frame.protocolName != "TCP",
            let numbers = tape.countedNumbers(of: frame, in: number)
        {
            told = Ladder.cut(told, to: Self.wordsOfSegment) + "  Seq=\(numbers.sequence) Len=\(frame.payloadLength)"
        }
        return Ladder.Message(
            time: time(of: entry), from: end(frame.source, frame.sourceAddress),
            to: end(frame.destination, frame.destinationAddress),
            text: isLost ? StoryWords.labelled(PlayerWords.lost, told, language) : told, isLost: isLost)
    }

    /// So many columns are left to what is said in a segment.
    private static let wordsOfSegment = 36

    private func time(of entry: TimelineEntry) -> String {
        StoryWords.moment(entry.at, language).replacing(" s", with: "")
    }

    private func message(_ index: Int) -> Ladder.Message? {
        let entry = timeline.tape.entries[index]
        guard case .observation(let number) = entry.kind else { return nil }
        let observation = timeline.tape.observations[number]
        let host = timeline.names.host(observation.host) ?? ""
        let time = time(of: entry)
        func message(_ from: String, _ to: String, _ text: String, isAnswer: Bool = false) -> Ladder.Message {
            Ladder.Message(time: time, from: from, to: to, text: text, isAnswer: isAnswer)
        }
        switch observation.kind {
        case .line(let line):
            if line.role == .content { return nil }
            let (client, server) = (
                timeline.names.host(at: line.client.address), timeline.names.host(at: line.server.address)
            )
            return line.speaker == .client
                ? message(client, server, line.text) : message(server, client, line.text, isAnswer: true)
        case .dnsQuery(let server, let question): return message(host, timeline.names.host(at: server), "\(question) ?")
        case .dnsResponse(let server, let question, let code, let answers):
            let told = answers.first.map { "\($0)" } ?? "\(code) \(question.type)"
            return message(timeline.names.host(at: server), host, told, isAnswer: true)
        case .stack, .state, .dnsTimeout, .mail, .nameCheck, .senderPolicy, .poweredOff, .poweredOn, .linkCut,
            .linkRestored, .linkChanged, .switchPower, .timePassed:
            return nil
        }
    }
}
