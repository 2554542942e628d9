// Notices when stages begin, while a lesson is recorded. Read first: Sources/Playback/Story/StageTracker.swift.
//
// The story itself is not told here: whoever wants it makes it of the recording (Tape.story). What must be known at
// once is only which stages begin; so an observation is looked at closely when a stage waits for one of its kind.

import Basics
import Emulation
import Scenarios

/// The stages of a lesson, and the letters that their predicates speak of.
struct StageWatch: Sendable {
    private let translator: EventTranslator
    private(set) var stages: StageTracker
    private(set) var letters = LetterLedger()

    init(_ lesson: Lesson, _ names: NameTable) {
        translator = EventTranslator(names: names)
        stages = StageTracker(lesson.stages)
    }

    mutating func expect(_ letter: LetterTrace) { letters.expect(letter) }

    /// Takes an observation in.
    /// - Returns: the stages that begin with it, by their numbers in the lesson; nil when none waits for its kind.
    @inline(__always)
    mutating func observed(_ observation: borrowing Observation) -> [Int]? {
        letters.observed(observation, translator.names)
        return stages.awaitsAnything ? begun(by: observation) : nil
    }

    private mutating func begun(by observation: borrowing Observation) -> [Int]? {
        guard let name = EventName(of: observation.kind), stages.awaits(name),
            let event = translator.event(observation, letters: { letters.name(of: $0) })
        else { return nil }
        return stages.happened(event, at: observation.at)
    }

    /// A frame was lost on a link.
    mutating func lost(_ frame: [UInt8], onLink link: Int, at now: Instant) -> [Int]? {
        guard stages.awaits(.frameLost) else { return nil }
        return stages.happened(translator.frameLost(frame.span.bytes, link: link), at: now)
    }
}
