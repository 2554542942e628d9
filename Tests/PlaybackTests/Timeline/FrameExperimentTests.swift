// What is done to a single frame: it stays the same frame, however often something is done to it.
// Read first: Sources/Emulation/World/World+Tamper.swift, Sources/Playback/Timeline/Tape.swift.

import Basics
import Emulation
import Playback
import Scenarios
import Testing

@Suite struct FrameExperimentTests {
    /// Acts behind frame number `frame` of `main`, a first SYN; each act follows the one before at once.
    /// - Returns: the entry of that frame; the cursor is in the last branch.
    private static func act(_ commands: [String], on timeline: inout Timeline) throws -> Int {
        timeline.look(from: .packet)
        _ = timeline.proceed(until: try PointPredicateParser.parse("tcp.flags.syn"))
        let frame = timeline.position - 1
        for command in commands { try timeline.act(WhatIfParser(timeline.lesson).parse(command)) }
        timeline.finish(timeline.current)
        return frame
    }

    /// What came of the frame: losses of it, and when something else first came of it.
    private static func fate(of frame: Int, in timeline: Timeline) -> (losses: Int, arrivals: Set<Instant>) {
        let entries = timeline.tape.entries
        var losses = 0
        var arrivals: Set<Instant> = []
        for entry in entries where entry.cause == .entry(frame) {
            if case .loss = entry.kind { losses += 1 } else { arrivals.insert(entry.at) }
        }
        return (losses, arrivals)
    }

    /// Who damages a byte goes on looking at it.
    @Test func theByteAtTheCursorStaysThere() throws {
        var timeline = try TimelineTests.timeline()
        let isThere = timeline.go(to: TimelineAddress(branch: "main", position: 253, byte: 3))
        try timeline.act(WhatIfParser(timeline.lesson).parse("corrupt"))
        #expect(isThere && timeline.address == TimelineAddress(branch: "b1", position: 253, byte: 3))
    }

    @Test func aDelayedFrameIsStillUnderWay() throws {
        var plain = try TimelineTests.timeline()
        let frame = try Self.act([], on: &plain)
        let usual = try #require(Self.fate(of: frame, in: plain).arrivals.first)
        // Two delays add up, and what the frame brings about is known to be its doing.
        var delayed = try TimelineTests.timeline()
        #expect(try Self.act(["delay 20 ms", "delay 300 ms"], on: &delayed) == frame)
        #expect(Self.fate(of: frame, in: delayed) == (0, [usual + .milliseconds(320)]))
        // A delay never makes it earlier.
        var late = try TimelineTests.timeline()
        _ = try Self.act(["delay 500 ms", "delay 1 us"], on: &late)
        #expect(Self.fate(of: frame, in: late).arrivals == [usual + .milliseconds(500) + .microseconds(1)])
    }

    /// Thousands of frames may go by meanwhile: the recording still knows which one it is.
    @Test func whatWasHeldBackForLongIsKnownWhenItComes() throws {
        var timeline = try TimelineTests.timeline("try-again")
        let frame = try Self.act(["delay 4 d", "duplicate"], on: &timeline)
        let last = try #require(timeline.tape.entries.last { $0.cause == .entry(frame) })
        #expect(last.at > .start + .seconds(4 * 86_400))
        #expect(timeline.tape.entries.count - frame > 5_000)
    }

    @Test(arguments: [["delay 1 s", "drop"], ["delay 1 s", "cut hana-pc"], ["delay 10 ms", "delay 1 s", "drop"]])
    func whatWasHeldBackCanBeLost(_ commands: [String]) throws {
        var timeline = try TimelineTests.timeline()
        let frame = try Self.act(commands, on: &timeline)
        #expect(Self.fate(of: frame, in: timeline) == (1, []), "\(commands)")
    }

    @Test(arguments: [(["delay 1 s", "off switch.minami.example"], 1), (["duplicate", "cut hana-pc"], 2)])
    func theLossOfEveryCopyIsTold(_ commands: [String], _ losses: Int) throws {
        var timeline = try TimelineTests.timeline()
        let frame = try Self.act(commands, on: &timeline)
        #expect(Self.fate(of: frame, in: timeline).losses == losses, "\(commands)")
    }

    @Test func aCopyOfADelayedFrameArrivesWithIt() throws {
        var timeline = try TimelineTests.timeline()
        let frame = try Self.act(["delay 40 ms", "duplicate"], on: &timeline)
        #expect(Self.fate(of: frame, in: timeline).arrivals.count == 1)
        let copies = timeline.tape.entries.filter {
            if case .frame = $0.kind { $0.cause == .entry(frame) } else { false }
        }
        #expect(copies.count == 2)
    }

    /// A switch passes on what arrives: the recording of the next link has the bytes that were changed on this one.
    @Test(arguments: [["corrupt"], ["delay 40 ms", "corrupt"], ["duplicate", "corrupt"]])
    func aCorruptedFrameIsRecordedAsItGoesOn(_ commands: [String]) throws {
        var timeline = try TimelineTests.timeline()
        let frame = try Self.act(commands, on: &timeline)
        let tape = timeline.tape
        let sent = tape.bytes(ofFrame: try #require(tape.frame(ofEntry: frame)))
        let passedOn = tape.entries.indices.filter { tape.entries[$0].cause == .entry(frame) }.compactMap {
            tape.frame(ofEntry: $0).map(tape.bytes(ofFrame:))
        }
        // The copy that was made before stays as it was sent.
        #expect(passedOn.count == (commands[0] == "duplicate" ? 2 : 1))
        let changes = passedOn.map { bytes in bytes.indices.count { bytes[$0] != sent[$0] } }
        #expect(changes.sorted() == (commands[0] == "duplicate" ? [0, 1] : [1]))
    }

    /// Whatever the number of the last event is: a snapshot may be due just then.
    @Test func theEndIsTheMomentOfTheLastEvent() throws {
        var lesson = try LessonLibrary().lesson("first-letter")
        let probe = try Timeline(lesson)
        // The first snapshot is due after so many events.
        let due = SnapshotShelf(probe.world).nextEvent
        var world = probe.world
        var nobody = NoObserver()
        _ = world.run(until: .never, limit: due, observer: &nobody)
        // No other event has this moment, and the lesson ends a little later.
        var ahead = world
        _ = ahead.step(observer: &nobody)
        #expect(ahead.now.nanoseconds > world.now.nanoseconds + 1)
        lesson.end = world.now + Interval(nanoseconds: 1)
        var timeline = try Timeline(lesson)
        _ = timeline.goToEnd()
        #expect(timeline.world.eventCount == due)
        #expect(timeline.world == world)
        // A branch that begins there begins then.
        try timeline.act(WhatIfParser(lesson).parse("quota kenji@kita.example 1"))
        timeline.finish(1)
        #expect(timeline.branches[1].tape.entries.last.map { $0.at <= world.now } == true)
    }
}
