// What is remembered of a lesson that is played: what a story, a report and a transcript are made of.
// Read first: Sources/Emulation/Observation.swift, StageTracker.swift, LetterLedger.swift, Conversation.swift.
//
// A value without files: StoryRecorder.swift adds the capture, Timeline/Tape.swift the way back.

import Basics
import DNSProtocol
import Emulation
import HostStack
import Scenarios

/// Everything that was told of a run.
package struct Story: Sendable {
    /// Who has which address.
    package let names: NameTable
    /// Which stages have begun.
    package private(set) var stages: StageTracker
    /// How often the events of expectations and goals have happened.
    package private(set) var counter: EventCounter
    /// What became of each letter.
    package private(set) var letters = LetterLedger()
    /// All questions and answers.
    package private(set) var dns = DNSLog()
    /// What was said, by connection.
    package private(set) var conversations = ConversationLog()
    /// What went wrong or was mended, in the order of time.
    package private(set) var incidents: [StoryIncident] = []
    /// What the lesson shows of the layers below the mail, in the order of time.
    package private(set) var signals: [StorySignal] = []
    /// All of it in the order in which it is told.
    package private(set) var timeline: [StoryEntry] = []
    private let translator: EventTranslator
    private let lesson: Lesson
    /// The stages, by their numbers in the lesson, whose narration waits for the next captured frame.
    package private(set) var untold: [Int] = []

    package init(_ lesson: Lesson, in network: EmulatedTopology) {
        self.lesson = lesson
        names = NameTable(network)
        translator = EventTranslator(names: names)
        stages = StageTracker(lesson.stages)
        counter = EventCounter(lesson.expectations + lesson.tasks.map(\.goal))
    }

    /// Announces a letter of the lesson.
    package mutating func expect(_ letter: LetterTrace) { letters.expect(letter) }

    /// Takes an observation in.
    /// - Returns: the event that it is in the words of lessons. Not everything is one: not the first lines of a long
    ///   reply, nor the lines of a letter.
    @discardableResult
    package mutating func observed(_ observation: Observation) -> StoryEvent? {
        note(observation)
        let event = translator.event(observation, letters: { letters.name(of: $0) })
        if let event { happened(event, at: observation.at) }
        write(observation)
        return event
    }

    private mutating func happened(_ event: StoryEvent, at now: Instant) {
        counter.happened(event, at: now)
        for stage in stages.happened(event, at: now) {
            timeline.append(.stage(stages.begun.firstIndex { $0.stage == stage } ?? 0))
            untold.append(stage)
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

    /// The narration that waited goes with captured frame number `frame`, counted from 1.
    package mutating func captured(frame: Int) {
        if untold.isEmpty { return }
        untold = []
        stages.captured(frame: frame)
    }

    /// A frame was lost on a link.
    @discardableResult
    package mutating func lost(
        _ frame: RawSpan, onLink link: Int, at now: Instant, because reason: FrameLoss
    ) -> StoryEvent {
        let event = translator.frameLost(frame, link: link)
        happened(event, at: now)
        if reason == .rule { tell(StoryIncident(at: now, .frameLost(link: names.link(link)))) }
        return event
    }

    /// What must be known before the event is matched: which letter it is about.
    private mutating func note(_ observation: Observation) {
        letters.observed(observation, names)
        if case .stack(.tcpClosed(let local, let remote)) = observation.kind { conversations.closed(local, remote) }
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
        case .dnsQuery(let server, let question):
            let (name, type) = ("\(question.name)", "\(question.type)")
            timeline.append(
                .question(dns.asked(name, type, by: host, of: names.host(at: server), at: observation.at)))
        case .dnsResponse(let server, let question, let code, let answers):
            answered(
                question, by: names.host(at: server), to: host, rcode: "\(code)", answers: answers.map(\.description))
        case .dnsTimeout(let server, let question):
            answered(question, by: names.host(at: server), to: host, rcode: "TIMEOUT", answers: [])
        case .stack, .state, .mail, .nameCheck, .senderPolicy, .poweredOff, .poweredOn, .linkCut, .linkRestored,
            .linkChanged, .switchPower, .timePassed:
            break
        }
    }

    private mutating func answered(
        _ question: DNSQuestion, by server: String, to client: String, rcode: String, answers: [String]
    ) {
        let (name, type) = ("\(question.name)", "\(question.type)")
        let number = dns.answered(name, type, by: server, to: client, rcode: rcode, answers: answers)
        if let number { timeline.append(.answer(number)) }
    }
}
