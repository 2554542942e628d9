// What a recording notices at once, beside what is made of it later. Read first: Sources/Playback/Timeline/Tape.swift.

import Basics
import Emulation
import Playback
import Scenarios
import Testing

@Suite struct RecordingTests {
    private static func played(_ lesson: String) throws -> Timeline {
        var timeline = try Timeline(LessonLibrary().lesson(lesson))
        timeline.finish(0)
        return timeline
    }

    /// The kind of an observation is told without looking closely; closely it must be the same.
    @Test(arguments: LessonLibrary().lessons().lessons.map(\.id))
    func kindsOfEventsAreToldInTwoWays(_ lesson: String) throws {
        let timeline = try Self.played(lesson)
        let translator = EventTranslator(names: timeline.names)
        for observation in timeline.tape.observations {
            guard let event = translator.event(observation, letters: { _ in nil }) else { continue }
            #expect(EventName(of: observation.kind) == event.event)
        }
    }

    /// The recording notices stages without telling the story; the story that is made of it must have the same.
    @Test(arguments: LessonLibrary().lessons().lessons.map(\.id))
    func stagesBeginInTheRecordingAsInTheStory(_ lesson: String) throws {
        let timeline = try Self.played(lesson)
        let tape = timeline.tape
        let recorded = tape.stageEntries.map { entry -> Int in
            if case .stage(let stage) = tape.entries[entry].kind { stage } else { -1 }
        }
        let story = timeline.branch.story(at: timeline.branch.count) { false }
        let told = try #require(story).stages.begun.map(\.stage)
        #expect(!recorded.isEmpty && recorded == told)
    }

    /// Nothing but bytes.
    private struct FrameCollector: WorldObserver {
        var frames: [[UInt8]] = []
        var wantsObservations: Bool { false }
        mutating func observed(_ observation: consuming Observation) {}
        mutating func sent(_ transmission: borrowing FrameTransmission) { frames.append(transmission.frame.array) }
        mutating func lost(_ transmission: borrowing FrameTransmission, because reason: FrameLoss) {}
    }

    /// Frames that switches pass on share their bytes in the recording: each must have its own.
    @Test(arguments: LessonLibrary().lessons().lessons.map(\.id))
    func everyFrameIsKeptAsItWasSent(_ lesson: String) throws {
        let timeline = try Self.played(lesson)
        var (world, collector) = (try Timeline(timeline.lesson).world, FrameCollector())
        _ = world.run(until: timeline.lesson.end ?? .never, observer: &collector)
        let tape = timeline.tape
        #expect(tape.frames.count >= collector.frames.count && !collector.frames.isEmpty)
        let isSame = collector.frames.indices.allSatisfy { tape.bytes(ofFrame: $0) == collector.frames[$0] }
        #expect(isSame)
    }

    /// Bytes of any length keep their place, however many come after them; a copy does not see those.
    @Test func aFrameStoreKeepsItsBytes() {
        var store = FrameStore()
        var random = SeededGenerator(seed: 7)
        var kept: [(FrameStore.Place, [UInt8])] = []
        for i in 0..<3_000 {
            // Some are longer than any piece was meant to be.
            let length = i % 1_000 == 999 ? i * 700 : Int(random.next(below: 1_600))
            let bytes = [UInt8](repeating: UInt8(truncatingIfNeeded: i), count: length)
            kept.append((store.add(bytes.span.bytes), bytes))
        }
        var copy = store
        let first = copy.add(([1, 2, 3] as [UInt8]).span.bytes)
        let second = store.add(([4, 5, 6] as [UInt8]).span.bytes)
        #expect(first == second && copy[first] == [1, 2, 3] && store[second] == [4, 5, 6])
        for (place, bytes) in kept { #expect(store[place] == bytes && copy[place] == bytes) }
    }

    /// When a shelf is full, every second snapshot goes: the way to any place becomes longer, and none is lost.
    @Test func aFullShelfHasSnapshotsEverywhere() throws {
        var world = try Timeline(LessonLibrary().lesson("first-letter")).world
        var shelf = SnapshotShelf(world)
        var nobody = NoObserver()
        let first = world.eventCount
        let distance = shelf.nextEvent - first
        var taken = 1
        while taken < 1_000, world.step(observer: &nobody) {
            shelf.add(world)
            taken += 1
        }
        #expect(taken == 1_000 && shelf.nearest(to: first)?.eventCount == first)
        let last = world.eventCount
        // Each time that it was full the distance doubled.
        let factor = (shelf.nextEvent - last) / distance
        #expect(factor == 64 && shelf.snapshots.count <= SnapshotShelf.capacity)
        for event in first...last {
            let found = try #require(shelf.nearest(to: event)).eventCount
            #expect(found <= event && event - found < factor)
        }
        #expect(shelf.cut(to: first).nearest(to: last)?.eventCount == first)
    }

    /// What is noted is found, what was overwritten is not mistaken for something else.
    @Test func aRingOfSequencesForgetsTheOldest() {
        var ring = SequenceRing()
        // The number before the first is the largest one: nothing was noted under it, nor under any other.
        for sequence in [0, 1, 65_535, 65_536, .max] as [UInt64] { #expect(ring[sequence] == nil) }
        for sequence in 0..<200_000 as Range<UInt64> { ring.note(Int(sequence) * 2, for: sequence) }
        #expect(ring[199_999] == 399_998 && ring[196_000] == 392_000)
        #expect(ring[0] == nil && ring[100_000] == nil && ring[200_000] == nil && ring[.max] == nil)
    }

    /// Lists that grow in pieces are lists; a copy does not see what is done to the other.
    @Test(arguments: [0, 1, 4095, 4096, 4097, 10_000, 20_000]) func aGrowingListCanBeCut(_ length: Int) {
        var list = GrowingList<Int>()
        for i in 0..<20_000 { list.append(i) }
        var copy = list
        copy.truncate(to: length)
        #expect(copy.count == length && copy.elementsEqual(0..<length))
        var short = GrowingList<Int>()
        for i in 0..<length { short.append(i) }
        #expect(copy == short)
        copy.append(-1)
        #expect(copy.last == -1 && list.count == 20_000 && list.elementsEqual(0..<20_000))
    }
}
