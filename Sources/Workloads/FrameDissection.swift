// Frames of a mail capture taken apart. Read first: Sources/Dissection/Dissector.swift.

import Dissection

/// The frames of many letters, ready to be dissected.
public struct FrameDissection: Sendable {
    private let frames: [CapturedFrame]

    /// - Throws: `WorkloadFailure` when the lesson does not come with the program.
    public init() throws(WorkloadFailure) {
        var walk = try LessonWalk(letters: 100)
        _ = walk.record()
        frames = walk.frames.map { CapturedFrame(bytes: $0) }
    }

    /// How many frames there are.
    public var count: Int { frames.count }

    /// Dissects all of them with a new dissector. Returns how many fields there were.
    public func run() -> Int {
        var dissector = Dissector()
        return frames.reduce(0) { $0 + dissector.dissect($1).fields.count }
    }
}
