// Every lesson that comes with the program is solved here: it tells its whole story, in both languages, and its
// expectations are those of what happens, not of nothing.

import Playback
import Scenarios
import Testing

@Suite("Every lesson is solved") struct LessonSolutionTests {
    static let lessons = PlayedStory.library.lessons()

    @Test("All files can be read") func files() {
        #expect(Self.lessons.diagnostics.isEmpty)
        #expect(Self.lessons.lessons.contains { $0.id == "first-letter" })
    }

    @Test("Every stage begins, and the expectations are met", arguments: lessons.lessons.map(\.id), Language.allCases)
    func solved(_ id: String, _ language: Language) throws {
        let lesson = try PlayedStory.library.lesson(id)
        var run = try PlayedStory.run(lesson, language: language)
        #expect(run.play() == .complete)
        let report = Report(run)
        #expect(report.stages.map(\.id).sorted() == lesson.stages.map(\.id).sorted())
        #expect(report.stages.allSatisfy { $0.frame != nil })
        for expectation in report.expectations { #expect(expectation.met, "\(expectation.text)") }
        let judge = ExpectationJudge(run)
        for task in lesson.tasks { #expect(judge.isMet(task.goal.condition), "\(task.id)") }
        #expect(lesson.stages.allSatisfy { !$0.say.isFallback(in: language) })
    }

    @Test("Without its letters a lesson fails", arguments: lessons.lessons.map(\.id))
    func unsolved(_ id: String) throws {
        var lesson = try PlayedStory.library.lesson(id)
        lesson.actions.removeAll { if case .send = $0.action { true } else { false } }
        var run = try PlayedStory.run(lesson)
        #expect(run.play() == .complete)
        let report = Report(run)
        #expect(report.expectations.contains { !$0.met })
        #expect(report.stages.count < lesson.stages.count)
        let judge = ExpectationJudge(run)
        for task in lesson.tasks { #expect(!judge.isMet(task.goal.condition), "\(task.id)") }
    }
}
