// The lesson's teaching parts at the cursor. Read first: Sources/Scenarios/Model/Lesson/Lesson.swift.

import Basics
import Scenarios

extension Timeline {
    /// The stage in which the story is at the cursor; nil before the first.
    package var stage: Stage? {
        tape.stageEntries.last { $0 < position }.flatMap { entry in
            if case .stage(let number) = tape.entries[entry].kind { lesson.stages[number] } else { nil }
        }
    }

    /// The stage that the entry at the cursor begins; nil when it is something else.
    package var stageAtCursor: Stage? {
        guard position > 0, case .stage(let number) = tape.entries[position - 1].kind else { return nil }
        return lesson.stages[number]
    }

    /// How the tasks stand at the cursor; nil when somebody wants to stop before that is known.
    package func taskStates() -> [(task: LessonTask, isDone: Bool)]? {
        guard let story = storyUnlessStopped() else { return nil }
        let judge = ExpectationJudge(network: network, story: story)
        return lesson.tasks.map { ($0, judge.isMet($0.goal.condition)) }
    }

    /// The stage that gives the answer to a prediction, once it has begun in this branch before the cursor.
    package func hasBegun(_ stage: Stage) -> Bool {
        tape.stageEntries.contains { entry in
            guard entry < position, case .stage(let number) = tape.entries[entry].kind else { return false }
            return lesson.stages[number].id == stage.id
        }
    }
}
