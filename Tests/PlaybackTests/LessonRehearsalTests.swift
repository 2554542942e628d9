// What `yubin check` finds out by playing a lesson.

import Playback
import Scenarios
import TestSupport
import Testing

@Suite struct LessonRehearsalTests {
    private static let lesson = """
        format: 1
        id: l
        title: T
        topology: two-towns
        end: 1 h
        letters: {m1: {from: hana@minami.example, to: [kenji@kita.example], subject: s, body: b}}
        actions: [{at: 1 s, send: m1, from: hana-pc}, {at: 0 s, power: mail.kita.example, state: off}]
        stages:
          - {id: begin, when: {event: mail.submitted, message: m1}, say: x}
          - {id: never, when: {event: smtp.reply, code: 599}, say: x}
          - {id: later, after: never, when: {event: mail.submitted}, say: x}
          - {id: mended, task: wait, when: {event: host.on, host: mail.kita.example}, say: x}
        expectations:
          - {message: m1, outcome: queued}
          - {mailbox: kenji@kita.example, has: m1}
        tasks:
          - {id: nothing, do: x, goal: {event: mail.submitted, message: m1}}
          - {id: wait, do: x, goal: {queue: mail.minami.example, empty: yes}}

        """

    private static let key = """
        format: 1
        key: l
        solutions:
          nothing: {why: x, do: [{at: 1 s, fetch: kenji-pc}]}
          wait: {why: x, do: [{at: 3 s, power: kenji-pc, state: off}]}

        """

    private func warnings(_ key: String) throws -> [String] {
        let folder = try TemporaryFolder()
        let lessonPath = try folder.write(Array(Self.lesson.utf8), to: "l.yaml")
        let keyPath = try folder.write(Array(key.utf8), to: "l.key.yaml")
        let library = LessonLibrary(folders: [folder.path], resources: PlayedStory.resources)
        let lesson = try library.lesson(lessonPath)
        let found =
            LessonRehearsal.warnings(of: lesson, at: try library.places(in: lessonPath)).sorted
            + LessonRehearsal.warnings(
                of: try library.key(of: lessonPath), to: lesson, at: try library.places(in: keyPath)
            ).sorted
        #expect(found.allSatisfy { $0.isWarning && $0.untranslated.isEmpty })
        return found.map { String($0.description.dropFirst(folder.path.count + 1)) }
    }

    /// What waits for a stage that never begins is no news, and a task's own stage needs the task to be done.
    @Test func whatCannotHaveBeenMeantIsTold() throws {
        #expect(
            try warnings(Self.key) == [
                "l.yaml:10:23: warning: the stage `never` never begins; expected an event that happens, or a `task` that "
                    + "leads to it",
                "l.yaml:15:5: warning: this expectation is not met",
                "l.yaml:17:32: warning: the goal of `nothing` is met by doing nothing; expected a goal that only somebody "
                    + "who acts can reach",
                "l.key.yaml:5:9: warning: the solution of `wait` does not reach its goal",
                "l.key.yaml:5:9: warning: the stage `mended` does not begin with this solution",
            ])
    }

    @Test func aSolutionThatSolvesIsRight() throws {
        let right = Self.key.replacing("power: kenji-pc, state: off", with: "power: mail.kita.example, state: on")
        #expect(try warnings(right).filter { $0.hasPrefix("l.key") } == [])
    }
}
