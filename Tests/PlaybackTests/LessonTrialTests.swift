// Everything that can go wrong, at every frame of a lesson. Read first: Sources/Playback/Trial/LessonTrial.swift.
// `yubin trial --lesson LESSON` plays all of it; here a sample must do.

import Playback
import Scenarios
import Testing

@Suite struct LessonTrialTests {
    /// A debug build is some forty times slower.
    #if DEBUG
        static let every: UInt64 = 600
        static let lessons = ["first-letter"]
    #else
        static let every: UInt64 = 60
        static let lessons = ["first-letter", "try-again", "collect-it", "sign-for-each-bag"]
    #endif

    @Test("Whatever happens to one frame, no accepted letter is lost, doubled or damaged", arguments: lessons)
    func rule(_ id: String) throws {
        let outcome = try LessonTrial(PlayedStory.library.lesson(id)).run(every: Self.every)
        #expect(outcome.violations.isEmpty, "\(outcome.violations.joined(separator: "\n"))")
        #expect(outcome.frames > 500)
        let most = (outcome.frames + Int(Self.every) - 1) / Int(Self.every) * LessonTrial.Fault.allCases.count
        #expect((1...most).contains(outcome.worlds))
        #expect(outcome.tally.delivered > 0)
    }

    @Test func aTrialIsAlwaysTheSame() throws {
        func outcome() throws -> LessonTrial.Outcome {
            try LessonTrial(PlayedStory.library.lesson("first-letter")).run(every: 1_500)
        }
        #expect(try outcome() == outcome())
    }
}
