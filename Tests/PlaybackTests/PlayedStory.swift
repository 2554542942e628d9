// Plays a lesson's world in pieces, from wherever a test wants, and writes the capture of each piece.
// Read first: Sources/Playback/Run/LessonRun.swift.

import Basics
import Emulation
import Foundation
import MailMessage
import MailStore
import Playback
import Scenarios
import TestSupport

/// Lessons as the tests of this target play them.
enum PlayedStory {
    /// The folder with what comes with the program.
    static let resources = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// The lessons that come with the program.
    static let library = LessonLibrary(resources: resources)

    /// A run of `lesson` that has not begun: everything is planned.
    static func run(_ lesson: Lesson, seed: UInt64? = nil, language: Language = .english) throws -> LessonRun {
        let seed = seed ?? lesson.seed
        let network = try EmulatedTopology(lesson.topology, seed: seed)
        return try LessonRun(
            lesson, in: network, seed: seed, until: nil, language: language,
            frames: FrameRecorder(FrameRecorder.Options(), of: network, comment: ""))
    }

    /// The capture of every crossing of every link while `network` goes on to `end`, in slices of `slice` events.
    static func capture(
        _ lesson: Lesson, _ network: inout EmulatedTopology, until end: Instant, slice: UInt64 = .max
    ) throws -> [UInt8] {
        let folder = try TemporaryFolder()
        var options = FrameRecorder.Options()
        options.viewpoint = .path
        options.destination = .path(folder.file("c"), replacing: false)
        let frames = try FrameRecorder(options, of: network, comment: "")
        var recorder = StoryRecorder(lesson, in: network, language: .english, frames: frames)
        while case .reachedCount = network.world.run(until: end, limit: slice, observer: &recorder) {}
        try frames.finish()
        return try folder.read("c")
    }

    /// The letters with this Message-ID in the mailbox of `address`, on whatever server has it.
    static func letters(_ messageID: String, of address: String, in network: EmulatedTopology) -> [[UInt8]] {
        network.world.hosts.indices.flatMap { host -> [[UInt8]] in
            let store = network.world.hosts[host].core.disk.mailStore
            guard let account = store.account(receivingFor: address) else { return [] }
            return store[account].inbox.messages.map(\.bytes).filter { Message($0).messageID == messageID }
        }
    }
}
