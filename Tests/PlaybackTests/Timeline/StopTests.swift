// Long ways that somebody stops. Read first: Sources/Playback/Timeline/Timeline+Walk.swift.

import Basics
import Playback
import Scenarios
import Synchronization
import Testing

@Suite struct StopTests {
    /// Says "go on" so many times, and from then on "stop".
    private final class Patience: Sendable {
        private let left: Mutex<Int>

        init(_ count: Int) { left = Mutex(count) }

        var isOver: Bool {
            left.withLock {
                $0 -= 1
                return $0 < 0
            }
        }
    }

    /// A lesson in which somebody loses patience after a while.
    private static func timeline(asked count: Int) throws -> Timeline {
        var timeline = try TimelineTests.timeline()
        let patience = Patience(count)
        timeline.isAskedToStop = { patience.isOver }
        return timeline
    }

    private static let never = PointPredicate.field(.stage, .equal, "never")

    /// Where a walk was stopped is a place like any other, and the way on from there is the same.
    @Test(arguments: [0, 1, 2, 7, 500, 1200]) func aWalkEndsWhereItHasComeTo(_ count: Int) throws {
        var timeline = try Self.timeline(asked: count)
        timeline.look(from: .packet)
        let walk = timeline.proceed(until: Self.never)
        #expect(walk == .stopped)
        #expect(timeline.position <= count && (count < 3 || timeline.position > 0))
        timeline.isAskedToStop = { false }
        var other = try TimelineTests.timeline()
        let isThere = other.go(to: timeline.address)
        #expect(isThere && other.digest == timeline.digest)
        (_, _) = (timeline.goToEnd(), other.goToEnd())
        #expect(timeline.address == other.address && timeline.digest == other.digest)
    }

    @Test func aWalkBackEndsWhereItHasComeTo() throws {
        var timeline = try TimelineTests.timeline()
        _ = timeline.goToEnd()
        let end = timeline.position
        let patience = Patience(100)
        timeline.isAskedToStop = { patience.isOver }
        let walk = timeline.goBack(until: Self.never)
        #expect(walk == .stopped && (end - 110..<end - 90).contains(timeline.position))
        let here = timeline.address
        for walk in [timeline.back(), timeline.step(), timeline.previousStage(), timeline.nextStage()] {
            #expect(walk == .stopped)
        }
        #expect(timeline.address == here)
    }

    /// Who wants to go to some point is there, or has not left.
    @Test func whoIsNotThereHasNotLeft() throws {
        var timeline = try TimelineTests.timeline()
        _ = timeline.go(to: TimelineAddress(branch: "main", position: 50))
        let here = timeline.address
        let patience = Patience(3)
        timeline.isAskedToStop = { patience.isOver }
        let isThere = timeline.go(to: TimelineAddress(branch: "main", position: 1500))
        #expect(!isThere && timeline.address == here)
        let end = timeline.goToEnd()
        #expect(end == .stopped && timeline.address == here)
        let found = timeline.arriveOrStay { $0.proceed(until: Self.never) }
        #expect(found == .stopped && timeline.address == here)
    }

    @Test func whatIsStoppedHasNoResult() throws {
        var timeline = try TimelineTests.timeline()
        _ = try TimelineTests.after("off mail.kita.example", at: 300, &timeline)
        timeline.isAskedToStop = { true }
        let stopped = timeline.compare(0, 1)
        #expect(stopped == nil)
        #expect(timeline.digestUnlessStopped() == nil)
        timeline.isAskedToStop = { false }
        let compared = timeline.compare(0, 1)
        #expect(compared != nil)
        #expect(timeline.digestUnlessStopped() == timeline.digest)
    }

    /// At the last entry it is known that nothing follows, also by whoever came there entry by entry.
    @Test func theLastEntryIsKnownAsSuch() throws {
        var timeline = try TimelineTests.timeline()
        _ = timeline.goToEnd()
        let end = timeline.address
        var other = try TimelineTests.timeline()
        let isThere = other.go(to: end)
        #expect(isThere && other.branch.isComplete)
        let beyond = other.go(to: TimelineAddress(branch: "main", position: end.position + 1))
        #expect(!beyond)
    }

    /// From the end a step back leads to where the step began that led there, wherever that was.
    @Test func aStepToTheEndIsTakenBack() throws {
        var timeline = try TimelineTests.timeline()
        _ = timeline.goToEnd()
        // After the last stage, and itself none.
        _ = timeline.go(to: TimelineAddress(branch: "main", position: timeline.position - 3))
        let start = timeline.address
        let there = timeline.step()
        #expect(there == .end && timeline.address != start)
        let back = timeline.back()
        #expect(back == .arrived && timeline.address == start)
    }
}
