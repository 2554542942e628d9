// Looks on while a lesson is played, and remembers what a story, a report and a transcript are made of.
// Read first: Sources/Emulation/World/WorldObserver.swift, StageTracker.swift, LetterLedger.swift, Conversation.swift.

import Basics
import Emulation
import HostStack
import Scenarios

/// Everything that was told of a run.
package struct StoryRecorder: WorldObserver {
    package let names: NameTable
    package private(set) var stages: StageTracker
    package private(set) var counter: EventCounter
    package private(set) var letters = LetterLedger()
    package private(set) var dns = DNSLog()
    package private(set) var conversations = ConversationLog()
    package private(set) var incidents: [StoryIncident] = []
    package private(set) var signals: [StorySignal] = []
    package private(set) var timeline: [StoryEntry] = []
    /// Where frames go; it counts them even when nothing is written.
    package let frames: FrameRecorder
    private let translator: EventTranslator
    private let lesson: Lesson
    private let language: Language
    /// Narration that waits for the next captured frame.
    private var narration: [String] = []

    package init(_ lesson: Lesson, in network: EmulatedTopology, language: Language, frames: FrameRecorder) {
        self.lesson = lesson
        self.language = language
        self.frames = frames
        names = NameTable(network)
        translator = EventTranslator(names: names)
        stages = StageTracker(lesson.stages)
        counter = EventCounter(lesson.expectations + lesson.tasks.map(\.goal))
    }

    /// Announces a letter of the lesson.
    package mutating func expect(_ letter: LetterTrace) { letters.expect(letter) }

    /// Notes the subject of a server's notice, once it was found in a mailbox or a queue.
    package mutating func entitle(_ messageID: String, _ subject: String) { letters.entitle(messageID, subject) }

    package var wantsObservations: Bool { true }

    package mutating func observed(_ observation: Observation) {
        note(observation)
        // Not everything that is written down is an event: the first lines of a long reply, the lines of a letter.
        if let event = translator.event(observation, letters: { letters.name(of: $0) }) {
            happened(event, at: observation.at)
        }
        write(observation)
    }

    private mutating func happened(_ event: StoryEvent, at now: Instant) {
        counter.happened(event)
        for stage in stages.happened(event, at: now) {
            timeline.append(.stage(stages.begun.firstIndex { $0.stage == stage } ?? 0))
            narration.append(comment(for: lesson.stages[stage]))
        }
        if let signal = StorySignal(event, at: now, layers: lesson.shows) {
            timeline.append(.signal(signals.count))
            signals.append(signal)
        }
    }

    private mutating func tell(_ incident: StoryIncident) {
        timeline.append(.incident(incidents.count))
        incidents.append(incident)
    }

    package mutating func sent(_ transmission: borrowing FrameTransmission) {
        guard frames.record(transmission, comments: narration) else { return }
        if narration.isEmpty { return }
        narration = []
        stages.captured(frame: frames.count)
    }

    package mutating func lost(_ transmission: borrowing FrameTransmission, because reason: FrameLoss) {
        happened(translator.frameLost(link: transmission.link), at: transmission.at)
        if reason == .rule { tell(StoryIncident(at: transmission.at, .frameLost(link: names.link(transmission.link)))) }
    }

    /// What must be known before the event is matched: which letter it is about.
    private mutating func note(_ observation: Observation) {
        guard let host = names.host(observation.host) else { return }
        switch observation.kind {
        case .mail(let event): letters.happened(event, at: observation.at, host: host)
        case .nameCheck(let client, _, let result):
            letters.nameChecked(names.host(at: client), by: host, result: result)
        case .senderPolicy(_, _, let client, let result):
            letters.policyChecked(names.host(at: client), by: host, result: result)
        case .stack(.tcpClosed(let local, let remote)): conversations.closed(local, remote)
        case .stack, .dnsQuery, .dnsResponse, .dnsTimeout, .line, .poweredOff, .poweredOn, .linkCut, .linkRestored:
            break
        }
    }

    /// What stands under the stage that may have begun with it.
    private mutating func write(_ observation: Observation) {
        let host = names.host(observation.host) ?? ""
        if let incident = StoryIncident(observation, host: host, names: names, letter: { letters.name(of: $0) }) {
            tell(incident)
        }
        switch observation.kind {
        case .line(let line):
            let place = conversations.said(line, names, at: observation.at)
            timeline.append(.line(conversation: place.conversation, line: place.line))
        case .dnsQuery(let server, let name, let type):
            timeline.append(
                .question(dns.asked(name, type, by: host, of: names.host(at: server), at: observation.at)))
        case .dnsResponse(let server, let name, let type, let code, let answers):
            answered(name, type, by: names.host(at: server), to: host, rcode: code, answers: answers)
        case .dnsTimeout(let server, let name, let type):
            answered(name, type, by: names.host(at: server), to: host, rcode: "TIMEOUT", answers: [])
        case .stack, .mail, .nameCheck, .senderPolicy, .poweredOff, .poweredOn, .linkCut, .linkRestored: break
        }
    }

    private mutating func answered(
        _ name: String, _ type: String, by server: String, to client: String, rcode: String, answers: [String]
    ) {
        let number = dns.answered(name, type, by: server, to: client, rcode: rcode, answers: answers)
        if let number { timeline.append(.answer(number)) }
    }

    /// What Wireshark shows beside the frame: the stage's name, so that it can be searched for, and its narration.
    private func comment(for stage: Stage) -> String {
        var text = "[\(stage.id)] \(stage.say[language])"
        if let analogy = stage.analogy { text += " (\(analogy[language]))" }
        return text
    }
}
