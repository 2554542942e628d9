// The order of the story: stages, lines and questions as they came. Read first: StoryRecorder.swift.

/// One thing on the time line; the numbers are indices into the recorder's lists.
package enum StoryEntry: Equatable, Sendable {
    case stage(Int)
    case line(conversation: Int, line: Int)
    case question(Int)
    case answer(Int)
    case incident(Int)
    case signal(Int)
}
