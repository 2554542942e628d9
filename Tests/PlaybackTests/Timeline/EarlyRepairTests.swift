// Repairs that come as early as they make sense are told as well. Read first: Lessons/try-again.yaml.

import Playback
import Scenarios
import Testing

@Suite struct EarlyRepairTests {
    /// Who switches the server on as soon as the letter waits need not look for the story.
    @Test func theStoryGoesOnWithTheFirstRepair() throws {
        var timeline = try TimelineTests.timeline("try-again")
        _ = timeline.proceed(until: .field(.stage, .equal, "kept"))
        _ = try timeline.act(WhatIfParser(timeline.lesson).parse("on mail.kita.example"))
        var told: [String] = []
        while timeline.nextStage(asking: []) == .arrived, let stage = timeline.stageAtCursor { told.append(stage.id) }
        #expect(told == ["open-again", "arrives"])
    }
}
