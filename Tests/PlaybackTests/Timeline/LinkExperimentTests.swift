// What a student does to a cable and what the lesson does to it later. Read first: TimelineTests.swift.

import Basics
import Emulation
import Playback
import Scenarios
import Testing

@Suite struct LinkExperimentTests {
    /// A lesson that makes a cable slower does not mend it, and leaves everything else as it is then.
    @Test func aLaterChangeLeavesTheRestAsItIs() throws {
        let name = "uplink.kita.example"
        var lesson = try PlayedStory.library.lesson("first-letter")
        lesson.actions.append(
            TimedAction(
                at: .start + .seconds(10), action: .changeLink(name: name, LinkChange(delay: .milliseconds(300)))))
        var timeline = try Timeline(lesson)
        let parser = WhatIfParser(lesson)
        try timeline.act(parser.parse("link \(name) loss=5%"))
        try timeline.act(parser.parse("cut \(name)"))
        _ = timeline.goToEnd()
        let link = try #require(timeline.world.links.first { $0.name == name })
        #expect(!link.properties.isUp)
        #expect(link.properties.loss == 50_000)
        #expect(link.properties.delay == .milliseconds(300))
    }

    /// What changes nothing is told so, and is no event.
    @Test(arguments: [
        "link uplink.kita.example delay=5ms", "lose uplink.kita.example nothing", "start smtp mail.kita.example",
        "quota kenji@kita.example none", "restore uplink.kita.example", "on backbone",
    ])
    func whatChangesNothingIsNoEvent(_ deed: String) throws {
        var timeline = try Timeline(PlayedStory.library.lesson("first-letter"))
        let action = try WhatIfParser(timeline.lesson).parse(deed)
        #expect(timeline.isAlready(action))
        let name = try timeline.act(action)
        let number = try #require(timeline.number(ofBranch: name))
        let comparison = timeline.compare(0, number)
        #expect(comparison != nil && comparison?.firstDifference == nil)
    }
}
