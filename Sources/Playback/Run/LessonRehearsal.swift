// What no look at a lesson's file can tell: what comes of it when it is played. Read first: LessonRun.swift,
// ExpectationJudge.swift.
//
// `yubin check` plays a lesson once without anybody's help, and once with its key, and warns of what its author cannot
// have meant: a stage that never begins, an expectation that does not come true, a goal that is reached by doing
// nothing, a solution that does not reach it.

import Basics
import Emulation
import Scenarios

/// Plays lessons to their ends for their authors.
package struct LessonRehearsal {
    private let run: LessonRun
    private let judge: ExpectationJudge
    /// The ids of the stages that began.
    private let begun: [String]

    /// Plays `lesson` with its own seed; nil when Ctrl-C came before its end, or it cannot be played.
    private init?(_ lesson: Lesson, progress: (World) -> Void) {
        guard let network = try? EmulatedTopology(lesson.topology, seed: lesson.seed),
            let frames = try? FrameRecorder(FrameRecorder.Options(), of: network, comment: ""),
            var run = try? LessonRun(
                lesson, in: network, seed: lesson.seed, until: nil, language: .english, frames: frames),
            run.play(progress: progress) == .complete
        else { return nil }
        self.run = run
        judge = ExpectationJudge(run)
        begun = run.recorder.stages.begun.map { lesson.stages[$0.stage].id }
    }

    /// What becomes of `lesson` by itself.
    /// - Parameter progress: told now and then where the story stands.
    package static func warnings(
        of lesson: Lesson, at places: LessonPlaces, progress: (World) -> Void = { _ in }
    ) -> DiagnosticList {
        var warnings = DiagnosticList()
        guard let rehearsal = LessonRehearsal(lesson, progress: progress) else { return warnings }
        for stage in lesson.stages where stage.task == nil && rehearsal.isMissing(stage) {
            warnings.warn(
                "the stage `\(stage.id)` never begins", at: places.stage(stage.id),
                expected: "an event that happens, or a `task` that leads to it")
        }
        for (number, expectation) in lesson.expectations.enumerated()
        where !rehearsal.judge.isMet(expectation.condition) {
            warnings.warn("this expectation is not met", at: places.expectation(number))
        }
        for task in lesson.tasks where rehearsal.judge.isMet(task.goal.condition) {
            warnings.warn(
                "the goal of `\(task.id)` is met by doing nothing", at: places.goal(task.id),
                expected: "a goal that only somebody who acts can reach")
        }
        return warnings
    }

    /// What becomes of `lesson` with the solutions of `key`, which stands in the file of `places`.
    /// - Parameter progress: told now and then where the story stands.
    package static func warnings(
        of key: LessonKey, to lesson: Lesson, at places: LessonPlaces, progress: (World) -> Void = { _ in }
    ) -> DiagnosticList {
        var warnings = DiagnosticList()
        let solved = lesson.solved(by: key.solutions, letters: key.letters)
        guard let rehearsal = LessonRehearsal(solved, progress: progress) else { return warnings }
        for task in lesson.tasks where !rehearsal.judge.isMet(task.goal.condition) {
            warnings.warn("the solution of `\(task.id)` does not reach its goal", at: places.solution(task.id))
        }
        for stage in lesson.stages {
            guard let task = stage.task, rehearsal.isMissing(stage) else { continue }
            warnings.warn(
                "the stage `\(stage.id)` does not begin with this solution", at: places.solution(task))
        }
        return warnings
    }

    /// Whether `stage` has not begun, though the one before it has.
    private func isMissing(_ stage: Stage) -> Bool {
        !begun.contains(stage.id) && stage.after.map(begun.contains) ?? true
    }
}
