// Everything that can go wrong, at every frame of a lesson. Read first: Sources/Playback/Trial/LessonTrial.swift.
// `yubin trial --lesson LESSON` plays all of it; here a sample must do.

import Playback
import Scenarios
import Testing

@Suite struct LessonTrialTests {
    #if DEBUG
        static let every: UInt64 = 150
    #else
        static let every: UInt64 = 10
    #endif

    @Test("Whatever happens to one frame, no accepted letter is lost, doubled or damaged", arguments: [
        "first-letter", "try-again", "collect-it", "sign-for-each-bag",
    ])
    func rule(_ id: String) throws {
        let outcome = try LessonTrial(PlayedStory.library.lesson(id)).run(every: Self.every)
        #expect(outcome.violations.isEmpty, "\(outcome.violations.joined(separator: "\n"))")
        #expect(outcome.frames > 500 && outcome.worlds >= LessonTrial.Fault.allCases.count)
        #expect(outcome.tally.delivered > 0)
    }

    @Test func aTrialIsAlwaysTheSame() throws {
        func outcome() throws -> LessonTrial.Outcome {
            try LessonTrial(PlayedStory.library.lesson("first-letter")).run(every: 500)
        }
        #expect(try outcome() == outcome())
    }
}
