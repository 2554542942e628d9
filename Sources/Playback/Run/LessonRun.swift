// Plays a lesson. Read first: Sources/Scenarios/Model/Lesson/Lesson.swift, StoryRecorder.swift, ActionPlanner.swift.
//
// The world goes its way in slices of some thousand events, so that Ctrl-C, a full disk and a progress line get their
// turn; how long the slices are changes nothing in the world.

import Basics
import Capture
import Emulation
import MailMessage
import Scenarios

/// A lesson on its way: its world, and what was told of it.
package struct LessonRun {
    package let lesson: Lesson
    /// The seed of all chance: the lesson's own, or the user's.
    package let seed: UInt64
    /// Of the story as it is told.
    package let language: Language
    /// Of what is written into files: the narration in the capture's comments, the sentences of the report.
    package let writtenLanguage: Language
    /// The network as it is now.
    package private(set) var network: EmulatedTopology
    /// What has been told so far, and the capture.
    package private(set) var recorder: StoryRecorder
    private let end: Instant

    /// How a run came to its end.
    package enum Ending: Equatable, Sendable {
        /// The story is over.
        case complete
        /// A signal asked to stop.
        case interrupted(signal: Int32)
        /// The capture cannot be written any further; `FrameRecorder.failure` says why.
        case captureFailed
    }

    /// A story that names no end is over when nothing is left to happen, or after a week: servers give a letter up
    /// after five days (RFC 5321 §4.5.4.1).
    package static let longest = Interval.seconds(7 * 86_400)

    /// Prepares a run in `network`, which was built from the lesson's topology with `seed`.
    /// `until` replaces the lesson's own end; what is written has the language of what is told unless `writtenLanguage`
    /// says otherwise.
    package init(
        _ lesson: Lesson, in network: EmulatedTopology, seed: UInt64, until: Instant?, language: Language,
        writtenLanguage: Language? = nil, frames: FrameRecorder
    ) throws(LessonRunError) {
        self.lesson = lesson
        self.seed = seed
        self.language = language
        self.writtenLanguage = writtenLanguage ?? language
        self.network = network
        end = until ?? lesson.end ?? .start + Self.longest
        recorder = StoryRecorder(lesson, in: network, language: self.writtenLanguage, frames: frames)
        let composer = LetterComposer(topology: lesson.topology, seed: seed)
        for letter in try ActionPlanner(lesson: lesson, composer: composer).plan(in: &self.network) {
            recorder.expect(LetterTrace(letter))
        }
    }

    /// Plays it to its end. `progress` is told now and then where it stands.
    package mutating func play(progress: (World) -> Void = { _ in }) -> Ending {
        while true {
            switch network.world.run(until: end, limit: 4096, observer: &recorder) {
            case .reachedTime, .idle: return recorder.frames.failure == nil ? .complete : .captureFailed
            case .reachedCount: break
            }
            if let signal = Interruption.pending { return .interrupted(signal: signal) }
            if recorder.frames.failure != nil { return .captureFailed }
            progress(network.world)
        }
    }

    /// Whether a letter still waits: in a queue, or in a mail program that could not hand it in.
    package func isQueued(_ letter: LetterTrace) -> Bool { network.isQueued(letter) }

    /// The state of all of the lesson's letters and of those that came up on the way, bounces for one.
    package var letters: [LetterTrace] { recorder.letters.letters }
}

extension EmulatedTopology {
    /// Whether a letter waits in the queue of some server, or in the Outbox of a mail program, for somebody who has not
    /// got it.
    func isQueued(_ letter: LetterTrace) -> Bool { letter.waits(among: waitingLetters()) }

    /// The Message-IDs of all letters in queues, and of those in Outboxes that are still to be handed in.
    func waitingLetters() -> Set<String> {
        var waiting: Set<String> = []
        for host in world.hosts {
            for entry in host.core.disk.queue.entries { waiting.insert(entry.messageID) }
            for case .mailProgram(let program) in host.services {
                for entry in program.value.folders.outbox where entry.isWaiting {
                    if let id = Message(entry.letter.message).messageID { waiting.insert(id) }
                }
            }
        }
        return waiting
    }
}

extension LetterTrace {
    /// Whether it waits for somebody who has not got it, when the letters called `waiting` lie in queues and Outboxes.
    func waits(among waiting: @autoclosure () -> Set<String>) -> Bool {
        // Whoever handed it over may not have heard yet that it arrived.
        !isWithEverybody && waiting().contains(messageID)
    }
}
