// A lesson with as many letters as one likes, to be recorded, or to be played while nobody looks on.
// Read first: Sources/Playback/Timeline/Timeline.swift. Then LessonWalk.swift, which records it.

import Basics
import Emulation
import Playback
import Scenarios

/// The first lesson, or one of the same kind with so many letters that its recording has a million events.
public struct LongLesson: Sendable {
    private var world: World
    private let end: Instant

    /// - Parameter letters: how many letters Hana sends after those of the lesson, one a second.
    /// - Throws: `WorkloadFailure` when the lesson does not come with the program.
    public init(letters: Int = 0) throws(WorkloadFailure) {
        // The world alone: what a timeline keeps beside it would have to be copied before it changes.
        world = try Self.timeline(letters: letters).world
        end = try Self.lesson(letters: letters).end ?? .never
    }

    /// Plays to the end without anybody looking on.
    public mutating func play() {
        var nobody = NoObserver()
        _ = world.run(until: end, observer: &nobody)
    }

    /// The same, while snapshots are taken as a recording takes them, and nothing else is kept.
    public mutating func playKeepingSnapshots() { _ = SnapshotShelf(playing: &world, until: end) }

    /// The lesson, with nothing recorded yet.
    static func timeline(letters: Int) throws(WorkloadFailure) -> Timeline {
        do { return try Timeline(lesson(letters: letters)) } catch { throw WorkloadFailure("\(error)") }
    }

    private static func lesson(letters: Int) throws(WorkloadFailure) -> Lesson {
        do {
            var lesson = try LessonLibrary().lesson("first-letter")
            guard letters > 0 else { return lesson }
            lesson.actions.removeAll { $0.at > .start + .seconds(60) }
            for i in 0..<letters {
                let id = "w\(i)"
                let content = ComposedLetter(
                    from: "hana@minami.example", to: ["kenji@kita.example"], subject: "Letter \(i)",
                    body: "One of many.\n")
                lesson.letters.append(LetterPlan(id: id, content: .composed(content)))
                lesson.actions.append(
                    TimedAction(at: .start + .seconds(60 + UInt64(i)), action: .send(letter: id, from: "hana-pc")))
            }
            lesson.end = .start + .seconds(120 + UInt64(letters))
            return lesson
        } catch {
            throw WorkloadFailure("\(error)")
        }
    }
}
