// Every lesson that comes with the program is solved here: it tells its whole story, in both languages, its key leads
// to its goals, and whoever does nothing, or leaves one task out, does not get there.

import Basics
import Playback
import Scenarios
import Testing

@Suite("Every lesson is solved") struct LessonSolutionTests {
    static let lessons = PlayedStory.library.lessons()
    static let ids = lessons.lessons.map(\.id)

    @Test("All files can be read, and the lessons come in the order of the curriculum") func files() {
        #expect(Self.lessons.diagnostics.isEmpty)
        #expect(Self.ids == ["first-letter", "collect-it", "try-again", "sign-for-each-bag", "who-sits-here"])
    }

    /// The lesson as it is played with these solutions of its key.
    private func solved(_ id: String, _ isWanted: (TaskSolution) -> Bool = { _ in true }) throws -> LessonRun {
        let lesson = try PlayedStory.library.lesson(id)
        let key = try PlayedStory.library.key(of: id)
        var run = try PlayedStory.run(lesson.solved(by: key.solutions.filter(isWanted), letters: key.letters))
        #expect(run.play() == .complete)
        return run
    }

    private func isMet(_ task: LessonTask, in run: LessonRun) -> Bool {
        ExpectationJudge(run).isMet(task.goal.condition)
    }

    @Test("The plain story is complete, in both languages", arguments: ids, Language.allCases)
    func plain(_ id: String, _ language: Language) throws {
        let lesson = try PlayedStory.library.lesson(id)
        var run = try PlayedStory.run(lesson, language: language)
        #expect(run.play() == .complete)
        let report = Report(run)
        // Stages that a task leads to wait for whoever does it.
        let story = lesson.stages.filter { $0.task == nil }
        #expect(report.stages.map(\.id).sorted() == story.map(\.id).sorted())
        #expect(report.stages.allSatisfy { $0.frame != nil })
        for expectation in report.expectations { #expect(expectation.met, "\(expectation.text)") }
        for task in lesson.tasks { #expect(!isMet(task, in: run), "nothing was done, and \(task.id) is met") }
    }

    @Test("The key solves all tasks, and every stage begins in one of the two runs", arguments: ids)
    func key(_ id: String) throws {
        let run = try solved(id)
        #expect(!run.lesson.tasks.isEmpty)
        for task in run.lesson.tasks { #expect(isMet(task, in: run), "\(task.id)") }
        let begun = Set(Report(run).stages.map(\.id))
        for stage in run.lesson.stages where stage.task != nil { #expect(begun.contains(stage.id)) }
    }

    @Test("No task is solved by the solutions of the others", arguments: ids)
    func everyTaskCounts(_ id: String) throws {
        for task in try PlayedStory.library.lesson(id).tasks {
            let run = try solved(id) { $0.task != task.id }
            #expect(!isMet(task, in: run), "\(task.id)")
        }
    }

    @Test("Without its letters a lesson fails", arguments: ids)
    func withoutLetters(_ id: String) throws {
        var lesson = try PlayedStory.library.lesson(id)
        lesson.actions.removeAll { if case .send = $0.action { true } else { false } }
        var run = try PlayedStory.run(lesson)
        #expect(run.play() == .complete)
        let report = Report(run)
        #expect(report.expectations.contains { !$0.met })
        #expect(report.stages.count < lesson.stages.count)
        for task in lesson.tasks { #expect(!isMet(task, in: run), "\(task.id)") }
    }

    @Test("A task has three hints, and a lesson asks at least one question", arguments: ids)
    func teaching(_ id: String) throws {
        let lesson = try PlayedStory.library.lesson(id)
        #expect(lesson.tasks.allSatisfy { $0.hints.count == 3 })
        #expect(lesson.stages.contains { $0.predict != nil })
        #expect(lesson.teacher != nil)
        #expect(lesson.requires.allSatisfy(Self.ids.prefix { $0 != id }.contains))
        // Every host that is compared with the post, and every stage, says where the comparison ends.
        #expect(lesson.analogies.allSatisfy { $0.breaks != nil })
        for stage in lesson.stages { #expect(stage.analogy != nil && stage.breaks != nil, "\(stage.id)") }
        #expect(!lesson.objectives.isEmpty && !lesson.whatIfs.isEmpty && !lesson.wiresharkFilters.isEmpty)
        #expect(!lesson.glossary.isEmpty && lesson.expectations.allSatisfy { $0.text != nil })
        let words = Set(try PlayedStory.library.glossary().map(\.id))
        #expect(lesson.glossary.allSatisfy(words.contains))
    }

    @Test("Every experiment can be made", arguments: ids)
    func whatIfs(_ id: String) throws {
        for whatIf in try PlayedStory.library.lesson(id).whatIfs {
            var lesson = try PlayedStory.library.lesson(id)
            let solution = TaskSolution(
                task: whatIf.id, why: whatIf.title,
                actions: whatIf.actions.map { TimedAction(at: .start + .milliseconds(1_500), action: $0) })
            lesson = lesson.solved(by: [solution], letters: [])
            var run = try PlayedStory.run(lesson)
            #expect(run.play() == .complete, "\(whatIf.id)")
        }
    }
}
