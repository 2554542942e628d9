// Looks on while a lesson is played: tells the story and writes the capture.
// Read first: Story.swift, Sources/Emulation/World/WorldObserver.swift.

import Basics
import Emulation
import Scenarios

/// A story together with the frames that are captured while it happens.
@dynamicMemberLookup
package struct StoryRecorder: WorldObserver {
    package private(set) var story: Story
    /// Where frames go; it counts them even when nothing is written.
    package let frames: FrameRecorder
    private let narration: Narration

    package init(_ lesson: Lesson, in network: EmulatedTopology, language: Language, frames: FrameRecorder) {
        story = Story(lesson, in: network)
        narration = Narration(lesson: lesson, language: language)
        self.frames = frames
    }

    /// What is known of the story so far.
    package subscript<Part>(dynamicMember path: KeyPath<Story, Part>) -> Part { story[keyPath: path] }

    /// Announces a letter of the lesson.
    package mutating func expect(_ letter: LetterTrace) { story.expect(letter) }

    package var wantsObservations: Bool { true }

    package mutating func observed(_ observation: Observation) { story.observed(observation) }

    package mutating func sent(_ transmission: borrowing FrameTransmission) {
        let comments = story.untold.map { narration.comment(ofStage: $0) }
        guard frames.record(transmission, comments: comments) else { return }
        story.captured(frame: frames.count)
    }

    package mutating func lost(_ transmission: borrowing FrameTransmission, because reason: FrameLoss) {
        story.lost(transmission.frame.bytes, onLink: transmission.link, at: transmission.at, because: reason)
    }
}
