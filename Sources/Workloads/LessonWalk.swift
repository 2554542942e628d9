// A lesson that is recorded, walked through and looked into. Read first: LongLesson.swift and
// Sources/Playback/Timeline/Timeline.swift.

import Basics
import Playback
import Scenarios

/// A recording of `LongLesson`.
public struct LessonWalk: Sendable {
    private var timeline: Timeline
    private var random = SeededGenerator(seed: 1)

    /// - Parameter letters: as for `LongLesson`.
    /// - Throws: `WorkloadFailure` when the lesson does not come with the program.
    public init(letters: Int = 0) throws(WorkloadFailure) {
        timeline = try LongLesson.timeline(letters: letters)
    }

    /// Plays to the end while everything is recorded.
    /// - Returns: how many events the world had.
    public mutating func record() -> UInt64 {
        timeline.finish(0)
        return timeline.branches[0].tape.entries.last?.event ?? 0
    }

    /// Goes to a random place of what was recorded, and makes the world of that moment.
    public mutating func seek() {
        let count = timeline.branches[0].count
        let position = Int(random.next(below: UInt64(count)) + 1)
        _ = timeline.go(to: TimelineAddress(branch: "main", position: position))
        seen &+= timeline.world.eventCount
    }

    /// Steps from the beginning to the end and back again, at one zoom after the other, and makes the world each time.
    /// - Returns: how many steps there were.
    public mutating func stepThroughAndBack() -> Int {
        var steps = 0
        for zoom in [Zoom.postOffice, .conversation, .packet] {
            _ = timeline.go(to: TimelineAddress(branch: "main", position: 0))
            timeline.look(from: zoom)
            while timeline.step() == .arrived {
                seen &+= timeline.world.eventCount
                steps += 1
            }
            while timeline.back() == .arrived {
                seen &+= timeline.world.eventCount
                steps += 1
            }
        }
        return steps
    }

    /// Keeps the worlds from being left out by the optimiser.
    public private(set) var seen: UInt64 = 0

    /// All frames of the recording, for `FrameDissection`.
    package var frames: [[UInt8]] {
        let tape = timeline.branches[0].tape
        return tape.frames.indices.filter { tape.frames[$0].number != nil }.map { tape.bytes(ofFrame: $0) }
    }
}
