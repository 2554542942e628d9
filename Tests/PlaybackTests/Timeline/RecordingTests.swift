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
        let told = timeline.branch.story(at: timeline.branch.count).stages.begun.map(\.stage)
        #expect(!recorded.isEmpty && recorded == told)
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
