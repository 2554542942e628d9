// What has to be done so that a task's goal is met. Read first: LessonTask.swift, LessonKey.swift.

/// The solution of one task.
package struct TaskSolution: Equatable, Sendable {
    /// The task's id.
    package var task: String
    /// What is done, and why it helps.
    package var why: LocalizedText
    /// In the order of time.
    package var actions: [TimedAction]

    package init(task: String, why: LocalizedText, actions: [TimedAction]) {
        self.task = task
        self.why = why
        self.actions = actions
    }
}
