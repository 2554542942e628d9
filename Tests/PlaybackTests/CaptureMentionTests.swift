// What the story says about its capture: nothing that would not work when it is typed.
// Read first: Sources/Playback/Terminal/CaptureMention.swift.

import Foundation
import Playback
import Scenarios
import Testing

@Suite struct CaptureMentionTests {
    private func ending(_ capture: CaptureMention, hasComments: Bool = true) throws -> String {
        var run = try PlayedStory.run(PlayedStory.library.lesson("first-letter"), language: .english)
        _ = run.play()
        var printer = StoryPrinter(
            run, style: TerminalStyle(width: 80), capture: capture, hasComments: hasComments)
        let story = printer.story()
        let start = try #require(story.range(of: "What to do next"))
        return String(story[start.upperBound...])
    }

    @Test func fileIsOpenedByItsName() throws {
        #expect(try ending(.file("letters/a.pcapng")).contains("\n    wireshark letters/a.pcapng\n"))
        #expect(try ending(.file("Hana's letter.pcapng")).contains("\n    wireshark 'Hana'\\''s letter.pcapng'\n"))
        #expect(try ending(.file("-k.pcapng")).contains("\n    wireshark ./-k.pcapng\n"))
        #expect(try ending(.file("手紙.pcapng")).contains("\n    wireshark 手紙.pcapng\n"))
    }

    @Test func withoutCaptureItSaysHowToMakeOne() throws {
        let ending = try ending(.none)
        #expect(ending.contains("--capture FILE.pcapng"))
        #expect(ending.contains("frame.comment"))
    }

    @Test func folderAndStreamAreNotOpenedAsFiles() throws {
        for mention in [CaptureMention.folder("links"), .stream] {
            let ending = try ending(mention)
            #expect(!ending.contains("wireshark "))
            #expect(ending.contains("tcp.port == 587"))
        }
    }

    @Test func classicPcapHasNoComments() throws {
        #expect(try !ending(.file("a.pcap"), hasComments: false).contains("comment"))
    }
}
