// `yubin trial --lesson`: one lesson, with something going wrong at every frame. Read first: Trial/LessonTrial.swift.

import Scenarios

/// Plays the trials of a lesson and reports.
package struct LessonTrialCommandBody {
    private let reference: String
    private let every: UInt64
    private let seed: UInt64?
    private let folders: [String]

    /// - Parameter reference: the lesson's id, or the path of its file.
    /// - Parameter every: one frame of so many has to suffer.
    /// - Parameter seed: takes the place of the lesson's own.
    package init(_ reference: String, every: UInt64, seed: UInt64?, folders: [String]) {
        (self.reference, self.every, self.seed, self.folders) = (reference, min(max(1, every), 1 << 32), seed, folders)
    }

    /// Plays them all. Returns 0 when the rule held in each world, 1 otherwise.
    package func execute() throws(CommandFailure) -> Int32 {
        let lesson: Lesson
        do { lesson = try LessonLibrary(folders: folders).lesson(reference) } catch {
            throw CommandFailure(CommandExit.badInput, error.text(in: .english))
        }
        var progress = ProgressLine(isQuiet: false)
        let outcome: LessonTrial.Outcome
        do {
            var told = 0
            outcome = try LessonTrial(lesson, seed: seed).run(every: every) { outcome in
                if told < outcome.violations.count { progress.clear() }
                for violation in outcome.violations[told...] { Console.tell(violation) }
                told = outcome.violations.count
                progress.update("world \(outcome.worlds)")
            }
        } catch {
            progress.clear()
            throw CommandFailure(CommandExit.badInput, "\(reference): \(error)")
        }
        progress.clear()
        let (tally, broken) = (outcome.tally, outcome.violations.count)
        try Console.print(
            "\(outcome.frames) frames, \(outcome.worlds) worlds, \(outcome.events) events: \(tally.delivered) letters "
                + "delivered once, \(tally.bounced) bounced, \(tally.queued) still queued; the rule was broken \(broken) "
                + "times\n", .english)
        return broken == 0 ? CommandExit.success : CommandExit.expectationFailed
    }
}
